places-all-button = Целиком: { $place }
places-up-button = ▴ { $place }

places-all-button = Бүкіл { $place }
places-up-button = ▴ { $place }

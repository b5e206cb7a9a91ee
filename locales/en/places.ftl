places-all-button = All of { $place }
places-up-button = ▴ { $place }

// Made before the first window.

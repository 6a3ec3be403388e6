"""Gatherers: what fills the fields of Page and View from a page that is open in a browser."""

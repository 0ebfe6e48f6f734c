"""Generic models: rows, trees."""

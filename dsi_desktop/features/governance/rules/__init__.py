"""What a table may do with its bodies, as pure functions on values."""

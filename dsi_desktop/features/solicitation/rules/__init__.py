"""When a partner is asked too much, and what may be typed to measure it, as pure values."""

"""Find what was resolved: the register of each body, and certified extracts of it."""

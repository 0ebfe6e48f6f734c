"""The view « Sièges »: who holds which seat of each body, and how the colleges balance."""

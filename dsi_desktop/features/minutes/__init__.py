"""Minutes: what is said and decided at a meeting, from the first note to the frozen document."""

"""What the calendar of a plan shows, and what happens when it is touched."""

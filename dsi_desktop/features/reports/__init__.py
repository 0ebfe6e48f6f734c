"""Every report of the house in one place, and what the command line lists."""

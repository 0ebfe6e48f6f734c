"""What the screens of the history read."""

"""What the screens of the history show, without a window."""

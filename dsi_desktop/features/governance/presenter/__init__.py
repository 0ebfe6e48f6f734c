"""What the screens of governance decide, without a window."""

"""What the pages of sharing and receiving show, tried without a window."""

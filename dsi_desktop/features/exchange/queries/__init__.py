"""What the pages of sharing and receiving read, as frozen values."""

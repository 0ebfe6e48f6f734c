"""What the page says and decides, without Qt."""

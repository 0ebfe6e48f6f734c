"""What the pages of money say."""

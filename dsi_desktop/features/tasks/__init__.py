"""What somebody promised to do, wherever it was promised."""

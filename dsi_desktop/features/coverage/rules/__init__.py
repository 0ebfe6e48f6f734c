"""What is covered and what is not: counted without a file, told without a screen."""

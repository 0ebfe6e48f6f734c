"""What the evaluation says of what it read: rows, sentences, maps."""

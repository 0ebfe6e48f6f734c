"""The directory: organisations, people, how to reach them, what they do around the table."""

"""What a meeting may be: its hours, its agenda, its room."""

"""A whole démarche to look at: real organisations, invented people and words."""

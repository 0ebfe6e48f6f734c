"""DSI Desktop: the tool of the person who holds a table de concertation together."""

__version__ = "0.1.0"

"""Sentences compared whatever spaces they are printed with."""

_SPACES = {ord(space): " " for space in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"}


def plain(text: str) -> str:
    """Return a text with ordinary spaces only."""
    return text.translate(_SPACES)

"""Words under the pointer: what people wrote is shown as written, never read as HTML."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Return a tool tip that Qt shows letter for letter."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


def unmarked(text: str) -> str:
    """Return a text for a button or a label: « & » is a sign there, not a shortcut."""
    return text.replace("&", "&&")

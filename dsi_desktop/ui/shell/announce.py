"""Say something to the screen reader without moving the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have `sentence` read aloud; `urgent` interrupts what is being read."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(
        QAccessible.AnnouncementPoliteness.Assertive if urgent
        else QAccessible.AnnouncementPoliteness.Polite
    )  # fmt: skip
    QAccessible.updateAccessibility(event)

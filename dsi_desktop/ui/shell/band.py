"""What one looks at when it is not the dossier itself: a past day, a copy; and the way back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.texts import label

_WIDEST = 240


@dataclass(frozen=True, slots=True)
class Band:
    """A sentence over the pages, and the one thing to do about it."""

    icon: str
    sentence: str
    action: str
    done: Callable[[], object]
    note: str = ""


class BandStrip(QWidget):
    """The band over the pages; its button is the only filled one of the window."""

    def __init__(self, band: Band) -> None:
        super().__init__()
        self.setAccessibleName(band.sentence)
        self.action = button(band.action, band.done, look="primary")
        frame = QFrame()
        frame.setObjectName("leaf")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(Pictogram(band.icon, "accent", 20))
        said = label(band.sentence, "h3", wrap=True)
        said.setMinimumWidth(theme().px(min(_WIDEST, 9 * len(band.sentence))))
        row.addWidget(said)
        row.addWidget(label(band.note, "muted", wrap=True), 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignRight)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(28, 14, 28, 0)
        outer.addWidget(frame)


def look_only(page: QWidget) -> None:
    """Take the filled buttons of a page out of use: nothing can be changed from here."""
    for found in page.findChildren(QPushButton, "primary"):
        found.setEnabled(False)

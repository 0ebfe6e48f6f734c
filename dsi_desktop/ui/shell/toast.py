"""A sentence that passes at the bottom of the window, and is announced to the screen reader."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.texts import label

_SECONDS = 6


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have the screen reader say a sentence now."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class Toast(QFrame):
    """One sentence over the page; a refusal stays longer and carries a sign."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 16, 10)
        row.setSpacing(10)
        self._wrong = Pictogram("alert-triangle", "danger", 18)
        self._right = Pictogram("circle-check", "ok", 18)
        row.addWidget(self._wrong)
        row.addWidget(self._right)
        self.sentence = label("", "label", wrap=True)
        row.addWidget(self.sentence, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Show and announce."""
        self.sentence.setText(sentence)
        self._wrong.setVisible(wrong)
        self._right.setVisible(not wrong)
        self.setAccessibleName(sentence)
        self.place()
        self.show()
        self.raise_()
        announce(self, sentence, urgent=wrong)
        self._timer.start(_SECONDS * (2000 if wrong else 1000))

    def place(self) -> None:
        """Stand at the bottom, in the middle."""
        above = self.parentWidget()
        width = min(theme().px(620), above.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((above.width() - width) // 2, above.height() - self.height() - 20)

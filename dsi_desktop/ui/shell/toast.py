"""A passing sentence under the header of the window: seen, read aloud, gone by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from dsi_desktop.ui.theme import theme

_SECONDS = 5
_SECONDS_OF_A_REFUSAL = 10


class Toast(QLabel):
    """One sentence at a time; a click takes it away. Never the only place of an error of a form."""

    def __init__(self, over: QWidget, top: Callable[[], int] | None = None) -> None:
        """`top` tells where the header ends."""
        super().__init__(over)
        self._over = over
        self._top = top
        self.setObjectName("toast")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)

    def say(self, sentence: str, *, refusal: bool = False) -> None:
        """Show and announce; a refusal stays longer and is read at once."""
        self.setText(f"⚠ {sentence}" if refusal else sentence)
        self.setAccessibleName(sentence)
        self.place()
        self.show()
        self.raise_()
        self._timer.start(1000 * (_SECONDS_OF_A_REFUSAL if refusal else _SECONDS))
        from dsi_desktop.ui.shell.announce import announce

        announce(self, sentence, urgent=refusal)

    def place(self) -> None:
        """Stand under the header, in the middle: people type at the foot of the window."""
        room = self._over.size()
        widest = min(theme().px(560), room.width() - theme().px(48))
        self.setWordWrap(False)
        width = min(self.sizeHint().width(), widest)
        self.setWordWrap(True)
        height = self.heightForWidth(width)
        top = theme().px(8) + (self._top() if self._top else 0)
        self.setGeometry((room.width() - width) // 2, top, width, height)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click is enough."""
        self.hide()

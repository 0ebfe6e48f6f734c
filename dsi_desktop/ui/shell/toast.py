"""A passing sentence in the header of the window: seen, read aloud, gone by itself."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from dsi_desktop.ui.theme import theme

_SECONDS = 5
_SECONDS_OF_A_REFUSAL = 10
_LEAST = 160


class Toast(QLabel):
    """One sentence at a time; a click takes it away. Never the only place of an error of a form."""

    def __init__(self, over: QWidget, room: Callable[[], QRect] | None = None) -> None:
        """`room` tells where the header is empty."""
        super().__init__(over)
        self._over = over
        self._room = room
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
        """Stand where the header is empty, so that nothing one reads or types is covered.

        What is too long for it stands under the header, in the middle.
        """
        free, all_ = self._room() if self._room else QRect(), self._over.rect()
        size = self._size(free.width())
        if free.width() < theme().px(_LEAST) or size.height() > free.height():
            size = self._size(all_.width() - theme().px(48))
            top = theme().px(8) + free.y() + free.height()
            free = QRect(0, top, all_.width(), size.height())
        middle = (all_.width() - size.width()) // 2
        left = max(free.left(), min(middle, free.right() - size.width()))
        self.setGeometry(QRect(QPoint(left, free.center().y() - size.height() // 2), size))

    def _size(self, room: int) -> QSize:
        self.setWordWrap(False)
        width = min(self.sizeHint().width(), theme().px(560), room)
        self.setWordWrap(True)
        return QSize(width, self.heightForWidth(width))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click is enough."""
        self.hide()

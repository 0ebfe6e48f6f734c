"""A window for the room: painted at any size, on the second screen when there is one."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

_WIDE, _HIGH = 1280, 720


class ProjectedWindow(QWidget):
    """Drawn as if it measured 1280 × 720; Échap or F9 closes it, F11 fills the screen or not."""

    def __init__(self, name: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.setMinimumSize(480, 270)
        self.resize(_WIDE, _HIGH)

    def appear(self) -> None:
        """Fill the second screen when there is one, else show as a window."""
        screens = QGuiApplication.screens()
        if len(screens) > 1:
            self.setGeometry(screens[-1].geometry())
            self.showFullScreen()
        else:
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by the keys that came."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F9):
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def scaled(self, room: QRectF) -> QRectF:
        """Return a place of the drawing in this window."""
        wide, high = self.width() / _WIDE, self.height() / _HIGH
        return QRectF(
            room.x() * wide, room.y() * high, room.width() * wide, room.height() * high
        )

"""Two columns that become one where the window is narrow or the letters are large."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import clear, scrolling

_ONE_BELOW = 900


class Columns(QWidget):
    """`main` takes the room, `side` keeps its width; both scroll together."""

    def __init__(self, side_width: int = 384) -> None:
        super().__init__()
        self._side_width = side_width
        self.main = QVBoxLayout()
        self.side = QVBoxLayout()
        for column in (self.main, self.side):
            column.setSpacing(16)
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._middle, self._aside = QWidget(), QWidget()
        self.main.setContentsMargins(0, 0, 0, 0)
        self._middle.setLayout(self.main)
        self.side.setContentsMargins(0, 0, 0, 0)
        self._aside.setLayout(self.side)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(28, 4, 28, 24)
        self._row.setSpacing(16)
        self._row.addWidget(self._middle, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(0)
        area = scrolling(self._row)
        area.setObjectName("clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._place()

    def empty(self) -> None:
        """Take away everything of both columns."""
        clear(self.main)
        clear(self.side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one column or two."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        narrow = self.width() < theme().px(_ONE_BELOW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        wide = 16_777_215 if narrow else theme().px(self._side_width)
        self._aside.setMinimumWidth(0 if narrow else wide)
        self._aside.setMaximumWidth(wide)
        self._row.setStretch(0, int(not narrow))
        self._row.setStretch(2, int(narrow))

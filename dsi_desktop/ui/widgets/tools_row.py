"""Tools on one line, on two where one cannot hold them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QWidget

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Tools(QWidget):
    """Some at the left; the others at the right, or under."""

    def __init__(self, views: Sequence[QWidget], filters: Sequence[QWidget]) -> None:
        super().__init__()
        self._rows = (QHBoxLayout(), QHBoxLayout())
        self._all = QBoxLayout(_DOWN, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(8)
        for row in self._rows:
            row.setSpacing(8)
            self._all.addLayout(row)
        for view in views:
            self._rows[0].addWidget(view)
        self._rows[0].addStretch()
        self._rows[1].addStretch()
        for tool in filters:
            self._rows[1].addWidget(tool)
        # its own least width would keep the window from ever being narrow
        self.setMinimumWidth(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one line or two."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold again when what it holds takes more room, or less."""
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return heard

    def _fold(self) -> None:
        needed = sum(row.sizeHint().width() for row in self._rows) + self._all.spacing()
        direction = _ACROSS if needed <= self.width() else _DOWN
        if direction != self._all.direction():
            self._all.setDirection(direction)
            self._all.activate()


def choice(name: str, options: Sequence[tuple[str, str]], letters: int) -> QComboBox:
    """Return a filter: a list as wide as so many letters."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(letters)
    for key, words in options:
        made.addItem(words, key)
    return made

"""Tools that go to the next line when the page is narrow or the text large: nothing is cut."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Flowing(QLayout):
    """Lays widgets side by side, line after line; `wide` asks for one line where there is room."""

    def __init__(self, gap: int = 8, *, wide: bool = False) -> None:
        super().__init__()
        self._wide = wide
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, really=True)

    def sizeHint(self) -> QSize:
        least = self.minimumSize()
        if not self._wide:
            return least
        sizes = [item.sizeHint().width() for item in self._shown()]
        return QSize(sum(sizes) + self._gap * max(len(sizes) - 1, 0), least.height())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, really: bool) -> int:
        """Return the height of the lines; place the widgets only when `really`."""
        x, y, high = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(rect.width(), item.minimumSize().width())))
            if line and x + size.width() > rect.right() + 1:
                self._settle(line, high, really=really)
                x, y, high, line = rect.x(), y + high + self._gap, 0, []
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            high = max(high, size.height())
        self._settle(line, high, really=really)
        return y + high - rect.y()

    @staticmethod
    def _settle(line: list[tuple[QLayoutItem, QRect]], high: int, *, really: bool) -> None:
        if really:
            for item, rect in line:
                item.setGeometry(rect.translated(0, (high - rect.height()) // 2))


def flowing(*shown: QWidget, wide: bool = False) -> QWidget:
    """Return a widget with these side by side; `wide`: it asks for the room of one line."""
    holder = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    row = Flowing(wide=wide)
    holder.setLayout(row)
    for one in shown:
        row.addWidget(one)
    return holder

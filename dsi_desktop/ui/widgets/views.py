"""Lists, tables and trees set up once: no nameless corner, one row height, keys that open."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView, QTreeView

from dsi_desktop.ui.theme import theme

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Opened = Callable[[QModelIndex], object]


class Table(QTableView):
    """A list of records in columns; Entrée or a double click opens the row."""

    def __init__(self, name: str, model: QAbstractItemModel, opened: Opened | None = None) -> None:
        super().__init__()
        self._opened = opened
        _prepare(self, name, model, opened)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(36))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)

    def widths(self, *sizes: int, stretch: int = 0) -> None:
        """Give each column its width in pixels at 100 %; column `stretch` takes the rest."""
        head = self.horizontalHeader()
        head.setStretchLastSection(False)
        for at, size in enumerate(sizes):
            head.resizeSection(at, theme().px(size))
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens."""
        if not _opens(self, event, self._opened):
            super().keyPressEvent(event)


class Listing(QListView):
    """A list drawn by one delegate; Entrée or a double click opens."""

    def __init__(self, name: str, model: QAbstractItemModel, opened: Opened | None = None) -> None:
        super().__init__()
        self._opened = opened
        _prepare(self, name, model, opened)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens."""
        if not _opens(self, event, self._opened):
            super().keyPressEvent(event)


class Tree(QTreeView):
    """A tree of records; Entrée or a double click opens, arrows fold and unfold."""

    def __init__(self, name: str, model: QAbstractItemModel, opened: Opened | None = None) -> None:
        super().__init__()
        self._opened = opened
        _prepare(self, name, model, opened)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens."""
        if not _opens(self, event, self._opened):
            super().keyPressEvent(event)


def _prepare(
    view: QAbstractItemView, name: str, model: QAbstractItemModel, opened: Opened | None
) -> None:
    view.setModel(model)
    view.setAccessibleName(name)
    view.setFrameShape(QAbstractItemView.Shape.NoFrame)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    if opened is not None:
        view.doubleClicked.connect(opened)


def _opens(view: QAbstractItemView, event: QKeyEvent, opened: Opened | None) -> bool:
    index = view.currentIndex()
    if opened is None or event.key() not in _OPENING or not index.isValid():
        return False
    opened(index)
    return True

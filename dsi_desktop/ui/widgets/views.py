"""Lists, tables and trees set up once: no nameless corner, one row height, keys that open."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
    QWidget,
)

from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.marks import draw_marks

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Opened = Callable[[QModelIndex], object]


class _Memory(QObject):
    """Gives a view back its current row and its open branches after the model was reset."""

    def __init__(self, view: QAbstractItemView, model: "RowsModel[Any] | TreeModel[Any]") -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._current: Hashable = None
        self._open: list[Hashable] = []
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._give_back)

    def _keep(self) -> None:
        view, model, now = self._view, self._model, self._view.currentIndex()
        self._current = model.key_of(now) if now.isValid() else None
        if isinstance(model, TreeModel) and isinstance(view, QTreeView):
            every = model.keys()
            self._open = [key for key in every if view.isExpanded(model.index_of(key))]

    def _give_back(self) -> None:
        view = self._view
        if isinstance(view, QTreeView):
            for index in map(self._model.index_of, self._open):
                view.setExpanded(index, index.isValid())
        index = self._model.index_of(self._current)
        if index.isValid():
            # Told to nobody: the person chose nothing new, and a closed sheet must stay closed.
            with QSignalBlocker(view.selectionModel()):
                view.setCurrentIndex(index)
            view.scrollTo(index)


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
        fit(self, lambda: self.verticalHeader().setDefaultSectionSize(theme().px(36)))
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then what waits for a decision."""
        super().paintEvent(event)
        draw_marks(self)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then what waits for a decision."""
        super().paintEvent(event)
        draw_marks(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens."""
        if not _opens(self, event, self._opened):
            super().keyPressEvent(event)


class _Roomy(QStyledItemDelegate):
    """Rows of a tree as high as a finger: Qt heeds no `min-height` there."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The words, in a row of 32 pixels at least."""
        return super().sizeHint(option, index).expandedTo(QSize(0, theme().px(32)))


class Tree(QTreeView):
    """A tree of records; Entrée or a double click opens, arrows fold and unfold."""

    def __init__(
        self, name: str, model: QAbstractItemModel, opened: Opened | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._opened = opened
        _prepare(self, name, model, opened)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Roomy(self))
        fit(self, lambda: self.setIndentation(theme().px(20)))
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then what waits for a decision."""
        super().paintEvent(event)
        draw_marks(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens."""
        if not _opens(self, event, self._opened):
            super().keyPressEvent(event)


def _prepare(
    view: QAbstractItemView, name: str, model: QAbstractItemModel, opened: Opened | None
) -> None:
    view.setModel(model)
    if isinstance(model, RowsModel | TreeModel):
        _Memory(view, model)
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

"""The tree of the plan on screen: folds, keys, and what was asked of a row."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from dsi_desktop.features.plan.page import words
from dsi_desktop.features.plan.page.tree_delegate import WIDTHS, PlanDelegate
from dsi_desktop.features.plan.queries import PORTRAIT, PlanNode, PlanTree
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Tree

_MANY = 80
_CHEVRON = 40
_TITLE = 260
_KEYS = {
    Qt.Key.Key_E: "state",
    Qt.Key.Key_F2: "rename",
    Qt.Key.Key_N: "new",
    Qt.Key.Key_M: "move",
    Qt.Key.Key_P: "progress",
    Qt.Key.Key_R: "edit",
    Qt.Key.Key_D: "edit",
    Qt.Key.Key_Delete: "archive",
}


class PlanTreeView(Tree):
    """Shows the rows; folds survive a refresh; keys become gestures on a record."""

    asked = Signal(str, str)  # gesture, record id
    shifts = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows: TreeModel[PlanNode] = TreeModel(
            words.columns(), lambda node: node.id or node.kind, lambda node: node.children
        )
        super().__init__(_("Plan de communauté"), self.rows, self._opened_row, parent)
        # Who opens the page looks for the actions: the portrait waits folded.
        self._folded: set[str] = {PORTRAIT}
        self._known: set[str] = set()
        self._branches: list[PlanNode] = []
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemDelegate(PlanDelegate(self))
        self.setSelectionBehavior(QTreeView.SelectionBehavior.SelectRows)
        self._set_columns()
        self.collapsed.connect(lambda index: self._fold(index, folded=True))
        self.expanded.connect(lambda index: self._fold(index, folded=False))
        self.rows.modelReset.connect(self._restore)
        theme().changed.connect(self._set_columns)

    def show_tree(self, tree: PlanTree) -> None:
        kept = self.current()
        every = list(tree.walk())
        self._branches = [node for node in every if node.children]
        if len(every) > _MANY:
            fresh = {n.id for n in every if n.kind == "objective"} - self._known
            self._folded |= fresh
        self._known |= {node.id for node in every}
        if not tree.issues:
            self._folded.discard(PORTRAIT)
        self.rows.show(tree.roots)
        if kept is not None:
            self.reveal(kept.id)

    def current(self) -> PlanNode | None:
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def reveal(self, record_id: str) -> bool:
        """Unfold down to a row and make it current; tell whether it is here."""
        index = self.rows.index_of(record_id)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        node, key = self.current(), event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        along = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if node is not None and held == Qt.KeyboardModifier.ControlModifier and key in along:
            self.shifts.emit(node.id, along[Qt.Key(key)])
        elif node is not None and not held and key in _KEYS:
            self.asked.emit(_KEYS[Qt.Key(key)], node.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < theme().px(_CHEVRON):
            first = index.siblingAtColumn(0)
            if self.rows.rowCount(first):
                self.setExpanded(first, not self.isExpanded(first))
        elif index.isValid():
            self.asked.emit("look", self.rows.row(index).id)

    def _opened_row(self, index: QModelIndex) -> None:
        self.asked.emit("open", self.rows.row(index).id)

    def _fold(self, index: QModelIndex, *, folded: bool) -> None:
        (self._folded.add if folded else self._folded.discard)(self.rows.row(index).id)
        if not folded:
            self._span(index)

    def _restore(self) -> None:
        """After a reset: open again what was open, before anything is laid, then span."""
        with QSignalBlocker(self):
            for node in self._branches:
                if node.id not in self._folded:
                    self.setExpanded(self.rows.index_of(node.id or node.kind), True)
        self._span(QModelIndex())

    def _span(self, parent: QModelIndex) -> None:
        """Give the whole row to each level in sight; what is folded waits to be unfolded."""
        for row in range(self.rows.rowCount(parent)):
            index = self.rows.index(row, 0, parent)
            if self.rows.row(index).kind != "action":
                self.setFirstColumnSpanned(row, parent, True)
            if self.isExpanded(index):
                self._span(index)

    def _set_columns(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(theme().px(40))
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for at, width in enumerate(WIDTHS):
            if width:
                head.resizeSection(at, theme().px(width))
        self._fit_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """Give titles what the other columns leave; below a readable width, scroll sideways."""
        px = theme().px
        left = self.viewport().width() - sum(px(width) for width in WIDTHS)
        self.header().resizeSection(0, max(left, px(_TITLE)))

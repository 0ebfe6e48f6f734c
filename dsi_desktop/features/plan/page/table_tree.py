"""The rows of the table of actions: groups that fold, keys that edit, late dates that stand out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dsi_desktop.features.plan.page import words
from dsi_desktop.features.plan.presenter.table import Line, cell_words, spoken
from dsi_desktop.features.plan.rules.table import COLUMNS
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Tree

NAMES = tuple(COLUMNS)
RIGHT = ("progress", "granted", "hours", "reached", "asked", "paid", "partners")
_WIDTHS = {
    "title": 260, "state": 122, "lead": 138, "contact": 140, "due": 158, "progress": 92,
    "granted": 92, "hours": 116, "reached": 78, "body": 150, "issue": 180, "objective": 200,
    "kind": 110, "start": 100, "asked": 92, "paid": 92, "dimensions": 170, "areas": 150,
    "partners": 88,
}  # fmt: skip
_KEYS = {
    Qt.Key.Key_E: "state", Qt.Key.Key_R: "contact", Qt.Key.Key_D: "due", Qt.Key.Key_P: "progress",
}  # fmt: skip


def table_columns() -> list[Column[Line]]:
    """Return every column; those not chosen are hidden by the view."""
    return [_column(name) for name in NAMES]


def _column(name: str) -> Column[Line]:
    def text(line: Line) -> str:
        return cell_words(line, name)

    def shape(line: Line) -> object:
        return icon(words.SHAPES.get(line.action.state, "circle")) if line.action else None

    return Column(
        _(COLUMNS[name]), text, spoken if name == "title" else None, right=name in RIGHT,
        icon=shape if name == "state" else None, tip=text,
    )  # fmt: skip


class TableTree(Tree):
    """Tells the cell to edit: F2 for the one in hand, E, R, D and P for what they name."""

    asked = Signal(str)
    copied = Signal()

    def __init__(self, model: TreeModel[Line]) -> None:
        super().__init__(_("Actions du plan"), model, lambda _index: self.asked.emit("open"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_Cells(self))
        self.setAllColumnsShowFocus(False)
        head = self.header()
        head.setSectionsClickable(True)
        head.setStretchLastSection(False)
        head.setSortIndicatorShown(False)
        fit(self, self._widen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys act on the actions chosen; letters do not look for a row."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif plain and key == Qt.Key.Key_F2:
            self.asked.emit(NAMES[max(0, self.currentIndex().column())])
        elif plain and key in _KEYS:
            self.asked.emit(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def show_order(self, order: str, *, descending: bool) -> None:
        """Point the arrow of the head at the column that sorts."""
        head = self.header()
        head.setSortIndicatorShown(bool(order))
        if order:
            way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(NAMES.index(order), way)

    def show_columns(self, names: Sequence[str]) -> None:
        """Show these columns only."""
        for at, name in enumerate(NAMES):
            self.setColumnHidden(at, name not in names)
        self.stretch()

    def stretch(self) -> None:
        """Give the title what the other columns leave, and never less than it needs."""
        head = self.header()
        others = sum(
            head.sectionSize(at) for at in range(1, len(NAMES)) if not head.isSectionHidden(at))
        room = self.viewport().width() - others
        head.resizeSection(0, max(room, theme().px(_WIDTHS["title"])))

    def _widen(self) -> None:
        head = self.header()
        for at, name in enumerate(NAMES):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(at, theme().px(_WIDTHS[name]))


class _Cells(QStyledItemDelegate):
    """A group stands on a ground of its own in bold; a late date is red besides its words."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index).expandedTo(QSize(0, theme().px(34)))

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        line: Line | None = index.data(TreeModel.ROW)
        if line is None:
            return
        name = NAMES[index.column()]
        if line.action is None:
            option.font = theme().font("m", QFont.Weight.DemiBold)
            option.backgroundBrush = QBrush(theme().colour("surface2"))
        if name == "due" and line.sums.late:
            option.palette.setColor(QPalette.ColorRole.Text, theme().colour("danger"))
            option.palette.setColor(QPalette.ColorRole.HighlightedText, theme().colour("danger"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        line: Line | None = index.data(TreeModel.ROW)
        if line is None or index.column() or line.hue is None:
            super().paint(painter, option, index)
            return
        box, look = option.rect, theme()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("accentSoft"))
        elif line.action is None:
            painter.fillRect(box, look.colour("surface2"))
        shifted = QStyleOptionViewItem(option)
        shifted.rect = box.adjusted(look.px(8), 0, 0, 0)
        super().paint(painter, shifted, index)
        stripe = QRect(box.x() + look.px(2), box.y() + 7, look.px(4), box.height() - 14)
        painter.fillRect(stripe, QColor(look.hue(line.hue).solid))

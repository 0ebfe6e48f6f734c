"""The montage drawn: the name and the total stay in sight, the funders between them turn.

Columns that have no room are hidden, from the left or from the right; the bar under the totals and
the arrows turn them. One view holds all: nothing is read aloud twice.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.funding.page.mix_model import FIRST, NAME, MixModel, TotalsModel
from dsi_desktop.features.funding.page.mix_paint import MixCells, MixHeader, TotalCells
from dsi_desktop.features.funding.rules.mix import MixScreen
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Index
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

_NAME, _SHORT, _COLUMN, _WIDEST, _TOTAL = 230, 150, 100, 150, 112
_OVER = 26
_LOW, _HIGH, _HEAD, _LINE = 30, 38, 40, 27


class _Body(Table):
    """The rows; `turned` asks for the column before (-1) or after (1) those in sight."""

    turned = Signal(int)
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the room changed: a scroll bar came or went."""
        super().resizeEvent(event)
        self.resized.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Turn the hidden columns in before the cursor jumps over them."""
        now = self.currentIndex()
        step = {QAbstractItemView.CursorAction.MoveRight: 1,
                QAbstractItemView.CursorAction.MoveLeft: -1}.get(action, 0)  # fmt: skip
        if step and now.isValid():
            wanted = now.column() + step
            if 0 < wanted < self.model().columnCount() - 1 and self.isColumnHidden(wanted):
                self.turned.emit(step)
                return now.siblingAtColumn(wanted)
        return super().moveCursor(action, modifiers)


class MixView(QWidget):
    """The table over its totals. `opened` tells the row and the source of a cell."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.cells, self.sums = MixModel(), TotalsModel()
        self.table = _Body(_("Montage financier"), self.cells, self._open)
        self.totals = Table(_("Totaux du montage"), self.sums)
        self.turn = QScrollBar(Qt.Orientation.Horizontal)
        self.turn.setAccessibleName(_("Bailleurs en vue"))
        kept = self.turn.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.turn.setSizePolicy(kept)
        self._first = 0
        self._measuring = False
        self._lay_out()
        self.turn.valueChanged.connect(self._turn_to)
        self.table.resized.connect(self._measure)
        self.table.turned.connect(lambda step: self.turn.setValue(self.turn.value() + step))

    def _lay_out(self) -> None:
        for table, delegate in (
            (self.table, MixCells(self.cells, self.table)),
            (self.totals, TotalCells(self.sums, self.totals)),
        ):
            table.setItemDelegate(delegate)
            table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
            table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            table.verticalHeader().setMinimumSectionSize(10)
        self.table.setHorizontalHeader(MixHeader(self.cells, self.table))
        self.totals.horizontalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.totals.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        fit(self.table, lambda: self.table.setMinimumHeight(theme().px(_HEAD + 4 * _LOW)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        foot = QFrame()
        foot.setObjectName("totals")
        self._foot = QHBoxLayout(foot)
        self._foot.setSpacing(0)
        self._foot.addWidget(self.totals)
        column.addWidget(foot)
        column.addWidget(self.turn)
        self.setFocusProxy(self.table)

    def show_screen(self, screen: MixScreen) -> None:
        """Show another montage; the cell in hand stays when its row does."""
        now = self.table.currentIndex()
        kept = (self.cells.row(now).key, now.column()) if now.isValid() else ("", NAME)
        self.cells.show(screen.heads, screen.rows)
        self.sums.show(screen.heads, screen.totals)
        self._measure()
        self.put_on(kept[0], kept[1])

    def put_on(self, key: str, column: int = NAME) -> bool:
        """Put the cursor on a row, on the first when it is not shown; tell whether it is."""
        at = self.cells.place_of(key)
        if self.cells.rows:
            self.table.setCurrentIndex(
                self.cells.index(max(at, 0), min(column, self.cells.last)))
        return at >= 0

    def in_hand(self) -> str:
        """Return the key of the row in hand, "" without one."""
        now = self.table.currentIndex()
        return self.cells.row(now).key if now.isValid() else ""

    def _open(self, index: Index) -> None:
        self.opened.emit(self.cells.row(index).key, self.cells.line_at(index))

    def _turn_to(self, first: int) -> None:
        self._first = first
        self._measure()

    def _measure(self) -> None:
        """Share the width, once: what changes here resizes the table again."""
        if not self._measuring:
            self._measuring = True
            self._share_width()
            self._measuring = False

    def _share_width(self) -> None:
        """Give names, as many funders as there is room for, and totals their widths."""
        look, count = theme(), len(self.cells.heads)
        wide = self.table.viewport().width()
        least = look.px(_SHORT if wide < look.px(620) else _NAME)
        rest = wide - least - look.px(_TOTAL)
        more = look.px(_OVER) * any(head.over for head in self.cells.heads)
        rest -= more
        fits = max(min(rest // look.px(_COLUMN), count), min(count, 1))
        self.turn.setVisible(count > fits)
        self.turn.setRange(0, max(count - fits, 0))
        self._first = min(self._first, max(count - fits, 0))
        column = min(max(rest // max(fits, 1), look.px(_COLUMN)), look.px(_WIDEST))
        column = min(column, look.px(_COLUMN) + max(rest - fits * look.px(_COLUMN), 0) // 3)
        widths = [column + more * head.over for head in self.cells.heads]
        seen = widths[self._first : self._first + fits]
        name = max(wide - look.px(_TOTAL) - sum(seen), look.px(80))
        self._foot.setContentsMargins(0, 0, max(self.table.width() - wide, 0), 0)
        for table in (self.table, self.totals):
            head = table.horizontalHeader()
            for at in range(count):
                hidden = not self._first <= at < self._first + fits
                table.setColumnHidden(FIRST + at, hidden)
                if not hidden:
                    head.resizeSection(FIRST + at, widths[at])
            head.resizeSection(NAME, name)
            head.resizeSection(FIRST + count, look.px(_TOTAL))
        self._rows()

    def _rows(self) -> None:
        look = theme()
        self.table.horizontalHeader().setFixedHeight(look.px(_HEAD))
        lines = max(len(self.cells.rows), 1)
        room = self.table.viewport().height() // lines
        self.table.verticalHeader().setDefaultSectionSize(
            min(max(room, look.px(_LOW)), look.px(_HIGH)))
        self.totals.verticalHeader().setDefaultSectionSize(look.px(_LINE))
        self.totals.setFixedHeight(look.px(_LINE) * max(len(self.sums.rows), 1))

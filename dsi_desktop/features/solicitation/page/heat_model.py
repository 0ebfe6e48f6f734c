"""The heat table as Qt reads it: names, seats, a column per month, the total."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from dsi_desktop.features.solicitation.presenter.figures import HeatRow, HeatTable, hours
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Index
from dsi_desktop.ui.tips import plain_tip

NAME, SEATS, FIRST = 0, 1, 2
NOTHING = HeatTable((), (), (), 0)
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class HeatModel(QAbstractTableModel):
    """Shows one table of values; another table takes its place whole."""

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self, who: str) -> None:
        super().__init__()
        self.table = NOTHING
        self._who = who

    def show(self, table: HeatTable, who: str = "") -> None:
        """Show another table; `who` is the title of the first column."""
        self.beginResetModel()
        self.table = table
        self._who = who or self._who
        self.endResetModel()

    @property
    def last(self) -> int:
        """The column of the totals."""
        return FIRST + len(self.table.columns)

    def row(self, index: Index) -> HeatRow:
        """Return the line of an index."""
        return self.table.rows[index.row()]

    def month_of(self, index: Index) -> int | None:
        """Return which month a cell is of, None for names and totals."""
        is_month = FIRST <= index.column() < self.last and bool(self.row(index).cells)
        return index.column() - FIRST if is_month else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many lines."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many columns."""
        return 0 if parent.isValid() else self.last + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt asks for one aspect of one cell."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role == self.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, index.column())
        if role in _SPOKEN:
            said = self._spoken(row, index.column())
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt asks for a title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section, self.last)
        spoken = role in _SPOKEN
        if role != Qt.ItemDataRole.DisplayRole and not spoken:
            return None
        if FIRST <= section < self.last:
            titles = self.table.spoken_columns if spoken else self.table.columns
            return titles[section - FIRST]
        return {NAME: self._who, SEATS: _("Sièges")}.get(section, _("Total"))

    def _shown(self, row: HeatRow, column: int) -> str:
        if column == NAME:
            return row.name
        if row.folded:
            return ""
        if column == SEATS:
            return fmt.number(row.seats)
        if column == self.last:
            return hours(row.total)
        return row.cells[column - FIRST].said(row.cap)

    def _spoken(self, row: HeatRow, column: int) -> str:
        if column == NAME or row.folded:
            return f"{row.name}, {row.note}" if row.note else row.name
        if column == SEATS:
            return _("{name}, sièges : {n}").format(name=row.name, n=fmt.number(row.seats))
        if column == self.last:
            return _("{name}, total : {hours}").format(name=row.name, hours=hours(row.total, 1))
        return self.table.spoken(row, column - FIRST)


def _side(section: int, last: int) -> Qt.AlignmentFlag:
    if section == NAME:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    if section in (SEATS, last):
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return Qt.AlignmentFlag.AlignCenter

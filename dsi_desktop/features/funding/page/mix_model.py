"""The montage as Qt reads it: actions, a column for each funder, the total; and its totals."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from dsi_desktop.features.funding.rules.mix import MixHead, MixRow, TotalRow
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Index
from dsi_desktop.ui.tips import plain_tip

NAME, FIRST = 0, 1
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MixModel(QAbstractTableModel):
    """Shows the rows of one montage; another takes its place whole."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[MixHead, ...] = ()
        self.rows: tuple[MixRow, ...] = ()

    def show(self, heads: tuple[MixHead, ...], rows: tuple[MixRow, ...]) -> None:
        """Show another montage."""
        self.beginResetModel()
        self.heads, self.rows = heads, rows
        self.endResetModel()

    @property
    def last(self) -> int:
        """The column of the totals."""
        return FIRST + len(self.heads)

    def row(self, index: Index) -> MixRow:
        """Return the row of an index."""
        return self.rows[index.row()]

    def line_at(self, index: Index) -> str:
        """Return the id of the first source of a cell, "" elsewhere."""
        at = index.column() - FIRST
        return self.row(index).cells[at].line_id if 0 <= at < len(self.heads) else ""

    def place_of(self, key: str) -> int:
        """Return where a row is, -1 when it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many columns."""
        return 0 if parent.isValid() else self.last + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt asks for one aspect of one cell."""
        if not index.isValid():
            return None
        row, at = self.row(index), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if at == NAME:
                return row.title
            return row.pill or row.total if at == self.last else row.cells[at - FIRST].text
        if role in _SPOKEN:
            said = self._spoken(row, at)
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt asks for a title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == NAME else _RIGHT
        if role not in (Qt.ItemDataRole.DisplayRole, *_SPOKEN):
            return None
        if section == NAME:
            return _("Action")
        if section == self.last:
            return _("Total")
        head = self.heads[section - FIRST]
        return head.title if role == Qt.ItemDataRole.DisplayRole else head.spoken

    def _spoken(self, row: MixRow, at: int) -> str:
        if at == NAME:
            folded = {1: _("déplié"), -1: _("replié")}.get(row.fold, "")
            return f"{row.title}, {folded}" if folded else row.title
        return row.spoken if at == self.last else row.cells[at - FIRST].spoken


class TotalsModel(QAbstractTableModel):
    """Shows the pinned lines under the montage, in the same columns."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[MixHead, ...] = ()
        self.rows: tuple[TotalRow, ...] = ()

    def show(self, heads: tuple[MixHead, ...], rows: tuple[TotalRow, ...]) -> None:
        """Show other totals."""
        self.beginResetModel()
        self.heads, self.rows = heads, rows
        self.endResetModel()

    @property
    def last(self) -> int:
        """The column of the grand totals."""
        return FIRST + len(self.heads)

    def is_over(self, index: Index) -> bool:
        """Tell whether a cell says that too much was promised."""
        over, at = self.rows[index.row()].over, index.column() - FIRST
        return 0 <= at < len(over) and over[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many columns."""
        return 0 if parent.isValid() else self.last + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt asks for one aspect of one cell."""
        if not index.isValid():
            return None
        row, at = self.rows[index.row()], index.column()
        text = row.title if at == NAME else row.total if at == self.last else row.texts[at - FIRST]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role in _SPOKEN:
            if at == NAME:
                return text
            who = _("Total") if at == self.last else self.heads[at - FIRST].title
            said = f"{row.title}, {who} : {text or _('rien')}"
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

"""The table of the coverage as Qt reads it: a name, then a figure per link of the chain."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from dsi_desktop.features.coverage.presenter.screens import MatrixLine
from dsi_desktop.features.coverage.rules.matrix import COLUMNS, Cell
from dsi_desktop.features.coverage.rules.words import figure
from dsi_desktop.ui.models.rows_model import Index
from dsi_desktop.ui.tips import plain_tip

NAME = 0
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class MatrixModel(QAbstractTableModel):
    """Shows lines; others take their place whole."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[MatrixLine, ...] = ()
        self.hottest = 0
        self._titles: tuple[str, ...] = ("",) * (len(COLUMNS) + 1)

    def show(self, who: str, columns: tuple[str, ...], lines: tuple[MatrixLine, ...],
             hottest: int) -> None:  # fmt: skip
        """Show other lines; `who` is the title of the first column."""
        self.beginResetModel()
        self._titles, self.lines, self.hottest = (who, *columns), lines, hottest
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Return the cell of an index, None for a name."""
        return None if index.column() == NAME else self.line(index).cells[index.column() - 1]

    def line(self, index: Index) -> MatrixLine:
        """Return the line of an index."""
        return self.lines[index.row()]

    def index_of(self, key: str, column: str) -> QModelIndex:
        """Return the place of a cell, invalid when the line is not there."""
        keys = [line.key for line in self.lines]
        if key not in keys:
            return QModelIndex()
        return self.index(keys.index(key), COLUMNS.index(column) + 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many columns."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt asks for one aspect of one cell."""
        if not index.isValid():
            return None
        line, cell = self.line(index), self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name if cell is None else figure(cell)
        if role in _SPOKEN:
            said = line.name if cell is None else line.spoken[index.column() - 1]
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt asks for a title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == NAME else Qt.AlignmentFlag.AlignHCenter
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

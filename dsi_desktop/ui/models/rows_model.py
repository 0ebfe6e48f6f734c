"""One model for every list: it moves from list to list so that selection and scroll survive."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
_RESET_ABOVE = 200


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its title and how a row is said, drawn and read aloud in it."""

    title: str
    text: Callable[[R], str]
    spoken: Callable[[R], str] | None = None
    right: bool = False
    icon: Callable[[R], object] | None = None
    tip: Callable[[R], str] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows a list of values and moves to the next list by the smallest steps.

    `key` says which row of the new list is which row of the old one. Beyond 200 moves the
    model is reset: a reset is then cheaper than the steps.
    """

    ROW = Qt.ItemDataRole.UserRole

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[R] = []

    def show(self, rows: Sequence[R]) -> None:
        """Show `rows` instead of those shown now."""
        wanted = {self._key(row) for row in rows}
        if self._steps_to(rows, wanted) > _RESET_ABOVE:
            self._reset(rows)
            return
        for at in reversed(range(len(self._rows))):
            if self._key(self._rows[at]) not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        for at, row in enumerate(rows):
            self._place(at, row)

    def row(self, index: Index) -> R:
        """Return the value behind an index."""
        return self._rows[index.row()]

    @property
    def rows(self) -> tuple[R, ...]:
        """The values shown, in order."""
        return tuple(self._rows)

    def index_of(self, key: Hashable) -> QModelIndex:
        """Return the index of the row that has this key, invalid when there is none."""
        for at, row in enumerate(self._rows):
            if self._key(row) == key:
                return self.index(at, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt asks for one aspect of one cell."""
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.spoken or column.text)(row)
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return column.icon(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip:
            return column.tip(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return row if role == self.ROW else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt asks for a title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def _steps_to(self, rows: Sequence[R], wanted: set[Hashable]) -> int:
        held = {self._key(row) for row in self._rows}
        before = [key for row in self._rows if (key := self._key(row)) in wanted]
        after = [key for row in rows if (key := self._key(row)) in held]
        moved = sum(one != other for one, other in zip(before, after, strict=True))
        return len(self._rows) - len(before) + len(rows) - len(after) + moved

    def _reset(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def _place(self, at: int, row: R) -> None:
        key = self._key(row)
        here = self._rows[at] if at < len(self._rows) else None
        if here is None or self._key(here) != key:
            was = next(
                (i for i in range(at + 1, len(self._rows)) if self._key(self._rows[i]) == key), None
            )
            if was is None:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
                return
            self.beginMoveRows(QModelIndex(), was, was, QModelIndex(), at)
            self._rows.insert(at, self._rows.pop(was))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

"""One model for every list: it moves from list to list so that selection and scroll survive."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
_RESET_ABOVE = 200
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its title and how a row is said, drawn and read aloud in it."""

    title: str
    text: Callable[[R], str]
    spoken: Callable[[R], str] | None = None
    right: bool = False
    icon: Callable[[R], object] | None = None
    tip: Callable[[R], str] | None = None


def aspects(column: Column[R]) -> dict[int, Callable[[R], Any]]:
    """Return what makes each aspect of a cell, by role: looked up once per question of Qt."""
    found: dict[int, Callable[[R], Any]] = {
        Qt.ItemDataRole.DisplayRole: column.text,
        Qt.ItemDataRole.AccessibleTextRole: column.spoken or column.text,
        Qt.ItemDataRole.UserRole: lambda row: row,
    }
    if column.icon:
        found[Qt.ItemDataRole.DecorationRole] = column.icon
    if (tip := column.tip) is not None:
        found[Qt.ItemDataRole.ToolTipRole] = lambda row: plain_tip(tip(row))
    if column.right:
        found[Qt.ItemDataRole.TextAlignmentRole] = lambda _row: _RIGHT
    return found


def marked(said: Any, role: int) -> Any:
    """Return what the first cell of a marked row says: the mark is heard and read, not only drawn.

    A cell without a tip gets none.
    """
    if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) or not said:
        return said
    return f"{said}, {_('à décider')}"


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows a list of values and moves to the next list by the smallest steps.

    `key` says which row of the new list is which row of the old one. Beyond 200 moves the
    model is reset: a reset is then cheaper than the steps. Two rows of one key are shown both, by
    a reset: no step could say which one moves.
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
        self._aspects = [aspects(column) for column in columns]
        self._key = key
        self._rows: list[R] = []
        self._keys: list[Hashable] = []
        self._marks: frozenset[str] = frozenset()

    def mark(self, keys: frozenset[str]) -> None:
        """Mark the rows that have these keys, now and when they come; the view draws the marks."""
        if keys != self._marks:
            self._marks = keys
            if self._rows:
                last = self.index(len(self._rows) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)

    def marks(self) -> list[QModelIndex]:
        """Return the first cell of each row marked."""
        if not self._marks:
            return []
        return [self.index(at, 0) for at, key in enumerate(self._keys) if key in self._marks]

    def show(self, rows: Sequence[R]) -> None:
        """Show `rows` instead of those shown now."""
        keys = [self._key(row) for row in rows]
        if _repeats(keys) or _repeats(self._keys):
            self._reset(rows, keys)
            return
        staying = _staying(self._keys, keys)
        if len(self._keys) + len(keys) - 2 * len(staying) > _RESET_ABOVE:
            self._reset(rows, keys)
            return
        self._drop(set(keys))
        for at, key in enumerate(keys):
            if key not in staying:
                self._place(self._keys.index(keys[at - 1]) + 1 if at else 0, key, rows[at])
        for at, row in enumerate(rows):
            if self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def row(self, index: Index) -> R:
        """Return the value behind an index."""
        return self._rows[index.row()]

    @property
    def rows(self) -> tuple[R, ...]:
        """The values shown, in order."""
        return tuple(self._rows)

    def index_of(self, key: Hashable) -> QModelIndex:
        """Return the index of the row that has this key, invalid when there is none."""
        return self.index(self._keys.index(key), 0) if key in self._keys else QModelIndex()

    def key_of(self, index: Index) -> Hashable:
        """Return the key of the row of a valid index."""
        return self._keys[index.row()]

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
        said = self._aspects[index.column()].get(role)
        words = said(self._rows[index.row()]) if said else None
        is_marked = not index.column() and self._keys[index.row()] in self._marks
        return marked(words, role) if is_marked else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt asks for a title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].right:
            return _RIGHT
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def _reset(self, rows: Sequence[R], keys: list[Hashable]) -> None:
        self.beginResetModel()
        self._rows, self._keys = list(rows), keys
        self.endResetModel()

    def _drop(self, wanted: set[Hashable]) -> None:
        for at in reversed(range(len(self._keys))):
            if self._keys[at] not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at], self._keys[at]
                self.endRemoveRows()

    def _place(self, at: int, key: Hashable, row: R) -> None:
        """Bring a row before the row now at `at`: from below, from above, or from nowhere."""
        if key not in self._keys:
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, row)
            self._keys.insert(at, key)
            self.endInsertRows()
            return
        was = self._keys.index(key)
        if was == at:
            return
        self.beginMoveRows(QModelIndex(), was, was, QModelIndex(), at)
        to = at - (at > was)
        self._rows.insert(to, self._rows.pop(was))
        self._keys.insert(to, self._keys.pop(was))
        self.endMoveRows()


def _repeats(keys: Sequence[Hashable]) -> bool:
    return len(set(keys)) < len(keys)


def _staying(old: Sequence[Hashable], new: Sequence[Hashable]) -> set[Hashable]:
    """Return the most keys that can keep their places: the longest run in the order of both."""
    place = {key: at for at, key in enumerate(old)}
    order = [place[key] for key in new if key in place]
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for i, value in enumerate(order):
        length = bisect_left(ends, value)
        ends[length : length + 1] = [value]
        at_end[length : length + 1] = [i]
        before.append(at_end[length - 1] if length else -1)
    found: set[Hashable] = set()
    i = at_end[-1] if at_end else -1
    while i >= 0:
        found.add(old[order[i]])
        i = before[i]
    return found

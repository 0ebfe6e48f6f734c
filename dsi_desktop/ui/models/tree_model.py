"""One model for every tree of frozen values; open branches survive a refresh by their key."""

from collections.abc import Callable, Hashable, Sequence
from itertools import count
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dsi_desktop.ui.models.rows_model import Column, aspects, marked

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")


class _Branch(Generic[R]):
    """A value in its place."""

    __slots__ = ("at", "kids", "number", "parent", "value")

    def __init__(self, value: R, parent: "_Branch[R] | None", at: int, number: int) -> None:
        self.value = value
        self.parent = parent
        self.at = at
        self.number = number
        self.kids: list[_Branch[R]] = []


class TreeModel(QAbstractItemModel, Generic[R]):
    """Shows frozen values that know their children.

    A refresh with the same shape (keys and nesting) only tells what changed; another shape is
    a reset, and the view restores open branches and selection by `key`.

    An index carries the number of its branch and never its address: Qt keeps indexes of former
    trees for a while (the place under the pointer, what is read aloud), and one of them that
    named a branch long freed would end the process. Such an index says nothing.
    """

    ROW = Qt.ItemDataRole.UserRole

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        children: Callable[[R], Sequence[R]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._aspects = [aspects(column) for column in columns]
        self._key = key
        self._children = children
        self._roots: list[_Branch[R]] = []
        self._by_key: dict[Hashable, _Branch[R]] = {}
        self._numbers = count(1)
        self._by_number: dict[int, _Branch[R]] = {}
        self._marks: frozenset[str] = frozenset()

    def mark(self, keys: frozenset[str]) -> None:
        """Mark the rows that have these keys, now and when they come; the view draws the marks."""
        changed, self._marks = self._marks ^ keys, keys
        for key in changed:
            index = self.index_of(key)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def marks(self) -> list[QModelIndex]:
        """Return the first cell of each row marked."""
        found = [self.index_of(key) for key in self._marks]
        return [index for index in found if index.isValid()]

    def show(self, roots: Sequence[R]) -> None:
        """Show these trees instead of those shown now."""
        made: dict[Hashable, _Branch[R]] = {}
        numbered: dict[int, _Branch[R]] = {}
        branches = self._grow(roots, None, made, numbered)
        if self._alike(self._roots, branches):
            self._renew(self._roots, branches)
            return
        self.beginResetModel()
        self._roots, self._by_key, self._by_number = branches, made, numbered
        self.endResetModel()

    def row(self, index: Index) -> R:
        """Return the value behind an index."""
        return self._branch(index).value

    def index_of(self, key: Hashable, column: int = 0) -> QModelIndex:
        """Return the index of the value that has this key, invalid when there is none."""
        branch = self._by_key.get(key)
        return self.createIndex(branch.at, column, branch.number) if branch else QModelIndex()

    def key_of(self, index: Index) -> Hashable:
        """Return the key of the value of a valid index."""
        return self._key(self._branch(index).value)

    def keys(self) -> list[Hashable]:
        """Return every key, parents before children."""
        return list(self._by_key)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """Qt asks for a place in the tree."""
        if parent.column() > 0 or not 0 <= column < len(self._columns):
            return QModelIndex()
        under = self._under(parent)
        if not 0 <= row < len(under):
            return QModelIndex()
        return self.createIndex(row, column, under[row].number)

    def parent(self, index: Index = QModelIndex()) -> Any:
        """Qt asks for the place above."""
        branch = self._by_number.get(index.internalId()) if index.isValid() else None
        above = branch.parent if branch else None
        return self.createIndex(above.at, 0, above.number) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many children."""
        if parent.column() > 0:
            return 0
        return len(self._under(parent))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        """Qt asks at each row it lays whether it unfolds."""
        return parent.column() <= 0 and bool(self._under(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many columns."""
        return len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt asks for one aspect of one cell."""
        branch = self._by_number.get(index.internalId()) if index.isValid() else None
        if branch is None:
            return None
        said = self._aspects[index.column()].get(role)
        words = said(branch.value) if said else None
        is_marked = self._marks and not index.column() and self._key(branch.value) in self._marks
        return marked(words, role) if is_marked else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt asks for a title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section].title
        return None

    def _branch(self, index: Index) -> _Branch[R]:
        return self._by_number[index.internalId()]

    def _under(self, parent: Index) -> list[_Branch[R]]:
        if not parent.isValid():
            return self._roots
        branch = self._by_number.get(parent.internalId())
        return branch.kids if branch else []

    def _grow(
        self, values: Sequence[R], parent: _Branch[R] | None, made: dict[Hashable, _Branch[R]],
        numbered: dict[int, _Branch[R]],
    ) -> list[_Branch[R]]:  # fmt: skip
        """Make branches with all below them, parents before children in both dictionaries."""
        found = []
        for at, value in enumerate(values):
            branch = _Branch(value, parent, at, next(self._numbers))
            made[self._key(value)] = numbered[branch.number] = branch
            below = self._children(value)
            if below:
                branch.kids = self._grow(below, branch, made, numbered)
            found.append(branch)
        return found

    def _alike(self, some: list[_Branch[R]], others: list[_Branch[R]]) -> bool:
        """Tell whether both have the same keys in the same places."""
        return len(some) == len(others) and all(
            self._key(one.value) == self._key(other.value) and self._alike(one.kids, other.kids)
            for one, other in zip(some, others, strict=True)
        )

    def _renew(self, old: list[_Branch[R]], new: list[_Branch[R]]) -> None:
        for was, now in zip(old, new, strict=True):
            if was.value != now.value:
                was.value = now.value
                first = self.createIndex(was.at, 0, was.number)
                self.dataChanged.emit(first, first.siblingAtColumn(len(self._columns) - 1))
            self._renew(was.kids, now.kids)

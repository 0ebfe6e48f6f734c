"""The organigramme as a list: the same bodies for the keyboard and the screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.features.governance.rules import tree
from dsi_desktop.features.governance.rules.chart_card import marks, spoken
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Tree


@dataclass(frozen=True, slots=True)
class Branch:
    """A body with those under it."""

    body: ChartBody
    kids: tuple["Branch", ...]


def branches(bodies: Sequence[ChartBody]) -> list[Branch]:
    """Return the trees of the bodies; nobody is lost, whatever a merge left."""
    known = {body.id: body for body in bodies}
    order = tree.reading_order({body.id: body.parent_id for body in bodies})
    kids: dict[int, list[Branch]] = {}
    for key, depth in reversed(order):
        below = tuple(reversed(kids.pop(depth + 1, [])))
        kids.setdefault(depth, []).append(Branch(known[key], below))
    return list(reversed(kids.get(0, [])))


class _RoomyRows(QStyledItemDelegate):
    """Rows as high as those of the tables."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), theme().px(34))


class TwinTree(Tree):
    """Shows the bodies in a tree, always unfolded when it is read again."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        columns: tuple[Column[Branch], ...] = (
            Column(_("Instance"), lambda branch: branch.body.title,
                   spoken=lambda branch: spoken(branch.body)),
            Column(_("Type"), lambda branch: branch.body.kind_word),
            Column(_("Membres"), lambda branch: str(branch.body.members or "–")),
            Column(_("Au premier rang"), _first),
            Column(_("État des sièges"), _state),
        )
        self._tree = TreeModel[Branch](
            columns, lambda branch: branch.body.id, lambda branch: branch.kids,
        )
        super().__init__(_("Liste des instances"), self._tree, self._open)
        for place, size in enumerate((300, 180, 80, 220, 190)):
            self.setColumnWidth(place, theme().px(size))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_RoomyRows(self))
        self.selectionModel().currentChanged.connect(self._tell)

    def show_bodies(self, bodies: Sequence[ChartBody]) -> None:
        """Show these bodies; the choice stays."""
        chosen = self.chosen_id()
        self._tree.show(branches(bodies))
        self.expandAll()
        self.choose(chosen)

    def mark(self, waiting: frozenset[str]) -> None:
        """Mark the bodies with something to decide."""
        self._tree.mark(waiting)

    def set_narrow(self, narrow: bool) -> None:
        """Keep only the columns that a sheet beside the list does not say."""
        for place in (1, 3):
            self.setColumnHidden(place, narrow)

    def chosen_id(self) -> str:
        """Return the chosen body, empty when there is none."""
        index = self.currentIndex()
        return self._tree.row(index).body.id if index.isValid() else ""

    def choose(self, body_id: str) -> None:
        """Choose a body; unknown ids choose nothing."""
        index = self._tree.index_of(body_id)
        if index.isValid() and body_id != self.chosen_id():
            self.setCurrentIndex(index)

    def _open(self, index: QModelIndex) -> None:
        self.asked.emit(self._tree.row(index).body.id)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._tree.row(index).body.id)


def _first(branch: Branch) -> str:
    people = branch.body.people
    return people[0].name if people else ", ".join(branch.body.lines)


def _state(branch: Branch) -> str:
    said = [text for text, _ink, _ground in marks(branch.body)]
    return ", ".join([*said, *([_("en veille")] if branch.body.dormant else [])])

"""The seats of a body as a tree: colleges, and under each its seats with who holds them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.features.governance.presenter.seats import SeatNode
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Tree

_FOR = 2
_LAST = (4, 5)
_WIDTHS = {0: (120, 160), 1: (120, 176), 3: (80, 100), 4: (80, 104), 5: (80, 108)}
_ICONS = {
    "vacant": ("circle-dashed", "warn"), "ending": ("calendar-due", "warn"),
    "double": ("alert-triangle", "danger"),
}


class SeatTree(Tree):
    """Shows the seats; `chosen` tells that the row in hand changed, `asked` that it is opened."""

    chosen = Signal()
    asked = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, today: Callable[[], date]) -> None:
        columns: tuple[Column[SeatNode], ...] = (
            Column(_("Siège"), lambda node: node.title,
                   spoken=lambda node: scene.spoken(node, today())),
            Column(_("Titulaire"), scene.holder, icon=_mark),
            Column(_("Au nom de"), scene.on_behalf),
            Column(_("Jusqu’au"), lambda node: scene.until(node, today())),
            Column(_("Substitut"), scene.substitutes),
            Column(_("Lettre"), scene.letter),
        )
        self._nodes = TreeModel[SeatNode](columns, lambda node: node.key, lambda node: node.kids)
        super().__init__(_("Sièges et titulaires"), self._nodes, lambda _index: self.asked.emit())
        self._narrow = False
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(_FOR, QHeaderView.ResizeMode.Stretch)
        fit(self, lambda: self.setIndentation(theme().px(14)))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit())
        self._nodes.modelReset.connect(self._dress)

    def show_nodes(self, nodes: list[SeatNode]) -> None:
        """Show these colleges, unfolded; the row in hand stays."""
        self._nodes.show(nodes)
        self._dress()
        self._share(nodes)

    def set_narrow(self, narrow: bool) -> None:
        """Leave substitutes and letters to the ear and the menu where there is no room."""
        self._narrow = narrow
        self._share([self._nodes.row(self._nodes.index(at, 0))
                     for at in range(self._nodes.rowCount())])

    def node(self) -> SeatNode | None:
        """Return the row in hand."""
        index = self.currentIndex()
        return self._nodes.row(index) if index.isValid() else None

    def choose(self, key: str) -> bool:
        """Take a row in hand; tell whether it is there."""
        index: QModelIndex = self._nodes.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def _share(self, nodes: list[SeatNode]) -> None:
        """Give each column what its words ask, within bounds; an empty one takes no room."""
        said = (scene.substitutes, scene.letter)
        kids = [kid for node in nodes for kid in node.kids]
        for column, words in zip(_LAST, said, strict=True):
            self.setColumnHidden(column, self._narrow or not any(map(words, kids)))
        for column, (least, most) in _WIDTHS.items():
            asked = self.sizeHintForColumn(column) + theme().px(14)
            bounded = min(max(asked, theme().px(least)), theme().px(most))
            self.header().resizeSection(column, bounded)

    def _dress(self) -> None:
        self.expandAll()
        for at in range(self._nodes.rowCount()):
            self.setFirstColumnSpanned(at, QModelIndex(), True)


def _mark(node: SeatNode) -> object:
    drawn = _ICONS.get(node.row.state) if node.row else None
    return icon(*drawn) if drawn else None

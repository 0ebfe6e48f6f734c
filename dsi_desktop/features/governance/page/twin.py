"""The organigramme as a list: the same bodies for the keyboard and the screen reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.features.governance.rules import tree
from dsi_desktop.features.governance.rules.chart_card import marks, spoken, state_words
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Tree

_MIME = "application/x-dsi-body"


@dataclass(frozen=True, slots=True)
class Branch:
    """A body with those under it."""

    body: ChartBody
    kids: tuple["Branch", ...]
    arrows: str = ""
    sits: bool = False


def branches(
    bodies: Sequence[ChartBody], said: Mapping[str, str] | None = None,
    lit: frozenset[str] = frozenset(),
) -> list[Branch]:
    """Return the trees of the bodies; nobody is lost, whatever a merge left.

    `said` gives the arrows of a body in words, `lit` the bodies an organisation sits in.
    """
    words = said or {}
    known = {body.id: body for body in bodies}
    order = tree.reading_order({body.id: body.parent_id for body in bodies})
    kids: dict[int, list[Branch]] = {}
    for key, depth in reversed(order):
        below = tuple(reversed(kids.pop(depth + 1, [])))
        kids.setdefault(depth, []).append(
            Branch(known[key], below, words.get(key, ""), key in lit))
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
    reparented = Signal(str, str)
    menu_asked = Signal(str, QPoint)

    def __init__(self) -> None:
        columns: tuple[Column[Branch], ...] = (
            Column(_("Instance"), lambda branch: branch.body.title,
                   spoken=_spoken),
            Column(_("Type"), lambda branch: branch.body.kind_word),
            Column(_("Membres"), lambda branch: str(branch.body.members or "–")),
            Column(_("Au premier rang"), _first),
            Column(_("État des sièges"), _state),
            Column(_("Relations"), lambda branch: branch.arrows,
                   tip=lambda branch: branch.arrows),
        )
        self._tree = TreeModel[Branch](
            columns, lambda branch: branch.body.id, lambda branch: branch.kids,
        )
        super().__init__(_("Liste des instances"), self._tree, self._open)
        for place, size in enumerate((300, 140, 76, 150, 150, 190)):
            self.setColumnWidth(place, theme().px(size))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_RoomyRows(self))
        self.selectionModel().currentChanged.connect(self._tell)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.setAcceptDrops(True)
        self.movable = True
        self._pressed: QPoint | None = None

    def show_bodies(
        self, bodies: Sequence[ChartBody], said: Mapping[str, str] | None = None,
        lit: frozenset[str] = frozenset(),
    ) -> None:
        """Show these bodies; the choice stays."""
        chosen = self.chosen_id()
        self._tree.show(branches(bodies, said, lit))
        self.expandAll()
        self.choose(chosen)

    def mark(self, waiting: frozenset[str]) -> None:
        """Mark the bodies with something to decide."""
        self._tree.mark(waiting)

    def set_narrow(self, narrow: bool) -> None:
        """Keep only the columns that a sheet beside the list does not say."""
        for place in (1, 3, 5):
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

    def name_rect(self, body_id: str) -> QRect:
        """Return the place of a name in the viewport."""
        index = self._tree.index_of(body_id)
        self.scrollTo(index)
        return self.visualRect(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        body_id, pressed = self.chosen_id(), self._pressed
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if not (self.movable and held and body_id and pressed is not None):
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            carried = QDrag(self)
            content = QMimeData()
            content.setData(_MIME, body_id.encode())
            carried.setMimeData(content)
            carried.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.mimeData().hasFormat(_MIME) and index.isValid():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        carried = bytes(event.mimeData().data(_MIME).data()).decode()
        if index.isValid() and carried:
            event.acceptProposedAction()
            target = self._tree.row(index).body.id
            if target != carried:
                self.reparented.emit(carried, target)

    def _ask_menu(self, place: QPoint) -> None:
        body_id = self.chosen_id()
        if body_id:
            self.menu_asked.emit(body_id, self.viewport().mapToGlobal(place))

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
    sits = [_("y siège")] if branch.sits else []
    return ", ".join([*sits, *said, *state_words(branch.body)])


def _spoken(branch: Branch) -> str:
    sits = [_("y siège")] if branch.sits else []
    return ", ".join([spoken(branch.body), *sits, *([branch.arrows] if branch.arrows else [])])

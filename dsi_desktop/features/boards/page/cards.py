"""The cards of one column: a list that moves from state to state, and may be dragged."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dsi_desktop.features.boards.queries import CardLine, ColumnLine
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.models.rows_model import Column, RowsModel, marked

MIME = "application/x-dsi-card"
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CardsModel(RowsModel[CardLine]):
    """The cards of one column, each read aloud with its place."""

    def __init__(self, column: ColumnLine, parent: QObject | None = None) -> None:
        super().__init__(
            [Column(column.title, lambda card: card.title, tip=said_whole)],
            lambda card: card.task_id,
            parent,
        )
        self.column = column
        self._shown: ColumnLine | None = None

    def show_column(self, column: ColumnLine) -> None:
        """Show a column; the one already shown is left as it is."""
        if column is not self._shown:
            self.column = self._shown = column
            self.show(column.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            said = self.spoken(index.row())
            return marked(said, role) if index in self.marks() else said
        return super().data(index, role)

    def index(self, row: int, column: int = 0, parent: Index = _NOWHERE) -> QModelIndex:
        """Return a place; asked thousands of times when a list lays its cards out."""
        if 0 <= row < len(self._rows) and column == 0 and not parent.isValid():
            return self.createIndex(row, 0)
        return QModelIndex()

    def spoken(self, row: int) -> str:
        """Say a card whole: what, whose, when, where."""
        place = _("carte {place} de {count}").format(place=row + 1, count=len(self.rows))
        return ", ".join((said_whole(self.rows[row]), self.column.title, place))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carrying(self.row(index).task_id for index in indexes)


def carrying(task_ids: Iterable[str]) -> QMimeData:
    """Return what a drag carries: the ids of its cards, one a line."""
    carried = QMimeData()
    carried.setData(MIME, "\n".join(task_ids).encode())
    return carried


def carried_ids(carried: QMimeData) -> tuple[str, ...]:
    """Return the cards of a drag."""
    return tuple(bytes(carried.data(MIME).data()).decode().splitlines())


def said_whole(card: CardLine) -> str:
    """Say a card without its place: « titre, chantier, responsable, échéance, en retard »."""
    who = card.responsible or _("Aucune personne").lower()
    parts = [
        card.title,
        card.body,
        _("responsable {who}").format(who=who),
        _("échéance {due}").format(due=card.due) if card.due else _("sans échéance"),
        _("en retard") if card.late else "",
        _("{done} de {count} éléments faits").format(done=card.checks_done, count=card.checks)
        if card.checks
        else "",
        *_marks(card),
    ]
    return ", ".join(part for part in parts if part)


def _marks(card: CardLine) -> list[str]:
    """Say what the small marks of a card show."""
    labels = ", ".join(label.name for label in card.labels)
    return [
        _("priorité {priority}").format(priority=vocabulary.label("priority", card.priority))
        if card.priority in ("high", "low") else "",
        _("étiquettes {labels}").format(labels=labels) if labels else "",
        ngettext("{n} pièce jointe", "{n} pièces jointes", card.papers).format(n=card.papers)
        if card.papers else "",
        ngettext("{n} commentaire", "{n} commentaires", card.remarks).format(n=card.remarks)
        if card.remarks else "",
        _("attend {what}").format(what=card.waiting_for)
        if card.waiting_for and card.state == "waiting" else "",
        ngettext("n’a pas bougé depuis {n} jour", "n’a pas bougé depuis {n} jours", card.age)
        .format(n=card.age) if card.age else "",
    ]  # fmt: skip

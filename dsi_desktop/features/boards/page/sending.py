"""« Déplacer vers… »: the board, the column, the lane and the place of cards, without dragging."""

from collections.abc import Sequence

from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.commands import Landing
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import ChoiceField, Value
from dsi_desktop.ui.forms.form import Form

_TOP = ""


class SendForm(Form):
    """Each box offers what the one before leaves."""

    def __init__(self, places: Sequence[queries.DestinationLine], going: Sequence[str]) -> None:
        self._places = {line.board_id: line for line in places}
        self._going = going
        boards = [(line.board_id, line.name) for line in places]
        self.board = ChoiceField("board", _("Tableau"), boards, required=True, filtered=True)
        self.column = ChoiceField("column", _("Colonne"), [], required=True)
        self.lane = ChoiceField("lane", _("Couloir"), [])
        self.after = ChoiceField("after", _("Place"), [])
        super().__init__([self.column, self.lane, self.after, self.board])
        self.edited.connect(self._offer)

    def start(self, board_id: str, column_id: str) -> None:
        """Begin where the first card is."""
        self.board.show_value(board_id)
        self._offer("board")
        self.column.show_value(column_id)
        self._offer("column")

    def landing(self) -> tuple[queries.DestinationLine, queries.ColumnLine, Landing]:
        """Return where the cards go: `values()` accepted every box."""
        place = self._place()
        column = self._chosen()
        lane = self.lane.value() if place.lanes else None
        after = self.after.value()
        line = queries.ColumnLine(column.id, column.title, column.state, ())
        return place, line, Landing(
            column.id, after_task_id=str(after) if after else None,
            lane=None if lane is None else str(lane),
        )  # fmt: skip

    def _offer(self, name: str) -> None:
        if name == "board":
            self.column.show_options([(one.id, one.title) for one in self._place().columns])
            self.lane.show_options([(one.id, one.title) for one in self._place().lanes])
            self.lane.setVisible(bool(self._place().lanes))
        if name in ("board", "column", "lane"):
            lane = self.lane.value() if self._place().lanes else None
            rest = [
                card for card in self._chosen().cards
                if card.task_id not in self._going and lane in (None, card.lane)
            ]  # fmt: skip
            self.after.show_options([(_TOP, _("En haut")), *(
                (card.task_id, _("Après « {title} »").format(title=card.title)) for card in rest
            )])  # fmt: skip

    def _place(self) -> queries.DestinationLine:
        return self._places[str(self.board.value())]

    def _chosen(self) -> queries.PlaceLine:
        wanted = self.column.value()
        columns = self._place().columns
        return next((one for one in columns if one.id == wanted), columns[0])


def send_cards(host: Boards, task_ids: Sequence[str]) -> None:
    """Ask where cards go, and carry them there."""
    places = queries.destinations(host.store)
    if not task_ids or not places:
        return
    first = host.presenter.card(task_ids[0])
    here = next((line for line in places if first is not None and line.body_id == first.body_id),
                places[0])  # fmt: skip
    form = SendForm(places, task_ids)
    form.start(here.board_id, first.column_id if first is not None else "")

    def save(_values: dict[str, Value]) -> None:
        place, column, landing = form.landing()
        host.presenter.moves.send(task_ids, column, place.board_id, landing)

    title = ngettext(
        "Déplacer la carte vers…", "Déplacer {n} cartes vers…", len(task_ids)
    ).format(n=len(task_ids))
    form_dialog.ask(host.widget, title, form, save, yes=_("Déplacer"))

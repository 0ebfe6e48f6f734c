"""Notes laid before another body: where those of this meeting go, what this one may receive."""

from functools import partial

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page.after.parts import AfterView, Followed, Lines
from dsi_desktop.features.minutes.queries import TabledLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import spaced
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.widgets.buttons import button

_UNDER_WAY = ("in_progress", "held")


class TablingsView(AfterView):
    """Two lists: what goes up from here, what comes here from below."""

    def __init__(self, page: Followed) -> None:
        super().__init__(page)
        self.up = Lines(
            _("Où ce compte rendu est déposé"), _columns(_("Déposé à")), _key,
            lambda line: page.desk.open_record("meeting", line.meeting_id), 200, 150, 110,
        )
        self.down = Lines(
            _("Comptes rendus à recevoir ici"), _columns(_("Compte rendu"), received=True), _key,
            self._receive, 300, 150, 110,
        )
        self.column.addWidget(self.up, 1)
        self.send = button(_("Inscrire à l’ordre du jour d’une rencontre…"), self._send_up)
        self.add_row(self.send)
        self.column.addWidget(self.down, 1)
        self.receive = button(_("Déposer ici"), self._receive_one, look="primary")
        self.read = button(_("Lire"), self._read)
        self.add_row(self.receive, self.read)
        self.column.addStretch()

    def refresh(self) -> None:
        """Read both lists again."""
        gone = queries.tabled_at(self.store, self.meeting_id)
        here = queries.notes_to_table(self.store, self.meeting_id)
        parents = queries.parent_meetings(self.store, self.meeting_id)
        self.say(_(
            "Ce compte rendu n’est déposé nulle part."
        ) if not gone else _("Ce compte rendu est déposé ou inscrit ailleurs."))
        self.up.show_rows(gone)
        self.up.setVisible(bool(gone))
        self.send.setVisible(bool(parents) and self.page.presenter.state in ("held", "adopted"))
        self.down.show_rows(here)
        for one in (self.down, self.receive, self.read):
            one.setVisible(bool(here))
        self.receive.setEnabled(self.page.presenter.state in _UNDER_WAY)

    def take_focus(self) -> None:
        """Put the focus on the first list that has something."""
        wanted = next((one for one in (self.up, self.down) if one.rows.rows), self.send)
        wanted.setFocus()

    def _receive_one(self) -> None:
        line = self.down.in_hand()
        if line is not None:
            self._receive(line)

    def _receive(self, line: TabledLine) -> None:
        """Lay the notes at their point of the agenda, else at the point shown."""
        live = self.page.presenter
        if line.tabled:
            self.page.desk.open_record("minutes", line.of_meeting_id)
        elif live.do(lambda: commands.table_notes(
            self.store, self.meeting_id, line.item_id or live.item_id or None,
            line.of_meeting_id, said_at=live.said_at(),
        )):
            self.page.desk.tell(_("{title} : dépôt consigné.").format(title=line.title))

    def _read(self) -> None:
        line = self.down.in_hand()
        if line is not None:
            self.page.desk.open_record("minutes", line.of_meeting_id)

    def _send_up(self) -> None:
        """Put these notes on the agenda of a coming meeting of the body above."""
        options = [
            (one.id, f"{one.body}, {fmt.date_long(one.held_on)}")
            for one in queries.parent_meetings(self.store, self.meeting_id)
        ]
        form = Form([ChoiceField("meeting_id", _("Rencontre"), options)])
        ask(
            self, _("Déposer ce compte rendu"), form, partial(self._list_at), yes=_("Inscrire"),
        )

    def _list_at(self, values: dict[str, Value]) -> None:
        title = queries.notes_title(self.store, self.meeting_id)
        document = self.page.presenter.live
        meetings.add_item(
            self.store, str(values["meeting_id"]), title, kind="information", minutes=5,
            body_id=document.document.body_id or None if document else None,
            origin_table="meeting", origin_id=self.meeting_id,
        )
        self.page.desk.tell(_("{title} : point ajouté à l’ordre du jour.").format(title=title))
        self.refresh()


def _columns(first: str, *, received: bool = False) -> list[Column[TabledLine]]:
    return [
        Column(first, lambda one: spaced(one.title if received else one.body),
                           tip=lambda one: spaced(one.title)),
        Column(
            _("Date"), lambda one: fmt.date_long(one.held_on, with_weekday=False)
            if one.held_on else ""),
        Column(_("État"), _state),
    ]  # fmt: skip


def _state(line: TabledLine) -> str:
    if line.tabled:
        return _("déposé")
    return _("inscrit") if line.item_id else _("en attente")


def _key(line: TabledLine) -> tuple[str, str]:
    return line.of_meeting_id, line.meeting_id

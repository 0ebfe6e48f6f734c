"""What is asked of a meeting from its page: each name of a gesture, and what it does."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.page import forms
from dsi_desktop.features.meetings.page.asking import ask_cancelling, ask_guest, warn_in
from dsi_desktop.features.meetings.page.dates import choose_day
from dsi_desktop.features.meetings.page.electing import hold_election
from dsi_desktop.features.meetings.page.following import go_on
from dsi_desktop.features.meetings.page.papers_dialog import PapersDialog
from dsi_desktop.features.meetings.page.sheet_view import SheetView
from dsi_desktop.features.meetings.presenter import MeetingsPresenter
from dsi_desktop.features.meetings.presenter.facts import needs_paper
from dsi_desktop.features.meetings.queries import ItemLine
from dsi_desktop.features.meetings.rules.proposals import Proposal
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.shell.desk import Desk


class Gestures:
    """Answers the buttons, the menu and the keys of the sheet of a meeting."""

    def __init__(
        self, page: QWidget, store: Store, desk: Desk, presenter: MeetingsPresenter,
        sheet: SheetView,
    ) -> None:
        self._page = page
        self._store = store
        self._desk = desk
        self._presenter = presenter
        self._sheet = sheet
        table, agenda = sheet.table, presenter.agenda
        table.asked.connect(self.on_item)
        table.typed.connect(agenda.retype)
        table.renamed.connect(agenda.rename)
        table.lasts.connect(agenda.last)
        table.dropped.connect(agenda.place)
        sheet.people.list.said.connect(presenter.set_status)
        sheet.proposals.taken.connect(self.take)

    def act(self, asked: str) -> None:
        """Do what a button or the menu asked: a name, perhaps followed by a key."""
        name, _space, key = asked.partition(" ")
        acts: dict[str, Callable[[], object]] = {
            "back": self._presenter.back, "edit": self.ask_edit, "hold": self.hold,
            "cancel": lambda: ask_cancelling(self._page, self._presenter.cancel),
            "restore": self._presenter.restore, "remove": self.remove,
            "convene": self.ask_convening, "day": self.ask_day, "replies": self.ask_replies,
            "kit": self.print_kit,
            "guest": lambda: ask_guest(self._page, self._store, self._presenter.meeting_id),
            "renew": self._presenter.invite,
            "elect": self.elect, "papers": self.show_papers, "overrun": self.show_overrun,
            "renumber": self._presenter.filling.renumber,
            "following": lambda: go_on(self._page, self._desk, self._presenter, self._sheet),
            "preset": lambda: self._presenter.filling.lay(key), "copy": self.ask_copy,
            "new": lambda: self.ask_item(after_id=self._chosen_id()),
            "sub": lambda: self.ask_item(parent_id=self._chosen_id()),
            "edit-item": lambda: self.ask_item(key),
        }
        acts[name]()

    def on_item(self, asked: str, item_id: str) -> None:
        """Do what a key asked of a point."""
        agenda = self._presenter.agenda
        acts: dict[str, Callable[[], object]] = {
            "new": lambda: self.ask_item(after_id=item_id),
            "take": self._sheet.proposals.take_first,
            "papers": lambda: self.show_papers(item_id),
            "remove": lambda: agenda.remove(item_id),
            "withdraw": lambda: agenda.withdraw(item_id),
            "put off": lambda: agenda.put_off(item_id),
            "longer": lambda: agenda.retime(item_id, 1),
            "shorter": lambda: agenda.retime(item_id, -1),
            "up": lambda: agenda.shift(item_id, -1),
            "down": lambda: agenda.shift(item_id, 1),
            "in": lambda: agenda.nest(item_id, 1),
            "out": lambda: agenda.nest(item_id, -1),
        }
        acts[asked]()
        table = self._sheet.table
        if asked not in ("new", "take"):
            table.keep(item_id)
        table.setFocus()

    def take(self, proposals: tuple[Proposal, ...]) -> None:
        """Put proposals on the agenda and show the first of them."""
        if self._presenter.filling.take(proposals):
            wanted = {one.id for one in proposals}
            laid = [one.id for one in self._presenter.agenda.items() if one.origin_id in wanted]
            if laid:
                self._sheet.table.keep(laid[0])

    def ask_edit(self) -> None:
        people = queries.people_to_invite(self._store)
        places = queries.places_to_meet(self._store)
        form = forms.meeting_form(self._desk.today, people=people, places=places)
        form.fill(queries.meeting_fields(self._store, self._presenter.meeting_id))
        if self._presenter.is_to_come():
            warn_in(self._store, form, queries.call_of(self._store, self._presenter.meeting_id))
        ask(self._page, _("Modifier la rencontre"), form, self._presenter.edit)

    def ask_item(self, item_id: str = "", *, after_id: str = "", parent_id: str = "") -> None:
        """Ask for a point: a new one after or under another, or the changes of one."""
        people = queries.people_to_invite(self._store)
        form = forms.item_form(people, queries.bodies_that_meet(self._store))
        agenda = self._presenter.agenda
        if item_id:
            form.fill(queries.item_fields(self._store, item_id))
            ask(self._page, _("Modifier le point"), form,
                lambda values: agenda.edit(item_id, values))
            return
        form.fill({"kind": "follow_up" if parent_id else "information", "minutes": 10})
        made: list[str] = []
        title = _("Ajouter un sous-point") if parent_id else _("Ajouter un point")
        ask(self._page, title, form,
            lambda values: made.append(agenda.add(after_id or None, values, parent_id)),
            yes=_("Ajouter"))
        for item in made:
            self._presenter.refresh()
            self._sheet.table.keep(item)

    def ask_copy(self) -> None:
        """Ask which meeting's agenda to begin with."""
        sheet = self._presenter.sheet
        lines = [
            one for one in queries.meetings(self._store)
            if one.points and one.id != self._presenter.meeting_id
        ]
        own = [one for one in lines if sheet and one.body_id == sheet.line.body_id]
        form = forms.copying_form([*own, *(one for one in lines if one not in own)])
        ask(self._page, _("Reprendre un ordre du jour"), form,
            lambda values: self._presenter.filling.copy(str(values["meeting_id"] or "")),
            yes=_("Reprendre"))

    def ask_convening(self) -> None:
        """Check the delay, print and copy what is sent, then note the sending."""
        from dsi_desktop.features.meetings.page.call_dialog import prepare_call

        meeting_id = self._presenter.meeting_id
        if prepare_call(self._page, self._store, self._desk, meeting_id):
            self._presenter.convened()

    def print_kit(self) -> None:
        """Print what is carried to the room."""
        sheet = self._presenter.sheet
        self._desk.print_report(
            "kit", self._presenter.meeting_id, sheet.line.held_on if sheet else "")

    def ask_day(self) -> None:
        """Compare days, and hold the meeting on the one kept."""
        call = queries.call_of(self._store, self._presenter.meeting_id)
        day = choose_day(self._page, self._store, call, self._desk.today())
        if day:
            self._presenter.do(lambda: self._presenter.edit({"held_on": day}))

    def ask_replies(self) -> None:
        """Note who comes."""
        from dsi_desktop.features.meetings.page.replies import open_replies

        open_replies(self._page, self._store, self._presenter.meeting_id)

    def remove(self) -> None:
        desk = self._desk
        if desk.confirm(_("Supprimer cette rencontre et son ordre du jour?"), _("Supprimer")):
            self._presenter.remove()

    def hold(self) -> None:
        """Go to the live minutes of this meeting."""
        self._desk.open_record("minutes", self._presenter.meeting_id)

    def elect(self) -> None:
        """Hold the election of the chosen point."""
        hold_election(
            self._page, self._store, self._desk, self._presenter.meeting_id,
            self._chosen_id(),
        )

    def show_papers(self, item_id: str = "") -> None:
        """Show the papers of a point: the first decision without any when none is named."""
        table = self._sheet.table
        items = self._presenter.agenda.items()
        bare = next((one for one in items if needs_paper(one)), None)
        line: ItemLine | None = (
            self._presenter.agenda.item(item_id) if item_id else bare or table.chosen()
        )
        if line is None:
            return
        table.keep(line.id)
        PapersDialog(self._page, self._store, self._desk, line).exec()
        self._presenter.refresh()

    def show_overrun(self) -> None:
        """Go to the first point that ends after the meeting, else to the longest."""
        items = [one for one in self._presenter.agenda.items() if not one.level]
        late = next((one for one in items if one.late), None)
        if line := late or max(items, key=lambda one: one.minutes, default=None):
            self._sheet.table.keep(line.id)
        self._sheet.table.setFocus()

    def _chosen_id(self) -> str:
        line = self._sheet.table.chosen()
        return line.id if line else ""

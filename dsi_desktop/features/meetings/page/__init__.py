"""The meetings: the calendar, and the sheet of one meeting with its agenda and its room."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.page import forms
from dsi_desktop.features.meetings.page.asking import ask_cancelling, ask_guest, warn_in
from dsi_desktop.features.meetings.page.calendar_view import CalendarView
from dsi_desktop.features.meetings.page.electing import hold_election
from dsi_desktop.features.meetings.page.sheet_view import SheetView
from dsi_desktop.features.meetings.presenter import CalendarRow, MeetingsPresenter
from dsi_desktop.features.meetings.queries import ItemLine, MeetingSheet
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    return MeetingsPage(store, desk)


class MeetingsPage(Page):
    """The calendar; a meeting opened takes its place, Alt+← and the link come back."""

    WATCHES = (
        "meeting", "agenda_item", "attendance", "presence", "body", "body_rules", "entry",
        "person", "organization", "membership", "representation", "mandate", "mandate_report",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.store = store
        self.presenter = MeetingsPresenter(store, self, desk.today)
        self.calendar = CalendarView(
            self.presenter.open, self.presenter.filter, self.ask_meeting, self.strip)
        self.sheet = SheetView(self._act)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.calendar)
        self.stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.addWidget(self.stack)
        self.sheet.table.asked.connect(self._on_item)
        self.sheet.table.typed.connect(self.presenter.agenda.retype)
        self.sheet.table.dropped.connect(self.presenter.agenda.place)
        self.sheet.people.list.said.connect(self.presenter.set_status)

    def refresh(self) -> None:
        waiting = undecided(self.store)
        self.calendar.model.mark(waiting)
        self.sheet.table.lines.mark(waiting)
        self.presenter.refresh()

    def open_record(self, kind: str, record_id: str) -> None:
        """Open a meeting, or the meeting of a point."""
        meeting_id = record_id
        if kind == "agenda_item":
            meeting_id = queries.meeting_of_item(self.store, record_id)
        self._late = False
        self.presenter.open(meeting_id)
        if kind == "agenda_item":
            self.sheet.table.keep(record_id)

    def record_in_hand(self) -> str:
        """The point under the keys, else the meeting of the sheet."""
        if self.calendar.isVisible() or self.sheet.table.hasFocus():
            return ""
        return self.presenter.meeting_id

    def start(self, intent: str) -> None:
        self.ask_meeting()

    def show_calendar(self, rows: list[CalendarRow]) -> None:
        bodies = queries.bodies_that_meet(self.store)
        self.calendar.show_bodies(bodies, self.presenter.body_id)
        self.calendar.show_rows(rows)
        self._turn_to(self.calendar, self.calendar.list)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self.sheet.show_sheet(sheet)
        self.sheet.show_warnings(self.presenter.warnings())
        self.sheet.proposals.show_proposals(self.presenter.proposals())
        self._turn_to(self.sheet, self.sheet.table)

    def refuse(self, error: DsiError) -> None:
        self.desk.refuse(error)

    def tell(self, sentence: str) -> None:
        self.desk.tell(sentence)

    def ask_meeting(self) -> None:
        """Ask what a new meeting needs; everything has a default but the day."""
        form = forms.meeting_form(
            self.desk.today, bodies=queries.bodies_that_meet(self.store),
            places=queries.places_to_meet(self.store),
        )
        form.fill({
            "kind": "ordinary", "agenda": True, "body_id": self.presenter.body_id or None,
            "start_time": "13:30", "end_time": "15:30",
        })
        warn_in(self.store, form, queries.Call("", ""))
        ask(self, _("Nouvelle rencontre"), form, self.presenter.create, yes=_("Créer"))

    def ask_edit(self) -> None:
        people = queries.people_to_invite(self.store)
        places = queries.places_to_meet(self.store)
        form = forms.meeting_form(self.desk.today, people=people, places=places)
        form.fill(queries.meeting_fields(self.store, self.presenter.meeting_id))
        if self.presenter.is_to_come():
            warn_in(self.store, form, queries.call_of(self.store, self.presenter.meeting_id))
        ask(self, _("Modifier la rencontre"), form, self.presenter.edit)

    def ask_item(self, item_id: str = "", *, after_id: str = "") -> None:
        """Ask for a point: a new one after `after_id`, or the changes of one."""
        people = queries.people_to_invite(self.store)
        form = forms.item_form(people, queries.bodies_that_meet(self.store))
        if item_id:
            form.fill(queries.item_fields(self.store, item_id))
            ask(self, _("Modifier le point"), form,
                lambda values: self.presenter.agenda.edit(item_id, values))
            return
        form.fill({"kind": "information", "minutes": 10})
        made: list[str] = []
        ask(self, _("Ajouter un point"), form,
            lambda values: made.append(self.presenter.agenda.add(after_id or None, values)),
            yes=_("Ajouter"))
        for item in made:
            self.presenter.refresh()
            self.sheet.table.keep(item)

    def ask_convening(self) -> None:
        sheet = self.presenter.sheet
        form = forms.convening_form(self.desk.today, sheet.chair if sheet else "")
        warn_in(self.store, form, queries.call_of(self.store, self.presenter.meeting_id))
        ask(self, _("Convocation"), form, self.presenter.convene)

    def remove(self) -> None:
        if self.desk.confirm(_("Supprimer cette rencontre et son ordre du jour?"), _("Supprimer")):
            self.presenter.remove()

    def hold(self) -> None:
        """Go to the live minutes of this meeting."""
        self.desk.open_record("minutes", self.presenter.meeting_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        shown = self.stack.currentWidget()
        (self.calendar.list if shown is self.calendar else self.sheet.table).setFocus()

    def _turn_to(self, view: QWidget, first: QWidget) -> None:
        """Show a view; a view that was not shown takes the focus on its content."""
        changed = self.stack.currentWidget() is not view
        self.stack.setCurrentWidget(view)
        if changed:
            first.setFocus()

    def _act(self, asked: str) -> None:
        name, _space, item = asked.partition(" ")
        acts: dict[str, Callable[[], object]] = {
            "back": self.presenter.back, "edit": self.ask_edit, "hold": self.hold,
            "cancel": lambda: ask_cancelling(self, self.presenter.cancel),
            "restore": self.presenter.restore, "remove": self.remove,
            "convene": self.ask_convening,
            "guest": lambda: ask_guest(self, self.store, self.presenter.meeting_id),
            "renew": self.presenter.invite, "propose": self.presenter.take_proposals,
            "elect": lambda: hold_election(
                self, self.store, self.desk, self.presenter.meeting_id, self._chosen_id()),
            "new": lambda: self.ask_item(after_id=self._chosen_id()),
            "edit-item": lambda: self.ask_item(item),
        }
        acts[name]()

    def _on_item(self, asked: str, item_id: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "new": lambda: self.ask_item(after_id=item_id),
            "edit": lambda: self.ask_item(item_id),
            "remove": lambda: self.presenter.agenda.remove(item_id),
            "withdraw": lambda: self.presenter.agenda.withdraw(item_id),
            "longer": lambda: self.presenter.agenda.retime(item_id, 1),
            "shorter": lambda: self.presenter.agenda.retime(item_id, -1),
            "up": lambda: self.presenter.agenda.shift(item_id, -1),
            "down": lambda: self.presenter.agenda.shift(item_id, 1),
            "in": lambda: self.presenter.agenda.nest(item_id, 1),
            "out": lambda: self.presenter.agenda.nest(item_id, -1),
        }
        acts[asked]()
        self.sheet.table.keep(item_id)
        self.sheet.table.setFocus()

    def _chosen_id(self) -> str:
        line: ItemLine | None = self.sheet.table.chosen()
        return line.id if line else ""

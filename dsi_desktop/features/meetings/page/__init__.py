"""The meetings: the calendar, the sheet of one meeting with its agenda, the series of a body."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.page import forms
from dsi_desktop.features.meetings.page.asking import warn_in
from dsi_desktop.features.meetings.page.calendar_view import CalendarView
from dsi_desktop.features.meetings.page.gestures import Gestures
from dsi_desktop.features.meetings.page.series_view import SeriesView
from dsi_desktop.features.meetings.page.sheet_view import SheetView
from dsi_desktop.features.meetings.presenter import CalendarRow, MeetingsPresenter
from dsi_desktop.features.meetings.queries import MeetingSheet
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    return MeetingsPage(store, desk)


class MeetingsPage(Page):
    """The calendar; a meeting or the series take its place, Alt+← and the link come back."""

    WATCHES = (
        "meeting", "agenda_item", "attendance", "presence", "body", "body_rules", "entry",
        "person", "organization", "membership", "representation", "mandate", "mandate_report",
        "attachment", "meeting_series", "backlog_item", "task", "action", "project_intake", "post",
        "adopted_minutes", "tabling",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.store = store
        self.presenter = MeetingsPresenter(store, self, desk.today)
        self.calendar = CalendarView(
            self.presenter.open, self.presenter.filter, self.ask_meeting, self.show_series,
            self.strip)
        self.sheet = SheetView(self._act)
        self.series = SeriesView(store, desk, self.presenter.open, self.presenter.back)
        self.stack = QStackedWidget()
        for view in (self.calendar, self.sheet, self.series):
            self.stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.addWidget(self.stack)
        self.gestures = Gestures(self, store, desk, self.presenter, self.sheet)

    def refresh(self) -> None:
        waiting = undecided(self.store)
        self.calendar.model.mark(waiting)
        self.sheet.table.lines.mark(waiting)
        if self.stack.currentWidget() is self.series:
            self.series.presenter.refresh()
        else:
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
        if not self.sheet.isVisible() or self.sheet.table.hasFocus():
            return ""
        return self.presenter.meeting_id

    def start(self, intent: str) -> None:
        """Ask for a meeting, or show the series and what waits."""
        if intent == "series":
            self.show_series()
        else:
            self.ask_meeting()

    def show_calendar(self, rows: list[CalendarRow]) -> None:
        bodies = queries.bodies_that_meet(self.store)
        self.calendar.show_bodies(bodies, self.presenter.body_id)
        self.calendar.show_rows(rows)
        self._turn_to(self.calendar, self.calendar.list)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self.sheet.show_sheet(sheet)
        self.sheet.notice.warn(self.presenter.warnings())
        self.sheet.notice.show_checks(self.presenter.checklist())
        found = self.presenter.proposals()
        self.sheet.proposals.show_proposals(found, self.presenter.filling.more_minutes(found))
        self._turn_to(self.sheet, self.sheet.table)

    def show_series(self) -> None:
        """Show how often the bodies meet and what waits for them."""
        self.series.presenter.body_id = self.presenter.body_id or self.series.presenter.body_id
        self.series.presenter.refresh()
        self._turn_to(self.series, self.series.list)

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        firsts = {self.calendar: self.calendar.list, self.sheet: self.sheet.table,
                  self.series: self.series.list}
        shown = self.stack.currentWidget()
        next(first for view, first in firsts.items() if view is shown).setFocus()

    def _turn_to(self, view: QWidget, first: QWidget) -> None:
        """Show a view; a view that was not shown takes the focus on its content."""
        changed = self.stack.currentWidget() is not view
        self.stack.setCurrentWidget(view)
        if changed:
            first.setFocus()

    def _act(self, asked: str) -> None:
        self.gestures.act(asked)

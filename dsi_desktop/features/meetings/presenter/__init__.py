"""The meetings page decided without a screen: the calendar, one meeting, its agenda by keys."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.presenter.agenda import STEP_MINUTES, AgendaPresenter
from dsi_desktop.features.meetings.presenter.calendar import COMING, CalendarRow, calendar_rows
from dsi_desktop.features.meetings.presenter.facts import facts_of
from dsi_desktop.features.meetings.presenter.filling import FillingPresenter
from dsi_desktop.features.meetings.presenter.following import FollowingPresenter
from dsi_desktop.features.meetings.presenter.series import SeriesPresenter
from dsi_desktop.features.meetings.presenter.words import (
    clock_sentences,
    meeting_name,
    quorum_sentence,
    spoken_item,
)
from dsi_desktop.features.meetings.queries import MeetingSheet
from dsi_desktop.features.meetings.rules.checklist import Check, checklist
from dsi_desktop.features.meetings.rules.proposals import Proposal
from dsi_desktop.kernel.errors import DsiError, NotFound
from dsi_desktop.kernel.i18n import _, ngettext

CALLABLE = ("planned", "convened")

__all__ = [
    "CALLABLE", "COMING", "STEP_MINUTES", "AgendaPresenter", "CalendarRow", "MeetingsPresenter",
    "SeriesPresenter", "View", "clock_sentences", "meeting_name", "quorum_sentence",
    "spoken_item",
]


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_calendar(self, rows: list[CalendarRow]) -> None: ...

    def show_sheet(self, sheet: MeetingSheet) -> None: ...

    def refuse(self, error: DsiError) -> None: ...

    def tell(self, sentence: str) -> None: ...


class MeetingsPresenter:
    """Remembers which meeting is shown and turns keys into commands."""

    def __init__(self, store: Store, view: View, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self.body_id = ""
        self.meeting_id = ""
        self.sheet: MeetingSheet | None = None
        self.agenda = AgendaPresenter(self, store)
        self.filling = FillingPresenter(self, store)
        self.following = FollowingPresenter(self, store, view, today)

    def refresh(self) -> None:
        """Read again what is shown; a meeting removed elsewhere gives the calendar back."""
        if self.meeting_id:
            try:
                self.sheet = queries.meeting_sheet(self._store, self.meeting_id)
            except NotFound:
                self.back()
                return
            self._view.show_sheet(self.sheet)
        else:
            self._view.show_calendar(self.calendar())

    def open(self, meeting_id: str) -> None:
        self.meeting_id = meeting_id
        self.refresh()

    def back(self) -> None:
        self.meeting_id, self.sheet = "", None
        self.refresh()

    def filter(self, body_id: str) -> None:
        self.body_id = body_id
        self.refresh()

    def calendar(self) -> list[CalendarRow]:
        """Return the coming meetings, the nearest first, then the past ones, the latest first."""
        lines = queries.meetings(self._store, body_id=self.body_id or None)
        return calendar_rows(lines, self._today().isoformat())

    def warnings(self) -> tuple[str, ...]:
        """Return what to know before calling the meeting shown; nothing once it is held."""
        if not self.is_to_come():
            return ()
        return queries.warnings_of(
            self._store, queries.call_of(self._store, self.meeting_id)
        )

    def proposals(self) -> tuple[Proposal, ...]:
        """Return what waits for the meeting shown."""
        return queries.proposals(self._store, self.meeting_id, self._today())

    def checklist(self) -> tuple[Check, ...]:
        """Return what is left to do before the meeting shown is called; nothing afterwards."""
        if self.sheet is None or not self.is_to_come():
            return ()
        replies = queries.replies_to(self._store, self.meeting_id)
        return checklist(facts_of(self.sheet, replies), self._today())

    def is_to_come(self) -> bool:
        """Tell whether the meeting shown may still be called."""
        return self.sheet is not None and self.sheet.line.state in CALLABLE

    def create(self, values: Mapping[str, Any]) -> str:
        """Create a meeting and show it; raises the refusal of the command."""
        kept = {name: value for name, value in values.items() if value is not None}
        body_id, held_on = kept.pop("body_id", ""), kept.pop("held_on", "")
        made = commands.create_meeting(
            self._store, body_id=body_id, held_on=held_on, agenda=bool(kept.pop("agenda", True)),
            **kept,
        )
        self._view.tell(_("Rencontre créée; les membres de ce jour sont sur la liste."))
        self.open(made)
        return made

    def edit(self, values: Mapping[str, Any]) -> None:
        """Change the meeting shown; raises the refusal of the command."""
        commands.edit_meeting(self._store, self.meeting_id, **values)

    def set_status(self, line_id: str, status: str) -> None:
        self.do(lambda: commands.change_attendance(self._store, line_id, status))

    def convened(self) -> None:
        """Say that the sending is noted, once its dialog is closed."""
        self.refresh()
        self._view.tell(_("La convocation est notée."))

    def cancel(self, reason: str) -> None:
        commands.cancel_meeting(self._store, self.meeting_id, reason)

    def restore(self) -> None:
        self.do(lambda: commands.restore_meeting(self._store, self.meeting_id))

    def invite(self) -> None:
        """Invite who became a member since the list was made."""
        count = 0

        def gesture() -> None:
            nonlocal count
            count = commands.invite_members(self._store, self.meeting_id)

        if self.do(gesture):
            self._view.tell(ngettext(
                "{n} personne ajoutée à la liste.", "{n} personnes ajoutées à la liste.", count
            ).format(n=count))

    def remove(self) -> None:
        """Remove the meeting shown and go back to the calendar."""
        if self.do(lambda: commands.remove_meeting(self._store, self.meeting_id)):
            self.back()

    def do(self, gesture: Callable[[], object]) -> bool:
        try:
            gesture()
        except DsiError as refusal:
            self._view.refuse(refusal)
            return False
        self.refresh()
        return True

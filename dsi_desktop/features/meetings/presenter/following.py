"""The meeting that follows the one shown: found on the calendar, or made with all that waits."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.queries import MeetingLine, MeetingSheet
from dsi_desktop.kernel.i18n import ngettext


class Meeting(Protocol):
    """The presenter of the meeting shown."""

    sheet: MeetingSheet | None
    meeting_id: str

    def open(self, meeting_id: str) -> None: ...


class Teller(Protocol):
    """The screen, as far as this goes."""

    def tell(self, sentence: str) -> None: ...


class FollowingPresenter:
    """Looks for the next meeting of the body, makes it when there is none."""

    def __init__(
        self, meeting: Meeting, store: Store, view: Teller, today: Callable[[], date]
    ) -> None:
        self._meeting = meeting
        self._store = store
        self._view = view
        self._today = today

    def coming(self) -> MeetingLine | None:
        """Return the meeting that follows the one shown, when it is already on the calendar."""
        sheet = self._meeting.sheet
        if sheet is None:
            return None
        since = date.fromisoformat(sheet.line.held_on or self._today().isoformat())
        return queries.coming_meeting(
            self._store, sheet.line.body_id, since, but=self._meeting.meeting_id
        )

    def day(self) -> str:
        """Return the day its series gives to the meeting that follows, "" without one."""
        return queries.next_day_of(self._store, self._meeting.meeting_id, self._today())

    def prepare(self, values: Mapping[str, Any]) -> str:
        """Make the meeting that follows with all that waits for it, and show it; return its id."""
        held_on = str(values.get("held_on") or "")
        records: list[tuple[str, str]] = []
        if held_on:
            found = queries.proposals_after(
                self._store, self._meeting.meeting_id, date.fromisoformat(held_on), self._today()
            )
            records = [(one.source, one.id) for one in found]
        made = commands.prepare_next_meeting(
            self._store, self._meeting.meeting_id, held_on=held_on, records=records
        )
        self._view.tell(ngettext(
            "Rencontre créée, {n} point gardé pour elle.",
            "Rencontre créée, {n} points gardés pour elle.", len(records),
        ).format(n=len(records)))
        self._meeting.open(made)
        return made

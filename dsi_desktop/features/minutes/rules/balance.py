"""How the seats of the body were shared between its colleges on the day of the meeting."""

from datetime import date
from typing import Any

from dsi_desktop.features.governance.rules import seats
from dsi_desktop.features.meetings.rules.colleges import Shelf, seated


def seats_by_college(shelf: Shelf, meeting: Any) -> tuple[tuple[str, int], ...]:  # noqa: ANN401  a record
    """Return (college, seats held) on the day; nothing for a body without colleges or members."""
    if not meeting.held_on:
        return ()
    there, day = seated(shelf, meeting.body_id), date.fromisoformat(meeting.held_on)
    balance = seats.parity(there.colleges, there.terms, day)
    if balance is None or not seats.members_at(there.terms, day):
        return ()
    return tuple((count.name, count.held) for count in balance.counts)

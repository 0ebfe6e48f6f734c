"""The meeting that proposals are gathered for, as every sort of them asks."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ScalarSelect, select

from dsi_desktop.db.schema.meetings import AgendaItem, Meeting

_LOOKS_BACK = 365


@dataclass(frozen=True, slots=True)
class Called:
    """A meeting of a body on a day (ISO text); "" as its id while it is not made.

    `below` are the chantiers that answer to the body, `councils` the comités conseils an assembly
    elects.
    """

    meeting_id: str
    body_id: str
    body_kind: str
    day: str
    today: date
    below: frozenset[str]
    councils: frozenset[str]
    adopts: bool = True
    minutes_kind: str = "pv"

    @property
    def since(self) -> str:
        """The day before which nothing is dug up again."""
        return (date.fromisoformat(self.day) - timedelta(days=_LOOKS_BACK)).isoformat()


def taken_elsewhere(called: Called) -> ScalarSelect[str]:
    """Return the origins that stand on the agenda of another meeting, held or to come."""
    return (
        select(AgendaItem.origin_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.deleted.is_(None), Meeting.deleted.is_(None), AgendaItem.origin_id != "",
            AgendaItem.state.not_in(("withdrawn", "postponed")),
            Meeting.id != called.meeting_id, Meeting.state != "cancelled",
        )
        .scalar_subquery()
    )

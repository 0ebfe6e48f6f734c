"""The story being told: its dossier, its keys, its clock and what is still to happen."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from dsi_desktop.db.store import Store
from dsi_desktop.features.demonstration.rules.days import Shift
from dsi_desktop.features.demonstration.rules.lines import Term

Act = Callable[[], object]
# What happens at a point of the agenda, given the meeting and the point.
Moment = Callable[[str, str], object]


class Time:
    """The claimed time of the story: each gesture says the day it would have been made."""

    def __init__(self) -> None:
        self._now = 0

    def turn(self, day: str, hour: str = "13:00") -> None:
        """Go to an hour (UTC) of `day`; time never goes back."""
        start = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=UTC)
        self._now = max(self._now, int(start.timestamp() * 1000))

    def now_ms(self) -> int:
        """Return the moment, in milliseconds; a second passes at each look."""
        self._now += 1000
        return self._now


@dataclass(slots=True)
class Story:
    """What has been told so far. `ids` gives the record of each written key, per kind."""

    store: Store
    time: Time
    shift: Shift
    today: str
    begins: str = ""
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    terms: dict[str, list[Term]] = field(default_factory=dict)
    employers: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    elections: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    moments: dict[str, list[Moment]] = field(default_factory=dict)
    answers: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    staff: tuple[str, ...] = ()
    actions_of_motion: dict[str, list[str]] = field(default_factory=dict)
    _ahead: list[tuple[str, int, Act]] = field(default_factory=list)
    _told: int = 0

    def know(self, kind: str, key: str, record_id: str) -> str:
        """Remember the record of a key; return its id."""
        self.ids[kind, key] = record_id
        return record_id

    def find(self, kind: str, key: str) -> str:
        """Return the id of the record of a key."""
        return self.ids[kind, key]

    def maybe(self, kind: str, row: Mapping[str, Any], key: str) -> str | None:
        """Return the id of the record whose key stands under `key`, or None."""
        return self.ids[kind, row[key]] if row.get(key) else None

    def day(self, written: date) -> str:
        """Return a written day, moved."""
        return self.shift.day(written)

    def written(self, text: str) -> str:
        """Return a day written in a line, moved."""
        return self.shift.day(date.fromisoformat(text))

    def yearly(self, text: str) -> str:
        """Return a day written in a line, moved by whole years."""
        return self.shift.anniversary(date.fromisoformat(text))

    def later(self, day: str, act: Act) -> None:
        """Have something happen on a day of the story; what comes after today never does."""
        self._told += 1
        if day <= self.today:
            heapq.heappush(self._ahead, (day, self._told, act))

    def at_point(self, item: str, moment: Moment) -> None:
        """Have something happen at a point « meeting/number », after what is said there."""
        self.moments.setdefault(item, []).append(moment)

    def live(self, progress: Callable[[float], None]) -> None:
        """Let everything happen, day after day."""
        done = 0
        while self._ahead:
            day, _order, act = heapq.heappop(self._ahead)
            self.time.turn(day)
            act()
            done += 1
            progress(done / (done + len(self._ahead)))

    def sitting(self, body: str, day: str) -> list[str]:
        """Return the keys of those who sit in a body on a day, each once."""
        here = [
            term.who
            for term in self.terms.get(body, [])
            if self.day(term.start) <= day and (term.end is None or day <= self.day(term.end))
        ]
        return list(dict.fromkeys(here))

"""What is noted of visits while they are weighed, so that none of them is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dsi_desktop.db.visits import CAME, Roads, Visit
from dsi_desktop.features.directory.rules.load import trip


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing, and therefore not counted: trips, places, hours."""

    roads: int = 0
    people_without_area: int = 0
    meetings_without_area: int = 0
    meetings_without_hours: int = 0


class Passing:
    """Counts of the visits that went by. `rated` are the meetings whose visits are kept."""

    def __init__(self, rated: Iterable[str]) -> None:
        self._rated = frozenset(rated)
        self._held: dict[str, str] = {}
        self._trips: Counter[tuple[str, str]] = Counter()
        self._homeless: set[str] = set()
        self._nowhere: set[str] = set()
        self._unmeasured: set[str] = set()
        self.kept: list[Visit] = []

    def through(self, visits: Iterable[Visit]) -> Iterator[Visit]:
        """Yield the visits, each noted."""
        held, trips, rated = self._held, self._trips, self._rated
        for visit in visits:
            meeting_id = visit.meeting_id
            held[meeting_id] = visit.held_on
            if meeting_id in rated:
                self.kept.append(visit)
            if visit.status in CAME:
                if visit.minutes is None:
                    self._unmeasured.add(meeting_id)
                if visit.travels:
                    trips[visit.from_area_id, visit.to_area_id] += 1
                    if not visit.from_area_id:
                        self._homeless.add(visit.person_id)
                    if not visit.to_area_id:
                        self._nowhere.add(meeting_id)
            yield visit

    def meetings(self, months: Sequence[str]) -> tuple[int, ...]:
        """Return how many meetings each month held."""
        found = Counter(day[:7] for day in self._held.values())
        return tuple(found[month] for month in months)

    def gaps(self, roads: Roads) -> Gaps:
        """Return what is not known of the visits that took time."""
        unknown = sum(
            count for (one, other), count in self._trips.items()
            if one and other and not trip(roads, one, other).known
        )
        return Gaps(unknown, len(self._homeless), len(self._nowhere), len(self._unmeasured))

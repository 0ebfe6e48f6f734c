"""How cards went through the columns: what stands where, how long it stays, what gets done.

Moments are claimed UTC milliseconds. A place is the id of a column, or a state on the board of
all chantiers; outside a board a card is nowhere.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY_MS = 86_400_000
# A card carried over three columns by the keyboard was not worked in the two between.
PASSING_MS = 10 * 60_000
ENOUGH = 3
_BY_DAY, _BY_WEEK = 31, 400


@dataclass(frozen=True, slots=True)
class Place:
    """A column in its order; `done` when cards end there."""

    id: str
    title: str
    state: str

    @property
    def done(self) -> bool:
        """Tell whether cards end here."""
        return self.state == "done"


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of a card's past: `what` is state, body, archived, deleted, column or off."""

    task_id: str
    what: str
    value: str | int | None
    when: int


@dataclass(frozen=True, slots=True)
class Stay:
    """A card in a place from a moment to another; it is still there when `end` is None."""

    task_id: str
    place: str
    start: int
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Both days included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Depth:
    """What stood in each place at the end of each day: `counts[place][day]`."""

    days: tuple[date, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """How long cards stay in a place, in days; None when too few have left it to say.

    `left` counts the stays that ended, `here` the cards still there, `oldest` their greatest age.
    """

    place: Place
    left: int
    median: float | None
    most: float | None
    here: int
    oldest: float


@dataclass(frozen=True, slots=True)
class Month:
    """The cards that came and those that were done in a month, named by its first day."""

    first: date
    came: int
    done: int


def stays_of(told: Iterable[Told], places: Sequence[Place], body_id: str | None) -> list[Stay]:
    """Return where each card stood, in order of time; passages of a few minutes are left out.

    `body_id` is the chantier looked at, None for all. A card that is done stays done when it is
    put away; one that is removed, dropped, put away unfinished or given elsewhere leaves.
    """
    by_task: dict[str, list[Told]] = {}
    for one in told:
        by_task.setdefault(one.task_id, []).append(one)
    known = {place.id for place in places}
    first = {place.state: place.id for place in reversed(places)}
    found: list[Stay] = []
    for task_id, facts in by_task.items():
        found += _stays(task_id, sorted(facts, key=_when), known, first, body_id)
    return found


def _stays(
    task_id: str, facts: Sequence[Told], known: set[str], first: Mapping[str, str],
    body_id: str | None,
) -> list[Stay]:  # fmt: skip
    now: dict[str, str | int | None] = {}
    made: list[Stay] = []
    place, since = "", 0
    for at, fact in enumerate(facts):
        now[fact.what] = fact.value
        if at + 1 < len(facts) and facts[at + 1].when == fact.when:
            continue
        there = _place(now, known, first, body_id)
        if there == place:
            continue
        if place:
            made = _with(made, Stay(task_id, place, since, fact.when))
        place, since = there, fact.when
    return _with(made, Stay(task_id, place, since)) if place else made


def _when(fact: Told) -> int:
    return fact.when


def _with(made: list[Stay], stay: Stay) -> list[Stay]:
    """Add a stay; one too short is given to what came before it, and two in one place are one."""
    if stay.end is not None and stay.end - stay.start < PASSING_MS:
        if not made or made[-1].end != stay.start:
            return made
        return [*made[:-1], Stay(stay.task_id, made[-1].place, made[-1].start, stay.end)]
    if made and made[-1].place == stay.place and made[-1].end == stay.start:
        return [*made[:-1], Stay(stay.task_id, stay.place, made[-1].start, stay.end)]
    return [*made, stay]


def _place(
    now: Mapping[str, str | int | None], known: set[str], first: Mapping[str, str],
    body_id: str | None,
) -> str:  # fmt: skip
    state = str(now.get("state") or "todo")
    away = now.get("deleted") or (now.get("archived") and state != "done") or state == "dropped"
    if away or (body_id is not None and now.get("body") != body_id):
        return ""
    column = now.get("column")
    if column in known and not now.get("off"):
        return str(column)
    return first.get(state, "")


def moments(span: Span) -> tuple[date, ...]:
    """Return the days at whose end the cards are counted: each day, week or month.

    The first day and the last are among them.
    """
    length = (span.last - span.first).days
    if length > _BY_WEEK:
        firsts = [one for one in months(span) if one > span.first]
        return tuple(sorted({span.first, *(one - timedelta(days=1) for one in firsts), span.last}))
    step = 1 if length <= _BY_DAY else 7
    found = [span.last - timedelta(days=back) for back in range(0, length + 1, step)]
    return tuple(sorted({*found, span.first}))


def depth(
    stays: Iterable[Stay], places: Sequence[Place], days: Sequence[date],
    end_of: Callable[[date], int],
) -> Depth:  # fmt: skip
    """Count what stood in each place at the end of each day; `end_of` gives its last moment."""
    ends = [end_of(day) for day in days]
    steps = {place.id: [0] * (len(days) + 1) for place in places}
    for stay in stays:
        row = steps[stay.place]
        row[bisect_left(ends, stay.start)] += 1
        row[len(days) if stay.end is None else bisect_left(ends, stay.end)] -= 1
    return Depth(tuple(days), tuple(_summed(steps[place.id])[:-1] for place in places))


def since_start(depth: Depth, places: Sequence[Place]) -> Depth:
    """Count what is done from the first day only: years of work would flatten the rest."""
    return Depth(depth.days, tuple(
        tuple(max(0, count - row[0]) for count in row) if place.done else row
        for place, row in zip(places, depth.counts, strict=True)
    ))  # fmt: skip


def _summed(steps: Sequence[int]) -> tuple[int, ...]:
    total, found = 0, []
    for step in steps:
        total += step
        found.append(total)
    return tuple(found)


def passages(
    stays: Sequence[Stay], places: Sequence[Place], start: int, end: int
) -> list[Passage]:
    """Say how long the cards that left each open place between two moments had stayed there."""
    found = []
    for place in places:
        if place.done:
            continue
        there = [one for one in stays if one.place == place.id]
        lengths = sorted(
            (one.end - one.start) / DAY_MS
            for one in there if one.end is not None and start <= one.end <= end
        )
        ages = [(end - one.start) / DAY_MS for one in there if _stands(one, end)]
        told = len(lengths) >= ENOUGH
        found.append(Passage(
            place, len(lengths), _part(lengths, 50) if told else None,
            _part(lengths, 85) if told else None, len(ages), max(ages, default=0.0),
        ))  # fmt: skip
    return found


def _stands(stay: Stay, moment: int) -> bool:
    return stay.start <= moment and (stay.end is None or stay.end > moment)


def _part(lengths: Sequence[float], percent: int) -> float:
    """Return the value that this part of the sorted lengths does not pass."""
    return lengths[max(0, -(-len(lengths) * percent // 100) - 1)]


def throughput(
    stays: Sequence[Stay], places: Sequence[Place], span: Span, day_of: Callable[[int], date]
) -> list[Month]:
    """Count by month the cards that came, and those done: once, the last time, if still done."""
    ends = {place.id for place in places if place.done}
    came: dict[str, int] = {}
    done: dict[str, int] = {}
    for stay in stays:
        came.setdefault(stay.task_id, stay.start)
        if stay.place in ends and stay.end is None:
            done[stay.task_id] = stay.start
    counted = {one: [0, 0] for one in months(span)}
    for at, moments_of in enumerate((came.values(), done.values())):
        for moment in moments_of:
            day = day_of(moment)
            if span.first <= day <= span.last:
                counted[day.replace(day=1)][at] += 1
    return [Month(first, *both) for first, both in counted.items()]


def months(span: Span) -> list[date]:
    """Return the first day of each month of a span."""
    found = [span.first.replace(day=1)]
    while (after := (found[-1] + timedelta(days=32)).replace(day=1)) <= span.last:
        found.append(after)
    return found

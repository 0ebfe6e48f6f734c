"""When two meetings would better be held one after the other, and what it spares on the road."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.visits import Visit, between
from dsi_desktop.features.directory.rules.load import NO_TRIP, Roads, trip
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

NEAR_DAYS = 10
LEAST_MINUTES = 60
_COMING = frozenset({"planned", "convened"})
_ABSENT = frozenset({"absent", "excused", "represented", "remote"})


@dataclass(frozen=True, slots=True)
class Spared:
    """What moving a meeting spares: minutes and kilometres of road, all people together.

    `shares` groups people by the minutes each spares, the most first; negative ones travel more.
    `unknown` counts the people whose roads nobody typed: they are left out.
    """

    minutes: int
    kilometres: int
    shares: tuple[tuple[int, int], ...]
    unknown: int


def spared(moved: Sequence[Visit], kept: Sequence[Visit], roads: Roads) -> Spared:
    """Return what is spared when `moved` is held where and right after `kept`.

    Who goes to both makes one trip instead of two; the others of `moved` go to the other place.
    """
    there = {visit.person_id for visit in kept if visit.person_id and _goes(visit)}
    place = kept[0].to_area_id if kept else ""
    shares: Counter[int] = Counter()
    kilometres = unknown = 0
    for visit in moved:
        if not _goes(visit):
            continue
        now = trip(roads, visit.from_area_id, visit.to_area_id)
        then = NO_TRIP if visit.person_id in there else trip(roads, visit.from_area_id, place)
        if not (now.known and then.known):
            unknown += 1
            continue
        shares[now.minutes - then.minutes] += 1
        kilometres += now.kilometres - then.kilometres
    del shares[0]
    return Spared(
        sum(people * each for each, people in shares.items()), kilometres,
        tuple((people, each) for each, people in sorted(shares.items(), reverse=True)), unknown,
    )


def _goes(visit: Visit) -> bool:
    return visit.status not in _ABSENT


def are_near(one: str, other: str) -> bool:
    """Tell whether two days are close enough for one meeting to move to the day of the other."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= NEAR_DAYS


@dataclass(frozen=True, slots=True)
class Joining:
    """A meeting that would better be held where and right after another."""

    moved_id: str
    kept_id: str
    spared: Spared


def joining_of(
    one: Sequence[Visit], other: Sequence[Visit], roads: Roads
) -> Joining | None:
    """Return which of two meetings should move, None when they are far apart or little is spared.

    Meetings of one body are never joined, nor those already on one day in one place.
    """
    first, second = one[0], other[0]
    apart = (first.held_on, first.to_area_id) != (second.held_on, second.to_area_id)
    if first.body_id == second.body_id or not apart or not are_near(first.held_on, second.held_on):
        return None
    there, here = spared(other, one, roads), spared(one, other, roads)
    moved, kept, found = (first, second, here) if here.minutes > there.minutes else (
        second, first, there
    )  # fmt: skip
    if found.minutes < LEAST_MINUTES:
        return None
    return Joining(moved.meeting_id, kept.meeting_id, found)


def to_come(visits: Iterable[Visit]) -> dict[str, list[Visit]]:
    """Return the visits of the meetings that are still to be held, by meeting."""
    found: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        if visit.coming:
            found[visit.meeting_id].append(visit)
    return found


def key_of(one: str, other: str) -> str:
    """Return what names a pair of meetings, whichever would move."""
    return ".".join(sorted((one, other)))


def join_sentence(body: str, held_on: str, minutes: int, *, moves: bool) -> str:
    """Return what would spare the road: this meeting after that one, or that one after this."""
    spare, day = fmt.minutes(minutes), fmt.date_long(held_on)
    if moves:
        return _("Tenue le {day}, juste après {body} et au même endroit, cette rencontre "
                 "épargnerait {spare} de route.").format(day=day, body=body, spare=spare)
    return _("Si {body} ({day}) suivait cette rencontre au même endroit, {spare} de route "
             "seraient épargnées.").format(day=day, body=body, spare=spare)


def check_joinable(state: str, held_on: str | None, today: str, *, closed: bool) -> None:
    """Refuse to move or to join a meeting that is not to come."""
    if closed or state not in _COMING or (held_on or "") < today:
        raise RuleBroken(_("Cette rencontre n’est plus à venir : elle ne peut pas être jumelée."))


def hours_after(
    kept_end: str | None, start: str | None, end: str | None
) -> tuple[str | None, str | None]:
    """Return the hours of a meeting held right after another; refuse to end past midnight."""
    if not kept_end:
        return start, end
    length = between(start, end)
    if length is None:
        return kept_end, None
    minutes = int(kept_end[:2]) * 60 + int(kept_end[3:]) + length
    if minutes >= 24 * 60:
        raise RuleBroken(_("La seconde rencontre finirait après minuit : changez son heure."))
    return kept_end, f"{minutes // 60:02}:{minutes % 60:02}"

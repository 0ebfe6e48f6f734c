"""What is proposed for the agenda of a meeting, under which point it goes, what time it takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dsi_desktop.kernel.i18n import N_

LAST_POINTS = ("other", "questions", "next", "end")
FIRST_POINTS = ("opening", "welcome", "officers", "agenda")
NOT_HEARD = ("withdrawn", "postponed")


@dataclass(frozen=True, slots=True)
class Head:
    """The point that gathers a sort of records: the standard keys it may have, its words.

    The first key is that of the point made when the agenda has none of them.
    """

    keys: tuple[str, ...]
    title: str
    kind: str
    minutes: int = 5


_SEATS = Head(("seats",), N_("Sièges et mandats des membres"), "decision", 10)
_FORMER = Head(
    ("minutes", "notes"), N_("Adoption du procès-verbal de la dernière rencontre et suivis"),
    "decision", 10,
)
# By source: what stands alone on the agenda (a point carried over, one waiting) has no head.
HEADS = MappingProxyType({
    "adoption": _FORMER,
    "task": Head(("follow_ups", "minutes", "notes"), N_("Suivis des rencontres"), "follow_up"),
    "tabling": Head(
        ("tabled",), N_("Dépôt des comptes rendus des chantiers"), "information"
    ),
    "membership": _SEATS,
    "post": _SEATS,
    "project_intake": Head(("projects",), N_("Projets des chantiers"), "decision", 15),
    "mandate": Head(("mandates",), N_("Suivi des mandats"), "follow_up"),
    "representation": Head(
        ("representations",), N_("Représentations depuis la dernière assemblée"), "information"
    ),
    "action": Head(
        ("actions", "review", "progress"), N_("Actions du plan à relancer"), "exchange"
    ),
})  # fmt: skip
ALONE = ("agenda_item", "backlog_item")
ORIGINS = MappingProxyType({"adoption": "meeting", "tabling": "meeting"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record that waits for a meeting, why, and the minutes it would take.

    `source` is its table, but for minutes to adopt (« adoption ») and to table (« tabling »).
    """

    source: str
    id: str
    title: str
    why: str
    minutes: int = 5
    late: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A point of the agenda as the time of the proposals sees it."""

    id: str
    parent_id: str
    standard: str
    minutes: int
    taken: bool = False


def known_source(source: str) -> bool:
    """Tell whether records of this sort go on an agenda."""
    return source in HEADS or source in ALONE


def added_minutes(points: Sequence[Laid], proposals: Iterable[Proposal]) -> int:
    """Return by how much the agenda would grow.

    A point lasts its own minutes or the sum of its sub-points, whichever is more: what goes under
    a point that has time to spare costs nothing.
    """
    grown: dict[str, int] = {}
    total = 0
    heads = {point.id: point for point in points}
    free = {point.id for point in points if not point.taken}
    for one in proposals:
        head = head_for(one.source, points)
        if one.source == "adoption" and head is not None and head.id in free:
            free.discard(head.id)
        elif one.source in ALONE:
            total += one.minutes
        else:
            key = head.id if head else HEADS[one.source].keys[0]
            grown[key] = grown.get(key, 0) + one.minutes
    for key, more in grown.items():
        own = heads[key].minutes if key in heads else 0
        under = sum(point.minutes for point in points if point.parent_id == key)
        total += max(own, under + more) - max(own, under)
    return total


def head_for(source: str, points: Iterable[Laid]) -> Laid | None:
    """Return the point of the agenda under which records of a sort go, when it is there."""
    if source in ALONE:
        return None
    keys = HEADS[source].keys
    found = [point for point in points if point.standard in keys]
    return min(found, key=lambda point: keys.index(point.standard), default=None)

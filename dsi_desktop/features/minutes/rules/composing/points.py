"""Compose the points of the agenda, each with what was said under it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from dsi_desktop.features.meetings.rules.numbering import Node, placed
from dsi_desktop.features.minutes.rules.composing.lines import said_of
from dsi_desktop.features.minutes.rules.composing.records import UNDER, Known, Record
from dsi_desktop.features.minutes.rules.document import Point
from dsi_desktop.kernel.i18n import _


def points_of(items: Iterable[Record], known: Known) -> tuple[Point, ...]:
    kept = {item.id: item for item in items}
    order = placed(
        Node(item.id, item.parent_id, item.rank, item.number or "") for item in kept.values()
    )
    numbers = {one.id: one.number for one in order}
    points = tuple(_point(kept[one.id], one.level, numbers, known) for one in order)
    return (*points, *_beside(kept, known))


def _beside(items: Collection[str], known: Known) -> Iterator[Point]:
    """Yield one more point for what was said under none: nothing recorded is ever left out."""
    said = tuple(
        said_of(entry, known)
        for key, entries in known.records.items()
        if key.startswith(UNDER) and key.removeprefix(UNDER) not in items
        for entry in entries
    )
    if said:
        yield Point(id="", number="", level=0, title=_("Hors de l’ordre du jour"), said=said)


def _point(item: Record, level: int, numbers: Mapping[str, str], known: Known) -> Point:
    names = known.names
    return Point(
        id=item.id, number=numbers[item.id], level=level,
        title=item.title or "", kind=item.kind or "information",
        minutes=item.minutes or 0, state=item.state or "upcoming",
        outcome=item.outcome or "",
        chantier=names.body(item.body_id),
        bearer=names.person(item.bearer_id) or item.bearer_name or "",
        description=item.description or "", started_at=item.started_at or "",
        ended_at=item.ended_at or "", added=bool(item.added_at_meeting),
        said=tuple(said_of(entry, known) for entry in known.records.get(UNDER + item.id, ())),
        standard=item.standard or "", treated_with=numbers.get(item.merged_into_id or "", ""),
    )

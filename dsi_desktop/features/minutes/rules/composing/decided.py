"""Compose what was decided at many meetings at once, as a register lists it."""

from collections.abc import Iterator, Sequence

from dsi_desktop.features.minutes.rules.composing.lines import LINES
from dsi_desktop.features.minutes.rules.composing.records import (
    Known,
    Names,
    Record,
    Shelf,
    add_votes,
)
from dsi_desktop.features.minutes.rules.document import Said

_KINDS = ("motion", "decision")


def decided(shelf: Shelf, meetings: Sequence[str]) -> Iterator[tuple[Record, Said]]:
    """Yield each resolution and decision of these meetings with its line, as they stand now."""
    records = {
        one.id: one for kind in _KINDS for one in shelf.of(kind, "meeting_id", list(meetings))
    }
    found = dict(records)
    add_votes(shelf, found)
    names = Names(shelf)
    names.learn("person", {
        getattr(one, name, None) for one in records.values() for name in ("mover_id", "seconder_id")
    })
    known = Known(shelf, found, names)
    for one in sorted(records.values(), key=_place):
        kind = one.__tablename__
        yield one, Said(id=one.id, kind=kind, record_id=one.id, **LINES[kind](one, known))


def _place(one: Record) -> tuple[int, str]:
    return getattr(one, "provisional", None) or 0, one.id

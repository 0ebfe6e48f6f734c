"""Records by their title, for the command palette: kinds, icons and openers come from the cards."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from dsi_desktop.features.home import queries
from dsi_desktop.kernel.cards import FeatureCard, RecordKind
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.hits import Hit

_NARROWED = {"@": ("person", "organization"), "#": ("motion", "decision")}


def find_records(
    path: Path, cards: Sequence[FeatureCard], kinds: Mapping[str, str], desk: Desk,
    mark: str, words: str,
) -> list[Hit]:  # fmt: skip
    """Return the records whose title holds every word; « @ » people, « # » decisions."""
    known = {record.kind: record for card in cards for record in card.records}
    asked = [
        (record.kind, record.table)
        for record in known.values()
        if record.kind in kinds and (not mark or record.kind in _NARROWED.get(mark, ()))
    ]
    return [
        _hit(known[line.kind], line, desk) for line in queries.titles(path, words, asked)
    ]


def _hit(record: RecordKind, line: queries.TitleLine, desk: Desk) -> Hit:
    section = _(record.title)
    if line.count > 1:
        section = f"{section} ({line.count})"
    return Hit(
        section, line.title, partial(desk.open_record, line.kind, line.id), note=line.note,
        icon=record.icon, kind=line.kind,
    )

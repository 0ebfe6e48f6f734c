"""What happened to an element of the plan: who changed what, read from the journal."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import select

from dsi_desktop.db.engines import driver
from dsi_desktop.db.history import Entry, linked_rows, story
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.naming import Names
from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import _

_SILENT = ("deleted", "rank", "*")
_OWN = ("action_note", "milestone", "action_partner", "human_resource", "evidence")
_MOST = 12
_LONG = 80


@dataclass(frozen=True, slots=True)
class PastLine:
    """One gesture: what it was called, who did it, when (local), and what it changed."""

    gesture: str
    words: str
    who: str
    day: str
    hour: str
    changes: tuple[str, ...]


def element_past(store: Store, table: str, record_id: str) -> list[PastLine]:
    """Return the last gestures on an element and on what stands around it, the newest first."""
    entries = story(store, _rows(store, table, record_id))
    gestures = [list(group) for _key, group in groupby(entries, key=lambda one: one.gesture)]
    with store.read() as session:
        names = Names(driver(session.connection()))
        return [_line(names, table, gesture) for gesture in gestures[-_MOST:]][::-1]


def _rows(store: Store, table: str, record_id: str) -> set[tuple[str, str]]:
    """Return the (table, row) of an element and of what stands around it, removed or not."""
    papers = select(Attachment.id).where(
        Attachment.record_table == table, Attachment.record_id == record_id)
    with store.read() as session:
        rows = {(table, record_id), *(("attachment", row) for row in session.scalars(papers))}
        beside = linked_rows(driver(session.connection()), table, record_id)
        return rows | {(other, row) for other, row in beside if other in _OWN}


def _line(names: Names, table: str, entries: list[Entry]) -> PastLine:
    first = entries[0]
    said = (
        _said(names, one) if one.table == table else names.title(one.table, one.row)
        for one in entries
    )
    return PastLine(
        first.gesture, spoken_label(first.label), first.who, *_local(first.when),
        tuple(dict.fromkeys(part for part in said if part)),
    )


def _said(names: Names, entry: Entry) -> str:
    """Return « échéance : 30 nov. → 15 déc. »; long texts are only said to have changed."""
    if entry.field in _SILENT:
        return ""
    what = names.label(entry.table, entry.field)
    old = names.value(entry.table, entry.field, entry.old)
    new = names.value(entry.table, entry.field, entry.new)
    if old == new:
        return ""
    if max(len(old), len(new)) > _LONG:
        return _("{what} : texte modifié").format(what=what)
    return _("{what} : {old} → {new}").format(
        what=what, old=old or _("rien"), new=new or _("rien"))


def _local(moment: int | None) -> tuple[str, str]:
    """Return the local (day, hour) of a claimed moment; a clock far off claims none."""
    try:
        at = datetime.fromtimestamp((moment or 0) / 1000, UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return "", ""
    return (at.date().isoformat(), f"{at:%H:%M}") if moment else ("", "")

"""What happened to a card: who changed what, read from the journal."""

from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select

from dsi_desktop.db.engines import driver
from dsi_desktop.db.history import Entry, linked_rows, story
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.naming import Names
from dsi_desktop.db.schema.directory import Attachment, Remark
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.sheet.around import local
from dsi_desktop.kernel.i18n import _

_SILENT = ("moved_at", "deleted", "*")
_OWN = ("check_item", "task_label", "task_partner", "task_link", "card", "task_review")
_MOST = 12
_LONG = 80


@dataclass(frozen=True, slots=True)
class PastLine:
    """One gesture on a card: what it was called, who did it, when, and what it changed."""

    gesture: str
    words: str
    who: str
    day: str
    hour: str
    changes: tuple[str, ...]


def card_past(store: Store, task_id: str, most: int = _MOST) -> list[PastLine]:
    """Return the last gestures on a card and on what stands around it, the newest first."""
    entries = story(store, _rows(store, task_id))
    gestures = [list(group) for _key, group in groupby(entries, key=lambda one: one.gesture)]
    with store.read() as session:
        names = Names(driver(session.connection()))
        return [_line(names, gesture) for gesture in gestures[-most:]][::-1]


def _rows(store: Store, task_id: str) -> set[tuple[str, str]]:
    """Return the (table, row) of a card and of what stands around it, removed or not."""
    with store.read() as session:
        rows = {("task", task_id)}
        for table, kind in (("remark", Remark), ("attachment", Attachment)):
            asked = select(kind.id).where(kind.record_table == "task", kind.record_id == task_id)
            rows |= {(table, row) for row in session.scalars(asked)}
        beside = linked_rows(driver(session.connection()), "task", task_id)
        return rows | {(table, row) for table, row in beside if table in _OWN}


def _line(names: Names, entries: list[Entry]) -> PastLine:
    first = entries[0]
    said = (
        _said(names, one) if one.table == "task" else names.title(one.table, one.row)
        for one in entries if one.table != "card"
    )
    return PastLine(
        first.gesture, spoken_label(first.label), first.who, *local(first.when),
        tuple(dict.fromkeys(part for part in said if part)),
    )


def _said(names: Names, entry: Entry) -> str:
    """Return « échéance : 30 nov. → 15 déc. »; long texts are only said to have changed."""
    if entry.field in _SILENT:
        return ""
    what = names.label("task", entry.field)
    old = names.value("task", entry.field, entry.old)
    new = names.value("task", entry.field, entry.new)
    if old == new:
        return ""
    if max(len(old), len(new)) > _LONG:
        return _("{what} : texte modifié").format(what=what)
    return _("{what} : {old} → {new}").format(
        what=what, old=old or _("rien"), new=new or _("rien"))

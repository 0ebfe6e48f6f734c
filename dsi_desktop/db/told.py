"""The last gestures on a record and on what stands around it, as a sheet tells them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from dsi_desktop.db.engines import driver
from dsi_desktop.db.history import Entry, story
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.naming import Names
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import _

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


def last_gestures(
    store: Store, table: str, rows: Collection[tuple[str, str]], *, most: int,
    silent: Collection[str] = (), unsaid: Collection[str] = (),
) -> list[PastLine]:
    """Return the last gestures on these (table, row), the newest first, `most` of them.

    Fields are said of the rows of `table`; other rows are only named. `silent` fields and rows of
    `unsaid` tables are not said, though their gesture is.
    """
    entries = story(store, rows)
    gestures = [list(group) for _key, group in groupby(entries, key=lambda one: one.gesture)]
    with store.read() as session:
        names = Names(driver(session.connection()))
        return [
            _line(gesture, [
                _said(names, one) if one.table == table else names.title(one.table, one.row)
                for one in gesture
                if one.table not in unsaid and not (one.table == table and one.field in silent)
            ])
            for gesture in gestures[-most:]
        ][::-1]


def local_moment(moment: int | None) -> tuple[str, str]:
    """Return the local (day, hour) of a claimed moment; a clock far off claims none."""
    if not moment:
        return "", ""
    try:
        at = datetime.fromtimestamp(moment / 1000, UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return "", ""
    return at.date().isoformat(), f"{at:%H:%M}"


def _line(entries: list[Entry], said: list[str]) -> PastLine:
    first = entries[0]
    return PastLine(
        first.gesture, spoken_label(first.label), first.who, *local_moment(first.when),
        tuple(dict.fromkeys(part for part in said if part)),
    )


def _said(names: Names, entry: Entry) -> str:
    """Return « échéance : 30 nov. → 15 déc. »; long texts are only said to have changed."""
    what = names.label(entry.table, entry.field)
    old = names.value(entry.table, entry.field, entry.old)
    new = names.value(entry.table, entry.field, entry.new)
    if old == new:
        return ""
    if max(len(old), len(new)) > _LONG:
        return _("{what} : texte modifié").format(what=what)
    return _("{what} : {old} → {new}").format(
        what=what, old=old or _("rien"), new=new or _("rien"))

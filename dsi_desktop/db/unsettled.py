"""What still stands in two versions, said for the foot of what is printed meanwhile."""

import sqlite3
from collections.abc import Callable, Iterator

from dsi_desktop.db.adoptions import late_gestures, meeting_of
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.merge.choices import open_choices
from dsi_desktop.db.naming import Names
from dsi_desktop.db.numbering import taken_twice
from dsi_desktop.kernel.i18n import _, ngettext

_DELETED = "deleted"
_OF_MEETING = "SELECT 1 FROM adopted_minutes WHERE meeting_id = ? AND deleted IS NULL"


def two_versions(
    db: sqlite3.Connection, book: FieldBook, wanted: Callable[[str, str], bool]
) -> tuple[str, ...]:
    """Return a few words for each open choice on a row that is `wanted` (table, row)."""
    names = Names(db)
    found = []
    for row, number in sorted(open_choices(db, book)):
        table, column = book.name[number]
        if wanted(table, row):
            title = names.title(table, row)
            said = _("supprimée ou modifiée") if column == _DELETED else names.label(table, column)
            found.append(f"{title} ({said})")
    return tuple(found)


def unsettled_of_meeting(
    db: sqlite3.Connection, book: FieldBook, meeting: str
) -> tuple[str, ...]:
    """Return a sentence for each thing to settle that the minutes of a meeting show."""
    return tuple(_of_meeting(db, book, meeting))


def said_of_versions(versions: tuple[str, ...]) -> tuple[str, ...]:
    """Return one sentence for all of them, at most three named; nothing for none."""
    if not versions:
        return ()
    named = "; ".join(versions[:3])
    if len(versions) > 3:
        named += "; " + ngettext("{n} autre", "{n} autres", len(versions) - 3).format(
            n=len(versions) - 3
        )
    return (_("Deux versions sont à départager : {what}.").format(what=named),)


def _of_meeting(db: sqlite3.Connection, book: FieldBook, meeting: str) -> Iterator[str]:
    frozen = db.execute(_OF_MEETING, (meeting,)).fetchone() is not None
    if not frozen:
        yield from said_of_versions(
            two_versions(db, book, lambda table, row: meeting_of(db, table, row) == meeting)
        )
    late = len(late_gestures(db, meeting)) if frozen else 0
    if late:
        yield ngettext(
            "{n} modification est arrivée après l’adoption.",
            "{n} modifications sont arrivées après l’adoption.", late,
        ).format(n=late)
    for group in taken_twice(db):
        if any(one.meeting == meeting for one in group):
            yield _("Le numéro {number} a été donné plus d’une fois.").format(number=group[0].now)

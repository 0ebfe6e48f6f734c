"""Every command that corrects adopted minutes, made ready to be done and undone."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from support.apart import copied_to, give
from support.commands_meetings import Gesture, last
from support.commands_minutes import here

ADOPTED_ON = "2026-11-20"


def _close(store: Store) -> None:
    minutes.record_resolution(store, *here(store), "Demander", state="carried_unanimous")
    meetings.close_meeting(store, last(store, "meeting"), "15:30")


def _adopt(store: Store) -> None:
    _close(store)
    minutes.adopt_minutes(store, last(store, "meeting"), adopted_on=ADOPTED_ON)


def elsewhere(store: Store, work: Callable[[Store], object]) -> Store:
    """Let somebody work on a copy of the dossier; return the copy, to be received and closed."""
    luc = copied_to(store, Path(mkdtemp()) / "luc.dsi", "Luc Harvey", "Portable de Luc")
    work(luc)
    return luc


def _late(store: Store) -> None:
    _close(store)
    luc = elsewhere(store, lambda s: minutes.record_note(s, last(s, "meeting"), None, "Tardive"))
    minutes.adopt_minutes(store, last(store, "meeting"), adopted_on=ADOPTED_ON)
    give(luc, store)
    luc.close()


def _twice(store: Store) -> None:
    _close(store)
    luc = elsewhere(store, lambda s: minutes.adopt_minutes(
        s, last(s, "meeting"), adopted_on="2026-11-21"))
    minutes.adopt_minutes(store, last(store, "meeting"), adopted_on=ADOPTED_ON)
    give(luc, store)
    luc.close()


def _same_number(store: Store) -> None:
    """Two meetings of the body, adopted apart: both give the first number of the year."""
    first = last(store, "meeting")
    body = last(store, "body")
    _close(store)
    second = meetings.create_meeting(store, body_id=body, held_on="2026-12-10", invite=False)
    meetings.open_meeting(store, second, "13:30")
    minutes.record_resolution(store, second, None, "Appuyer", state="carried_unanimous")
    meetings.close_meeting(store, second, "15:30")
    luc = elsewhere(store, lambda s: minutes.adopt_minutes(s, second, adopted_on="2026-12-12"))
    minutes.adopt_minutes(store, first, adopted_on=ADOPTED_ON)
    give(luc, store)
    luc.close()


def _gesture(store: Store) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = ("SELECT hex(t.id) FROM dsi_tx t JOIN dsi_change c ON c.tx = t.n"
                 " JOIN dsi_field f ON f.n = c.field WHERE f.tbl = 'adopted_minutes'"
                 " AND t.author LIKE 'Luc%'")  # fmt: skip
        return str(run(query).fetchone()[0]).lower()


def _numbered(store: Store) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM motion WHERE number <> '' ORDER BY id"
        return str(run(query).fetchone()[0])


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("record_erratum", lambda s: minutes.record_erratum(
        s, last(s, "meeting"), "Lire : 15 000 $.", made_on="2026-12-01")),
    ("make_late_erratum", lambda s: minutes.make_late_erratum(
        s, last(s, "meeting"), "Lire aussi la note.")),
    ("set_late_aside", lambda s: minutes.set_late_aside(s, last(s, "meeting"))),
    ("keep_adoption", lambda s: minutes.keep_adoption(s, last(s, "meeting"), _gesture(s))),
    ("renumber_resolution", lambda s: minutes.renumber_resolution(s, _numbered(s))),
]
PREPARED: Final[dict[str, Gesture]] = {
    "record_erratum": _adopt,
    "make_late_erratum": _late,
    "set_late_aside": _late,
    "keep_adoption": _twice,
    "renumber_resolution": _same_number,
}

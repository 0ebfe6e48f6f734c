"""What was put away: cards archived or dropped, boards archived, by whom and when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import or_, select

from dsi_desktop.db.last_writes import LastWrite, last_writes
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, Task
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

_NOBODY = LastWrite("", 10**18)


@dataclass(frozen=True, slots=True)
class ArchivedLine:
    """A card or a board put away; `kind` is "task" or "board", `state` a task state or ""."""

    kind: str
    id: str
    title: str
    body_id: str
    body: str
    hue: int
    state: str
    dropped: bool
    who: str
    when: int
    searched: str

    @property
    def day(self) -> date | None:
        """The day it was put away; None when a clock out of time wrote it."""
        try:
            return datetime.fromtimestamp(self.when / 1000, UTC).astimezone().date()
        except (ValueError, OverflowError, OSError):
            return None


def archived(store: Store, body_id: str | None = None, search: str = "") -> list[ArchivedLine]:
    """Return what was put away, of a body or of all, the latest first.

    `search`: words that the title, the description, the result or the chantier must all hold,
    without case or accents.
    """
    lines = [*_boards(store, body_id), *_cards(store, body_id)]
    words = fold(search).split()
    found = [line for line in lines if all(word in line.searched for word in words)]
    return sorted(found, key=lambda line: (-line.when, line.kind, fold(line.title), line.id))


def _cards(store: Store, body_id: str | None) -> list[ArchivedLine]:
    asked = (
        select(Task.id, Task.title, Task.state, Task.archived, Task.description, Task.result,
               Task.body_id, Body.name, Body.local_name, Body.hue)
        .outerjoin(Body, Body.id == Task.body_id)
        .where(Task.deleted.is_(None), or_(Task.archived.is_(True), Task.state == "dropped"))
    )  # fmt: skip
    if body_id is not None:
        asked = asked.where(Task.body_id == body_id)
    with store.read() as session:
        rows = session.execute(asked).all()
    away = last_writes(store, "task", "archived", [row.id for row in rows if row.archived])
    away |= last_writes(store, "task", "state", [row.id for row in rows if not row.archived])
    found = []
    for row in rows:
        body, by = row.local_name or row.name or "", away.get(row.id, _NOBODY)
        words = " ".join((row.title or "", row.description or "", row.result or "", body))
        found.append(
            ArchivedLine(
                "task", row.id, row.title or "", row.body_id or "", body, row.hue or 0,
                row.state or "", not row.archived, by.who, by.when, fold(words),
            )
        )
    return found


def _boards(store: Store, body_id: str | None) -> list[ArchivedLine]:
    asked = (
        select(Board.id, Board.title, Board.body_id, Body.name, Body.local_name, Body.hue)
        .outerjoin(Body, Body.id == Board.body_id)
        .where(Board.deleted.is_(None), Board.archived.is_(True))
    )
    if body_id is not None:
        asked = asked.where(Board.body_id == body_id)
    with store.read() as session:
        rows = session.execute(asked).all()
    away = last_writes(store, "board", "archived", [row.id for row in rows])
    found = []
    for row in rows:
        body, by = row.local_name or row.name or "", away.get(row.id, _NOBODY)
        title = row.title or body or _("Tableau")
        found.append(
            ArchivedLine(
                "board", row.id, title, row.body_id or "", body, row.hue or 0, "",
                dropped=False, who=by.who, when=by.when, searched=fold(f"{title} {body}"),
            )
        )
    return found

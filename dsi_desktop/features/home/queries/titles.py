"""Records found by their title, whatever their kind: what the command palette goes to."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.text import fold

_PERSON = "trim(coalesce(given_name, '') || ' ' || coalesce(family_name, ''))"
_BODY = "(SELECT coalesce(nullif(b.local_name, ''), b.name) FROM body b WHERE b.id = r.body_id)"
# How a record of each table is named, and what is said beside the name.
_SAID = (
    ("action", "title", "code"),
    ("task", "title", "coalesce(due_on, due_to)"),
    ("issue", "title", "code"),
    ("objective", "title", "code"),
    ("plan", "title", "horizon"),
    ("outcome", "what", "who"),
    ("questionnaire", "title", "''"),
    ("plan_review", "title", "end_on"),
    ("motion", "coalesce(nullif(title, ''), text)", "number"),
    ("decision", "text", "number"),
    ("meeting", f"coalesce(nullif(title, ''), {_BODY})", "held_on"),
    ("body", "coalesce(nullif(local_name, ''), name)", "acronym"),
    ("mandate", "title", "due_on"),
    ("representation", "subject", "held_on"),
    ("organization", "name", "acronym"),
    ("person", _PERSON, "''"),
)
_ENOUGH = 40


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A record whose title holds every word asked for; `count` of its kind in all."""

    kind: str
    id: str
    title: str
    note: str
    count: int


def titles(
    path: Path, asked: str, kinds: Iterable[tuple[str, str]], each: int = 3
) -> list[TitleLine]:
    """Return at most `each` records per (kind, table), best first: a title that begins so wins.

    A file that cannot be read just now gives nothing: the palette still goes to pages.
    """
    words = fold(asked).split()
    if not words:
        return []
    named = {table: (title, note) for table, title, note in _SAID}
    found: list[TitleLine] = []
    try:
        with closing(connect(path)) as db:
            for kind, table in kinds:
                if table in named:
                    found += _of_kind(db, kind, table, *named[table], words=words)[:each]
    except sqlite3.Error:
        return []
    return found


def _of_kind(
    db: sqlite3.Connection, kind: str, table: str, title: str, note: str, *, words: list[str]
) -> list[TitleLine]:
    rows = db.execute(
        f"SELECT id, {title}, {note} FROM {table} AS r WHERE deleted IS NULL"
    ).fetchall()
    held = []
    for record_id, name, beside in rows:
        folded = fold(f"{name or ''} {beside or ''}")
        if all(word in folded for word in words):
            held.append((not folded.startswith(words[0]), len(folded), record_id, name, beside))
    return [
        TitleLine(kind, record_id, (name or "").split("\n")[0], str(beside or ""), len(held))
        for _later, _length, record_id, name, beside in sorted(held)[:_ENOUGH]
    ]

"""What the dossier says of itself, in `dsi_meta`: not journalled, never exchanged."""

import sqlite3
from collections.abc import Mapping
from hashlib import blake2b

CHECK = "check"
_FIXED = ("dossier", "secret")
_CHECK_BYTES = 8


def meta(db: sqlite3.Connection, key: str) -> str:
    """Return one line as text, "" when it is missing."""
    found = db.execute("SELECT v FROM dsi_meta WHERE k = ?", (key,)).fetchone()
    return "" if found is None or found[0] is None else str(found[0])


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Write one line; what must never change is written with its mark."""
    _set(db, key, value)
    if key in _FIXED:
        _set(db, CHECK, mark_of({name: meta(db, name) for name in _FIXED}))


def mark_of(lines: Mapping[str, str]) -> str:
    """Return the mark of the lines that no gesture's hash guards: who the dossier is."""
    text = "\n".join(lines.get(name, "") for name in _FIXED)
    return blake2b(text.encode(), digest_size=_CHECK_BYTES).hexdigest()


def is_whole(lines: Mapping[str, str]) -> bool:
    """Tell whether these lines have their mark; a file of the first version has none."""
    return CHECK not in lines or lines[CHECK] == mark_of(lines)


def _set(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute(
        "INSERT INTO dsi_meta(k, v) VALUES (?1, ?2) ON CONFLICT(k) DO UPDATE SET v = ?2",
        (key, value),
    )

"""What the dossier says of itself, in `dsi_meta`: not journalled, never exchanged."""

import sqlite3


def meta(db: sqlite3.Connection, key: str) -> str:
    """Return one line as text, "" when it is missing."""
    found = db.execute("SELECT v FROM dsi_meta WHERE k = ?", (key,)).fetchone()
    return "" if found is None or found[0] is None else str(found[0])


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Write one line."""
    db.execute(
        "INSERT INTO dsi_meta(k, v) VALUES (?1, ?2) ON CONFLICT(k) DO UPDATE SET v = ?2",
        (key, value),
    )

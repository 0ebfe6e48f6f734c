"""What the welcome page says of the dossiers opened before."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dsi_desktop.db.container import peek
from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.errors import FileProblem


@dataclass(frozen=True, slots=True)
class RecentLine:
    """One dossier opened before; `modified` in milliseconds, 0 when the file is out of reach."""

    path: str
    name: str
    folder: str
    modified: int = 0
    organizations: int = 0
    actions: int = 0
    demonstration: bool = False


def recent(path: Path) -> RecentLine:
    """Look at a dossier without opening it; one that is gone keeps its file's name."""
    gone = RecentLine(str(path), path.stem, path.parent.name)
    try:
        said = peek(path)
        modified = path.stat().st_mtime_ns // 1_000_000
        with closing(connect(path)) as db:
            counts = [
                db.execute(f"SELECT count(*) FROM {table} WHERE deleted IS NULL").fetchone()[0]
                for table in ("organization", "action")
            ]
            told = db.execute(
                "SELECT name, demonstration FROM initiative WHERE deleted IS NULL"
            ).fetchone() or ("", 0)
    except (FileProblem, OSError, sqlite3.Error):
        return gone
    return RecentLine(
        str(path), told[0] or said.title or path.stem, path.parent.name, modified, counts[0],
        counts[1], bool(told[1]),
    )  # fmt: skip

"""Snapshots of a dossier in the data folder: taken whole, named by time, thinned by a pure rule.

The bytes of attachments go once, for all snapshots, into `pieces.sqlite` beside them, where
nothing is ever replaced.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dsi_desktop.db.copies import copy_without_pieces
from dsi_desktop.db.digest import digest
from dsi_desktop.db.founding import discard
from dsi_desktop.db.pragmas import connect, uri
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

DAILY, WEEKLY, MONTHLY = 12, 10, 9
PIECES_FILE = "pieces.sqlite"
_STAMP = "%Y-%m-%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One snapshot: `taken` is the claimed UTC instant in its name, `code` the dossier's code."""

    path: Path
    taken: datetime
    code: str


def snapshots(folder: Path) -> list[Snapshot]:
    """Return the snapshots of a folder, newest first; foreign files are left alone."""
    found = []
    for path in folder.glob("*.dsi"):
        stamp, _mark, code = path.stem.partition("_")
        try:
            taken = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Snapshot(path, taken, code))
    return sorted(found, key=lambda one: (one.taken, one.code), reverse=True)


def take_snapshot(dossier: Path, folder: Path, clock: Clock) -> Snapshot | None:
    """Copy the dossier into `folder` if it changed since the last snapshot, then thin the folder.

    Returns None when nothing changed. Nobody waits for it: the dossier is read for the few
    milliseconds of a copy, its attachments one by one. Raises `FileProblem` when the folder
    cannot be written.
    """
    kept = snapshots(folder)
    taken = datetime.fromtimestamp(clock.now_ms() / 1000, UTC).replace(microsecond=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(connect(dossier)) as db:
            code = digest(db)
            if kept and kept[0].code == code:
                return None
            _mend(folder / PIECES_FILE)
            _keep_pieces(db, folder / PIECES_FILE)
        made = Snapshot(folder / f"{taken.strftime(_STAMP)}_{code}.dsi", taken, code)
        copy_without_pieces(dossier, made.path)
    except (OSError, sqlite3.DatabaseError, FileProblem) as error:
        raise FileProblem(
            _("La sauvegarde automatique n’a pas pu être écrite. Vérifiez l’espace libre ; votre "
              "dossier n’a pas changé.")
        ) from error  # fmt: skip
    everything = [made, *kept]
    here = _gestures(made.path, aside=True)
    # a clock set back makes the newest look old: it alone may hold the work of today
    for one in set(kept) - retained(everything):
        if _gestures(one.path) <= here:  # else an older file was put back: this is what it lacks
            discard(one.path)
    return made


def restore_lost(snapshot: Path, target: Path) -> None:
    """Write a snapshot as a dossier, with the attachments kept beside it: the file is gone.

    Raises `FileProblem` when a file of that name exists or the place cannot be written. Where
    the dossier is still there, a snapshot is merged into it (`db.uniting`) and never replaces it.
    """
    if target.exists():
        raise FileProblem(
            _("Un fichier « {name} » existe déjà à cet endroit. Choisissez un autre nom.").format(
                name=target.name
            )
        )
    copy_without_pieces(snapshot, target)
    pieces = pieces_file(snapshot.parent)
    if pieces is not None:
        with closing(connect(target, "rw")) as db, closing(connect(pieces)) as store:
            for line in store.execute("SELECT sha256, bytes FROM dsi_blob"):
                db.execute("INSERT OR IGNORE INTO dsi_blob VALUES (?, ?)", line)


def _gestures(path: Path, *, aside: bool = False) -> set[bytes]:
    """Return the gestures of a snapshot, none when it cannot be read."""
    tables = ("dsi_tx", "dsi_aside") if aside else ("dsi_tx",)
    try:
        with closing(connect(path)) as db:
            return {name for table in tables for (name,) in db.execute(f"SELECT id FROM {table}")}
    except sqlite3.DatabaseError:
        return set()


def pieces_file(folder: Path) -> Path | None:
    """Return the store of attachments beside the snapshots, None when there is none yet."""
    path = folder / PIECES_FILE
    return path if path.exists() else None


def _mend(path: Path) -> None:
    """Put a store of attachments that cannot be read aside: the next snapshots need a sound one."""
    if not path.exists():
        return
    try:
        with closing(connect(path)) as store:
            store.execute("SELECT count(*) FROM dsi_blob").fetchone()
    except sqlite3.DatabaseError as error:
        if not isinstance(error, sqlite3.OperationalError):
            path.replace(path.with_suffix(".abime"))


def _keep_pieces(db: sqlite3.Connection, path: Path) -> None:
    """Add the attachments that the store lacks, each in a transaction of its own."""
    names = [name for (name,) in db.execute("SELECT sha256 FROM dsi_blob")]
    if not names:
        return
    if not path.exists():
        path.touch(0o600)
    with closing(sqlite3.connect(uri(path, "rw"), uri=True, isolation_level=None)) as store:
        store.execute(
            "CREATE TABLE IF NOT EXISTS dsi_blob(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL)"
        )
        kept = {name for (name,) in store.execute("SELECT sha256 FROM dsi_blob")}
        for name in names:
            if name not in kept:
                query = "SELECT sha256, bytes FROM dsi_blob WHERE sha256 = ?"
                store.execute("INSERT INTO dsi_blob VALUES (?, ?)",
                              db.execute(query, (name,)).fetchone())  # fmt: skip


def retained(found: Iterable[Snapshot]) -> set[Snapshot]:
    """Return what to keep: the last of each of 12 days, of 10 weeks and of 9 months.

    Days, weeks and months without a snapshot do not count, so that a holiday loses nothing.
    """
    newest = sorted(found, key=lambda one: (one.taken, one.code), reverse=True)
    kept: set[Snapshot] = set()
    for count, period in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        last: dict[str, Snapshot] = {}
        for one in newest:
            last.setdefault(one.taken.strftime(period), one)
        kept.update(list(last.values())[:count])
    return kept

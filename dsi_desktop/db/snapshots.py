"""Snapshots of a dossier in the data folder: taken whole, named by time, thinned by a pure rule."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dsi_desktop.db.digest import digest
from dsi_desktop.db.founding import discard
from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

DAILY, WEEKLY, MONTHLY = 12, 10, 9
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

    Returns None when nothing changed. The bytes of attachments are left out: they are kept once
    for all snapshots. Raises `FileProblem` when the folder cannot be written.
    """
    kept = snapshots(folder)
    taken = datetime.fromtimestamp(clock.now_ms() / 1000, UTC).replace(microsecond=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(connect(dossier)) as db:
            code = digest(db)
            if kept and kept[0].code == code:
                return None
            made = Snapshot(folder / f"{taken.strftime(_STAMP)}_{code}.dsi", taken, code)
            _copy(db, made.path)
    except (OSError, sqlite3.OperationalError) as error:
        raise FileProblem(
            _("La sauvegarde automatique n’a pas pu être écrite. Vérifiez l’espace libre ; votre "
              "dossier n’a pas changé.")
        ) from error  # fmt: skip
    everything = [made, *kept]
    for one in set(everything) - retained(everything):
        discard(one.path)
    return made


def _copy(db: sqlite3.Connection, target: Path) -> None:
    partial = target.with_suffix(".partiel")
    discard(partial)
    try:
        db.execute("PRAGMA query_only=OFF")  # VACUUM INTO writes elsewhere, never here
        db.execute("VACUUM INTO ?", (str(partial),))
        with closing(connect(partial, "rw")) as copy:
            _leave_pieces_out(copy)
        partial.chmod(0o600)
        partial.replace(target)
    finally:
        discard(partial)


def _leave_pieces_out(copy: sqlite3.Connection) -> None:
    if copy.execute("SELECT 1 FROM dsi_blob LIMIT 1").fetchone() is not None:
        copy.execute("DELETE FROM dsi_blob")
        copy.execute("VACUUM")


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

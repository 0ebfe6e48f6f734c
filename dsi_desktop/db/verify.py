"""« Vérifier » : does the file hold what its journal says? A report in words, nothing written.

SQLite's own check sees 12 of 101 flipped bits; hashes and the rebuild see 91. So the tables are
rebuilt in memory from the journal and compared with those of the file.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Table

from dsi_desktop.db.conflicts import cached_conflicts
from dsi_desktop.db.container import examine_header, unreadable
from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.founding import build
from dsi_desktop.db.gestures import gestures
from dsi_desktop.db.journal import FieldBook, load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.opening import strangers
from dsi_desktop.db.pragmas import USER_VERSION, connect, uri
from dsi_desktop.db.projection import rebuild
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.triggers import disarm
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _, ngettext

_JOURNAL = ("dsi_meta", "dsi_field", "dsi_tx", "dsi_change", "dsi_prev", "dsi_conflict")


@dataclass(frozen=True, slots=True)
class Verified:
    """What « Vérifier » found. `faults` are sentences; none means the dossier is sound."""

    digest: str
    gestures: int
    faults: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults

    def sentences(self) -> tuple[str, ...]:
        """Return the report as the person reads it."""
        counted = ngettext(
            "{count} geste vérifié, code du dossier {code}.",
            "{count} gestes vérifiés, code du dossier {code}.",
            self.gestures,
        ).format(count=self.gestures, code=self.digest)
        verdict = () if self.faults else (_("Le dossier est sain."),)
        return (counted, *verdict, *self.faults)


def verify(path: Path, tables: Mapping[str, Table]) -> Verified:
    """Check hashes, tables, live flags, conflicts, foreign keys, attachments and triggers.

    Reads a copy of the journal in memory; attachments one by one. Raises `FileProblem` when the
    file is not a dossier or cannot be read.
    """
    version = examine_header(path)
    try:
        with closing(connect(path)) as file, closing(_copy_of(path, tables)) as memory:
            faults = _pages(file) + _hashes(memory) + _blobs(file)
            faults += _leftovers(file) + _automatisms(file, load_book(file, shape_of(tables)))
            if version >= USER_VERSION:
                faults += _rebuilt(memory, load_book(memory, shape_of(tables)))
            return Verified(digest(memory), gesture_count(memory), tuple(faults))
    except (sqlite3.DatabaseError, KeyError, ValueError) as error:
        raise unreadable(path, error) from error


def _copy_of(path: Path, tables: Mapping[str, Table]) -> sqlite3.Connection:
    """Return a dossier in memory with the same journal; the file's own tables as `seen_…`."""
    memory = sqlite3.connect(":memory:", isolation_level=None, uri=True)
    try:
        _fill(memory, path, tables)
    except BaseException:
        memory.close()  # else its read lock stays on the file
        raise
    return memory


def _fill(memory: sqlite3.Connection, path: Path, tables: Mapping[str, Table]) -> None:
    memory.execute("PRAGMA trusted_schema=OFF")
    memory.execute("ATTACH DATABASE ? AS file", (uri(path, "ro"),))
    memory.execute("BEGIN")
    build(memory, tables)
    disarm(memory)
    for name in _JOURNAL:
        memory.execute(f"DELETE FROM main.{name}")
        memory.execute(f"INSERT INTO main.{name} SELECT * FROM file.{name}")
    for table in tables.values():
        names = ",".join(quoted(column.name) for column in table.columns)
        memory.execute(
            f"CREATE TABLE main.{quoted('seen_' + table.name)} AS SELECT {names} "
            f"FROM file.{quoted(table.name)}"
        )
    memory.execute("COMMIT")
    memory.execute("DETACH DATABASE file")


def _pages(file: sqlite3.Connection) -> list[str]:
    said = [line for (line,) in file.execute("PRAGMA integrity_check(5)")]
    return [] if said == ["ok"] else [_("Des pages du fichier sont abîmées.")]


def _hashes(memory: sqlite3.Connection) -> list[str]:
    wrong = sum(not gesture.is_sound() for gesture in gestures(memory))
    if not wrong:
        return []
    return [
        ngettext(
            "{count} geste ne correspond plus à son empreinte.",
            "{count} gestes ne correspondent plus à leur empreinte.",
            wrong,
        ).format(count=wrong)
    ]


def _rebuilt(memory: sqlite3.Connection, book: FieldBook) -> list[str]:
    live = _live_flags(memory)
    conflicts = cached_conflicts(memory)
    memory.execute("BEGIN")
    rebuild(memory, book)
    memory.execute("COMMIT")
    faults = [
        _("La table « {table} » ne correspond pas au journal ({count} fiches).").format(
            table=table, count=count
        )
        for table in book.shape
        if (count := _differing_rows(memory, table, book))
    ]
    if live != _live_flags(memory):
        faults.append(_("Des valeurs en vigueur ne sont pas marquées comme telles."))
    if conflicts != cached_conflicts(memory):
        faults.append(_("La liste des choses à décider n’est pas à jour."))
    if memory.execute("PRAGMA foreign_key_check").fetchone() is not None:
        faults.append(_("Une fiche en cite une autre qui n’est pas dans le dossier."))
    return faults


def _live_flags(memory: sqlite3.Connection) -> set[tuple[str, int, int]]:
    return set(memory.execute("SELECT row, field, tx FROM dsi_change WHERE live = 1"))


def _differing_rows(memory: sqlite3.Connection, table: str, book: FieldBook) -> int:
    """Count the rows that differ in value or kind: 1 and '1' are two values."""
    names = book.shape[table].names
    columns = ",".join(["id", *(f"typeof({quoted(n)}), {quoted(n)}" for n in names)])
    told, seen = (
        set(memory.execute(f"SELECT {columns} FROM {quoted(name)}"))
        for name in (table, f"seen_{table}")
    )
    return len({line[0] for line in told ^ seen})


def _blobs(file: sqlite3.Connection) -> list[str]:
    names = [name for (name,) in file.execute("SELECT sha256 FROM dsi_blob")]
    query = "SELECT bytes FROM dsi_blob WHERE sha256 = ?"
    faults = []
    for name in names:
        (content,) = file.execute(query, (name,)).fetchone()
        if sha256(content).hexdigest() != name:
            faults.append(_("Une pièce jointe est abîmée ({name}…).").format(name=name[:8]))
    return faults


def _leftovers(file: sqlite3.Connection) -> list[str]:
    if file.execute("SELECT 1 FROM dsi_pending LIMIT 1").fetchone() is None:
        return []
    return [_("Un autre programme a écrit dans ce dossier : ce sera noté à l’ouverture.")]


def _automatisms(file: sqlite3.Connection, book: FieldBook) -> list[str]:
    if not strangers(file, book):
        return []
    return [_("Les automatismes du fichier ne sont pas ceux de DSI Desktop.")]


def check(path: Path, tables: Mapping[str, Table]) -> None:
    """Raise `FileProblem` with the first fault; for the worker, before the write door opens."""
    found = verify(path, tables)
    if not found.is_sound:
        raise FileProblem(found.faults[0])

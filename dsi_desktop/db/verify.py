"""« Vérifier » : does the file hold what its journal says? A report in words, nothing written.

SQLite's own check sees 12 of 101 flipped bits; hashes and the replay see 91. So the journal is
replayed in memory and compared with the tables of the file.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Table

from dsi_desktop.db.conflicts import cached_conflicts
from dsi_desktop.db.container import examine_header, unreadable
from dsi_desktop.db.copies import read_copy
from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.journal import FieldBook, load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.meta import is_whole
from dsi_desktop.db.opening import strangers
from dsi_desktop.db.pragmas import USER_VERSION, connect
from dsi_desktop.db.replay import Replayed, differing_rows, replay
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Verified:
    """What « Vérifier » found. `faults` are sentences; none means the dossier is sound.

    `remarks`, sentences too: what a person has to settle in a sound dossier. `is_only_altered`:
    all that is wrong was done by another program, and `db.repair` puts it right in place.
    """

    digest: str
    gestures: int
    faults: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    is_only_altered: bool = False

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
        return (counted, *verdict, *self.faults, *self.remarks)


Teller = Callable[[Path], Iterable[str]]


def verify(path: Path, tables: Mapping[str, Table], rules: Iterable[Teller] = ()) -> Verified:
    """Check hashes, tables, live flags, conflicts, foreign keys, attachments and triggers.

    `rules` tell in sentences what features find to settle in the file (two resolutions of one
    number…): this is no fault of the file. Works on a copy in memory, so that nobody waits;
    attachments are read one by one. Raises `FileProblem` when the file is not a dossier or cannot
    be read.
    """
    version = examine_header(path)
    try:
        with closing(connect(path)) as file, closing(read_copy(path)) as memory:
            shape = shape_of(tables)
            altered = _leftovers(file) + _automatisms(file, load_book(file, shape))
            book = load_book(memory, shape)
            told = replay(memory, book)
            broken = _pages(file) + _header(file) + _blobs(file) + _hashes(told)
            if version >= USER_VERSION:  # the tables of an older file are compared once migrated
                altered += _tables(memory, book, told)
                broken += _caches(memory, told)
            code, count = digest(memory), gesture_count(memory)
    except (sqlite3.DatabaseError, KeyError, ValueError, TypeError) as error:
        raise unreadable(path, error) from error
    faults = (*broken, *altered)
    remarks = () if faults else tuple(said for rule in rules for said in rule(path))
    return Verified(code, count, faults, remarks, is_only_altered=bool(altered) and not broken)


def _pages(file: sqlite3.Connection) -> list[str]:
    said = [line for (line,) in file.execute("PRAGMA integrity_check(5)")]
    return [] if said == ["ok"] else [_("Des pages du fichier sont abîmées.")]


def _header(file: sqlite3.Connection) -> list[str]:
    lines = {str(k): str(v) for k, v in file.execute("SELECT k, v FROM dsi_meta")}
    return [] if is_whole(lines) else [_("L’identité du dossier est abîmée.")]


def _hashes(told: Replayed) -> list[str]:
    if not told.wrong:
        return []
    return [
        ngettext(
            "{count} geste ne correspond plus à son empreinte.",
            "{count} gestes ne correspondent plus à leur empreinte.",
            told.wrong,
        ).format(count=told.wrong)
    ]


def _tables(memory: sqlite3.Connection, book: FieldBook, told: Replayed) -> list[str]:
    return [
        _("La table « {table} » ne correspond pas au journal ({count} fiches).").format(
            table=table, count=count
        )
        for table in book.shape
        if (count := differing_rows(memory, book, told, table))
    ]


def _caches(memory: sqlite3.Connection, told: Replayed) -> list[str]:
    faults = []
    if told.dead_flags:
        faults.append(_("Des valeurs en vigueur ne sont pas marquées comme telles."))
    if told.conflicts != cached_conflicts(memory):
        faults.append(_("La liste des choses à décider n’est pas à jour."))
    if memory.execute("PRAGMA foreign_key_check").fetchone() is not None:
        faults.append(_("Une fiche en cite une autre qui n’est pas dans le dossier."))
    return faults


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

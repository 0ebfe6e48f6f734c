"""A damaged dossier: its readable gestures, completed from other copies, in a sound new file.

The damaged file is kept aside as it was. Only what its hash proves is taken, so nothing that the
damage invented can enter.
"""

import mmap
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Table

from dsi_desktop.db.carving import Carved, Proven, carve, proven
from dsi_desktop.db.container import damaged, unreadable
from dsi_desktop.db.founding import discard, found_dossier
from dsi_desktop.db.gesture import gesture_id
from dsi_desktop.db.journal import load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.merge.intake import take
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Packed, Parcel
from dsi_desktop.db.merge.parsing import parse
from dsi_desktop.db.merge.purge import missing_destruction
from dsi_desktop.db.meta import is_whole, set_meta
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.projection import rebuild
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.triggers import arm, disarm
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _, ngettext

KeepPiece = Callable[[str, bytes], None]


@dataclass(frozen=True, slots=True)
class Source:
    """Another copy of the dossier: a snapshot, a raw copy. `name` is said to the person."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came back. `total` gestures were known of; `here` were whole in the damaged file.

    `elsewhere`: (name of a source, gestures only it had). `aside`: the damaged file, as it was.
    """

    path: Path
    aside: Path
    total: int
    here: int
    elsewhere: tuple[tuple[str, int], ...]

    @property
    def lost(self) -> int:
        """Return how many gestures no copy had whole."""
        return self.total - self.here - sum(count for _name, count in self.elsewhere)

    def sentences(self) -> tuple[str, ...]:
        """Return what the person reads."""
        said = [
            ngettext(
                "Une partie du fichier est illisible. {here} geste sur {total} récupéré ici.",
                "Une partie du fichier est illisible. {here} gestes sur {total} récupérés ici.",
                self.here,
            ).format(here=self.here, total=self.total)
        ]
        for name, count in self.elsewhere:
            said.append(
                ngettext("{count} autre dans {source}.", "{count} autres dans {source}.", count)
                .format(count=count, source=name)
            )  # fmt: skip
        if self.lost:
            said.append(ngettext(
                "{count} geste manque encore : recevez le fichier d’un autre ordinateur.",
                "{count} gestes manquent encore : recevez le fichier d’un autre ordinateur.",
                self.lost,
            ).format(count=self.lost))  # fmt: skip
        else:
            said.append(_("Rien n’est perdu."))
        said.append(_("Le fichier abîmé est gardé tel quel : « {name} ».").format(
            name=self.aside.name))  # fmt: skip
        return tuple(said)


@dataclass(slots=True)
class _Pool:
    """Every whole gesture found, by its name, and where it was found first."""

    found: dict[bytes, Proven] = field(default_factory=dict)
    origin: dict[bytes, str] = field(default_factory=dict)
    heard: set[bytes] = field(default_factory=set)
    refused: set[bytes] = field(default_factory=set)

    def add(self, gestures: Iterable[Proven], origin: str) -> None:
        for one in gestures:
            if one.id not in self.found and one.id not in self.refused:
                self.heard.add(one.id)
                self.found[one.id] = one
                self.origin[one.id] = origin

    def standing(self, without: set[bytes]) -> list[Proven]:
        """Return the gestures whose parents are all there, parents first."""
        known: set[str] = set()
        kept = []
        for one in sorted(self.found.values(), key=lambda one: (one.rank, one.id)):
            if one.id not in without and one.parents <= known:
                known.add(one.id.hex())
                kept.append(one)
        return kept


def salvage(
    path: Path, tables: Mapping[str, Table], sources: Sequence[Source] = (),
    parcels: Sequence[Parcel] = (), pieces: Path | None = None, clock: Clock | None = None,
) -> Salvaged:  # fmt: skip
    """Put a sound file in place of a damaged one, which nobody may have open.

    `sources` are read newest first, `parcels` (exchange files) last; `pieces` is the store of
    attachments beside the snapshots. Raises `FileProblem` when nothing can be recovered or
    written; the damaged file is then where it was, as it was.
    """
    target = path.with_name(f".{path.name}.sauvetage")
    discard(target)
    try:
        pool, base = _gather(path, sources, parcels)
        if not pool.found or "dossier" not in base.meta:
            raise damaged(path)
        found_dossier(target, tables, base.meta.get("title", ""))
        kept = _fill(target, tables, pool, base)
        _keep_pieces(target, (path, *(one.path for one in sources), *([pieces] if pieces else ())))
        aside = _swap(path, target, clock or Clock())
    except (sqlite3.DatabaseError, OSError) as error:
        raise unreadable(path, error) from error
    finally:
        for left in (target, target.with_name(f"{target.name}-journal")):
            discard(left)
    counts: dict[str, int] = {}
    for one in kept:
        counts[pool.origin[one.id]] = counts.get(pool.origin[one.id], 0) + 1
    here = counts.pop("", 0)
    return Salvaged(path, aside, len(pool.heard), here, tuple(counts.items()))


def _gather(
    path: Path, sources: Sequence[Source], parcels: Sequence[Parcel]
) -> tuple[_Pool, Carved]:
    """Read every copy; what the person had put aside in this one stays aside."""
    pool, here = _Pool(), _carved(path, _forget_piece)
    pool.refused |= here.aside.keys()
    others = [(source, _read(source.path)) for source in sources]
    names: dict[int, tuple[str, str]] = {}
    ids: dict[int, bytes] = {}
    for _source, other in reversed(others):
        names.update(other.names)
        ids.update(other.ids())
        sound = is_whole(here.meta)
        here.meta = {**other.meta, **here.meta} if sound else {**here.meta, **other.meta}
    pool.heard |= set(here.ids().values())
    pool.add(proven(here, names, ids), "")
    for source, other in others:
        pool.add(_whole(source.path, other, pool), source.name)
    for parcel in parcels:
        pool.add(filter(None, map(_understood, parcel.packed)), parcel.place)
    return pool, here


def _read(path: Path) -> Carved:
    """Read what another copy says of itself; the pages when SQLite cannot."""
    try:
        with closing(connect(path)) as db:
            found = Carved()
            found.meta = {str(k): str(v) for k, v in db.execute("SELECT k, v FROM dsi_meta")}
            found.names = {n: (a, b) for n, a, b in db.execute("SELECT n, tbl, col FROM dsi_field")}
            found.sound = dict(db.execute("SELECT n, id FROM dsi_tx").fetchall())
            return found
    except sqlite3.DatabaseError:
        return _carved(path, _forget_piece)


def _whole(path: Path, other: Carved, pool: _Pool) -> list[Proven]:
    """Return the gestures of another copy, none when the pool has them all."""
    if all(name in pool.found for name in other.ids().values()):
        return []
    try:
        with closing(connect(path)) as db:
            return [one for packed in pack(db) if (one := _understood(packed)) is not None]
    except (sqlite3.DatabaseError, FileProblem):
        again = _carved(path, _forget_piece)
        return proven(again, {**other.names, **again.names}, {**other.ids(), **again.ids()})


def _understood(packed: Packed) -> Proven | None:
    try:
        line = parse(packed.line)
    except FileProblem:
        return None
    parents = frozenset(parent for cell in line.cells for parent in cell[4])
    return Proven(gesture_id(packed.line), line.lam, packed, parents)


def _carved(path: Path, piece: KeepPiece) -> Carved:
    with path.open("rb") as file:
        try:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # an empty file
            return Carved()
        with content:
            return carve(content, piece)


def _forget_piece(_name: str, _content: bytes) -> None:
    """Attachments are read last, when there is a file to put them in."""


def _fill(target: Path, tables: Mapping[str, Table], pool: _Pool, base: Carved) -> list[Proven]:
    """Write the gestures into the new file; those that cite a lost record wait aside."""
    without: set[bytes] = set()
    with closing(connect(target, "rw")) as db:
        while True:
            kept = pool.standing(without)
            loose = _try(db, tables, kept, base)
            if not loose:
                return kept
            without |= loose


def _try(
    db: sqlite3.Connection, tables: Mapping[str, Table], kept: list[Proven], base: Carved
) -> set[bytes]:
    """Write these gestures and commit; or return those that cite a lost record, and undo all."""
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("PRAGMA defer_foreign_keys=ON")
        disarm(db)
        for key, value in sorted(base.meta.items()):  # « check » first: the rest brings its own
            set_meta(db, key, value)
        for name, (line, secrets, at) in base.aside.items():
            db.execute("INSERT OR IGNORE INTO dsi_aside VALUES (?,?,?,?)",
                       (name, line, secrets, at))  # fmt: skip
        packed = [one.packed for one in kept]
        again = missing_destruction(packed)
        packed += [again] if again is not None else []
        book = take(db, load_book(db, shape_of(tables)), packed).book
        rebuild(db, book)
        loose = _loose(db)
        arm(db, book)
        db.execute("ROLLBACK" if loose else "COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return loose


def _loose(db: sqlite3.Connection) -> set[bytes]:
    """Return the gestures in force on rows that cite a record that is not there."""
    found: set[bytes] = set()
    for table, target, number in set(
        db.execute('SELECT "table", parent, fkid FROM pragma_foreign_key_check').fetchall()
    ):
        link = 'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?'
        (column,) = db.execute(link, (table, number)).fetchone()
        query = (
            "SELECT t.id FROM dsi_change c JOIN dsi_field f ON f.n = c.field "
            "JOIN dsi_tx t ON t.n = c.tx WHERE c.live = 1 AND f.tbl = ? AND f.col IN ('*', ?) "
            f"AND c.row IN (SELECT id FROM {quoted(table)} WHERE {quoted(column)} "
            f"NOT IN (SELECT id FROM {quoted(target)}))"
        )
        found |= {name for (name,) in db.execute(query, (table, column))}
    return found


def _keep_pieces(target: Path, places: Iterable[Path]) -> None:
    """Copy every attachment whose hash is right, from all copies."""
    with closing(connect(target, "rw")) as db:

        def keep(name: str, content: bytes) -> None:
            db.execute("INSERT OR IGNORE INTO dsi_blob VALUES (?, ?)", (name, content))

        for place in places:
            try:
                for name, content in _pieces(place):
                    keep(name, content)
            except sqlite3.DatabaseError:
                _carved(place, keep)


def _pieces(place: Path) -> Iterator[tuple[str, bytes]]:
    with closing(connect(place)) as db:
        for (name,) in db.execute("SELECT sha256 FROM dsi_blob").fetchall():
            query = "SELECT bytes FROM dsi_blob WHERE sha256 = ?"
            (content,) = db.execute(query, (name,)).fetchone()
            if sha256(content).hexdigest() == name:
                yield name, content


def _swap(path: Path, target: Path, clock: Clock) -> Path:
    """Put the sound file in place, the damaged one beside it under another name."""
    moment = datetime.fromtimestamp(clock.now_ms() / 1000, UTC).astimezone()
    stamp = moment.strftime("%Y-%m-%d %H%M%S")
    aside = path.with_name(_("{name} (abîmé {when}).dsi").format(name=path.stem, when=stamp))
    journal = path.with_name(f"{path.name}-journal")
    path.rename(aside)
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    try:
        target.replace(path)
    except OSError:
        aside.rename(path)
        raise
    return aside

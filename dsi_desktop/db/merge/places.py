"""A folder as the place of exchange: a stick, a network share, a synchronised folder.

Files are named after their content and never written again, so that synchronisers have nothing
to settle. Names and order mean nothing to the reader: what a file says inside does. A laptop
tidies only files of its own that its newest one contains whole, and keeps two of them.
"""

import os
import re
import sqlite3
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dsi_desktop.db.container import unreadable
from dsi_desktop.db.founding import discard
from dsi_desktop.db.merge import rawcopy, refused, wire
from dsi_desktop.db.merge.keys import Key, Keys, Passphrase
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.pieces import Brought, bring_pieces, copy_pieces, piece_sizes
from dsi_desktop.db.merge.refused import ParcelRefused
from dsi_desktop.db.merge.sending import Load, Receipt, load_bytes, load_of, names_of
from dsi_desktop.db.merge.stick import PARTIAL, Progress, in_words, write_verified
from dsi_desktop.db.merge.wire import Package, PieceFile
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

NEW: Final = "new"
KNOWN: Final = "known"
KEPT = 2  # files of this laptop that stay besides the newest one
_LONGEST_PART = 30
_MOST_FILES = 500  # of one folder: nobody's exchange place holds more
# A synchroniser may reserve a file's whole length and fill it within one tick of the clock of a
# stick: what looks cut or damaged is looked at again.
_LOOK_AGAIN = {refused.GONE, refused.PARTIAL, refused.DAMAGED}


@dataclass(frozen=True, slots=True)
class Offer:
    """A file of an exchange place. `kind`: NEW, KNOWN, or the reason it cannot be received.

    `new` counts the gestures that the dossier lacks; `sentence` is "" when it can be received;
    `origin` is what the file says of itself, None when it cannot be read.
    """

    path: Path
    kind: str
    origin: Origin | None
    new: int
    sentence: str
    bytes: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file was found to hold."""

    origin: Origin
    names: frozenset[bytes]
    pieces: dict[str, PieceFile]


_Mark = tuple[int, int]


# --- sharing -----------------------------------------------------------------------------------


def share(
    store: Store,
    folder: Path,
    progress: Progress | None = None,
    *,
    shared: bool = False,
    passphrase: str = "",
) -> Receipt:
    """Write the whole dossier into a folder, then tidy this laptop's older files there.

    A file of this very content that is already there, and sound, is left as it is. With a
    `passphrase` the file opens with these words alone. `shared`: say « dossier partagé » rather
    than « clé ». Raises `FileProblem`; the dossier and the older files are then unchanged.
    """
    load = load_of(store)
    found = _found(folder, load, shared=shared)
    there = _pieces_there(found)
    lock = Passphrase(passphrase) if passphrase else Key(load.identities[0])
    data, pieces = load_bytes(store, load, folder, lock, there, shared=shared)
    same = None if passphrase else _of_same_content(found, load, pieces)
    path = same or _free_name(folder, load)
    if same is None:
        write_verified(path, data, progress, shared=shared)
    removed = () if passphrase else _tidy(found, path, load, _own_pieces(store))
    return Receipt(
        path, load.origin.code, load.origin.count, len(data), removed, pieces, same is not None
    )


def share_as(
    store: Store, path: Path, progress: Progress | None = None, *, passphrase: str = ""
) -> Receipt:
    """Write the whole dossier into the file of this very name, replacing it whole or not at all."""
    load = load_of(store)
    lock = Passphrase(passphrase) if passphrase else Key(load.identities[0])
    there = pieces_lying(path.parent, load, shared=True)
    data, pieces = load_bytes(store, load, path.parent, lock, there, shared=True)
    write_verified(path, data, progress, shared=True)
    return Receipt(path, load.origin.code, load.origin.count, len(data), (), pieces)


def _found(folder: Path, load: Load, *, shared: bool) -> dict[Path, _Read]:
    try:
        return Place(folder, load.origin.dossier_id).read_all(Keys(load.identities))
    except OSError as error:
        raise in_words(error, shared=shared) from error


def pieces_lying(folder: Path, load: Load, *, shared: bool) -> dict[str, PieceFile]:
    """Return where the exchange files of a folder say that attachments lie."""
    return _pieces_there(_found(folder, load, shared=shared))


def _pieces_there(found: Mapping[Path, _Read]) -> dict[str, PieceFile]:
    return {sha: file for read in found.values() for sha, file in read.pieces.items()}


def _of_same_content(found: dict[Path, _Read], load: Load, pieces: int) -> Path | None:
    """Return a sound file that holds exactly what would be written, if there is one."""
    return next(
        (
            path
            for path, read in found.items()
            if read.origin.code == load.origin.code and read.names == load.names
            and read.origin.device == load.origin.device and len(read.pieces) == pieces
        ),
        None,
    )  # fmt: skip


def _free_name(folder: Path, load: Load) -> Path:
    """Return `<dossier>-<computer>-<8 of the code>.dsix`, numbered when the name is taken."""
    origin = load.origin
    stem = "-".join(
        (_part(origin.title, "dossier"), _part(origin.device, "ordinateur"),
         origin.code.replace("-", "").lower())
    )  # fmt: skip
    names = {fold(entry.name) for entry in folder.iterdir()}
    number, name = 1, f"{stem}{wire.SUFFIX}"
    while fold(name) in names:
        number += 1
        name = f"{stem}-{number}{wire.SUFFIX}"
    return folder / name


def _part(text: str, default: str) -> str:
    """Return a text as a piece of file name that every system accepts."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:_LONGEST_PART].strip("-") or default


def _own_pieces(store: Store) -> frozenset[str]:
    with closing(connect(store.path)) as db:
        return frozenset(piece_sizes(db))


def _tidy(
    found: dict[Path, _Read], newest: Path, load: Load, pieces: frozenset[str]
) -> tuple[str, ...]:
    """Remove this laptop's older files that the newest one contains whole, all but two.

    Two laptops may bear one name: a file that tells where attachments lie which this one has not
    received yet is not its own.
    """
    older = [
        (read.origin.at, path)
        for path, read in found.items()
        if path != newest and read.origin.device == load.origin.device
        and read.names <= load.names and read.pieces.keys() <= pieces
        and path.suffix == wire.SUFFIX
    ]  # fmt: skip
    for _at, path in (gone := sorted(older, reverse=True)[KEPT:]):
        discard(path)
    return tuple(path.name for _at, path in gone if not path.exists())


# --- looking -----------------------------------------------------------------------------------


class Place:
    """An exchange folder, looked at again and again: a file that did not change is read once."""

    def __init__(self, folder: Path, dossier_id: str) -> None:
        self.folder = folder
        self._dossier_id = dossier_id
        self._read: dict[str, tuple[_Mark, Keys, _Read | ParcelRefused]] = {}

    def offers(self, keys: Keys, known: Collection[bytes]) -> tuple[Offer, ...]:
        """Return every file of the folder that concerns exchange, new ones first.

        `known`: names of the gestures that the dossier has (`known_gestures`). Raises
        `FileProblem` when the folder cannot be looked at.
        """
        try:
            found = [
                _offer(path, mark, self._examine(path, mark, keys), known)
                for path, mark in self._files()
            ]
        except OSError as error:
            raise refused.gone(error) from error
        return tuple(sorted(found, key=lambda one: (-one.new, one.path.name)))

    def read_all(self, keys: Keys) -> dict[Path, _Read]:
        """Return what the readable exchange files of this dossier hold. Raises OSError."""
        found = {}
        for path, mark in self._files():
            if path.suffix == wire.SUFFIX:
                read = self._examine(path, mark, keys)
                if isinstance(read, _Read):
                    found[path] = read
        return found

    def _files(self) -> Iterator[tuple[Path, _Mark]]:
        """Yield the files that may concern us, with what tells that they changed."""
        names = sorted(
            entry.name for entry in os.scandir(self.folder) if _concerns(entry.name)
        )[:_MOST_FILES]  # fmt: skip
        for name in names:
            path = self.folder / name
            if path.suffix.casefold() == rawcopy.SUFFIX and rawcopy.is_at_work(path):
                continue
            try:
                found = path.stat()
            except OSError:
                continue
            if stat.S_ISREG(found.st_mode):
                yield path, (found.st_size, found.st_mtime_ns)
        self._read = {name: read for name, read in self._read.items() if name in set(names)}

    def _examine(self, path: Path, mark: _Mark, keys: Keys) -> _Read | ParcelRefused:
        before = self._read.get(path.name)
        if before is not None and before[:2] == (mark, keys):
            return before[2]
        try:
            package = open_package(path, keys, self._dossier_id)
            read: _Read | ParcelRefused = _Read(
                package.parcel.origin, names_of(package.parcel), dict(package.pieces)
            )
        except ParcelRefused as refusal:
            read = refusal
        except FileProblem as refusal:
            read = ParcelRefused(refused.NOT_OURS, refusal.sentence)
        if not (isinstance(read, ParcelRefused) and read.kind in _LOOK_AGAIN):
            self._read[path.name] = mark, keys, read
        return read


def offers(
    folder: Path, dossier_id: str, keys: Keys, known: Collection[bytes]
) -> tuple[Offer, ...]:
    """Return what a folder offers, looked at once."""
    return Place(folder, dossier_id).offers(keys, known)


def known_gestures(path: Path) -> frozenset[bytes]:
    """Return the names of the gestures of a dossier; it may be open in a window."""
    try:
        with closing(connect(path)) as db:
            return frozenset(name for (name,) in db.execute("SELECT id FROM dsi_tx"))
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error


def open_parcel(path: Path, keys: Keys, dossier_id: str = "") -> Parcel:
    """Read an exchange file or a copied dossier; `ParcelRefused` when it is of another dossier."""
    return open_package(path, keys, dossier_id).parcel


def open_package(path: Path, keys: Keys, dossier_id: str = "") -> Package:
    """Read all that a file holds. Raises like `open_parcel`; "" takes any dossier."""
    if path.name.endswith(PARTIAL):
        raise _unfinished()
    if path.suffix.casefold() == rawcopy.SUFFIX:
        package = Package(rawcopy.read_raw(path))
    else:
        package = wire.read_package(path, keys)
    if dossier_id and package.parcel.origin.dossier_id != dossier_id:
        raise refused.foreign()
    return package


def take_pieces(dossier: Path, path: Path, keys: Keys) -> Brought:
    """After a reception: bring the attachments that came with this file into the dossier."""
    if path.suffix.casefold() == rawcopy.SUFFIX:
        with rawcopy.raw_copy(path) as db:
            return copy_pieces(dossier, db)
    return bring_pieces(dossier, path.parent, wire.read_package(path, keys).pieces, keys)


def _concerns(name: str) -> bool:
    """Tell whether a file may hold a dossier.

    Conflict copies of synchronisers keep the ending; hidden files are their own business.
    """
    lower = name.casefold().removesuffix(PARTIAL)
    return not name.startswith((".", "~")) and lower.endswith((wire.SUFFIX, rawcopy.SUFFIX))


def _offer(
    path: Path, mark: _Mark, found: _Read | ParcelRefused, known: Collection[bytes]
) -> Offer:
    if isinstance(found, ParcelRefused):
        return Offer(path, found.kind, None, 0, found.sentence, mark[0])
    new = sum(name not in known for name in found.names)
    return Offer(path, NEW if new else KNOWN, found.origin, new, "", mark[0])


def _unfinished() -> ParcelRefused:
    return ParcelRefused(
        refused.PARTIAL,
        _("Ce fichier n’a pas fini d’être écrit : il est laissé en place. Attendez qu’il soit "
          "complet, ou demandez une nouvelle copie."),
    )  # fmt: skip

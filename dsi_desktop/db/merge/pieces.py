"""Attachments on their way: one encrypted file each in `pieces/`, beside the exchange file.

A file is named by the hash of its encrypted bytes, written once and never written again, so that
a synchroniser carries each piece once and two laptops never contend for a name. A piece that has
not arrived blocks nothing: it is « pas encore reçue ».
"""

import sqlite3
import stat
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from dsi_desktop.db.container import unreadable
from dsi_desktop.db.merge.keys import Keys
from dsi_desktop.db.merge.stick import FULL, StickProblem, free_space, in_words, write_new
from dsi_desktop.db.merge.wire import PieceFile
from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _, ngettext

FOLDER: Final = "pieces"
LARGEST_PIECE: Final = 20_000_000
LARGEST_WHOLE: Final = 2_000_000_000
_SEALING = 4_096  # bytes: what encryption may add to a piece, and a little more
_SIZES = "SELECT sha256, length(bytes) FROM dsi_blob ORDER BY sha256"
_BYTES = "SELECT bytes FROM dsi_blob WHERE sha256 = ?"


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of the attachments: taken now (and their bytes), and not arrived yet."""

    taken: int = 0
    missing: int = 0
    size: int = 0


def piece_sizes(db: sqlite3.Connection) -> dict[str, int]:
    """Return the attachments of a dossier: SHA-256 → bytes."""
    return dict(db.execute(_SIZES).fetchall())


def examine_sizes(sizes: Mapping[str, int]) -> None:
    """Raise `FileProblem` when a piece, or all of them, are above what may travel."""
    large = sum(size > LARGEST_PIECE for size in sizes.values())
    if large:
        raise FileProblem(
            ngettext(
                "Une pièce jointe dépasse 20 Mo : elle ne peut pas voyager. Allégez-la, puis "
                "recommencez.",
                "{count} pièces jointes dépassent 20 Mo : elles ne peuvent pas voyager. "
                "Allégez-les, puis recommencez.",
                large,
            ).format(count=large)
        )
    if sum(sizes.values()) > LARGEST_WHOLE:
        raise FileProblem(
            _("Les pièces jointes de ce dossier dépassent 2 Go en tout : elles ne peuvent pas "
              "voyager. Retirez les plus lourdes, puis recommencez.")
        )  # fmt: skip


def send_pieces(
    db: sqlite3.Connection,
    folder: Path,
    there: Mapping[str, PieceFile],
    encrypt: Callable[[bytes], bytes],
    *,
    shared: bool = False,
) -> dict[str, PieceFile]:
    """Put into `folder`/pieces the attachments that are not there; return where each one lies.

    `there` is what earlier exchange files of the place say; a file gone or of another length is
    written anew under a new name. Sizes and free space are asked before anything is written.
    Raises `FileProblem`, `StickProblem`.
    """
    sizes = piece_sizes(db)
    examine_sizes(sizes)
    place = folder / FOLDER
    found = {sha: file for sha, file in there.items() if sha in sizes and _lies(place, file)}
    lacking = {sha: size for sha, size in sizes.items() if sha not in found}
    if not lacking:
        return found
    try:
        free = free_space(folder)
        if free is not None and free < sum(lacking.values()) + _SEALING * len(lacking):
            raise StickProblem(FULL, _no_place(shared=shared))
        place.mkdir(exist_ok=True)
        for sha in lacking:
            sealed = encrypt(db.execute(_BYTES, (sha,)).fetchone()[0])
            file = PieceFile(sha256(sealed).hexdigest(), len(sealed))
            write_new(place / file.name, sealed)
            found[sha] = file
    except OSError as error:
        raise in_words(error, shared=shared) from error
    return found


def bring_pieces(path: Path, folder: Path, known: Mapping[str, PieceFile], keys: Keys) -> Brought:
    """Take into the dossier at `path` the attachments of a place that it lacks.

    `known` is what the exchange files received say. Each piece is a transaction of its own; one
    that is absent, cut or not what was announced is counted missing and tried again next time.
    The dossier may be open. Raises `FileProblem` when it cannot be written.
    """
    import pyrage

    held = [pyrage.x25519.Identity.from_str(one) for one in keys.identities]

    def opened(file: PieceFile) -> bytes | None:
        sealed = _sealed(folder / FOLDER / file.name, file)
        try:
            return None if sealed is None or not held else bytes(pyrage.decrypt(sealed, held))
        except pyrage.DecryptError:
            return None

    return _keep(path, ((sha, partial(opened, file)) for sha, file in known.items()))


def copy_pieces(path: Path, source: sqlite3.Connection) -> Brought:
    """Take into the dossier at `path` the attachments of a raw copy, already examined and open."""

    def read(sha: str) -> bytes | None:
        content = source.execute(_BYTES, (sha,)).fetchone()[0]
        return content if isinstance(content, bytes) else None

    names = [sha for sha, size in piece_sizes(source).items() if size <= LARGEST_PIECE]
    return _keep(path, ((sha, partial(read, sha)) for sha in names))


def _keep(path: Path, found: Iterable[tuple[str, Callable[[], bytes | None]]]) -> Brought:
    """Write the pieces that are lacking and are what their name says."""
    taken = missing = size = 0
    try:
        with closing(connect(path, "rw")) as db:
            have = piece_sizes(db)
            room = LARGEST_WHOLE - sum(have.values())
            for sha, read in found:
                if sha in have:
                    continue
                content = read()
                if content is None or len(content) > room or sha256(content).hexdigest() != sha:
                    missing += 1
                    continue
                db.execute("INSERT OR IGNORE INTO dsi_blob VALUES (?, ?)", (sha, content))
                have[sha] = len(content)
                taken, size, room = taken + 1, size + len(content), room - len(content)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    return Brought(taken, missing, size)


def _lies(place: Path, file: PieceFile) -> bool:
    try:
        found = (place / file.name).stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == file.size


def _sealed(path: Path, file: PieceFile) -> bytes | None:
    """Return the encrypted bytes, None when they are not there or not those announced."""
    if file.size > LARGEST_PIECE + _SEALING * 2 or not _lies(path.parent, file):
        return None
    try:
        with path.open("rb") as opened:
            content = opened.read(file.size + 1)
    except OSError:
        return None
    return content if sha256(content).hexdigest() == file.name else None


def _no_place(*, shared: bool) -> str:
    if shared:
        return _("Il n’y a pas assez de place dans le dossier partagé pour les pièces jointes. "
                 "Votre dossier sur cet ordinateur n’a pas changé.")  # fmt: skip
    return _("Il n’y a pas assez de place sur la clé pour les pièces jointes. Votre dossier sur "
             "cet ordinateur n’a pas changé.")  # fmt: skip

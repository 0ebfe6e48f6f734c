"""Put the whole of a dossier into one exchange file: what a stick or a shared folder receives."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dsi_desktop.db.copies import copy_without_pieces
from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.gesture import gesture_id
from dsi_desktop.db.identity import identities
from dsi_desktop.db.merge.keys import Key, Passphrase
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.pieces import send_pieces
from dsi_desktop.db.merge.wire import FORMAT, Package, PieceFile, write_package
from dsi_desktop.db.meta import meta
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

There = Mapping[str, PieceFile]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written, and where.

    `code` and `gestures`: of the dossier as sent; `bytes`: of the file; `removed`: names of older
    files tidied away; `pieces`: attachments lying beside; `already`: this very content was there.
    """

    path: Path
    code: str
    gestures: int
    bytes: int
    removed: tuple[str, ...] = ()
    pieces: int = 0
    already: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """A dossier ready to travel, with its keys, the one in use first."""

    parcel: Parcel
    identities: tuple[str, ...]

    @property
    def origin(self) -> Origin:
        """Return what the file will say of itself."""
        return self.parcel.origin

    @property
    def names(self) -> frozenset[bytes]:
        """Return the names of the gestures."""
        return names_of(self.parcel)


def names_of(parcel: Parcel) -> frozenset[bytes]:
    """Return the names of the gestures of a parcel."""
    return frozenset(gesture_id(one.line) for one in parcel.packed)


def load_of(store: Store) -> Load:
    """Read all gestures of an open dossier, each one re-hashed, without holding the window up.

    Raises `FileProblem` when the dossier is damaged: it must not travel.
    """
    with tempfile.TemporaryDirectory(prefix="dsi-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "envoi.dsi"
        copy_without_pieces(store.path, copy)
        with closing(connect(copy)) as db:
            held = identities(db)
            origin = Origin(
                store.dossier_id, meta(db, "title"), store.author, store.device,
                store.clock.now_ms(), digest(db), gesture_count(db), FORMAT,
                db.execute("PRAGMA user_version").fetchone()[0],
            )  # fmt: skip
            packed = tuple(pack(db))
    if len(packed) != origin.count:
        raise FileProblem(
            _("Une partie de ce dossier est abîmée : il n’a pas été partagé. Vérifiez le dossier "
              "(menu « Dossier »), puis recommencez.")
        )  # fmt: skip
    if not held:
        raise FileProblem(
            _("Ce dossier n’a pas encore de clé : ouvrez-le pour écrire sur cet ordinateur, puis "
              "recommencez.")
        )  # fmt: skip
    return Load(Parcel(origin, packed), held)


def load_bytes(
    store: Store,
    load: Load,
    folder: Path,
    lock: Key | Passphrase,
    there: There,
    *,
    inviting: bool = False,
    shared: bool = False,
) -> tuple[bytes, int]:
    """Send the attachments to `folder` first; return the exchange file and how many there are.

    The file names only pieces that lie there already: it is never ahead of them.
    """
    with closing(connect(store.path)) as db:
        pieces = send_pieces(db, folder, there, _by_key(load.identities[0]), shared=shared)
    keys = load.identities if inviting else ()
    return write_package(Package(load.parcel, pieces, keys), lock), len(pieces)


def _by_key(identity: str) -> Callable[[bytes], bytes]:
    """Pieces are closed with the dossier's key always: an invitation carries it."""

    def encrypt(content: bytes) -> bytes:
        import pyrage

        recipient = pyrage.x25519.Identity.from_str(identity).to_public()
        return bytes(pyrage.encrypt(content, [recipient]))

    return encrypt

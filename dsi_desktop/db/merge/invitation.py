"""« Inviter un ordinateur »: the dossier and its key in one file that six spoken words open.

An invitation cannot be taken back once it is made: whoever has the file and the words has the
dossier. After a theft the dossier gets a new key (`keys.renew_identity`).
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from dsi_desktop.db import entity
from dsi_desktop.db.founding import discard, examine_target, found_dossier, not_created
from dsi_desktop.db.identity import IDENTITIES
from dsi_desktop.db.lock import lock_path
from dsi_desktop.db.merge import refused
from dsi_desktop.db.merge.keys import Keys, Passphrase
from dsi_desktop.db.merge.pieces import bring_pieces
from dsi_desktop.db.merge.places import pieces_lying
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.merge.sending import Receipt, load_bytes, load_of
from dsi_desktop.db.merge.stick import Progress, write_verified
from dsi_desktop.db.merge.wire import Package, read_package
from dsi_desktop.db.meta import set_meta
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _


def invite(
    store: Store,
    target: Path,
    words: Sequence[str] | str,
    progress: Progress | None = None,
    *,
    shared: bool = False,
) -> Receipt:
    """Write an invitation at `target`, replacing it whole or not at all; attachments go beside.

    `words` encrypt it and are written nowhere. Raises `FileProblem`.
    """
    load = load_of(store)
    lock = Passphrase(_phrase(words))
    there = pieces_lying(target.parent, load, shared=shared)
    data, pieces = load_bytes(store, load, target.parent, lock, there, inviting=True, shared=shared)
    write_verified(target, data, progress, shared=shared)
    return Receipt(target, load.origin.code, load.origin.count, len(data), (), pieces)


def join(
    source: Path,
    words: Sequence[str] | str,
    target: Path,
    author: str,
    device: str,
    clock: Clock | None = None,
) -> Path:
    """Make a new dossier file at `target` from an invitation: same dossier, same keys.

    Raises `FileProblem` (wrong words, no invitation, a file of that name); nothing is left behind.
    """
    examine_target(target)
    package = read_package(source, Keys(passphrase=_phrase(words)))
    if not package.identities:
        raise _no_invitation()
    work = target.with_name(f".{target.name}.arrivee")
    try:
        discard(work)
        found_dossier(work, entity.tables(), package.parcel.origin.title)
        _fill(package, work, author, device, clock)
        bring_pieces(work, source.parent, package.pieces, Keys(package.identities))
        work.replace(target)
    except (OSError, sqlite3.DatabaseError) as error:
        raise not_created() from error
    finally:
        for left in (work, work.with_name(f"{work.name}-journal"), lock_path(work)):
            discard(left)
    return target


def _phrase(words: Sequence[str] | str) -> str:
    return words if isinstance(words, str) else " ".join(words)


def _fill(
    package: Package, target: Path, author: str, device: str, clock: Clock | None
) -> None:
    with closing(connect(target, "rw")) as db:
        db.execute("BEGIN IMMEDIATE")
        set_meta(db, "dossier", package.parcel.origin.dossier_id)
        set_meta(db, IDENTITIES, "\n".join(package.identities))
        db.execute("COMMIT")
    store = Store.open(target, author=author, device=device, clock=clock)
    try:
        receive(store, [package.parcel])
    finally:
        store.close()


def _no_invitation() -> FileProblem:
    return refused.ParcelRefused(
        refused.LOCKED,
        _("Ce fichier n’est pas une invitation : il ne contient pas la clé du dossier. Demandez "
          "une invitation (« Inviter un ordinateur »)."),
    )  # fmt: skip

"""Receive the files of other laptops, after a snapshot; and take a reception back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from dsi_desktop.db.merge import aside, places, reception
from dsi_desktop.db.merge.aside import Cancelled
from dsi_desktop.db.merge.keys import Keys, keys_of, learn_identities
from dsi_desktop.db.merge.parcel import Parcel
from dsi_desktop.db.merge.reception import Received
from dsi_desktop.db.snapshots import take_snapshot
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands.remembering import remember_peer
from dsi_desktop.features.exchange.rules.peers import Peer
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.places import snapshots_of

Progress = Callable[[float], None]


def receive_parcels(
    store: Store, parcels: Sequence[Parcel], paths: Sequence[Path], data_folder: Path,
    progress: Progress, peers: Sequence[Peer] = (), words: str = "",
) -> Received:  # fmt: skip
    """Keep a snapshot, take the gestures of `parcels`, then the attachments beside their files.

    Raises `FileProblem` or `WriteRefused` with nothing taken. A disk that cannot keep the
    snapshot stops the reception: the promise to come back must hold. `words` open a file that
    was locked with them; attachments that cannot be read come with a later file.
    """
    take_snapshot(store.path, snapshots_of(data_folder, store.dossier_id), store.clock)
    progress(0.2)
    received = reception.receive(store, parcels, lambda share: progress(0.2 + 0.7 * share))
    for peer in peers:
        remember_peer(data_folder, store.dossier_id, peer)
    keys = Keys(keys_of(store.path).identities, words)
    for path in paths:
        _take_the_rest(store.path, path, keys)
    progress(1.0)
    return received


def _take_the_rest(dossier: Path, path: Path, keys: Keys) -> None:
    """Bring attachments, and the keys an invitation carries; the gestures are in already."""
    with suppress(FileProblem):
        places.take_pieces(dossier, path, keys)
        if keys.passphrase:
            learn_identities(dossier, places.open_package(path, keys).identities)


def cancel_reception(store: Store, number: int, data_folder: Path) -> Cancelled:
    """Put aside what a reception brought, here only; nothing when something of ours stands on it.

    `Cancelled.standing` then names what stands on what.
    """
    take_snapshot(store.path, snapshots_of(data_folder, store.dossier_id), store.clock)
    return aside.cancel(store, number)

"""Two laptops of one dossier: a copy edited apart, and what one gives the other."""

from pathlib import Path

from dsi_desktop.db.copies import copy_dossier
from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.engines import driver
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.reception import Received, receive
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.commands import refuse_frozen


def copied_to(store: Store, target: Path, author: str, device: str) -> Store:
    """Copy an open dossier to another laptop and open it there."""
    copy_dossier(store.path, target)
    other = Store.open(target, author=author, device=device, clock=store.clock)
    other.before_undo.append(refuse_frozen)
    return other


def parcel_of(store: Store) -> Parcel:
    """Return all that a laptop knows, as it would stand on the stick."""
    with store.read() as session:
        db = driver(session.connection())
        origin = Origin(
            store.dossier_id, store.title, store.author, store.device, store.clock.now_ms(),
            digest(db), gesture_count(db), 1, 1001,
        )
        return Parcel(origin, tuple(pack(db)), "la clé")


def give(source: Store, target: Store) -> Received:
    """Let one laptop receive what another knows."""
    return receive(target, [parcel_of(source)])


def exchange(*stores: Store) -> None:
    """Let every laptop know all, whatever the order."""
    for target in (*stores, *stores):
        for source in stores:
            if source is not target:
                give(source, target)

"""Bring another copy of the same dossier into this one: a snapshot, a twin, any raw file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dsi_desktop.db.merge.keys import keys_of
from dsi_desktop.db.merge.places import open_parcel, take_pieces
from dsi_desktop.db.merge.reception import Received, receive
from dsi_desktop.db.store import Store

Progress = Callable[[float], None]


def unite(store: Store, path: Path, place: str, progress: Progress | None = None) -> Received:
    """Receive what `path` holds and this dossier lacks; `place` names the source for people.

    It is an ordinary reception: nothing is replaced, what differs is to decide, and it can be
    cancelled. Raises `FileProblem` with nothing taken.
    """
    keys = keys_of(store.path)
    parcel = replace(open_parcel(path, keys, store.dossier_id), place=place)
    received = receive(store, [parcel], progress)
    take_pieces(store.path, path, keys)
    return received

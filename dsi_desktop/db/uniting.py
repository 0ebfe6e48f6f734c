"""Bring another copy of the same dossier into this one: a snapshot, a twin, any raw file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from dsi_desktop.db.merge.keys import keys_of
from dsi_desktop.db.merge.pieces import copy_pieces
from dsi_desktop.db.merge.places import open_parcel, take_pieces
from dsi_desktop.db.merge.reception import Received, receive
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.snapshots import pieces_file
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem

Progress = Callable[[float], None]


def unite(store: Store, path: Path, place: str, progress: Progress | None = None) -> Received:
    """Receive what `path` holds and this dossier lacks; `place` names the source for people.

    It is an ordinary reception: nothing is replaced, what differs is to decide, and it can be
    cancelled. Raises `FileProblem` with nothing taken. The attachments of a snapshot lie beside
    it; those that cannot be read come another time.
    """
    keys = keys_of(store.path)
    parcel = replace(open_parcel(path, keys, store.dossier_id), place=place)
    received = receive(store, [parcel], progress)
    with suppress(FileProblem, sqlite3.DatabaseError):
        take_pieces(store.path, path, keys)
        beside = pieces_file(path.parent)
        if beside is not None:
            with closing(connect(beside)) as pieces:
                copy_pieces(store.path, pieces)
    return received

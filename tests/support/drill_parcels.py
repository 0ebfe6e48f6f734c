"""Receive from another dossier as from a stick, without the stick."""

from contextlib import closing, suppress
from pathlib import Path
from random import Random

from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.merge.settling import Keep, settle
from dsi_desktop.db.meta import meta
from dsi_desktop.db.pragmas import USER_VERSION, connect
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import WriteRefused


def parcel_of(path: Path, device: str = "Portable de Luc") -> Parcel:
    """Return all that a dossier holds, ready to travel."""
    with closing(connect(path)) as db:
        origin = Origin(
            meta(db, "dossier"), meta(db, "title"), "Luc", device, 0, digest(db),
            gesture_count(db), 1, USER_VERSION,
        )
        return Parcel(origin, tuple(pack(db)), path.name)


def everything_from(store: Store, other: Path) -> list[bytes]:
    """Receive the gestures of another dossier; return the names of all it holds."""
    receive(store, [parcel_of(other)])
    with closing(connect(other)) as db:
        return [name for (name,) in db.execute("SELECT id FROM dsi_tx")]


def decide_some(store: Store, draw: Random) -> int:
    """Decide about half of what two laptops wrote apart; return how many."""
    decided = 0
    for choice in choices(store):
        if draw.random() < 0.5:
            # One answer may settle another: a record kept keeps its parts.
            with suppress(WriteRefused):
                settle(store, choice.id, Keep(draw.randrange(len(choice.versions)) + 1))
                decided += 1
    return decided

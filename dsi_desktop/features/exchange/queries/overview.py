"""How the dossier stands with the other laptops: code, what was not shared, last exchanges."""

from dataclasses import dataclass

from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.engines import driver
from dsi_desktop.db.merge.choices import open_choices
from dsi_desktop.db.merge.log import Exchange, exchanges, unshared
from dsi_desktop.db.store import Store


@dataclass(frozen=True, slots=True)
class Signer:
    """A laptop whose operations are in this dossier; `at`: the last claimed moment."""

    device: str
    author: str
    at: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the first view of « Partager et recevoir » reads in the dossier."""

    code: str
    gestures: int
    unshared: int
    choices: int
    exchanges: tuple[Exchange, ...]
    signers: tuple[Signer, ...]


_SIGNERS = """
SELECT device, max(author), max(at) FROM dsi_tx WHERE device <> '' GROUP BY device
ORDER BY max(at) DESC, device
"""


def overview(store: Store) -> Overview:
    """Read it all."""
    with store.read() as session:
        db = driver(session.connection())
        code, count, choices = digest(db), gesture_count(db), len(open_choices(db, store.book))
        signers = tuple(Signer(*line) for line in db.execute(_SIGNERS))
    return Overview(
        code, count, unshared(store), choices, tuple(exchanges(store)), signers
    )


def choices_left(store: Store) -> int:
    """Return how many choices are left to make: the number on « Partager et recevoir »."""
    with store.read() as session:
        return len(open_choices(driver(session.connection()), store.book))

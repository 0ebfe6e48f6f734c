"""A new dossier in a folder of the test, and what its tables hold."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import text

from dsi_desktop.db.entity import tables
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.clock import frozen

TODAY = date(2026, 11, 12)


def new_dossier(folder: Path) -> Store:
    """Create an empty dossier whose clock stands still on `TODAY`."""
    return Store.create(
        folder / "essai.dsi", title="DSI Charlevoix", author="Marie-Ève Tremblay",
        device="Portable", clock=frozen(TODAY),
    )


def template(folder: Path, seed: Callable[[Store], None]) -> Path:
    """Write a dossier once, to be copied by each test: seeding takes ten times a copy."""
    store = new_dossier(folder)
    seed(store)
    store.close()
    return folder / "essai.dsi"


def copied(source: Path, folder: Path) -> Store:
    """Open a copy of a template."""
    target = folder / "essai.dsi"
    shutil.copyfile(source, target)
    return Store.open(
        target, author="Marie-Ève Tremblay", device="Portable", clock=frozen(TODAY),
    )


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every living row of every journalled table: what undo must give back."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with store.read() as session:
        for name in sorted(tables()):
            asked = text(f'SELECT * FROM "{name}" WHERE deleted IS NULL ORDER BY id')
            found[name] = [tuple(row) for row in session.execute(asked)]
    return found

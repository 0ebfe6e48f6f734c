"""A dossier over two days, as the file is: for the window and for the command line."""

from datetime import date, timedelta
from pathlib import Path

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.clock import frozen

FIRST = date(2026, 11, 12)
LATER = FIRST + timedelta(days=10)


def two_days(path: Path) -> Path:
    """Create a dossier that gets a body on 12 November and another ten days later."""
    for day, name in ((FIRST, "Comité d’hier"), (LATER, "Comité d’aujourd’hui")):
        clock = frozen(day)
        store = (
            Store.open(path, author="Marie", device="Portable", clock=clock) if path.exists()
            else Store.create(path, title="DSI Essai", author="Marie", device="Portable",
                              clock=clock)
        )  # fmt: skip
        with store.operation("Créer une instance") as op:
            if day == FIRST:
                op.add(Initiative(name="DSI Essai"))
            op.add(Body(name=name, kind="workstream"))
        store.close()
    return path


def add_body(path: Path, name: str) -> None:
    """Add a body to a closed dossier, as another window would."""
    store = Store.open(path, author="Luc", device="Autre portable", clock=frozen(LATER))
    with store.operation("Créer une instance") as op:
        op.add(Body(name=name, kind="workstream"))
    store.close()


def bodies(store: Store) -> set[str]:
    """Return the names of the living bodies."""
    with store.read() as session:
        return {body.name for body in session.query(Body).filter(Body.deleted.is_(None))}

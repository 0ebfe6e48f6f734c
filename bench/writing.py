"""One operation through the write door ÷ the same change by plain SQLAlchemy, equally durable."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bench.ground import Ground
from bench.harness import Row, against
from dsi_desktop.db.engines import writer_engine
from dsi_desktop.db.entity import tables
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import N_

_EACH = 40


def operation(ground: Ground) -> Iterator[Row]:
    """Change one person's name, over and over, in both ways in turn."""
    store = Store.create(
        ground.folder / "operation.dsi", title="Banc d’essai", author="Banc", device="Banc"
    )
    engine = plain(ground.folder / "plain.db")
    with store.operation(N_("Ajouter une personne")) as op:
        person = op.add(Person(given_name="0")).id
    with Session(engine) as session, session.begin():
        session.add(Person(id=person, given_name="0"))
    yield against(
        "operation", 1.5, ground.rounds,
        lambda: _timed(lambda name: _by_the_door(store, person, name)),
        lambda: _timed(lambda name: _plainly(engine, person, name)),
    )
    engine.dispose()
    store.close()


def _timed(change: Callable[[str], None]) -> float:
    """Return the milliseconds of one change, over many."""
    started = time.perf_counter()
    for number in range(_EACH):
        change(f"{started} {number}")
    return (time.perf_counter() - started) * 1000 / _EACH


def _by_the_door(store: Store, person: str, name: str) -> None:
    with store.operation(N_("Modifier une personne")) as op:
        op.get(Person, person).given_name = name


def _plainly(engine: Engine, person: str, name: str) -> None:
    with Session(engine) as session, session.begin():
        found = session.get(Person, person)
        assert found is not None
        found.given_name = name


def plain(path: Path) -> Engine:
    """Make a file with the same tables and no journal, written with the same durability."""
    connect(path, "rwc").close()
    engine = writer_engine(path)
    with engine.begin() as connection:
        for table in tables().values():
            table.create(connection)
    return engine

"""The size of what travels ÷ the dossier, and « Vérifier » ÷ SQLite's own check of its pages."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from bench.ground import Ground
from bench.harness import Row, row
from bench.three_years import three_years
from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.places import share_as
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify

# SQLite's check of this dossier on the machine where the goal of one second was set.
REFERENCE_CHECK_MS = 50.0
_GOAL_MS = 1_000.0


def exchange_size(ground: Ground) -> Iterator[Row]:
    """Measure the exchange file ÷ the dossier after three years, attachments left out of both."""
    path = three_years(ground)
    with closing(connect(path, "rw")) as db:
        db.execute("DELETE FROM dsi_blob")
        db.execute("VACUUM")
    store = Store.open(path, author="Banc", device="Banc")
    try:
        sent = share_as(store, ground.folder / "three-years.dsix").bytes
    finally:
        store.close()
    yield row("exchange-size", 0.3, 1, sent / 1000, path.stat().st_size / 1000, unit="kB")


def verifying(ground: Ground) -> Iterator[Row]:
    """Measure « Vérifier » of the same dossier against a second, as fast as this machine is now.

    Processor time on both sides: neither waits for the disk, and a busy machine tells the same.
    """
    path = three_years(ground)
    took, floors = [], []
    for _ in range(ground.rounds):
        took.append(_timed(lambda: verify(path, tables()).is_sound))
        floors.append(_timed(lambda: _checked(path)))
    second = _GOAL_MS * statistics.median(floors) / REFERENCE_CHECK_MS
    yield row("verify", 1.0, ground.rounds, statistics.median(took), second)


def _checked(path: Path) -> bool:
    with closing(connect(path)) as db:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _timed(work: Callable[[], bool]) -> float:
    started = time.process_time()
    sound = work()
    took = (time.process_time() - started) * 1000
    assert sound
    return took

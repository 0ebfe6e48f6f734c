"""Killed at any moment of its work or of a reception: nothing acknowledged is missing."""

import multiprocessing
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from dsi_desktop.db.entity import tables
from dsi_desktop.db.journal import load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.opening import strangers
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.verify import verify
from support.budget import examples, seed
from support.db_ground import dossier
from support.drill_writer import acknowledged, begin
from support.laptops import ROOT_PATHS, twin

pytestmark = pytest.mark.skipif(
    not hasattr(multiprocessing.process.BaseProcess, "kill") or sys.platform == "win32",
    reason="the signal that cannot be caught is POSIX's",
)
WHOLE_EVERY = 10
LONGEST_S = 0.4


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_that_a_kill_loses_nothing_acknowledged_and_damages_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server of forks is started with these paths, and imports the worker once for all.
    for name, value in ROOT_PATHS.items():
        monkeypatch.setenv(name, value)
    path, ack = dossier(tmp_path), tmp_path / "ack"
    others = [str(twin(path, tmp_path / f"{name}.dsi", name, 60)) for name in ("Luc", "Ana")]
    nursery = multiprocessing.get_context("forkserver")
    nursery.set_forkserver_preload(["support.drill_writer"])
    draw = Random(seed())
    for number in range(examples("kills")):
        begun = len(acknowledged(ack))
        worker = nursery.Process(target=begin, args=(str(path), str(ack), 0, number, others))
        worker.start()
        _wait_for_work(ack, begun, worker)
        time.sleep(draw.random() * LONGEST_S)
        worker.kill()
        worker.join()
        worker.close()
        _check(path, acknowledged(ack), f"kill {number} of round {seed()}")
        if number % WHOLE_EVERY == 0:
            assert verify(path, tables()).faults == ()
    assert verify(path, tables()).faults == ()
    assert len(acknowledged(ack)) > 3 * examples("kills")


def _wait_for_work(
    ack: Path, begun: int, worker: multiprocessing.process.BaseProcess
) -> None:
    deadline = time.monotonic() + 60
    while len(acknowledged(ack)) == begun:
        assert worker.is_alive(), worker.exitcode
        assert time.monotonic() < deadline
        time.sleep(0.005)


def _check(path: Path, names: set[bytes], when: str) -> None:
    with closing(connect(path, "rw")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)], when
        kept = {name for (name,) in db.execute("SELECT id FROM dsi_tx")}
        assert not names - kept, f"{when}: {len(names - kept)} acknowledged gestures are lost"
        assert strangers(db, load_book(db, shape_of(tables()))) == [], when

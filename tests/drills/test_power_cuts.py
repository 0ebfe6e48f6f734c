"""The power goes at any moment: the dossier is whole, and nothing acknowledged is missing."""

import shutil
import sqlite3
import subprocess
import sys
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
from support import power
from support.budget import examples, seed
from support.db_ground import dossier
from support.drill_writer import names
from support.laptops import ROOT_PATHS, twin

GESTURES = 60
WHOLE_EVERY = 25


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder, compiled here."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the recorder is loaded before the C library of Linux")
    made = power.compiled(tmp_path_factory.mktemp("recorder"))
    if made is None:
        pytest.skip("no C compiler to build the recorder")
    return made


class Recorded:
    """Somebody at work on a disk, from the first change to the last."""

    def __init__(self, library: Path, folder: Path) -> None:
        here = folder / "here"
        here.mkdir()
        path, log = dossier(here), folder / "log"
        self.start = {path.name: path.read_bytes()}
        others = [str(twin(path, folder / f"{name}.dsi", name, 12)) for name in ("Luc", "Ana")]
        subprocess.run(
            [sys.executable, "-m", "support.drill_writer", path, here / "ack", str(GESTURES),
             str(seed()), *others],
            env=power.recording(library, here, log) | ROOT_PATHS, check=True, timeout=100,
        )  # fmt: skip
        self.name = path.name
        self.records = list(power.records(log))


@pytest.mark.timeout(600)
def test_that_a_power_cut_damages_nothing_and_loses_nothing_acknowledged(
    library: Path, tmp_path: Path
) -> None:
    recorded = Recorded(library, tmp_path)
    draw = Random(seed())
    cuts = sorted(draw.choices(range(1, len(recorded.records) + 1), k=examples("power_cuts")))
    disk = power.Disk.holding(recorded.start)
    acknowledged: set[bytes] = set()
    done, hot = 0, 0
    for number, cut in enumerate(cuts):
        for record in recorded.records[done:cut]:
            if record.name == "ack":
                acknowledged |= names(record.content)
            else:
                disk.take(record)
        done = cut
        found = disk.without_power(draw)
        folder = tmp_path / "found"
        _put(found, folder)
        hot += len(found.get(f"{recorded.name}-journal", b"")) > 0
        missing = acknowledged - _kept(folder / recorded.name)
        assert not missing, f"cut {cut} of round {seed()}: {len(missing)} gestures are lost"
        if number % WHOLE_EVERY == 0:
            assert verify(folder / recorded.name, tables()).faults == (), f"cut {cut}"
    assert len(acknowledged) > GESTURES / 2
    assert hot > 0


def _put(found: dict[str, bytes], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in found.items():
        (folder / name).write_bytes(content)


def _kept(path: Path) -> set[bytes]:
    """Open as the program does, which finishes or forgets the interrupted write; look at it all."""
    with closing(connect(path, "rw")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchone() is None
        assert strangers(db, load_book(db, shape_of(tables()))) == []
        assert _is_writable(db)
        return {name for (name,) in db.execute("SELECT id FROM dsi_tx")}


def _is_writable(db: sqlite3.Connection) -> bool:
    db.execute("BEGIN IMMEDIATE")
    db.execute("ROLLBACK")
    return True


def test_that_the_replay_sees_what_a_careless_writer_loses(library: Path, tmp_path: Path) -> None:
    """The same replay over SQLite's own default without synchronisation: it must find losses."""
    here = tmp_path / "here"
    here.mkdir()
    script = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect('careless.db', isolation_level=None)\n"
        "db.execute('PRAGMA synchronous=OFF')\n"
        "ack = os.open('ack', os.O_CREAT | os.O_WRONLY | os.O_APPEND)\n"
        "for n in range(40):\n"
        "    db.execute('INSERT INTO t VALUES (?, ?)', (n, 'x' * 900))\n"
        "    os.write(ack, b'1')\n"
    )
    with closing(sqlite3.connect(here / "careless.db")) as db:
        db.execute("CREATE TABLE t(n INTEGER PRIMARY KEY, v)")
    start = {"careless.db": (here / "careless.db").read_bytes()}
    log = tmp_path / "log"
    subprocess.run(
        [sys.executable, "-c", script.replace("'careless.db'", f"{str(here / 'careless.db')!r}")
         .replace("'ack'", f"{str(here / 'ack')!r}")],
        env=power.recording(library, here, log), check=True,
    )  # fmt: skip
    recorded, draw, wrong = list(power.records(log)), Random(1), 0
    for _ in range(60):
        cut = draw.randrange(1, len(recorded) + 1)
        disk, acknowledged = power.Disk.holding(start), 0
        for record in recorded[:cut]:
            if record.name == "ack":
                acknowledged += 1
            else:
                disk.take(record)
        _put(disk.without_power(draw), tmp_path / "found")
        wrong += _rows(tmp_path / "found" / "careless.db") < acknowledged
    assert wrong > 10


def _rows(path: Path) -> int:
    """Return how many rows a plain file still has; none when it is damaged."""
    try:
        with closing(sqlite3.connect(path)) as db:
            if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return -1
            return int(db.execute("SELECT count(*) FROM t").fetchone()[0])
    except sqlite3.DatabaseError:
        return -1

"""Killed, out of room, read-only: the dossier is whole and nothing acknowledged is missing."""

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.container import peek
from dsi_desktop.db.entity import tables
from dsi_desktop.db.pragmas import USER_VERSION, connect
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.verify import verify
from support.budget import examples
from support.db_ground import dossier, opened

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
_WRITER = """
import sys
from pathlib import Path
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
store = Store.open(Path(sys.argv[1]))
number = 0
while True:
    with store.operation("x") as op:
        op.add(Body(name=str(number)))
    print(number, flush=True)
    number += 1
"""
_FILLER = """
import resource, signal, sys
from pathlib import Path
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import DsiError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
store = Store.open(path)
room = path.stat().st_size + 300_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
number = 0
try:
    while number < 1_000:
        with store.operation("x") as op:
            op.add(Body(name="x" * 10_000))
        number += 1
except DsiError as error:
    print(number, error)
"""
_STRANGER = """
import os, sys
from pathlib import Path
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem
path = Path(sys.argv[1])
os.chdir(path.parent)
if os.geteuid() == 0:
    os.setuid(65534)
path = Path(path.name)
try:
    Store.open(path)
except FileProblem as error:
    print(error)
print(Store.open(path, read_only=True).title)
"""


def start(script: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return dossier(tmp_path)


def names(path: Path) -> Iterator[str]:
    with opened(path) as store, store.read() as session:
        yield from session.scalars(select(Body.name)).all()


@POSIX
@pytest.mark.slow
def test_that_a_kill_loses_nothing_acknowledged(path: Path) -> None:
    acknowledged = 0
    for round_ in range(examples("kills")):
        writer = start(_WRITER, path)
        assert writer.stdout is not None
        for _ in range(3):
            writer.stdout.readline()
        time.sleep(0.007 * round_)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        acknowledged += 3 + len(rest)
        assert len(list(names(path))) >= acknowledged
        acknowledged = len(list(names(path)))
        assert verify(path, tables()).is_sound


@POSIX
def test_that_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    filler = start(_FILLER, path)
    said, _nothing = filler.communicate(timeout=60)
    count, _, sentence = said.partition(" ")
    assert "rien n’a été enregistré" in sentence
    assert int(count) > 3
    assert len(list(names(path))) == int(count)
    assert verify(path, tables()).is_sound


@POSIX
def test_that_a_dossier_without_right_to_write_is_refused_in_words() -> None:
    folder = Path(tempfile.mkdtemp(prefix="dsi-readonly-"))  # pytest's own is closed to strangers
    path = dossier(folder)
    path.parent.chmod(0o555)
    path.chmod(0o444)
    before = path.read_bytes()
    try:
        said, _nothing = start(_STRANGER, path).communicate(timeout=60)
    finally:
        folder.chmod(0o755)
    assert "lecture seule" in said
    assert "Essai" in said
    assert path.read_bytes() == before
    shutil.rmtree(folder)


def interrupted(path: Path, target: Path) -> Path:
    """Copy a dossier as a power cut leaves it in the middle of a long write."""
    with closing(connect(path, "rw")) as db:
        for pragma in ("cache_size=5", "cache_spill=ON"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE body SET name = name || ?", ("x" * 200,))
        target.mkdir()
        for left in (path, path.with_name(f"{path.name}-journal")):
            shutil.copy(left, target / left.name)
        db.execute("ROLLBACK")
    return target / path.name


def test_that_a_dossier_cut_in_the_middle_of_a_write_opens_whole(path: Path) -> None:
    with opened(path) as store, store.operation("x") as op:
        for number in range(500):
            op.add(Body(name=str(number)))
    assert peek(interrupted(path, path.parent / "window")).version == USER_VERSION
    for read_only in (True, False):
        cut = interrupted(path, path.parent / f"read-only {read_only}")
        with opened(cut, read_only=read_only) as store, store.read() as session:
            assert len(set(session.scalars(select(Body.name)))) == 500
        assert verify(cut, tables()).is_sound

"""A stick pulled out, full, or left by a killed program: the old file or the new one."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dsi_desktop.db.identity import new_identity
from dsi_desktop.db.merge import stick as writing
from dsi_desktop.db.merge import wire
from dsi_desktop.db.merge.keys import Key, Keys
from dsi_desktop.db.merge.parcel import Origin, Packed, Parcel
from dsi_desktop.db.merge.stick import StickProblem, write_verified
from support.budget import examples, seed
from support.exchange_ground import Honest, line_of
from support.media import SYSTEMS, Stick, plugged, why_not

KEY = new_identity()
KINDS = (writing.FULL, writing.GONE, writing.READ_ONLY, writing.UNFAITHFUL)
DONE, FAULT = 0, 10
RUNS = examples("exports")


def _parcel(draw: random.Random, megabytes: int, label: str) -> bytes:
    """Return a whole exchange file whose content does not shrink."""
    values = [draw.randbytes(50_000).hex() for _ in range(megabytes * 20)]
    lines = tuple(
        line_of([["person", "family_name", f"{n:020}", value, []]], label=label)
        for n, value in enumerate(values)
    )
    header = Honest(KEY, "d", lines, ()).header()
    told = header.partition(b'"code":"')[2][:9].decode()
    origin = Origin("d", label, "Luc", "L", 1, told, len(lines), 1, 1001)
    return wire.write_parcel(Parcel(origin, tuple(Packed(line) for line in lines)), Key(KEY))


@pytest.fixture(scope="module")
def files() -> tuple[bytes, bytes]:
    draw = random.Random(4)
    return _parcel(draw, 2, "old"), _parcel(draw, 3, "new")


def _found(path: Path) -> str:
    """Return which file lies there; anything but a whole one raises."""
    return wire.read_origin(path, Keys((KEY,))).title


def _exported(path: Path, data: bytes, tell: Callable[[float], None] | None = None) -> int:
    """Export in a process of its own, and say how it went by its exit code."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        write_verified(path, data, tell)
        code = DONE
    except StickProblem as problem:
        code = FAULT + KINDS.index(problem.kind)
    finally:
        os._exit(code)


def _end(process: int) -> int:
    """Return the exit code, -9 when it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _kill(process: int, _stick: Stick) -> None:
    os.kill(process, signal.SIGKILL)


def _pull(_process: int, stick: Stick) -> None:
    stick.pull()


FAULTS = {"killed": _kill, "pulled": _pull}


@pytest.fixture
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Stick]:
    system = SYSTEMS[request.param]
    if reason := why_not(system):
        pytest.skip(reason)
    return lambda: Stick(system, tmp_path, 48)


def _duration(make: Callable[[], Stick], new: bytes) -> float:
    made = make()
    with plugged(made) as place:
        start = time.monotonic()
        write_verified(place / "dossier.dsix", new)
        return time.monotonic() - start


# Shared files never replace one another: the new one stands beside « vieux.dsix ». A name that is
# replaced is safe where the file system renames in one step, which exFAT and FAT32 do not.
CASES = [
    *((system, "neuf.dsix") for system in SYSTEMS), ("ext4", "vieux.dsix"),
]  # fmt: skip


@pytest.mark.drill
@pytest.mark.timeout(60 + 8 * RUNS)
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("stick", "name"), CASES, indirect=["stick"])
def test_that_an_interrupted_export_leaves_the_old_file_or_the_new_one(
    fault: str, name: str, stick: Callable[[], Stick], files: tuple[bytes, bytes]
) -> None:
    old, new = files
    draw = random.Random(seed())
    lasts = _duration(stick, new)
    for _run in range(RUNS):
        made = stick()
        with plugged(made) as place:
            write_verified(place / "vieux.dsix", old)
            process = _exported(place / name, new)
            time.sleep(draw.uniform(0, lasts * 1.1))
            FAULTS[fault](process, made)
            code = _end(process)
        made.repair()
        with plugged(made) as place:
            left = {one.name: _found(one) for one in place.glob("*.dsix")}
        _judge(left, name, code)


def _judge(left: dict[str, str], name: str, code: int) -> None:
    """Every file that is there is whole; the old one stays; « done » was only said of the new."""
    allowed = (writing.GONE, writing.READ_ONLY)
    assert code in (DONE, -signal.SIGKILL, *(FAULT + KINDS.index(kind) for kind in allowed))
    assert left.get(name) in ("new", "old", None)
    assert left["vieux.dsix"] == "old" or name == "vieux.dsix"
    assert code != DONE or left[name] == "new"


@pytest.mark.drill
@pytest.mark.timeout(60 + 8 * RUNS)
@pytest.mark.parametrize("stick", SYSTEMS, indirect=True)
def test_that_a_full_stick_keeps_the_old_file(
    stick: Callable[[], Stick], files: tuple[bytes, bytes]
) -> None:
    old, new = files
    draw = random.Random(seed())
    for _run in range(RUNS):
        made = stick()
        with plugged(made) as place:
            path = place / "dossier.dsix"
            write_verified(path, old)
            code = _end(_exported(path, new, _filling(place, draw.randrange(len(new) // 2))))
            assert code == FAULT + KINDS.index(writing.FULL)
            assert _found(path) == "old"
            assert not list(place.glob("*.partiel"))
        made.repair()
        with plugged(made) as place:
            assert _found(place / "dossier.dsix") == "old"


def _filling(place: Path, room: int) -> Callable[[float], None]:
    """Fill the stick but for `room` bytes once the export has begun: asking first is not enough."""
    full = False

    def fill(_share: float) -> None:
        nonlocal full
        if full:
            return
        full = True
        with (place / "film.mp4").open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 1_000_000) == 1_000_000:
                    pass
            except OSError:
                file.truncate(max(0, file.tell() - room))

    return fill

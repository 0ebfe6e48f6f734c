"""Plant faults in a copy of the tree, and see which tests notice: `python -m tools.mutants hunt`.

tests/drills/mutants.tsv keeps each fault with the tests that kill it, survivors.tsv those that
nothing kills with the reason. `check NAME…` plants the named ones again. The tree itself is
never touched.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from queue import Queue
from typing import Final, Self

from tools.mutating import Mutant, mutants
from tools.nursery import Nursery

ROOT: Final = Path(__file__).resolve().parent.parent
KILLED: Final = ROOT / "tests" / "drills" / "mutants.tsv"
SURVIVING: Final = ROOT / "tests" / "drills" / "survivors.tsv"
# Properties draw so many examples beside a planted fault: enough to kill, quick enough to wait.
EXAMPLES: Final = "25"
GROUP: Final = 8
WORKERS: Final = int(os.environ.get("DSI_WORKERS", "2"))
_COPIED: Final = ("dsi_desktop", "tests", "tools", "bench", "pyproject.toml", "dev.py")
_LINKED: Final = ("resources", "docs", "installer")
_PROPERTIES: Final = tuple(
    f"tests/db/merge/test_{name}.py" for name in ("convergence", "mixed_versions", "oracle")
)
_JOURNAL: Final = (
    "tests/db/test_journal.py "
    "--deselect=tests/db/test_journal.py::test_that_laptops_end_with_the_same_dossier_"
    "whatever_happened"
)
_HOSTILE: Final = "tests/db/exchange_files/test_hostile_corpus.py"
# source: (how many faults, tests that ought to notice, quickest first)
_HUNTED: Final[dict[str, tuple[int, tuple[str, ...]]]] = {
    "db/merge/purge.py": (6, ("tests/db/merge/test_purge.py", *_PROPERTIES)),
    "db/merge/aside.py": (4, ("tests/db/merge/test_aside.py", *_PROPERTIES)),
    "db/merge/removal.py": (6, ("tests/db/merge/test_aside.py", *_PROPERTIES)),
    "db/merge/intake.py": (9, ("tests/db/merge/test_reception.py", *_PROPERTIES)),
    "db/merge/union.py": (3, ("tests/db/merge/test_reception.py", *_PROPERTIES)),
    "db/merge/applying.py": (2, ("tests/db/merge/test_reception.py", *_PROPERTIES)),
    "db/merge/packing.py": (3, ("tests/db/merge/test_reception.py", *_PROPERTIES)),
    "db/merge/choices.py": (5, ("tests/db/merge/test_choices.py", *_PROPERTIES)),
    "db/merge/settling.py": (3, ("tests/db/merge/test_choices.py", *_PROPERTIES)),
    "db/merge/parsing.py": (6, ("tests/db/merge/test_parsing.py", _HOSTILE)),
    "db/projection.py": (6, (_JOURNAL, *_PROPERTIES)),
    "db/conflicts.py": (5, (_JOURNAL, *_PROPERTIES)),
    "db/seal.py": (8, (_JOURNAL, "tests/db/test_write_door.py", *_PROPERTIES)),
    "db/undo.py": (4, ("tests/db/test_undo.py", *_PROPERTIES)),
    "db/merge/wire.py": (4, ("tests/db/exchange_files/test_wire.py", _HOSTILE)),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of a table: the fault, what kills it (or why nothing does), the text it replaces."""

    name: str
    told: str
    was: str


def table(path: Path) -> list[Kept]:
    """Read a table of faults."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [Kept(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def planted(kept: Iterable[Kept]) -> dict[str, Mutant]:
    """Find the faults of a table in today's sources, by name, then by the text they replace.

    Lines move: a fault whose number in its function changed is found again by its text.
    """
    found: dict[str, Mutant] = {}
    for source, group in groupby(sorted(kept, key=lambda one: one.name), key=_source):
        path = ROOT / "dsi_desktop" / f"{source}.py"
        known = mutants(f"dsi_desktop/{source}.py", path.read_text(encoding="utf-8"))
        for one in group:
            same = [m for m in known if flat(m.was) == one.was and m.name == one.name]
            near = [m for m in known if flat(m.was) == one.was and _place(m) == _place(one)]
            if same or near:
                found[one.name] = (same or near)[0]
    return found


def _source(one: Kept) -> str:
    return one.name.partition(":")[0]


def _place(one: Kept | Mutant) -> str:
    return one.name.rpartition(" ")[0]


def flat(text: str) -> str:
    """Write the text of a fault on one line."""
    return " ".join(text.split())


class Copies:
    """Copies of the tree in which faults may be planted, one for each process at work."""

    def __init__(self, folder: Path, count: int) -> None:
        self._free: Queue[tuple[Path, Nursery]] = Queue()
        for number in range(count):
            copy = _copy(folder / str(number))
            self._free.put((copy, Nursery(copy, _environment(copy))))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while not self._free.empty():
            self._free.get()[1].close()

    def passes(self, tests: Sequence[str], mutant: Mutant | None = None) -> str:
        """Run tests beside a fault: "" when they pass, else the first that failed."""
        copy, nursery = self._free.get()
        path = copy / mutant.path if mutant else None
        kept = path.read_bytes() if path else b""
        try:
            if path and mutant:
                path.write_text(mutant.of(kept.decode()), encoding="utf-8")
            return _failing(nursery, tests)
        finally:
            if path:
                path.write_bytes(kept)
            self._free.put((copy, nursery))


def _copy(target: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignored)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
    for name in _LINKED:
        (target / name).symlink_to(ROOT / name)
    return target


def _environment(copy: Path) -> dict[str, str]:
    return os.environ | {
        "DSI_DRILL": EXAMPLES, "DSI_MUTANT": "1", "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen",
    }


def _failing(nursery: Nursery, tests: Sequence[str]) -> str:
    code, said = nursery.run([
        "-q", "-x", "-p", "no:cacheprovider", "-rfE", "--no-header", "--tb=no", "--timeout=100",
        *(word for one in tests for word in one.split()),
    ])  # fmt: skip
    if code == 0:
        return ""
    # Without its parameters: they may hold blanks, and tests gain and lose them.
    named = [
        line.split()[1].partition("[")[0]
        for line in said.splitlines() if line[:6] in ("FAILED", "ERROR ")
    ]  # fmt: skip
    if code not in (1, 2) or not named:
        message = f"pytest ended with {code}:\n{said}"
        raise RuntimeError(message)
    return named[0]


def check(names: Sequence[str], copies: Copies, workers: int = 2) -> Iterator[tuple[Kept, str]]:
    """Plant the named faults of the table again; yield each with the test that failed or ""."""
    chosen = [one for one in table(KILLED) if one.name in names]
    known = planted(chosen)
    lost = sorted({one.name for one in chosen} - known.keys())
    if lost:
        message = f"These faults have no place any more, hunt again: {', '.join(lost)}"
        raise RuntimeError(message)
    sound = copies.passes(sorted({one.told for one in chosen}))
    if sound:
        message = f"{sound} fails without any fault planted"
        raise RuntimeError(message)
    with ThreadPoolExecutor(workers) as pool:
        yield from zip(
            chosen, pool.map(lambda one: copies.passes([one.told], known[one.name]), chosen),
            strict=True,
        )


def rotation(count: int, turn: int) -> list[str]:
    """Return `count` faults from the beginning of the `turn`-th group of eight, in a circle."""
    names = [one.name for one in table(KILLED)]
    start = turn * GROUP % max(1, len(names))
    return [names[(start + place) % len(names)] for place in range(min(count, len(names)))]


def hunt(wanted: Sequence[str]) -> int:
    """Plant a spread of faults, write down who kills each; print the survivors."""
    known = {one.name for one in (*table(KILLED), *table(SURVIVING))}
    with (
        tempfile.TemporaryDirectory() as folder,
        Copies(Path(folder), WORKERS) as copies,
        ThreadPoolExecutor(WORKERS) as pool,
    ):
        hunted = [pool.submit(_hunt_one, copies, *one) for one in _spread(wanted, known)]
        for one in hunted:
            one.result()
    return 0


def again(tests: Sequence[str]) -> int:
    """Try the survivors with other tests; those that are noticed now change tables."""
    alive = table(SURVIVING)
    known = planted(alive)
    left = []
    with tempfile.TemporaryDirectory() as folder, Copies(Path(folder), 1) as copies:
        for one in alive:
            killer = next(
                filter(None, (copies.passes([test], known[one.name]) for test in tests)), ""
            )
            print(f"{killer or 'SURVIVES'}  {one.name}", flush=True)
            if killer:
                with KILLED.open("a", encoding="utf-8") as file:
                    file.write(f"{one.name}\t{killer}\t{one.was}\n")
            else:
                left.append(one)
    lines = (f"{one.name}\t{one.told}\t{one.was}\n" for one in left)
    SURVIVING.write_text("".join(lines), encoding="utf-8")
    return 0


def _hunt_one(copies: Copies, mutant: Mutant, tests: tuple[str, ...]) -> None:
    killer = next(filter(None, (copies.passes([one], mutant) for one in tests)), "")
    target, told = (KILLED, killer) if killer else (SURVIVING, "?")
    with target.open("a", encoding="utf-8") as file:
        file.write(f"{mutant.name}\t{told}\t{flat(mutant.was)}\n")
    print(f"{killer or 'SURVIVES'}  {mutant.name}  {flat(mutant.was)[:60]}", flush=True)


def _spread(
    wanted: Sequence[str], known: set[str]
) -> Iterator[tuple[Mutant, tuple[str, ...]]]:
    """Yield one fault of each kind in each function, until a source has its number."""
    for place, (count, tests) in _HUNTED.items():
        if wanted and place not in wanted:
            continue
        whole = ROOT / "dsi_desktop" / place
        files = sorted(whole.glob("*.py")) if whole.is_dir() else [whole]
        found: dict[str, Mutant] = {}
        for path in files:
            source = path.relative_to(ROOT).as_posix()
            for mutant in mutants(source, path.read_text(encoding="utf-8")):
                found.setdefault(_place(mutant), mutant)
        step = max(1, len(found) // count)
        for mutant in [one for one in found.values() if one.name not in known][::step][:count]:
            yield mutant, tests


def main() -> int:
    """Hunt in the sources named, check the faults named, or try survivors again with tests."""
    verb, rest = sys.argv[1], sys.argv[2:]
    if verb in ("hunt", "again"):
        return (hunt if verb == "hunt" else again)(rest)
    names = rest or [one.name for one in table(KILLED)]
    alive = 0
    with tempfile.TemporaryDirectory() as folder, Copies(Path(folder), WORKERS) as copies:
        for one, killer in check(names, copies):
            alive += not killer
            print(f"{'killed  ' if killer else 'SURVIVES'}  {one.name}", flush=True)
    print(f"{len(names) - alive} of {len(names)} killed")
    return int(alive > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Run every test in parts, each a process of its own, and survive the death of one.

Qt ends a whole process when it breaks. A part that dies or hangs is told, and its files run again,
each alone; a file that dies twice is red.
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.machine import PYTHON, ROOT

MOST_PROCESSES = 4
# Lines of tests in a part: about a minute of work on the slowest machine seen.
PART_LINES = 2_500
PATIENCE_S = 900
NOTHING_CHOSEN = 5
_COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """Some test files, and where the process that ran them left its skips."""

    name: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a part said, and how its process ended: pytest's code, or None when it died."""

    part: Part
    code: int | None
    text: str

    @property
    def green(self) -> bool:
        """Tell whether every test of the part held."""
        return self.code in {0, NOTHING_CHOSEN}


def parts(root: Path, lines: int = PART_LINES) -> tuple[Part, ...]:
    """Cut the test files under `root`/tests, in their order, where `lines` are reached."""
    cut: list[list[str]] = [[]]
    filled = 0
    for path in sorted((root / "tests").rglob("test_*.py")):
        length = path.read_text(encoding="utf-8").count("\n")
        if cut[-1] and filled + length > lines:
            cut.append([])
            filled = 0
        cut[-1].append(path.relative_to(root).as_posix())
        filled += length
    return tuple(Part(f"part-{n:02}", tuple(files)) for n, files in enumerate(cut, 1) if files)


def run_parts(chosen: Sequence[Part], arguments: Sequence[str], skips: Path) -> int:
    """Run the parts side by side, print each as it ends; return 0 when all of them held."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    ended: list[Outcome] = []
    with ThreadPoolExecutor(processes) as pool, TemporaryDirectory() as templates:
        run = partial(_run, arguments=arguments, skips=skips, templates=templates)
        for outcome in pool.map(run, chosen):
            print(f"{outcome.part.name}\n{outcome.text}", flush=True)
            ended.append(outcome)
        dead = [one for one in ended if one.code is None]
        again = [run(alone) for one in dead for alone in _each_alone(one.part)]
    for outcome in again:
        print(f"{outcome.part.name} again, alone\n{outcome.text}", flush=True)
    last = [one for one in ended if one.code is not None] + again
    for line in _summary(last, dead):
        print(line, flush=True)
    return int(not all(one.green for one in last))


def _each_alone(part: Part) -> Iterator[Part]:
    for number, file in enumerate(part.files, 1):
        yield Part(f"{part.name}-{number}", (file,))


def _run(part: Part, arguments: Sequence[str], skips: Path, templates: str) -> Outcome:
    """Run one part; dossiers long to build are built by the first that needs them."""
    command = [str(PYTHON), "-m", "pytest", "-q", "--durations=5", *arguments, *part.files]
    environment = os.environ | {
        "DSI_TEST_SKIPS": str(skips / f"{part.name}.json"), "DSI_TEST_TEMPLATES": templates,
    }
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=False, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=PATIENCE_S,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        said = late.output.decode(errors="replace") if late.output else ""
        return Outcome(part, None, f"{said}\n{part.name}: no answer in {PATIENCE_S} s")
    if done.returncode < 0 or done.returncode > NOTHING_CHOSEN:
        name = _signal(done.returncode)
        return Outcome(part, None, f"{done.stdout}\n{part.name}: the process died, {name}")
    return Outcome(part, done.returncode, done.stdout)


def _signal(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"code {code}"


def _summary(last: Sequence[Outcome], dead: Sequence[Outcome]) -> Iterator[str]:
    failed = [
        line
        for one in last
        for line in one.text.splitlines()
        if line.startswith(("FAILED ", "ERROR "))
    ]
    yield from failed
    for one in dead:
        yield f"{one.text.splitlines()[-1]}; its files ran again, each alone"
    totals = {"passed": 0, "failed": 0}
    for one in last:
        for count, word in _COUNT.findall(_closing_line(one.text)):
            if word != "skipped":
                totals["passed" if word == "passed" else "failed"] += int(count)
    totals["failed"] += sum(1 for one in last if one.code is None)
    yield f"{totals['passed']} passed, {totals['failed']} failed"


def _closing_line(text: str) -> str:
    closing = [line for line in text.splitlines() if _COUNT.search(line) and " in " in line]
    return closing[-1] if closing else ""

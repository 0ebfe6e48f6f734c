"""Draw the proofs of durability and of exchange as often as a release asks, and write it down.

`python3 dev.py drill` draws each proof as often as a push does; `--long` as often as a release.
Each round is a process of its own with its number: a failure is drawn again by
`DSI_DRILL=<count> DSI_DRILL_SEED=<round> pytest --hypothesis-seed=<round> <test>`.
"""

import json
import os
import platform
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from tools.confidence import Proved, release, write_page
from tools.machine import PYTHON, ROOT, CannotGoOn, get_ready
from tools.proofs import PROOFS, Proof

FIGURES: Final = ROOT / "docs" / "confiance.json"
PAGE: Final = ROOT / "docs" / "CONFIANCE.md"
_ENOUGH_FAILURES: Final = 3
_ROUND_LIMIT_S: Final = 3_600

Said = Callable[[str], None]


@dataclass(slots=True)
class Tally:
    """What the rounds of one proof have given so far."""

    proof: Proof
    wanted: int
    began: float = field(default_factory=time.monotonic)
    count: int = 0
    failures: list[str] = field(default_factory=list)
    skipped: str = ""

    def line(self) -> str:
        seconds = time.monotonic() - self.began
        return (f"{self.proof.name:<16}{self.count:>7} / {self.wanted:<7}"
                f"{len(self.failures)} failed  {seconds:6.0f} s")  # fmt: skip


def drill(names: Sequence[str], *, long: bool, minutes: float, jobs: int) -> int:
    """Draw the proofs named (all by default); return 1 when one failed."""
    unknown = set(names) - {proof.name for proof in PROOFS}
    if unknown:
        known = ", ".join(proof.name for proof in PROOFS)
        message = f"Unknown: {', '.join(sorted(unknown))}. The proofs are: {known}."
        raise CannotGoOn(message)
    get_ready("test")
    first = int(time.time()) % 1_000_000 if long else 1
    print(f"Rounds are numbered from {first}.", flush=True)
    failed = False
    for proof in PROOFS:
        if names and proof.name not in names:
            continue
        tally = _drawn(proof, release(proof) if long else proof.push, first, minutes, jobs)
        failed = failed or bool(tally.failures)
        print(f"{tally.line()}  {'; '.join([tally.skipped, *tally.failures])}", flush=True)
        if long:
            _write_down(tally)
    return int(failed)


def _drawn(proof: Proof, wanted: int, first: int, minutes: float, jobs: int) -> Tally:
    """Run round after round until the count, the time or the patience with failures is reached."""
    tally = Tally(proof, wanted)
    deadline = tally.began + 60 * minutes if minutes else float("inf")
    with ThreadPoolExecutor(jobs) as pool:
        rounds = iter(_rounds(proof, wanted, first))
        running: dict[Future[tuple[int, str]], tuple[int, int]] = {}
        while True:
            while len(running) < jobs and _goes_on(tally, deadline):
                number, count = next(rounds, (0, 0))
                if not count:
                    break
                running[pool.submit(_round, proof, number, count)] = (number, count)
            if not running:
                return tally
            done = next(as_completed(running))
            number, count = running.pop(done)
            _add(tally, number, count, *done.result())
            print(tally.line(), flush=True)


def _rounds(proof: Proof, wanted: int, first: int) -> Iterator[tuple[int, int]]:
    number, left = first, wanted
    while left > 0:
        yield number, min(proof.each, left)
        number, left = number + 1, left - proof.each


def _goes_on(tally: Tally, deadline: float) -> bool:
    patient = len(tally.failures) < _ENOUGH_FAILURES and not tally.skipped
    return patient and time.monotonic() < deadline


def _add(tally: Tally, number: int, count: int, code: int, said: str) -> None:
    if code == 0 and re.search(r"\d+ passed", said):
        tally.count += count
    elif code in (0, 5):
        reason = re.search(r"SKIPPED \[\d+\] \S+ (.*)", said)
        tally.skipped = reason[1] if reason else "no test of this proof ran"
    else:
        tally.failures.append(f"round {number}: {_first_failure(said)}")


def _first_failure(said: str) -> str:
    found = re.search(r"^(?:FAILED|ERROR) (.*)$", said, re.MULTILINE)
    return found[1][:300] if found else said.strip()[-300:]


def _round(proof: Proof, number: int, count: int) -> tuple[int, str]:
    """Run the tests of a proof once, in a process of its own; return its code and its words."""
    environment = os.environ | {
        "DSI_DRILL": str(count), "DSI_DRILL_SEED": str(number), "QT_QPA_PLATFORM": "offscreen",
    }
    command = [
        str(PYTHON), "-m", "pytest", "-q", "-x", "--no-header", "--tb=short", "-rfEs",
        f"--timeout={_ROUND_LIMIT_S}", f"--hypothesis-seed={number}", *proof.chosen,
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def _write_down(tally: Tally) -> None:
    """Keep the figures of this proof and renew the page: what was reached, not what was hoped."""
    figures = figures_kept()
    figures[tally.proof.name] = asdict(
        Proved(
            count=tally.count, failures=tally.failures, skipped=tally.skipped,
            seconds=round(time.monotonic() - tally.began), commit=_commit(),
            day=datetime.now(UTC).astimezone().date().isoformat(),
            machine=f"{platform.system()} {platform.machine()}, Python "
                    f"{platform.python_version()}, {os.cpu_count()} cœurs",
        )
    )  # fmt: skip
    FIGURES.write_text(
        json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    write_page(PAGE, {name: Proved(**kept) for name, kept in figures.items()})


def figures_kept() -> dict[str, dict[str, Any]]:
    """Return the figures of the last long runs, by proof."""
    if not FIGURES.exists():
        return {}
    kept: dict[str, dict[str, Any]] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return kept


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short=8", "HEAD"], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )
    return done.stdout.strip()


def renew_page() -> None:
    """Write the page again from the figures kept."""
    write_page(PAGE, {name: Proved(**kept) for name, kept in figures_kept().items()})

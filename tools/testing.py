"""Run the tests, tell every skip with its reason, and cover what decides."""

import json
import os
import shutil
from collections.abc import Sequence

from tools.machine import ROOT, get_ready, python

SKIPS = ROOT / "build" / "test" / "skips.json"
ALLOWED = ROOT / "tests" / "allowed_skips.txt"
# Not tests of what decides: pages in a window, and the story told with everything at once.
SHOWING = ("_page", "_percent", "/demonstration/")
MOST_PROCESSES = 4


def test(arguments: list[str]) -> int:
    """Run pytest with `arguments`, then show the table of skips."""
    get_ready("test")
    SKIPS.unlink(missing_ok=True)
    code = python("-m", "pytest", *shared(arguments, os.cpu_count() or 1), *arguments)
    print(_table(_last_skips()), flush=True)
    return code


def shared(arguments: Sequence[str], cores: int) -> tuple[str, ...]:
    """Return what shares a run of every test among the cores; a chosen few run in one process.

    A file stays whole: the dossiers it prepares once serve all its tests.
    """
    processes = min(cores, MOST_PROCESSES)
    if processes < 2 or any(not one.startswith("-") or one == "-n" for one in arguments):
        return ()
    return ("-n", str(processes), "--dist", "loadfile")


def skips() -> int:
    """Return 1 when the last run skipped a test for a reason that nobody agreed to."""
    if not SKIPS.exists():
        print("No test was run yet.")
        return 1
    allowed = _allowed()
    strays = [one for one in _last_skips() if not one["test"].startswith(allowed)]
    if strays:
        print("Skips that are not in tests/allowed_skips.txt:\n" + _table(strays))
    return int(bool(strays))


def coverage() -> int:
    """Cover kernel, db, rules, commands, queries and presenters by their own tests."""
    get_ready("test")
    shutil.rmtree(ROOT / "build" / "coverage", ignore_errors=True)
    (ROOT / "build" / "coverage").mkdir(parents=True)
    chosen = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "tests" / "features").rglob("test_*.py"))
        if not any(word in path.as_posix() for word in SHOWING)
    ]
    run = (
        "-m", "coverage", "run", "-m", "pytest", "-q", "-m", "not drill",
        "tests/kernel", "tests/db", *chosen,
    )  # fmt: skip
    code = python(*run)
    return python("-m", "coverage", "report") or code


def _last_skips() -> list[dict[str, str]]:
    if not SKIPS.exists():
        return []
    found: list[dict[str, str]] = json.loads(SKIPS.read_text(encoding="utf-8"))
    return found


def _allowed() -> tuple[str, ...]:
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return tuple(line.split("\t")[0] for line in lines if line and not line.startswith("#"))


def _table(found: list[dict[str, str]]) -> str:
    if not found:
        return "Skipped tests: none."
    width = max(len(one["test"]) for one in found)
    rows = [f"  {one['test']:<{width}}  {one['reason']}" for one in found]
    return "\n".join([f"Skipped tests: {len(found)}", *rows])

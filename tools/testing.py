"""Run the tests, tell every skip with its reason, and cover what decides."""

import json
import shutil
from collections.abc import Sequence

from tools.machine import ROOT, get_ready, python
from tools.parts import parts, run_parts

SKIPS = ROOT / "build" / "test" / "skips"
ALLOWED = ROOT / "tests" / "allowed_skips.txt"
# Not tests of what decides: pages in a window, and the story told with everything at once.
SHOWING = ("_page", "_percent", "/demonstration/")


def test(arguments: list[str]) -> int:
    """Run pytest with `arguments`, then show the table of skips.

    A run of every test is cut in parts, side by side; a chosen few run in one process.
    """
    get_ready("test")
    shutil.rmtree(SKIPS, ignore_errors=True)
    SKIPS.mkdir(parents=True)
    if every_test(arguments):
        code = run_parts(parts(ROOT), arguments, SKIPS)
    else:
        code = python("-m", "pytest", *arguments)
    print(_table(_last_skips()), flush=True)
    return code


def every_test(arguments: Sequence[str]) -> bool:
    """Tell whether `arguments` choose no test, only how all of them are told."""
    return all(one.startswith("-") and one not in {"-k", "-m"} for one in arguments)


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
    left = sorted(SKIPS.glob("*.json")) if SKIPS.exists() else []
    return [skip for path in left for skip in json.loads(path.read_text(encoding="utf-8"))]


def _allowed() -> tuple[str, ...]:
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return tuple(line.split("\t")[0] for line in lines if line and not line.startswith("#"))


def _table(found: list[dict[str, str]]) -> str:
    if not found:
        return "Skipped tests: none."
    width = max(len(one["test"]) for one in found)
    rows = [f"  {one['test']:<{width}}  {one['reason']}" for one in found]
    return "\n".join([f"Skipped tests: {len(found)}", *rows])

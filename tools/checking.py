"""Check style, types and storeys, and print the measures beside those of the last commit."""

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from tools.machine import ROOT, get_ready, python
from tools.measures import Measure, measure

_STEPS = (
    ("style", ("-m", "ruff", "check")),
    ("types", ("-m", "mypy")),
    ("storeys", ("-c", "import importlinter.cli as cli; cli.lint_imports_command()")),
)


def check(*, only_measures: bool) -> int:
    """Run every check, even after one failed; return 1 when any did."""
    if only_measures:
        return int(bool(_show_measures()))
    get_ready("test")
    failed = []
    for name, command in _STEPS:
        print(f"— {name}", flush=True)
        if python(*command):
            failed.append(name)
    print("— measures", flush=True)
    failed += _show_measures()
    print(f"check: {', '.join(failed)} not held" if failed else "check: all held", flush=True)
    return int(bool(failed))


def _show_measures() -> list[str]:
    """Print each figure, the last commit's and the bound; name those that worsened unexplained."""
    now = measure(ROOT)
    before = _last_commit()
    explained = _decisions(ROOT / "ARCHITECTURE.md")
    worse = []
    print(f"  {'':32}{'now':>9}{'before':>9}{'house':>9}")
    for one in now:
        old = before.get(one.name)
        print(f"  {one.name:32}{one.value:9.1f}{_figure(old)}{one.bound:9.1f}  {_mark(one)}")
        if old is not None and not one.held and one.worse_than(old) and one.name not in explained:
            worse.append(one.name)
    return worse


def _figure(value: float | None) -> str:
    return f"{'–':>9}" if value is None else f"{value:9.1f}"


def _mark(one: Measure) -> str:
    return "" if one.held else "past the bound"


def _decisions(path: Path) -> str:
    """Return the Decisions of the architecture: a figure named there may worsen."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return text.partition("## Decisions")[2]


def _last_commit() -> dict[str, float]:
    """Measure the last commit, or its parent when the tree holds nothing newer."""
    changed = _git("status", "--porcelain", "--", "dsi_desktop", "tests")
    if changed is None:
        return {}
    archive = _git("archive", "HEAD" if changed else "HEAD~1", "dsi_desktop", "tests")
    if not archive:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        return {one.name: one.value for one in measure(Path(folder))}


def _git(*arguments: str) -> bytes | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout

"""The contracts of the storeys hold, and each of them refuses what it is there to refuse."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "import importlinter.cli as cli; cli.lint_imports_command()"
_RULES = "features/directory/rules/names.py"

# contract: (file, import that must be refused)
SEEDS = {
    "Storeys": ("kernel/ids.py", "import dsi_desktop.db.pragmas"),
    "Storeys, sideways": ("ui/__init__.py", "import dsi_desktop.reporting"),
    "Rooms": (_RULES, "import dsi_desktop.features.directory.commands"),
    "Between features": (_RULES, "import dsi_desktop.features.tasks.rules"),
    "Qt lives": (_RULES, "import PySide6.QtCore"),
    "SQL is spoken": (_RULES, "import sqlalchemy"),
    "SQL is spoken, plainly": ("ui/__init__.py", "import sqlite3"),
    "reportlab is spoken": (_RULES, "import reportlab.pdfgen"),
    "Records are touched": (_RULES, "import dsi_desktop.db.schema.work"),
    "Nobody imports a page": ("cli/__init__.py", "import dsi_desktop.features.directory.page"),
    "No cycles": ("kernel/ids.py", "import dsi_desktop.kernel.resources\nimport dsi_desktop.db"),
}


def lint(tree: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=tree, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    spared = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "dsi_desktop", tmp_path / "dsi_desktop", ignore=spared)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def test_that_the_contracts_hold(tree: Path) -> None:
    code, said = lint(tree)
    assert code == 0, said


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_seeded_violation_is_caught(tree: Path, seed: str) -> None:
    name, line = SEEDS[seed]
    path = tree / "dsi_desktop" / name
    if not path.exists():
        path = path.with_suffix("") if path.stem != "__init__" else path.parent.with_suffix(".py")
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    code, said = lint(tree)
    assert code == 1, said
    broken = [row for row in said.splitlines() if row.endswith("BROKEN")]
    assert any(row.startswith(seed.partition(",")[0]) for row in broken), said

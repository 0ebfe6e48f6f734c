"""The built wheel works in an environment of its own, away from the source tree."""

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("dsi_desktop", "resources", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md",
         "LICENSE")  # fmt: skip

pytestmark = [pytest.mark.slow, pytest.mark.packaging, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build from a copy: a build folder in the tree would keep modules that no longer exist."""
    folder = tmp_path_factory.mktemp("tree")
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--no-build-isolation",
        "--wheel-dir", str(out), str(folder), cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel and its locked dependencies, as a packager would."""
    place = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(place, with_pip=True)
    bin_ = place / ("Scripts" if os.name == "nt" else "bin")
    pip = (str(bin_ / "python"), "-m", "pip", "install", "-qq")
    run(*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock"), cwd=place)
    run(*pip, "--no-deps", str(wheel), cwd=place)
    return bin_


def run(*command: str, cwd: Path) -> str:
    """Run a command outside the tree, without anything of this environment."""
    spared = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    environment = {key: value for key, value in os.environ.items() if key not in spared}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def test_that_the_wheel_carries_its_resources(bin_folder: Path, tmp_path: Path) -> None:
    question = "import dsi_desktop.kernel.resources as r; print(r.path('locale'))"
    found = Path(run(str(bin_folder / "python"), "-c", question, cwd=tmp_path).strip())
    assert found.parent.name == "_resources"
    assert bin_folder.parent in found.parents
    assert (found / "en" / "LC_MESSAGES" / "dsi_desktop.mo").is_file()


def test_that_the_installed_program_makes_a_dossier_and_prints_it(
    bin_folder: Path, tmp_path: Path
) -> None:
    program = str(bin_folder / "dsi-desktop")
    dossier = str(tmp_path / "demo.dsi")
    run(program, "demo", dossier, cwd=tmp_path)
    counts = json.loads(run(program, "show", dossier, "counts", "--json", cwd=tmp_path))
    assert counts["meeting"] >= 14
    meetings = json.loads(run(program, "show", dossier, "meetings", "--json", cwd=tmp_path))
    held = next(one["id"] for one in meetings if one["state"] in ("held", "adopted"))
    out = tmp_path / "pv.pdf"
    run(program, "report", dossier, "minutes", "--meeting", held, "--out", str(out), cwd=tmp_path)
    assert out.read_bytes().startswith(b"%PDF-")

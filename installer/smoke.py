"""Let the frozen application prove itself: window, features, dossier, PDF, quit.

`python installer/smoke.py dist/dsi-desktop`; standard library only.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

_INSTALLED_MB = 160


def main(folder: Path) -> int:
    """Return 0 when the program in `folder` works where there is no Python and no source."""
    program = folder / ("dsi-desktop-cli.exe" if os.name == "nt" else "dsi-desktop")
    size = sum(path.stat().st_size for path in folder.rglob("*") if not path.is_symlink()) / 1e6
    print(f"{folder}: {size:.0f} MB (goal {_INSTALLED_MB})")
    with tempfile.TemporaryDirectory() as place:
        dossier = str(Path(place) / "demo.dsi")
        steps = (
            ("--selftest",),
            ("demo", dossier),
            ("verify", dossier),
            ("report", dossier, "--all", "--out", str(Path(place) / "pdf")),
        )
        for step in steps:
            if code := _run(program, *step, place=place):
                print(f"{step[0]}: exit code {code}")
                return code
        printed = sorted((Path(place) / "pdf").rglob("*.pdf"))
    print(f"{len(printed)} PDF printed")
    return int(not printed or size > _INSTALLED_MB)


def _run(program: Path, *arguments: str, place: str) -> int:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = bare | {"QT_QPA_PLATFORM": "offscreen"}
    command = [str(program.resolve()), *arguments]
    return subprocess.run(
        command, cwd=place, env=environment, timeout=300, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

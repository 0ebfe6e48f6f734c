"""Make what is handed on: measurements, catalogues, locks, the frozen application."""

import shutil
import subprocess
from collections.abc import Sequence

from tools.machine import ROOT, VENV, CannotGoOn, get_ready, python

# lock: (extra it adds, lock that it must agree with)
_LOCKED = {
    "requirements.lock": ("", ""),
    "requirements-dev.lock": ("dev", "requirements.lock"),
    "requirements-package.lock": ("package", "requirements-dev.lock"),
    "requirements-bench.lock": ("bench", "requirements-dev.lock"),
}
_LOCKING = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
    "--no-emit-find-links", "--no-annotate", "--no-header", "--quiet", "--upgrade",
)


def bench(names: Sequence[str], rounds: int, *, as_json: bool) -> int:
    """Measure `names` (all by default) against their floors, in `rounds` interleaved rounds."""
    get_ready("bench")
    asked = [*names, "--rounds", str(rounds), *(["--json"] if as_json else [])]
    return python("-m", "bench", *asked)


def catalogue(*, missing: bool) -> int:
    """Extract the texts, renew both catalogues, compile them; or list what lacks English."""
    get_ready("test")
    return python("-m", "tools.words", *(["--missing"] if missing else []))


def package() -> int:
    """Build the frozen application into dist/ and let it test itself."""
    get_ready("package")
    work, dist = ROOT / "build" / "pyinstaller", ROOT / "dist"
    places = ("--workpath", str(work), "--distpath", str(dist))
    spec = str(ROOT / "installer" / "dsi_desktop.spec")
    code = python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, spec)
    return code or python("installer/smoke.py", str(dist / "dsi-desktop"))


def lock() -> int:
    """Resolve every dependency again for all systems; the locks name no registry."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(VENV / "bin"))
    if uv is None:
        message = "uv is needed for this only: pip install uv"
        raise CannotGoOn(message)
    for name, (extra, agreeing) in _LOCKED.items():
        command = [uv, "pip", "compile", "pyproject.toml", *_LOCKING, "--output-file", name]
        command += ["--extra", extra] if extra else []
        command += ["--constraint", agreeing] if agreeing else []
        if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
            return code
    return 0

"""Make this machine able to run, test, measure or package the program, once."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "dsi-desktop-ready.json"

# Debian 12 and Ubuntu; the same lists stand in CONTRIBUTING.md.
RUNNING = (
    "libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libfreetype6", "libfontconfig1",
    "libdbus-1-3", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1",
    "libxcb-shape0",
)
TESTING = (*RUNNING, "qpdf")
PACKAGING = (*RUNNING, "binutils")

SYSTEM = {"run": RUNNING, "test": TESTING, "bench": TESTING, "package": PACKAGING}
LOCKS = {
    "run": ("requirements.lock",),
    "test": ("requirements-dev.lock",),
    "bench": ("requirements-dev.lock", "requirements-bench.lock"),
    "package": ("requirements-dev.lock", "requirements-package.lock"),
}


class CannotGoOn(Exception):
    """Something the person at the keyboard must do first; the text says what."""


def get_ready(purpose: str) -> None:
    """Install what `purpose` (run, test, bench, package) needs; nothing when it is all there."""
    wanted = _fingerprint(purpose)
    if _stamps().get(purpose) == wanted and PYTHON.exists():
        return
    _system_packages(purpose)
    _environment()
    for lock in LOCKS[purpose]:
        _pip("install", "--require-hashes", "-r", lock)
    if purpose != "run":
        _pip("install", "--no-deps", "--no-build-isolation", "--editable", ".")
    STAMP.write_text(json.dumps(_stamps() | {purpose: wanted}), encoding="utf-8")


def set_up() -> int:
    """Make everything ready for running and for testing."""
    get_ready("run")
    get_ready("test")
    print(f"Ready: Python {sysconfig.get_python_version()} in {VENV.relative_to(ROOT)}")
    return 0


def python(*arguments: str, **environment: str) -> int:
    """Run the environment's Python from the root of the tree; return its exit code."""
    return subprocess.run(
        [str(PYTHON), *arguments], cwd=ROOT, env=os.environ | environment, check=False
    ).returncode


def program(*arguments: str, **environment: str) -> int:
    """Run DSI Desktop from the source tree; return its exit code."""
    return python("-m", "dsi_desktop", *arguments, **environment)


def _fingerprint(purpose: str) -> str:
    mark = hashlib.sha256(sys.version.encode())
    mark.update(" ".join(SYSTEM[purpose]).encode())
    for name in (*LOCKS[purpose], "pyproject.toml"):
        mark.update((ROOT / name).read_bytes())
    return mark.hexdigest()


def _stamps() -> dict[str, str]:
    if not STAMP.exists():
        return {}
    stamps: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    return stamps


def _environment() -> None:
    if PYTHON.exists():
        return
    print("Creating .venv…", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        message = "python -m venv failed: see the lines above."
        raise CannotGoOn(message)


def _pip(*arguments: str) -> None:
    print(f"pip {' '.join(arguments)}", flush=True)
    quiet = ("-qq", "--disable-pip-version-check", "--no-input")
    if python("-m", "pip", *arguments, *quiet):
        message = "pip could not install what the lock names: see the lines above."
        raise CannotGoOn(message)


def _system_packages(purpose: str) -> None:
    if not sys.platform.startswith("linux"):
        return
    if shutil.which("dpkg-query") is None:
        print(f"Not Debian nor Ubuntu: the equivalents of {' '.join(SYSTEM[purpose])} are needed.")
        return
    missing = [name for name in _wanted(purpose) if not _installed(name)]
    if not missing:
        return
    if os.geteuid() != 0:
        line = f"sudo apt-get install --no-install-recommends {' '.join(missing)}"
        message = f"System packages are missing. Type this, then start again:\n  {line}"
        raise CannotGoOn(message)
    # A source of the machine's own that does not answer must not stop what the others can give.
    _apt("update")
    if not _apt("install", "--yes", "--no-install-recommends", *missing):
        message = f"apt-get could not install {' '.join(missing)}: see the lines above."
        raise CannotGoOn(message)


def _wanted(purpose: str) -> tuple[str, ...]:
    has_venv = importlib.util.find_spec("ensurepip") is not None
    return SYSTEM[purpose] if has_venv else ("python3-venv", *SYSTEM[purpose])


def _installed(package: str) -> bool:
    # Ubuntu 24.04 renamed some libraries with a t64 ending.
    return any(
        "install ok installed" in subprocess.run(
            ["dpkg-query", "--show", "--showformat=${Status}", name],
            capture_output=True, text=True, check=False,
        ).stdout
        for name in (package, f"{package}t64")
    )


def _apt(*arguments: str) -> bool:
    print(f"apt-get {' '.join(arguments)}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0

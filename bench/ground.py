"""What several benches stand on: the demonstration dossier and the bare window's first paint."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The bare window's first paint on the machine where the goals in milliseconds were set.
REFERENCE_MS = 130.0


@dataclass(frozen=True)
class Ground:
    """Where a run keeps its files, how many rounds it takes, how fast this machine is now."""

    folder: Path
    rounds: int

    @cached_property
    def dossier(self) -> Path:
        """The demonstration dossier, built once per run."""
        path = self.folder / "demo.dsi"
        self.run("-m", "dsi_desktop", "demo", str(path))
        return path

    def copy(self, name: str) -> Path:
        """Return a fresh copy of the demonstration dossier."""
        target = self.folder / f"{name}.dsi"
        shutil.copyfile(self.dossier, target)
        return target

    @cached_property
    def scale(self) -> float:
        """How slow this machine is now: bare window's first paint ÷ 130 ms."""
        return statistics.median(self.bare_window() for _ in range(self.rounds)) / REFERENCE_MS

    def bare_window(self) -> float:
        """Return process start → first paint of an empty QMainWindow, in milliseconds."""
        return self.first_paint("bare")

    def first_paint(self, *arguments: str) -> float:
        """Start `bench.probe` and return process start → first paint, in milliseconds."""
        started = time.monotonic_ns()
        painted = int(self.run("-m", "bench.probe", *arguments).split()[-1])
        return (painted - started) / 1e6

    def run(self, *arguments: str) -> str:
        """Run this Python from the root of the tree; return what it said."""
        environment = os.environ | {
            "QT_QPA_PLATFORM": os.environ.get("DSI_BENCH_PLATFORM", "offscreen"),
            "DSI_AUTHOR": "Banc d’essai", "DSI_DEVICE": "Banc d’essai",
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_STATE_HOME": str(self.folder / "state"),
        }
        # A second start finds its modules compiled; a machine that forbids it measures compiling.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=environment, check=True, text=True,
            stdout=subprocess.PIPE,
        ).stdout

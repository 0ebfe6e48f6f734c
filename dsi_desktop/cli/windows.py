"""What the command line asks of the window; given by `__main__`, so that verbs never load Qt."""

from pathlib import Path
from typing import Protocol


class Windows(Protocol):
    """The application with its window."""

    def open(self, path: Path | None, *, author: str, device: str) -> int:
        """Open the window on a dossier, or on the welcome page; return the exit code."""

    def selftest(self) -> int:
        """Prove that window, file and PDF work on this machine; return the exit code."""

    def data_folder(self) -> Path:
        """Return where snapshots and notes about other laptops are kept on this computer."""

    def screens(self, out: Path, *, language: str, theme: str, scale: int) -> int:
        """Write a picture of every page; return the exit code."""

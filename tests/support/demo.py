"""The demonstration dossiers, built once and copied: a real dossier for any test in a moment."""

import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from dsi_desktop.features.demonstration.commands import build_demonstration

TODAY = date(2026, 12, 4)


@cache
def _template(territory: str, language: str = "fr") -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dsi-demo-"))
    path = folder / f"{territory}.dsi"
    build_demonstration(
        path, territory=territory, seed=2026, today=TODAY, device="Portable de Marie-Ève"
    )
    return path


def demonstration(folder: Path, territory: str = "charlevoix") -> Path:
    """Return a fresh copy of a demonstration dossier (4 s the first time, then 5 ms)."""
    copy = folder / f"{territory}.dsi"
    shutil.copyfile(_template(territory), copy)
    return copy

"""The demonstration dossiers, built once and copied: a real dossier for any test in a moment."""

import os
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from dsi_desktop.features.demonstration.commands import build_demonstration

TODAY = date(2026, 12, 4)


@cache
def _template(territory: str) -> Path:
    """Build a dossier once; once for all the processes of a run that share a folder for it."""
    shared = os.environ.get("DSI_TEST_TEMPLATES")
    kept = Path(shared) / f"{territory}.dsi" if shared else None
    if kept is not None and kept.exists():
        return kept
    folder = Path(tempfile.mkdtemp(prefix="dsi-demo-", dir=shared))
    path = folder / f"{territory}.dsi"
    build_demonstration(
        path, territory=territory, seed=2026, today=TODAY, device="Portable de Marie-Ève"
    )
    return path if kept is None else path.rename(kept)


def demonstration(folder: Path, territory: str = "charlevoix") -> Path:
    """Return a fresh copy of a demonstration dossier (the first one takes seconds)."""
    copy = folder / f"{territory}.dsi"
    shutil.copyfile(_template(territory), copy)
    return copy

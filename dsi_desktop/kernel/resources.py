"""Find the files that travel with the program, in the three ways it is shipped.

Source tree: `resources/` beside the package. Wheel: `dsi_desktop/_resources/`. Frozen: under
PyInstaller's `sys._MEIPASS`.
"""

import sys
from pathlib import Path

import dsi_desktop

_PACKAGE = Path(dsi_desktop.__file__).parent


def root() -> Path:
    """Return the folder that holds icons, fonts, catalogues and demonstration data."""
    candidates = [_PACKAGE / "_resources", _PACKAGE.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(candidates[0])


def path(*parts: str) -> Path:
    """Return the path of one resource, e.g. `path("icons", "home.svg")`."""
    return root().joinpath(*parts)

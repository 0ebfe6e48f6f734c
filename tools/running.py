"""Open the demonstration, or write it out as pictures and PDF where there is no display."""

import os
import shutil
import sys
from pathlib import Path

from tools.machine import ROOT, get_ready, program

DEMO = ROOT / "build" / "demo"
GUIDE = ROOT / "docs" / "guide" / "fr" / "images"


def run() -> int:
    """Open the demonstration dossier; without a display, write screens and PDF and say so."""
    get_ready("run")
    dossier = DEMO / "DSI Charlevoix.dsi"
    if not dossier.exists() and (code := _tell_the_story(dossier)):
        return code
    if has_display():
        return program(str(dossier))
    print(
        "No display was found: the screens are written as PNG and the documents as PDF to "
        f"{DEMO.relative_to(ROOT)} instead.",
        flush=True,
    )
    code = program("screens", str(DEMO / "screens"), QT_QPA_PLATFORM="offscreen")
    return code or program("report", str(dossier), "--all", "--out", str(DEMO / "pdf"))


def screens(*, guide: bool) -> int:
    """Write every screen in both languages and both themes, or renew the guide's pictures."""
    get_ready("run")
    if guide:
        return program("screens", str(GUIDE), "--lang", "fr", QT_QPA_PLATFORM="offscreen")
    for lang in ("fr", "en"):
        for theme in ("light", "dark"):
            target = ROOT / "build" / "screens" / f"{lang}-{theme}"
            asked = ("--lang", lang, "--theme", theme)
            if code := program("screens", str(target), *asked, QT_QPA_PLATFORM="offscreen"):
                return code
    return 0


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell_the_story(dossier: Path) -> int:
    """Build the demonstration beside its place first: a story cut short leaves no dossier."""
    print("Building the demonstration dossier…", flush=True)
    draft = DEMO / "draft"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    code = program("demo", str(draft / dossier.name))
    if not code:
        for part in draft.iterdir():
            part.replace(DEMO / part.name)
        draft.rmdir()
    return code

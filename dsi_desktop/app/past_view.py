"""The whole window as the dossier was at the end of a past day: looked at, never written."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from time import time

from dsi_desktop.app.dossier import Dossier, Signature
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.band import Band

_FOLDER = "past"
_FORGOTTEN_S = 86_400


def past_dossier(of: Dossier, day: date, data: Path) -> Dossier:
    """Return the dossier of a past day, ready, in a private copy; may run beside the screen.

    Raises `FileProblem`. `forget_past` removes the copy.
    """
    from dsi_desktop.db.past import past_copy

    (data / _FOLDER).mkdir(parents=True, exist_ok=True)
    _sweep(data / _FOLDER)
    folder = Path(mkdtemp(dir=data / _FOLDER))
    copy = past_copy(of.path, day, folder / of.path.name)
    seen = Dossier(copy, Signature("", ""), frozen(day), read_only=True)
    seen.name = of.name
    seen.prepare(data)
    return seen


def forget_past(copy: Path) -> None:
    """Remove the copy of a past day; another day, looked at meanwhile, keeps its own."""
    shutil.rmtree(copy.parent, ignore_errors=True)
    with suppress(OSError):
        copy.parent.parent.rmdir()


def _sweep(folder: Path) -> None:
    """Remove what a window that did not close left here more than a day ago."""
    for left in folder.iterdir():
        with suppress(OSError):
            if time() - left.stat().st_mtime > _FORGOTTEN_S:
                shutil.rmtree(left, ignore_errors=True)


def past_band(day: date, today: date, leave: Callable[[], None]) -> Band:
    """Return the band « Vous regardez le 12 mai » and its way back."""
    said = fmt.date_short(day, today)
    return Band(
        "history", _("Vous regardez le {day}").format(day=said), _("Revenir à aujourd’hui"), leave,
        _("Rien ne peut être changé ici."),
    )  # fmt: skip

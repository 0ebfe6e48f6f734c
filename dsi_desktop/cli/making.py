"""`demo`: a whole dossier to look at."""

import sys
from argparse import Namespace
from datetime import date

from dsi_desktop.features.demonstration.commands import build_demonstration
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.i18n import _


def demo(asked: Namespace) -> int:
    """Build the demonstration dossier of a territory."""
    day: date = asked.date or Clock().today()
    build_demonstration(
        asked.path, territory=asked.territory, seed=asked.seed, today=day, author=asked.author,
        device=asked.device,
    )
    said = _("Le dossier de démonstration est prêt : {path}").format(path=asked.path)
    sys.stderr.write(f"{said}\n")
    return 0

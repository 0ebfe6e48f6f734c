"""What this program is made of: versions, licences, where its log is."""

import logging
import platform
import sys
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

import dsi_desktop
from dsi_desktop.features.preferences import queries
from dsi_desktop.kernel import resources
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.frames import field_row, scrolling
from dsi_desktop.ui.widgets.texts import label

_LICENCES = (
    ("DSI Desktop", "GPL-3.0-or-later"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("ReportLab", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("Inter, Source Sans 3, Noto Sans", "OFL-1.1"),
    ("Tabler Icons", "MIT"),
    (N_("Territoires : ministère des Affaires municipales et de l’Habitation"), "CC BY 4.0"),
)


class AboutDialog(QDialog):
    """Versions first: they are what one is asked for when something goes wrong."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("À propos de DSI Desktop"))
        self.setMinimumWidth(theme().px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(Pictogram("sitemap", "accent", 32))
        head.addWidget(label("DSI Desktop", "h1"))
        head.addStretch()
        column.addLayout(head)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addWidget(label(_("Versions"), "h2"))
        for name, value in versions():
            inside.addLayout(field_row(name, value))
        inside.addSpacing(8)
        inside.addWidget(label(_("Licences"), "h2"))
        for name, value in _LICENCES:
            inside.addLayout(field_row(_(name), value))
        inside.addSpacing(8)
        inside.addWidget(label(_("Journal d’erreurs"), "h2"))
        inside.addWidget(label(log_place(), "muted", wrap=True))
        area = scrolling(inside)
        area.setMinimumHeight(min(inside.sizeHint().height(), theme().px(460)))
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("Fermer"), self.accept))
        column.addLayout(foot)


def versions() -> list[tuple[str, str]]:
    """Return the versions of the program and of what it stands on."""
    return [
        ("DSI Desktop", dsi_desktop.__version__),
        ("SQLite", queries.sqlite_version()),
        ("Python", platform.python_version()),
        ("Qt", str(qVersion())),
        *((name, _version(name)) for name in ("PySide6_Essentials", "SQLAlchemy", "reportlab")),
        (_("Système"), f"{platform.system()} {platform.release()} {platform.machine()}"),
        (_("Ressources"), str(resources.root())),
    ]


def log_place() -> str:
    """Return the file of the error log, or that there is none yet."""
    for handler in logging.getLogger().handlers:
        place = getattr(handler, "baseFilename", "")
        if place:
            return str(place)
    return _("Aucun journal n’est tenu.")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        module = sys.modules.get(name.lower())
        return str(getattr(module, "__version__", _("comprise")))

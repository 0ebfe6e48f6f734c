"""How an agenda begins: one of the templates, that of a former meeting, or a first point."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.meetings.rules.presets import PRESETS
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label

Act = Callable[[str], object]


class EmptyAgenda(QWidget):
    """One button a template, the one of this kind of body first and filled."""

    def __init__(self, act: Act) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(10)
        said = label(_("L’ordre du jour est vide"), "h3")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
        words = label(
            _("Partez d’un modèle, reprenez l’ordre du jour d’une autre rencontre, ou ajoutez un "
              "premier point (touche Inser)."), "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        row = QHBoxLayout()
        row.addStretch()
        self.presets = {
            key: button(_(preset.title), partial(act, f"preset {key}"),
                        icon_name=preset.icon, tip=_points(len(preset.items)))
            for key, preset in PRESETS.items()
        }
        for one in self.presets.values():
            row.addWidget(one)
        row.addStretch()
        column.addLayout(row)
        self.copy = button(
            _("Reprendre l’ordre du jour d’une rencontre…"), lambda: act("copy"), look="link",
            icon_name="copy",
        )
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignHCenter)


def _points(count: int) -> str:
    return ngettext("{n} point", "{n} points", count).format(n=count)

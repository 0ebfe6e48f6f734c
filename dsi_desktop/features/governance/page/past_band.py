"""The band over an organigramme of the past: which day it is, and the way back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.texts import label


class PastBand(QFrame):
    """Says that nothing is modified in the past; hidden today."""

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("pastBand")
        self.words = label("", "", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(Pictogram("history", "warn"))
        row.addWidget(self.words, 1)
        row.addWidget(button(_("Revenir à aujourd’hui"), back))
        theme().changed.connect(self._dress)
        self._dress()

    def show_day(self, past: date | None) -> None:
        """Say the day; None hides the band."""
        self.setVisible(past is not None)
        if past is not None:
            day = fmt.date_long(past, with_weekday=False)
            self.words.setText(_(
                "Organigramme au {day}, avec les noms et les rattachements d’aujourd’hui. "
                "On n’y modifie rien."
            ).format(day=day))

    def _dress(self) -> None:
        look = theme()
        self.setStyleSheet(
            f"#pastBand {{ background: {look.hex('warnSoft')}; border-radius: 8px; }}")

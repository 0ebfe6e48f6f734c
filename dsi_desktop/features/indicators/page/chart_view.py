"""The chart of one indicator, drawn again for each width and theme."""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.features.indicators.page.ink import chart_ink
from dsi_desktop.features.indicators.queries import IndicatorLine
from dsi_desktop.features.indicators.rules.chart import chart
from dsi_desktop.features.indicators.rules.standing import first_day
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.drawing import paint_drawing
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme

_HEIGHT = 210


class IndicatorChart(QWidget):
    """Its twin is the list of measures under it."""

    def __init__(self) -> None:
        super().__init__()
        self._line: IndicatorLine | None = None
        self._today = date.min
        self.setAccessibleName(_("Graphique de l’indicateur"))
        fit(self, lambda: self.setMinimumHeight(theme().px(_HEIGHT)))

    def sizeHint(self) -> QSize:
        """Return the size it is read at."""
        return QSize(theme().px(280), theme().px(_HEIGHT))

    def show_line(self, line: IndicatorLine, today: date, words: str) -> None:
        """Draw an indicator; `words` says what the drawing shows."""
        self._line, self._today = line, today
        self.setAccessibleDescription(words)
        self.setVisible(first_day(line.course) is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw at the scale of the theme."""
        if self._line is None:
            return
        painter, scale = QPainter(self), theme().scale
        made = chart(
            self._line.course, self._line.decimals, self._today, self.width() / scale,
            self.height() / scale, chart_ink(self._line.hue),
        )  # fmt: skip
        paint_drawing(painter, made, scale)
        painter.end()

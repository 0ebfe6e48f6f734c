"""The trend of a questionnaire painted; the rounds stand in a table under it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.features.evaluation.rules.process import RoundRow
from dsi_desktop.features.evaluation.rules.trend_chart import Pen, Point, trend_chart
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.drawing import paint_drawing, text_width
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme

_HIGH = 150


class TrendView(QWidget):
    """A line made again for each width and theme."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._bounds, self._ends = (1.0, 4.0), ("1", "4")
        self.setAccessibleName(_("Tendance d’une passation à l’autre"))
        fit(self, self._fit)

    def show_rounds(
        self, rows: Sequence[RoundRow], bounds: tuple[float, float], ends: tuple[str, str]
    ) -> None:
        """Show the rounds from the first to the last."""
        self._points = tuple(Point(row.day, row.score, row.value) for row in rows)
        self._bounds, self._ends = bounds, ends
        self.setAccessibleDescription(
            ", ".join(f"{row.day} {row.score}" for row in rows))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height the line is read at."""
        return QSize(theme().px(320), theme().px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw at the scale of the theme."""
        painter, scale = QPainter(self), theme().scale
        size = self.width() / scale, self.height() / scale
        made = trend_chart(self._points, self._bounds, self._ends, size,
                           Pen(theme().hex, text_width))
        paint_drawing(painter, made, scale)
        painter.end()

    def _fit(self) -> None:
        self.setMinimumHeight(theme().px(_HIGH))
        self.updateGeometry()

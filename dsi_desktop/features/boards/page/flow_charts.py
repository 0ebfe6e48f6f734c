"""Paints the charts of the flow in the colours of the screen, at the width there is."""

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.features.boards.rules.flow_chart import Colour, Ink
from dsi_desktop.kernel.drawing import Drawing
from dsi_desktop.ui.drawing import paint_drawing, text_width
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme

_TOKENS = MappingProxyType({
    "text": "text", "text2": "text2", "line": "border", "done": "accent", "came": "text2",
    "median": "accent", "most": "accentSoft",
})  # fmt: skip
# Idea, to do, doing, waiting, done: the same hues as on paper.
_HUES = (6, 1, 0, 2, 3)
Make = Callable[[float, float, Ink], Drawing]


class Chart(QWidget):
    """A drawing made again for each width and theme; what it says stands in words beside it."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self._make: Make | None = None
        self._height = height
        self.setAccessibleName(name)
        fit(self, self._fit)

    def draw(self, make: Make, height: int = 0) -> None:
        """Show what `make(width, height, ink)` draws."""
        self._make = make
        self._height = height or self._height
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height the chart is read at: beside wrapped words Qt asks for no other."""
        return QSize(theme().px(320), theme().px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw at the scale of the theme."""
        if self._make is None:
            return
        painter, scale = QPainter(self), theme().scale
        made = self._make(self.width() / scale, self.height() / scale, Ink(_colour, text_width))
        paint_drawing(painter, made, scale)
        painter.end()

    def _fit(self) -> None:
        self.setMinimumHeight(theme().px(self._height))
        self.updateGeometry()


def _colour(key: Colour, step: int) -> str:
    hue = theme().hue(_HUES[step])
    if key == "area":
        return hue.soft
    return hue.solid if key == "hatch" else theme().hex(_TOKENS[key])

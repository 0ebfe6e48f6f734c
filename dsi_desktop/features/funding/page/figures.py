"""The strip of figures over the montage."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from dsi_desktop.features.funding.rules.mix import Figure
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import clear


class FigureView(QWidget):
    """A number over its words; read aloud together."""

    def __init__(self, figure: Figure, *, ruled: bool) -> None:
        super().__init__()
        self.figure = figure
        self._ruled = ruled
        self.setAccessibleName(f"{figure.value}, {figure.words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fit(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The wider of the two lines, and a margin."""
        look = theme()
        value = _advance(look.font("l", QFont.Weight.DemiBold), self.figure.value)
        words = _advance(look.font("s"), self.figure.words)
        return QSize(max(value, words) + look.px(26), look.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number, its words, and a line at the right."""
        look, painter = theme(), QPainter(self)
        if self._ruled:
            painter.setPen(look.colour("border"))
            edge = self.width() - look.px(8)
            painter.drawLine(edge, look.px(4), edge, self.height() - look.px(4))
        half = self.height() // 2
        room = self.rect().adjusted(look.px(2), 0, 0, 0)
        painter.setFont(look.font("l", QFont.Weight.DemiBold))
        painter.setPen(look.colour("danger" if self.figure.alarm else "text"))
        painter.drawText(room.adjusted(0, 0, 0, -half), int(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), self.figure.value)
        painter.setFont(look.font("s"))
        painter.setPen(look.colour("text2"))
        painter.drawText(room.adjusted(0, half + 2, 0, 0), int(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), self.figure.words)


class Figures(QFrame):
    """A card of figures that go to the next line where one cannot hold them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 8, 18, 8)
        self.shown: tuple[Figure, ...] = ()

    def sizeHint(self) -> QSize:
        """One line: how many it takes is said by the height for a width."""
        margins = self._row.contentsMargins()
        return QSize(super().sizeHint().width(), theme().px(48) + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """Like its hint: else the page is as high as if it were one figure wide."""
        return self.sizeHint()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures."""
        if tuple(figures) == self.shown:
            return
        self.shown = tuple(figures)
        clear(self._row)
        last = len(figures) - 1
        self._row.addWidget(flowing(
            *(FigureView(one, ruled=at < last) for at, one in enumerate(figures))))


def _advance(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)

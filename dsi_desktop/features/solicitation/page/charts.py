"""The trend and the ranking, painted; their words and tables stand beside, in `Twinned`."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dsi_desktop.features.solicitation.page import ink
from dsi_desktop.features.solicitation.presenter.figures import (
    RankLine,
    Trend,
    axis,
    hours_number,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import Theme, theme

_HOUR = 60


class TrendChart(QWidget):
    """Pairs of bars: the same month a year before, and now; a dashed line marks a date."""

    def __init__(self) -> None:
        super().__init__()
        self._trend = Trend()
        self._words = ("", "")
        self.setAccessibleName(_("Tendance, mois par mois"))
        fit(self, lambda: self.setMinimumHeight(theme().px(104)))

    def show_trend(self, trend: Trend, before: str, now: str, words: str) -> None:
        """Show a trend; `before` and `now` name the two series, `words` say it all."""
        self._trend, self._words = trend, (before, now)
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the bars, the mark and the legend."""
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._trend.bars:
            return
        marks = axis([value for bar in self._trend.bars for value in (bar.before, bar.now)])
        widest = fmt.number(marks[-1] // _HOUR)
        left = QFontMetrics(look.font("xs")).horizontalAdvance(widest) + look.px(12)
        plot = QRectF(self.rect()).adjusted(left, look.px(22), -2, -look.px(20))
        self._scale(painter, look, plot, marks)
        self._bars(painter, look, plot, marks[-1])
        self._mark(painter, look, plot)
        self._legend(painter, look, plot)

    def _scale(
        self, painter: QPainter, look: Theme, plot: QRectF, marks: tuple[int, ...]
    ) -> None:
        for value in marks:
            y = plot.bottom() - plot.height() * value / marks[-1]
            painter.setPen(QPen(look.colour("border"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            room = QRectF(0, y - look.px(9), plot.left() - look.px(8), look.px(18))
            ink.write(painter, room, fmt.number(value // _HOUR), side=ink.RIGHT)

    def _bars(self, painter: QPainter, look: Theme, plot: QRectF, top: int) -> None:
        wide = plot.width() / len(self._trend.bars)
        thick = min(look.px(16), wide / 3)
        titled = max(1, -(-look.px(40) // max(int(wide), 1)))
        for at, bar in enumerate(self._trend.bars):
            middle = plot.left() + wide * (at + 0.5)
            for value, colour, left in (
                (bar.before, ink.former(look), -thick - 1), (bar.now, look.colour("accent"), 1),
            ):
                high = plot.height() * value / top
                room = QRectF(middle + left, plot.bottom() - high, thick, high)
                ink.box(painter, room, colour, min(3, high / 2))
            if at % titled == 0:
                room = QRectF(middle - wide, plot.bottom() + 3, 2 * wide, look.px(18))
                ink.write(painter, room, bar.title, side=ink.CENTRE)

    def _mark(self, painter: QPainter, look: Theme, plot: QRectF) -> None:
        if self._trend.mark is None:
            return
        x = self._mark_x(plot)
        painter.setPen(QPen(look.colour("text"), 1.25, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 2), QPointF(x, plot.bottom()))
        after = plot.right() - x >= x - plot.left()
        gap = look.px(8)
        taken = 0 if self._has_own_side(plot) else self._legend_width() + gap
        left = x + gap if after else plot.left() + taken
        wide = (plot.right() if after else x) - gap - (taken if after else 0) - left
        room = QRectF(left, 0, wide + (gap if after else 0), look.px(16))
        side = ink.LEFT if after else ink.RIGHT
        ink.write(painter, room, self._trend.mark_words, "text", side=side)

    def _mark_x(self, plot: QRectF) -> float:
        return plot.left() + plot.width() * (self._trend.mark or 0) / len(self._trend.bars)

    def _has_own_side(self, plot: QRectF) -> bool:
        """Tell whether the legend fits on the side of the mark where its words are not."""
        x = self._mark_x(plot)
        return min(x - plot.left(), plot.right() - x) > self._legend_width()

    def _legend_width(self) -> int:
        metrics, look = QFontMetrics(theme().font("xs")), theme()
        return sum(metrics.horizontalAdvance(words) + look.px(36) for words in self._words)

    def _legend(self, painter: QPainter, look: Theme, plot: QRectF) -> None:
        """Draw what the two greys mean, away from the words of the mark."""
        x = plot.left()
        if self._trend.mark is not None:
            mark = self._mark_x(plot)
            after = plot.right() - mark >= mark - plot.left()
            if after is not self._has_own_side(plot):
                x = plot.right() - self._legend_width() + look.px(18)
        colours = (ink.former(look), look.colour("accent"))
        for words, colour in zip(self._words, colours, strict=True):
            ink.box(painter, QRectF(x, look.px(2), look.px(12), look.px(12)), colour, 3)
            wide = QFontMetrics(look.font("xs")).horizontalAdvance(words)
            ink.write(painter, QRectF(x + look.px(18), 0, wide + 2, look.px(16)), words)
            x += wide + look.px(36)


class RankingChart(QWidget):
    """The most asked: a bar each, the meeting then the road, and the hours a month."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[RankLine, ...] = ()
        self.setAccessibleName(_("Les plus sollicités, heures par mois"))
        fit(self, lambda: self.setMinimumHeight(theme().px(96)))

    def show_lines(self, lines: tuple[RankLine, ...], words: str) -> None:
        """Show these lines, most asked first; those without room are in the table."""
        self._lines = lines
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as many lines as there is room for, then the legend."""
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._lines:
            return
        foot = look.px(24)
        fits = max(1, int((self.height() - foot) // look.px(32)))
        shown = self._lines[:fits]
        high = min((self.height() - foot) / len(shown), look.px(42))
        for at, line in enumerate(shown):
            self._line(painter, look, QRectF(0, at * high, self.width(), high), line)
        self._legend(painter, look)

    def _line(self, painter: QPainter, look: Theme, room: QRectF, line: RankLine) -> None:
        figure = look.px(44)
        name = QRectF(0, room.y(), room.width() - figure - 4, look.px(18))
        ink.write(painter, name, line.name, "text", "m")
        whole = (room.width() - figure - 8) * line.whole / max(self._lines[0].whole, 1)
        meeting = whole * line.meeting / max(line.whole, 1)
        y, thick = room.y() + look.px(21), look.px(6)
        ink.box(painter, QRectF(0, y, meeting - 1, thick), look.colour("accent"), 3)
        ink.box(painter, QRectF(meeting + 1, y, whole - meeting - 1, thick), ink.pale(look), 3)
        said = QRectF(room.width() - figure, room.y() + look.px(10), figure, look.px(22))
        ink.write(painter, said, hours_number(line.whole, 1), "text", "m", ink.RIGHT, strong=True)

    def _legend(self, painter: QPainter, look: Theme) -> None:
        x, y = 0.0, self.height() - look.px(18)
        for words, colour in (
            (_("en rencontre"), look.colour("accent")), (_("sur la route"), ink.pale(look)),
        ):
            ink.box(painter, QRectF(x, y + look.px(3), look.px(12), look.px(10)), colour, 3)
            ink.write(painter, QRectF(x + look.px(18), y, look.px(92), look.px(16)), words)
            x += look.px(108)

"""The bar of a round: one segment a position, its figures under it for the eye and the ear."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dsi_desktop.features.minutes.presenter.round_scene import BarLine
from dsi_desktop.features.minutes.rules.consensus_words import voices_words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.painted import Bar
from dsi_desktop.ui.widgets.texts import Elided, label

_GAP = 2


class StackedBar(QWidget):
    """All the voices on one line, a colour for each position; the legend says the figures."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[BarLine, ...] = ()
        self.setAccessibleName(_("Répartition des positions"))
        fit(self, lambda: self.setFixedHeight(theme().px(14)))

    def show_bars(self, bars: Sequence[BarLine]) -> None:
        """Show these shares, and say them."""
        self._bars = tuple(bars)
        said = [f"{one.words} : {voices_words(one.count)}" for one in bars if one.count]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, then each share with its digit where it has room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect())
        painter.setBrush(theme().colour("surface2"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        left = track.x()
        for one in self._bars:
            width = track.width() * one.share
            if width <= 0:
                continue
            room = QRectF(left, track.y(), max(width - _GAP, 1.0), track.height())
            hue = theme().hue(one.hue)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(hue.soft))
            painter.drawRoundedRect(room, 4, 4)
            painter.setPen(QColor(hue.ink))
            painter.setFont(theme().font("xs"))
            if room.width() > theme().px(10):
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(one.digit))
            left += width


class TallyView(QWidget):
    """The bar and its legend; with dots, a bar for each option."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.bar = StackedBar()
        column.addWidget(self.bar)
        self._legend = QGridLayout()
        self._legend.setHorizontalSpacing(14)
        self._legend.setVerticalSpacing(3)
        column.addLayout(self._legend)

    def show_bars(self, bars: Sequence[BarLine], *, dots: bool) -> None:
        """Show the counts of a round."""
        self.bar.setVisible(not dots)
        self.bar.show_bars(() if dots else bars)
        clear(self._legend)
        for at, one in enumerate(bars):
            if dots:
                self._option(at, one)
            else:
                self._position(at, one)

    def _position(self, at: int, one: BarLine) -> None:
        row, side = at // 2, (at % 2) * 3
        self._legend.addWidget(label(str(one.digit), "key"), row, side)
        words = Elided(one.words, "small")
        words.setMinimumWidth(theme().px(80))
        self._legend.addWidget(words, row, side + 1)
        count = label(str(one.count), "label")
        count.setAccessibleName(f"{one.words} : {voices_words(one.count)}")
        self._legend.addWidget(count, row, side + 2)
        self._legend.setColumnStretch(side + 1, 1)

    def _option(self, at: int, one: BarLine) -> None:
        points = _("{n} points").format(n=one.count)
        self._legend.addWidget(label(str(one.digit), "key"), at, 0)
        self._legend.addWidget(Elided(one.words, "small"), at, 1)
        self._legend.addWidget(
            Bar(one.share, one.hue, one.words, points), at, 2, Qt.AlignmentFlag.AlignVCenter
        )
        count = label(str(one.count), "label")
        count.setAccessibleName(f"{one.words} : {points}")
        self._legend.addWidget(count, at, 3)
        self._legend.setColumnStretch(1, 1)
        self._legend.setColumnStretch(2, 1)

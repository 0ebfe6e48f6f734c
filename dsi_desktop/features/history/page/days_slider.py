"""The line of days: a slider with a tick for each day that had a gesture."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from dsi_desktop.features.history.rules.timeline import densities, is_crowded, months, ticks
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.theme import theme

_HANDLE = 9
_CTRL = Qt.KeyboardModifier.ControlModifier


class DaysSlider(QSlider):
    """← → a day, Ctrl+← → a gesture, Début and Fin the ends. `moved` tells the day."""

    moved = Signal(object)
    stepped = Signal(int)

    def __init__(self, said: Callable[[], str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._said = said
        self._first = self._last = date.min
        self._days: Sequence[date] = ()
        self.setAccessibleName(_("Jour regardé"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fit(self, lambda: self.setFixedHeight(theme().px(62)))
        self.setPageStep(30)
        self.valueChanged.connect(self._tell)

    def show_days(self, first: date, last: date, day: date, days: Sequence[date]) -> None:
        """Show a span of days, those that had gestures and the one looked at."""
        self._first, self._last, self._days = first, last, days
        self.blockSignals(True)
        self.setRange(0, (last - first).days)
        self.setValue((day - first).days)
        self.blockSignals(False)
        self.setAccessibleDescription(self._said())
        self.update()

    def day(self) -> date:
        """Return the day under the handle."""
        return self._first + timedelta(days=self.value())

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme().px(300), theme().px(62))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with an arrow goes from gesture to gesture."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.modifiers() & _CTRL and event.key() in ways:
            self.stepped.emit(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to where one pressed."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the handle follow."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the day is chosen already."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, the handle, the ticks and the months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, track = theme(), self._track()
        here = self._x(self.value() / max(self.maximum(), 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("border"))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), here - track.left(), 4), 2, 2)
        self._draw_days(painter)
        self._draw_months(painter)
        pen = QPen(look.colour("focus" if self.hasFocus() else "accent"), 2.5)
        painter.setPen(pen)
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(QPointF(here, track.center().y()), look.px(_HANDLE), look.px(_HANDLE))
        painter.end()

    def _track(self) -> QRectF:
        edge = theme().px(_HANDLE + 2)
        return QRectF(edge, theme().px(12), self.width() - 2 * edge, 4)

    def _x(self, share: float) -> float:
        track = self._track()
        return track.left() + share * track.width()

    def _draw_days(self, painter: QPainter) -> None:
        look, top = theme(), theme().px(27)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_crowded(self._days):
            full = densities(self._days, self._first, self._last)
            wide = self._track().width() / len(full)
            for at, share in enumerate(full):
                if share:
                    shade = look.colour("accentInk")
                    shade.setAlphaF(0.25 + 0.75 * share)
                    painter.setBrush(shade)
                    painter.drawRect(QRectF(self._x(at / len(full)), top, wide + 0.5, look.px(8)))
            return
        painter.setBrush(look.colour("accentInk"))
        for share in ticks(self._days, self._first, self._last):
            painter.drawRoundedRect(QRectF(self._x(share) - 1.5, top, 3, look.px(8)), 1, 1)

    def _draw_months(self, painter: QPainter) -> None:
        look = theme()
        painter.setFont(look.font("xs"))
        painter.setPen(look.colour("accentInk"))
        top, high = look.px(40), look.px(20)
        track, letters = self._track(), painter.fontMetrics()
        start = fmt.date_short(self._first, self._last)
        end = _("Aujourd’hui")
        left = QRectF(track.left() - 4, top, letters.horizontalAdvance(start) + 8, high)
        wide = letters.horizontalAdvance(end) + 8
        right = QRectF(track.right() - wide + 4, top, wide, high)
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft, start)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight, end)
        for day in months(self._first, self._last):
            x = self._x((day - self._first).days / max((self._last - self._first).days, 1))
            said = fmt.month_short(day.month)
            width = letters.horizontalAdvance(said) + 4
            if left.right() + 8 < x - width / 2 and x + width / 2 < right.left() - 8:
                box = QRectF(x - width / 2, top, width, high)
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, said)

    def _follow(self, event: QMouseEvent) -> None:
        track = self._track()
        share = (event.position().x() - track.left()) / max(track.width(), 1)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setValue(round(min(max(share, 0.0), 1.0) * self.maximum()))

    def _tell(self, _value: int) -> None:
        self.moved.emit(self.day())
        said = self._said()
        self.setAccessibleDescription(said)
        announce(self, said)

"""The money of an action in one bar: solid paid, tinted granted, hatched asked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dsi_desktop.features.plan.queries import MoneyLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.ui.theme import theme

_ORDER = ("paid", "granted", "asked", "foreseen")


class MoneyBar(QWidget):
    """Segments in order of certainty; its words say every amount."""

    def __init__(self, lines: Sequence[MoneyLine], name: str) -> None:
        super().__init__()
        shown = [line for line in lines if line.amount and line.state in _ORDER]
        self._lines = sorted(shown, key=lambda line: _ORDER.index(line.state))
        self.setFixedHeight(theme().px(12))
        self.setAccessibleName(name)
        said = [
            f"{line.source} {fmt.money(line.amount, short=True)}, "
            f"{label('funding_state', line.state)}"
            for line in self._lines
        ]
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = sum(line.amount for line in self._lines) or 1
        room = self.width() - 2 * max(0, len(self._lines) - 1)
        x = 0.0
        for line in self._lines:
            width = room * line.amount / total
            texture(painter, QRectF(x, 1, width, self.height() - 2), line.state)
            x += width + 2


class MoneyMark(QWidget):
    """The texture of one state, beside its line."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state
        side = theme().px(10)
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        texture(painter, QRectF(self.rect()), self._state)


def texture(painter: QPainter, box: QRectF, state: str) -> None:
    """Fill a box with the texture of a funding state."""
    look = theme()
    accent, box = look.colour("accent"), box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setPen(QPen(accent, 1))
    if state == "paid":
        painter.setBrush(accent)
    elif state == "granted":
        painter.setBrush(look.colour("accentSoft"))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        clip = QPainterPath()
        clip.addRoundedRect(box, 3, 3)
        painter.save()
        painter.setClipPath(clip)
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(int(x), int(box.bottom()), int(x + box.height()), int(box.top()))
            x += 4.5
        painter.restore()
    painter.drawRoundedRect(box, 3, 3)
    painter.restore()

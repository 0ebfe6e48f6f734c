"""The textures of money: solid paid, tinted granted, hatched asked, dotted foreseen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.texts import label

PAID, GRANTED, ASKED, FORESEEN = range(4)
_RADIUS = 3.0


def texture(painter: QPainter, box: QRectF, state: int) -> None:
    """Fill a box with the texture of a state."""
    look = theme()
    accent, box = look.colour("accent"), box.adjusted(0.5, 0.5, -0.5, -0.5)
    if box.width() <= 0:
        return
    painter.save()
    style = Qt.PenStyle.DotLine if state == FORESEEN else Qt.PenStyle.SolidLine
    painter.setPen(QPen(accent, 1, style))
    fill = {PAID: accent, GRANTED: look.colour("accentSoft")}.get(state, QColor(0, 0, 0, 0))
    painter.setBrush(fill)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    if state == ASKED:
        clip = QPainterPath()
        clip.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.setClipPath(clip)
        painter.setPen(QPen(accent, 1))
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(int(x), int(box.bottom()), int(x + box.height()), int(box.top()))
            x += 4.5
    painter.restore()


def bar(painter: QPainter, box: QRectF, parts: tuple[int, int, int, int]) -> None:
    """Draw the parts of an amount side by side, each in its texture."""
    whole = sum(parts)
    shown = [(state, cents) for state, cents in enumerate(parts) if cents]
    if not whole:
        return
    gap = 2.0
    room = box.width() - gap * (len(shown) - 1)
    x = box.left()
    for state, cents in shown:
        width = max(room * cents / whole, 4.0)
        texture(painter, QRectF(x, box.top(), min(width, box.right() - x), box.height()), state)
        x += width + gap


class MoneyBar(QWidget):
    """One amount in its parts; its words say them."""

    def __init__(self, parts: tuple[int, int, int, int], words: str) -> None:
        super().__init__()
        self._parts = parts
        fit(self, lambda: self.setFixedHeight(theme().px(10)))
        self.setAccessibleName(words)
        self.setToolTip(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar(painter, QRectF(self.rect()), self._parts)


class _Swatch(QWidget):
    """A texture beside its word."""

    def __init__(self, state: int) -> None:
        super().__init__()
        self._state = state
        fit(self, lambda: self.setFixedSize(QSize(theme().px(22), theme().px(8))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the texture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        texture(painter, QRectF(self.rect()), self._state)


class Legend(QWidget):
    """The four textures and their words."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for state, words in (
            (PAID, _("versé")), (GRANTED, _("accordé")), (ASKED, _("demandé")),
            (FORESEEN, _("pressenti")),
        ):  # fmt: skip
            row.addWidget(_Swatch(state))
            row.addWidget(label(words, "small"))
            row.addSpacing(10)

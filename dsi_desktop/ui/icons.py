"""Tabler icons tinted at paint time: one SVG each, the colour follows theme and state."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dsi_desktop.kernel import resources
from dsi_desktop.ui.theme import theme


class TintedIcon(QIconEngine):
    """Draws `name`.svg in the token `key`; without a key, grey, or the accent when checked."""

    def __init__(self, name: str, key: str = "") -> None:
        super().__init__()
        self._name = name
        self._key = key

    def clone(self) -> "TintedIcon":
        """Return an equal engine, as Qt asks."""
        return TintedIcon(self._name, self._key)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the picture in device pixels."""
        colour = theme().hex(self._token(mode, state)) if self._key[:1] != "#" else self._key
        return _drawn(self._name, size.width(), size.height(), colour)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Qt 6.8 and later give the logical size and the scale: ignoring it blurs at 200 %."""
        large = QSize(round(size.width() * scale), round(size.height() * scale))
        picture = self.pixmap(large, mode, state)
        picture.setDevicePixelRatio(scale)
        return picture

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        """Draw in the rectangle at the resolution of the device."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), self.scaledPixmap(rect.size(), mode, state, ratio))

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "borderStrong"
        if self._key:
            return self._key
        return "accentInk" if state == QIcon.State.On else "text2"


def icon(name: str, key: str = "") -> QIcon:
    """Return an icon; `key` is a token or a `#RRGGBB` colour."""
    return QIcon(TintedIcon(name, key))


def picture(name: str, size: int, key: str = "text2", ratio: float = 1.0) -> QPixmap:
    """Return an icon drawn once, `size` logical pixels wide."""
    return icon(name, key).pixmap(QSize(size, size), ratio)


@lru_cache(maxsize=1024)
def _drawn(name: str, width: int, height: int, colour: str) -> QPixmap:
    source = resources.path("icons", f"{name}.svg").read_text(encoding="utf8")
    source = source.replace("currentColor", colour).replace(
        'stroke-width="2"', 'stroke-width="1.75"'
    )
    drawn = QPixmap(max(width, 1), max(height, 1))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A button asks for a wider picture: the room at its right parts icon from text.
    side = min(width, height)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn

"""Small painted things: pill, initials, progress bar. Each carries its words for the ear."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy

from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip


def ink(key: str | QColor) -> QColor:
    """Return the colour of a token, of `#RRGGBB`, or the colour itself."""
    if isinstance(key, QColor):
        return key
    return QColor(key) if key.startswith("#") else theme().colour(key)


def initials(name: str) -> str:
    """Return the initials of a person: first and last part of the name."""
    parts = [part for part in name.replace("-", " ").split() if part]
    return "".join(part[0].upper() for part in (parts[:1] + parts[1:][-1:]))


class Pill(QLabel):
    """A word on a coloured ground; colours are tokens or `#RRGGBB`."""

    def __init__(self, text: str, ground: str = "surface2", colour: str = "text2") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._ground = ground
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def say(self, text: str, ground: str = "", colour: str = "") -> None:
        """Show another word, perhaps in other colours."""
        self.setText(text)
        self._ground = ground or self._ground
        self._colour = colour or self._colour
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word and its margins."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(width + theme().px(18), theme().px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, then word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(self._ground))
        half = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), half, half)
        painter.setPen(ink(self._colour))
        painter.setFont(self._font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _font(self) -> QFont:
        return theme().font("xs", QFont.Weight.DemiBold)


class Avatar(QLabel):
    """The initials of a person on the hue of a chantier."""

    def __init__(self, name: str, hue: int | None = 0, size: int = 28) -> None:
        super().__init__()
        self._initials = initials(name)
        self._hue = hue
        fit(self, lambda: self.setFixedSize(theme().px(size), theme().px(size)))
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc, then the letters."""
        painter = QPainter(self)
        hue = theme().hue(self._hue)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.soft))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(hue.ink))
        painter.setFont(theme().font("xs", QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


class Bar(QProgressBar):
    """A share from 0 to 1; its words say what the length shows."""

    def __init__(self, share: float, hue: int | None, name: str, words: str) -> None:
        super().__init__()
        self._share = share
        self._hue = hue
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setValue(round(min(max(share, 0.0), 1.0) * 100))
        fit(self, self._fit)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.setToolTip(plain_tip(words))

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(8))
        self.setMinimumWidth(theme().px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, then the share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect())
        radius = track.height() / 2
        painter.setBrush(theme().colour("surface2"))
        painter.drawRoundedRect(track, radius, radius)
        if self._share > 0:
            track.setWidth(max(track.height(), track.width() * min(self._share, 1.0)))
            painter.setBrush(QColor(theme().hue(self._hue).solid))
            painter.drawRoundedRect(track, radius, radius)

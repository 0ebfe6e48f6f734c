"""A large button of the welcome page: icon, title, a line of words, the key that does it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import Theme, theme

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Offer(QAbstractButton):
    """One thing to do; `first` is the one Entrée does, `boxed` has a border."""

    def __init__(
        self, icon_name: str, title: str, words: str, clicked: Callable[[], object], *,
        right: str = "", keys: str = "", first: bool = False, boxed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._icon, self._title, self._words = icon_name, title, words
        self._right, self._keys, self._first, self._boxed = right, keys, first, boxed
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(part for part in (words, right, keys) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _on: clicked())

    def sizeHint(self) -> QSize:
        return QSize(theme().px(360), theme().px(72))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée presses, as Espace does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, look)
        side, middle = look.px(42), self.height() // 2
        tile = QRectF(look.px(14), middle - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent" if self._first else "accentSoft"))
        painter.drawRoundedRect(tile, 8, 8)
        inner, size = tile.center().toPoint(), look.px(22)
        icon(self._icon, "onAccent" if self._first else "accentInk").paint(
            painter, QRect(inner.x() - size // 2, inner.y() - size // 2, size, size)
        )
        right = self._end(painter, look)
        left = round(tile.right()) + look.px(14)
        for top, text, font, key in (
            (-21, self._title, look.font("l", QFont.Weight.DemiBold), "text"),
            (2, self._words, look.font(), "text2"),
        ):  # fmt: skip
            room = QRect(left, middle + look.px(top), right - left - look.px(8), look.px(20))
            painter.setFont(font)
            painter.setPen(look.colour("accentInk" if self._first and key == "text" else key))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, _LEFT, shown)

    def _ground(self, painter: QPainter, look: Theme) -> None:
        ground = "accentSoft" if self._first else "hover" if self.underMouse() else "surface"
        painter.setBrush(look.colour(ground))
        edge = QPen(look.colour("border"), 1) if not self._first else QPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            edge = QPen(look.colour("focus"), 2)
        painter.setPen(edge)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)

    def _end(self, painter: QPainter, look: Theme) -> int:
        """Draw what stands at the right; return where the texts end."""
        edge, middle = self.width() - look.px(16), self.height() // 2
        if self._boxed:
            side = look.px(18)
            box = QRect(edge - side, middle - side // 2, side, side)
            icon("chevron-right", "text2").paint(painter, box)
            edge -= side + look.px(12)
        if self._keys:
            painter.setFont(look.font("xs", QFont.Weight.Medium))
            width = painter.fontMetrics().horizontalAdvance(self._keys) + look.px(16)
            key = QRectF(edge - width, middle - look.px(10), width, look.px(20))
            painter.setPen(look.colour("border"))
            painter.setBrush(look.colour("surface2"))
            painter.drawRoundedRect(key, 4, 4)
            painter.setPen(look.colour("text2"))
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._keys)
            edge -= round(width) + look.px(12)
        if self._right:
            painter.setFont(look.font("s"))
            painter.setPen(look.colour("text2"))
            width = painter.fontMetrics().horizontalAdvance(self._right)
            room = QRect(edge - width, middle - look.px(10), width, look.px(20))
            painter.drawText(room, _LEFT, self._right)
            edge -= width
        return edge

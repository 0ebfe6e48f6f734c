"""What one record says in one field, to be kept or not: a wrapped text one presses."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip

_WRAP = Qt.TextFlag.TextWordWrap
_MARGIN, _CHECK, _LEAST, _LINES = 10, 18, 34, 8


class ValueChoice(QAbstractButton):
    """A value on the colour of its record; the one kept has a border, a tick and a bold text.

    `hue` is the colour of the record it comes from. Espace and the arrows choose, as for any
    exclusive button.
    """

    def __init__(self, text: str, name: str, hue: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue = hue
        self._said = text or _("rien")
        self._blank = not text
        self.setCheckable(True)
        self.setAccessibleName(f"{name} : {self._said}")
        self.setToolTip(plain_tip(text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._say_state)
        self._say_state(on=False)

    def heightForWidth(self, width: int) -> int:
        """As high as the text, eight lines at most."""
        look = theme()
        metrics = QFontMetrics(look.font("m", QFont.Weight.DemiBold))
        room = width - 2 * look.px(_MARGIN) - look.px(_CHECK) - look.px(8)
        whole = metrics.boundingRect(QRect(0, 0, max(room, 40), 10_000), _WRAP, self._said)
        wanted = min(whole.height(), _LINES * metrics.lineSpacing())
        return max(wanted + look.px(14), look.px(_LEAST))

    def hasHeightForWidth(self) -> bool:
        """A long text takes more lines."""
        return True

    def sizeHint(self) -> QSize:
        """The height of the width it has."""
        width = max(self.width(), theme().px(160))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(theme().px(90), theme().px(_LEAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, tick, text."""
        look, hue = theme(), theme().hue(self._hue)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kept = self.isChecked()
        edge = look.colour("focus") if self.hasFocus() else QColor(hue.solid) if kept else (
            look.colour("border"))
        painter.setPen(QPen(edge, 2 if kept or self.hasFocus() else 1))
        under = look.colour("hover" if self.underMouse() else "surface")
        painter.setBrush(QColor(hue.soft) if kept else under)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        side, margin = look.px(_CHECK), look.px(_MARGIN)
        box = QRect(margin, 0, side, side)
        box.moveTop((self.height() - side) // 2)
        if kept:
            icon("circle-check", "text").paint(painter, box)
        else:
            painter.setPen(QPen(look.colour("borderStrong"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))
        painter.setFont(look.font("m", QFont.Weight.DemiBold if kept else QFont.Weight.Normal))
        ink = look.colour("text3" if self._blank else "text")
        painter.setPen(QColor(hue.ink) if kept and not self._blank else ink)
        words = self.rect().adjusted(margin + side + look.px(8), 4, -margin, -4)
        painter.drawText(words, _WRAP | Qt.AlignmentFlag.AlignVCenter, self._said)

    def _say_state(self, on: bool) -> None:
        self.setAccessibleDescription(_("gardé") if on else _("écarté"))
        self.update()

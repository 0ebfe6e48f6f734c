"""Buttons of the home page drawn by hand: a follow-up, an alert, a chantier as a tile."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from dsi_desktop.features.home import rules
from dsi_desktop.features.home.queries import ChantierLine
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.painted import initials

_TONES = {"bad": "danger", "warn": "warn", "accent": "accent"}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Drawn(QAbstractButton):
    """A button that draws itself, with its ring when it has the focus."""

    def __init__(self, words: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _on: clicked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée presses, as Espace does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)

    def draw(self, painter: QPainter) -> None:
        """Draw what the button shows."""


class FollowUpRow(_Drawn):
    """Whose, what, for when."""

    def __init__(
        self, title: str, who: str, hue: int, due: str, *, late: bool,
        clicked: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__(", ".join(part for part in (title, who, due) if part), clicked)
        self._title, self._who, self._hue, self._due, self._late = title, who, hue, due, late
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(28))

    def draw(self, painter: QPainter) -> None:
        look, middle = theme(), self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        hue, side = look.hue(self._hue), look.px(26)
        disc = QRectF(0, middle - side / 2, side, side)
        painter.setBrush(QColor(hue.soft))
        painter.drawEllipse(disc)
        painter.setPen(QColor(hue.ink))
        painter.setFont(look.font("xs", QFont.Weight.DemiBold))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(self._who) or "?")
        width = painter.fontMetrics().horizontalAdvance(self._due) + look.px(18)
        pill = QRectF(self.width() - width, middle - look.px(11), width, look.px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("dangerSoft" if self._late else "surface2"))
        painter.drawRoundedRect(pill, look.px(11), look.px(11))
        painter.setPen(look.colour("danger" if self._late else "text2"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._due)
        left = side + look.px(10)
        room = QRect(left, 0, round(pill.x()) - left - look.px(10), self.height())
        painter.setFont(look.font())
        painter.setPen(look.colour("text"))
        painter.drawText(room, _LEFT, _cut(painter, self._title, room))


class AlertRow(_Drawn):
    """What it is about, by its icon, then its sentence."""

    def __init__(self, alert: Alert, clicked: Callable[[], object]) -> None:
        super().__init__(alert.text, clicked)
        self.alert = alert
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(30))

    def draw(self, painter: QPainter) -> None:
        look, tone = theme(), _TONES[self.alert.tone]
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        side, drawn = look.px(26), look.px(16)
        top = (self.height() - side) // 2
        painter.setBrush(look.colour(f"{tone}Soft"))
        painter.drawEllipse(QRect(0, top, side, side))
        inset = (side - drawn) // 2
        icon(self.alert.icon, tone).paint(painter, QRect(inset, top + inset, drawn, drawn))
        left = side + look.px(10)
        room = QRect(left, 0, self.width() - left - look.px(4), self.height())
        painter.setFont(look.font())
        painter.setPen(look.colour("text"))
        painter.drawText(room, _LEFT, _cut(painter, self.alert.text, room))


class ChantierTile(_Drawn):
    """The colour of the chantier, its name and how many cards are open."""

    def __init__(self, line: ChantierLine, clicked: Callable[[], object]) -> None:
        self._said = rules.cards_words(line.cards, line.late)
        super().__init__(f"{line.name}, {self._said}", clicked)
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(80))

    def draw(self, painter: QPainter) -> None:
        look, line = theme(), self._line
        hue = look.hue(line.hue)
        painter.setPen(QPen(QColor(hue.solid), 1) if self.underMouse() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        left, side = look.px(12), look.px(20)
        icon(line.icon, hue.ink).paint(painter, QRect(left, look.px(10), side, side))
        painter.setPen(QColor(hue.ink))
        width = self.width() - 2 * left
        for top, text, weight in (
            (34, line.name, QFont.Weight.DemiBold), (53, self._said, QFont.Weight.Normal),
        ):  # fmt: skip
            painter.setFont(look.font("m", weight))
            room = QRect(left, look.px(top), width, look.px(18))
            painter.drawText(room, _LEFT, _cut(painter, text, room))


def _cut(painter: QPainter, text: str, room: QRect) -> str:
    metrics: QFontMetrics = painter.fontMetrics()
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())

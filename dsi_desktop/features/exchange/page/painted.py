"""The drawn parts of an exchange: a large mark, a step, a figure, the days as bars."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dsi_desktop.features.exchange.presenter.reception import DayBar
from dsi_desktop.features.exchange.presenter.sharing import StepLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.texts import Elided, label

_MARKS = {
    "done": ("check", "ok"), "doing": ("progress", "accent"), "waiting": ("circle", "text3"),
    "failed": ("alert-triangle", "danger"),
}


class Mark(QWidget):
    """An icon on a soft ground: round, or a square with rounded corners. It only decorates."""

    def __init__(self, icon_name: str, key: str, ground: str, size: int = 72) -> None:
        super().__init__()
        self._round = size >= 60
        self._size = size
        self.draw(icon_name, key, ground)
        fit(self, lambda: self.setFixedSize(theme().px(size), theme().px(size)))

    def draw(self, icon_name: str, key: str, ground: str) -> None:
        """Show another icon on another ground."""
        self._icon, self._ground = icon(icon_name, key), ground
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, then the icon in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(self._ground))
        corner = self.width() / 2 if self._round else theme().px(10)
        painter.drawRoundedRect(QRectF(self.rect()), corner, corner)
        side = round(self.width() * 0.48)
        away = (self.width() - side) // 2
        self._icon.paint(painter, QRect(away, away, side, side))


class Step(QWidget):
    """« ✓ Relecture complète … identique à votre dossier »."""

    def __init__(self, line: StepLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._mark = Pictogram(*_MARKS[line.state], 18)
        self._title = label(line.title, "label")
        self._note = label(line.note, "muted")
        row.addWidget(self._mark)
        row.addWidget(self._title)
        row.addStretch()
        row.addWidget(self._note)
        fit(self, lambda: self.setFixedHeight(theme().px(26)))
        self.say(line)

    def say(self, line: StepLine) -> None:
        """Show another state."""
        self._mark.draw(*_MARKS[line.state])
        self._title.setText(line.title)
        self._note.setText(line.note)
        spoken = {"done": _("fait"), "doing": _("en cours"), "waiting": _("à venir"),
                  "failed": _("pas fait")}[line.state]  # fmt: skip
        self.setAccessibleName(", ".join(p for p in (line.title, spoken, line.note) if p))


class Figure(QWidget):
    """A number in large, what it counts under it."""

    def __init__(self, number: str, words: str, icon_name: str = "", key: str = "text") -> None:
        super().__init__()
        self.setAccessibleName(f"{number} {words}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        if icon_name:
            row.addWidget(Pictogram(icon_name, key, 22))
        said = QLabel(number)
        said.setObjectName("display")
        if key != "text":
            fit(said, lambda: said.setStyleSheet(f"color: {theme().hex(key)}"))
        row.addWidget(said)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(label(words, "muted", wrap=True))


class DayBars(QWidget):
    """How much was done each day; its description says the same in words."""

    def __init__(self, bars: Sequence[DayBar]) -> None:
        super().__init__()
        self._bars = tuple(bars)
        self.setAccessibleName(_("Modifications par jour"))
        self.setAccessibleDescription("; ".join(bar.spoken for bar in bars if bar.count))
        self.setToolTip("\n".join(bar.spoken for bar in bars if bar.count))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fit(self, lambda: self.setFixedHeight(theme().px(78)))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme().px(260), theme().px(78))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars on one line, their numbers over them, their days under them."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme().font("xs")
        painter.setFont(font)
        line = QFontMetrics(font).height()
        foot = self.height() - line - 2
        most = max(bar.count for bar in self._bars)
        step = self.width() / len(self._bars)
        wide = min(theme().px(16), step * 0.62)
        for at, bar in enumerate(self._bars):
            self._bar(painter, bar, QRectF(at * step + (step - wide) / 2, 0, wide, foot), most)
            self._label(painter, bar, at, step, foot)

    def _bar(self, painter: QPainter, bar: DayBar, room: QRectF, most: int) -> None:
        line = QFontMetrics(painter.font()).height()
        painter.setPen(Qt.PenStyle.NoPen)
        if not bar.count:
            painter.setBrush(theme().colour("border"))
            painter.drawRect(QRectF(room.left(), room.bottom() - 2, room.width(), 2))
            return
        tall = max(3.0, (room.height() - line - 2) * bar.count / most)
        painter.setBrush(theme().colour("accent"))
        painter.drawRoundedRect(
            QRectF(room.left(), room.bottom() - tall, room.width(), tall), 2, 2
        )
        painter.setPen(theme().colour("text2"))
        number = QRectF(room.center().x() - 24, room.bottom() - tall - line - 1, 48, line)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(bar.count))

    def _label(self, painter: QPainter, bar: DayBar, at: int, step: float, foot: int) -> None:
        if not bar.label:
            return
        painter.setPen(theme().colour("text2"))
        painter.setFont(theme().font("xs", QFont.Weight.Medium))
        wide = QFontMetrics(painter.font()).horizontalAdvance(bar.label) + 2.0
        left = min(max(0.0, (at + 0.5) * step - wide / 2), self.width() - wide)
        place = QRectF(left, foot + 2, wide, self.height() - foot - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, bar.label)


def icon_line(icon_name: str, key: str, words: str, *, wrap: bool = True) -> QHBoxLayout:
    """Return a line « ✓ Le fichier est complet »."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Pictogram(icon_name, key, 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, wrap=True) if wrap else Elided(words), 1)
    return row

"""The balance if one proclaimed now: figures, seats painted college by college, and a sentence."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dsi_desktop.features.governance.presenter.election_scene import ParitySide, ParityView
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.texts import Elided, label

_SIDE, _GAP, _PART = 34, 6, 26
_MOST_LINES = 4


class SeatStrip(QWidget):
    """Seats as squares: elected now, held, vacant; a line between colleges."""

    def __init__(self) -> None:
        super().__init__()
        self._sides: tuple[ParitySide, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_sides(self, sides: tuple[ParitySide, ...]) -> None:
        """Show these colleges; the words under the squares are read aloud."""
        self._sides = sides
        self.setAccessibleName(_("Sièges par collège"))
        self.setAccessibleDescription("; ".join(f"{one.name}: {one.words}" for one in sides))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        seats = sum(one.held + one.new + one.vacant for one in self._sides)
        parts = max(0, len(self._sides) - 1)
        wide = seats * (_SIDE + _GAP) + parts * _PART
        look = theme()
        return QSize(min(look.px(wide), look.px(470)), look.px(_SIDE + 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(_SIDE + 18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seats = sum(one.held + one.new + one.vacant for one in self._sides)
        if not seats:
            return
        look = theme()
        parts = look.px(_PART) * max(0, len(self._sides) - 1)
        step = min(look.px(_SIDE + _GAP), (self.width() - parts) / seats)
        left = 0.0
        for place, one in enumerate(self._sides):
            if place:
                painter.setPen(look.colour("border"))
                middle = left + look.px(_PART) / 2 - look.px(_GAP) / 2
                painter.drawLine(int(middle), 0, int(middle), self.height())
                left += look.px(_PART)
            left = self._college(painter, one, left, step)

    def _college(self, painter: QPainter, one: ParitySide, left: float, step: float) -> float:
        look, begin = theme(), left
        kinds = ["new"] * one.new + ["held"] * one.held + ["vacant"] * one.vacant
        for kind in kinds:
            self._seat(painter, QRectF(left, 0, step - look.px(_GAP), look.px(_SIDE)), kind)
            left += step
        painter.setPen(look.colour("text2"))
        painter.setFont(look.font("xs"))
        room = QRectF(begin, look.px(_SIDE + 2), max(left - begin, look.px(90)), look.px(16))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                         one.words)
        return left

    def _seat(self, painter: QPainter, box: QRectF, kind: str) -> None:
        look = theme()
        if kind == "vacant":
            pen = QPen(look.colour("borderStrong"), 1.4, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent" if kind == "new" else "borderStrong"))
        painter.drawRoundedRect(box, 8, 8)
        side = min(look.px(18), int(box.width()) - 2)
        spot = QRect(0, 0, side, side)
        spot.moveCenter(box.center().toPoint())
        icon("plus" if kind == "new" else "user", "onAccent" if kind == "new" else "surface").paint(
            painter, spot
        )


class ParityCard(QFrame):
    """Hides itself where nothing compares the colleges."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("Parité, si vous proclamez"))
        row = self.line = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 10)
        row.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(1)
        self.head = label(_("Parité, si vous proclamez"), "muted")
        left.addWidget(self.head)
        self.figures = [Elided("", "h2") for _n in range(_MOST_LINES)]
        for one in self.figures:
            left.addWidget(one)
        row.addLayout(left, 1)
        self.strip = SeatStrip()
        row.addWidget(self.strip)
        right = QVBoxLayout()
        right.setSpacing(4)
        said = QHBoxLayout()
        said.addStretch()
        self.sign = Pictogram("circle-check", "ok")
        self.verdict = label("", "h2")
        self.verdict.setFont(theme().font("m", QFont.Weight.DemiBold))
        said.addWidget(self.sign)
        said.addWidget(self.verdict)
        right.addLayout(said)
        self.rule = label("", "small")
        self.rule.setAlignment(Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.rule)
        row.addLayout(right)

    def show_parity(self, view: ParityView | None, *, proclaimed: bool) -> None:
        """Show the balance; `proclaimed`: it is no more a supposition."""
        self.setVisible(view is not None)
        if view is None:
            return
        self.head.setText(_("Parité") if proclaimed else _("Parité, si vous proclamez"))
        figures = [
            _("{college} : {n}").format(college=one.name, n=one.held + one.new)
            for one in view.sides
        ]
        for at, line in enumerate(self.figures):
            line.setVisible(at < len(figures))
            line.say(figures[at] if at < len(figures) else "")
        self.strip.show_sides(view.sides)
        key = "ok" if view.held else "danger"
        self.sign.draw("circle-check" if view.held else "alert-triangle", key)
        self.verdict.setText(view.verdict)
        self.verdict.setStyleSheet(f"color: {theme().hex(key)};")
        self.rule.setText(view.rule)
        self.setAccessibleDescription(f"{', '.join(figures)}. {view.verdict}")

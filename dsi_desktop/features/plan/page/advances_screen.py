"""« Avancées par chantier » on the screen of the room: one slide a chantier, arrows go along."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.printing import write_paper
from dsi_desktop.features.plan.presenter.advances import Row, Slide, slides
from dsi_desktop.features.plan.queries.advances import advances
from dsi_desktop.features.plan.report.advances import ADVANCES, advances_document
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.projected import ProjectedWindow

_LEFT, _WIDE, _TOP, _BOTTOM, _GAP = 56.0, 1180.0, 196.0, 676.0, 28.0
_ON = frozenset({
    Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return,
})  # fmt: skip
_BACK = frozenset({
    Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace,
})  # fmt: skip


def project_advances(host: Plans) -> "AdvancesScreen":
    """Open the screen of the room on the advances of today, or close it."""
    known = [one for one in host.widget.children() if isinstance(one, _Keeper)]
    keeper = known[0] if known else _Keeper(host)
    return keeper.toggle()


def print_advances(host: Plans) -> None:
    """Write the advances on paper."""
    today = host.desk.today()
    write_paper(host, ADVANCES, lambda: advances_document(advances(host.store, today)))


class _Keeper(QObject):
    """Belongs to the page, and leaves with it; its window is made once."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host.widget)
        self._host = host
        self.window = AdvancesScreen()
        host.widget.destroyed.connect(self.window.deleteLater)

    def toggle(self) -> "AdvancesScreen":
        """Open the window on what is true now, or close it."""
        if self.window.isVisible():
            self.window.close()
        else:
            self.window.show_slides(slides(advances(self._host.store, self._host.desk.today())))
            self.window.appear()
        return self.window


class AdvancesScreen(ProjectedWindow):
    """Painted at any size; arrows, space and a click go from slide to slide."""

    def __init__(self) -> None:
        super().__init__(_("Projection des avancées par chantier"))
        self.slides: tuple[Slide, ...] = ()
        self.place = 0

    def show_slides(self, shown: tuple[Slide, ...]) -> None:
        """Show the first slide."""
        self.slides = shown
        self.go(0)

    def go(self, place: int) -> None:
        """Show the slide of a place; before the first and after the last, nothing moves."""
        if 0 <= place < len(self.slides):
            self.place = place
            self.setAccessibleDescription(self.slides[place].heard())
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along, go back; Échap and F9 leave."""
        if event.key() in _ON:
            self.go(self.place + 1)
        elif event.key() in _BACK:
            self.go(self.place - 1)
        elif event.key() == Qt.Key.Key_Home:
            self.go(0)
        elif event.key() == Qt.Key.Key_End:
            self.go(len(self.slides) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go along; back with the other button."""
        self.go(self.place + (1 if event.button() == Qt.MouseButton.LeftButton else -1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the slide."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        painter.fillRect(self.rect(), look.colour("surface"))
        if not self.slides:
            return
        slide = self.slides[self.place]
        stripe = look.colour("accent") if slide.hue < 0 else QColor(look.hue(slide.hue).solid)
        painter.fillRect(self.scaled(QRectF(0, 0, 14, 720)), stripe)
        self._write(painter, QRectF(_LEFT, 28, _WIDE, 30), slide.over, "accent", (20, 600))
        self._write(painter, QRectF(_LEFT, 60, _WIDE, 66), slide.title, "text", (46, 700))
        self._write(painter, QRectF(_LEFT, 132, _WIDE, 52), slide.words, "text2", (20, 400))
        self._parts(painter, slide)
        self._rows(painter, slide.rows)
        foot = _("{place} de {count}").format(place=self.place + 1, count=len(self.slides))
        self._write(painter, QRectF(_LEFT, 688, _WIDE, 24), foot, "text2", (15, 500), right=True)
        painter.end()

    def _parts(self, painter: QPainter, slide: Slide) -> None:
        count = max(1, len(slide.parts))
        wide = (_WIDE - _GAP * (count - 1)) / count
        for at, (head, lines) in enumerate(slide.parts):
            room = QRectF(_LEFT + at * (wide + _GAP), _TOP, wide, _BOTTOM - _TOP)
            self._plate(painter, room)
            inner = room.adjusted(20, 16, -20, -14)
            self._write(painter, QRectF(inner.x(), inner.y(), inner.width(), 32), head, "accent",
                        (22, 700))
            high = min(76.0, (inner.height() - 44) / max(1, len(lines)))
            for place, line in enumerate(lines):
                y = inner.y() + 44 + place * high
                self._line(painter, QRectF(inner.x(), y, inner.width(), high - 6), line)

    def _rows(self, painter: QPainter, rows: tuple[Row, ...]) -> None:
        """Paint a line for each chantier: name, bar of what is achieved, words."""
        high = min(92.0, (_BOTTOM - _TOP) / max(1, len(rows)))
        for place, row in enumerate(rows):
            room = QRectF(_LEFT, _TOP + place * high, _WIDE, high - 10)
            self._plate(painter, room)
            hue = theme().hue(row.hue)
            painter.setBrush(QColor(hue.solid))
            painter.drawRoundedRect(
                self.scaled(QRectF(room.x(), room.y() + 12, 6, room.height() - 24)), 3, 3)
            inner = room.adjusted(24, 8, -20, -8)
            half = inner.height() / 2
            self._write(painter, QRectF(inner.x(), inner.y() + half / 2 - 4, 400, half + 12),
                        row.name, "text", (25, 700))
            bar = QRectF(inner.x() + 420, inner.y() + half - 8, 260, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("border"))
            painter.drawRoundedRect(self.scaled(bar), 8, 8)
            painter.setBrush(QColor(hue.solid))
            bar.setWidth(bar.width() * row.share)
            painter.drawRoundedRect(self.scaled(bar), 8, 8)
            right = QRectF(inner.x() + 710, inner.y() + 2, inner.width() - 710, half)
            self._write(painter, right, row.achieved, "text", (20, 600))
            below = right.translated(0, half)
            self._write(painter, below, row.moved, "text2", (18, 400))
            late = QRectF(below.right() - 150, below.y(), 150, half)
            self._write(painter, late, row.late, "danger", (18, 600), right=True)

    def _line(
        self, painter: QPainter, room: QRectF, line: tuple[str, str, bool]
    ) -> None:
        text, aside, late = line
        share = 0.56 if aside else 1.0
        upper = QRectF(room.x(), room.y(), room.width(), room.height() * share)
        self._write(painter, upper, text, "text", (19, 600))
        if aside:
            lower = QRectF(room.x(), upper.bottom(), room.width(), room.height() - upper.height())
            said = _("{due}, en retard").format(due=aside) if late and "·" not in aside else aside
            self._write(painter, lower, said, "danger" if late else "text2", (16, 400))

    def _plate(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("surface2"))
        by = 14 * self.height() / 720
        painter.drawRoundedRect(self.scaled(room), by, by)

    def _write(
        self, painter: QPainter, room: QRectF, text: str, ink: str, how: tuple[int, int], *,
        right: bool = False,
    ) -> None:
        """Write a text as large as asked; smaller, then cut, when it would leave its room."""
        size, weight = how
        box = self.scaled(room)
        painter.setPen(theme().colour(ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.AlignmentFlag.AlignTop | side) | int(Qt.TextFlag.TextWordWrap)
        endless = QRectF(box.x(), box.y(), box.width(), 9000)
        for pixels in range(size, max(11, size * 2 // 3), -1):
            painter.setFont(self._font(pixels, weight))
            if painter.boundingRect(endless, flags, text).height() <= box.height() + 1:
                break
        else:
            words = text.split(" ")
            while len(words) > 1 and painter.boundingRect(
                endless, flags, f"{' '.join(words)}…"
            ).height() > box.height() + 1:
                words.pop()
            text = f"{' '.join(words)}…"
        painter.drawText(box, flags, text)

    def _font(self, pixels: int, weight: int) -> QFont:
        font = QFont("Inter")
        font.setWeight(QFont.Weight(weight))
        font.setPixelSize(max(8, int(pixels * min(self.height() / 720, self.width() / 1280))))
        return font

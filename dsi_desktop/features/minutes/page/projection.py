"""What the room sees on the second screen: the point, the last decisions, the quorum.

Never a note, an e-mail address or anything said behind closed doors: only what `shown` lets out.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent

from dsi_desktop.features.minutes.page.entries_panel import colours
from dsi_desktop.features.minutes.rules.scene import EntryCard, Scene
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.projected import ProjectedWindow

_LET_OUT = ("decision", "motion", "task", "election")
_MOST = 3


def shown(cards: Sequence[EntryCard]) -> list[EntryCard]:
    """Return the last decisions, resolutions and follow-ups: nothing else leaves the table."""
    return [one for one in cards if one.kind in _LET_OUT and not one.private][-_MOST:]


class Projection(ProjectedWindow):
    """A window painted at any size; Échap or F9 closes it."""

    def __init__(self) -> None:
        super().__init__(_("Projection de la rencontre"))
        self._scene: Scene | None = None

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        said = [f"{one.word}: {one.text}" for one in shown(scene.cards)]
        self.setAccessibleDescription(". ".join([scene.point, *said, scene.quorum]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, unit = theme(), self.height() / 720
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(QRectF(0, 0, 12 * unit, self.height()), look.colour("accent"))
        if self._scene is None:
            return
        number, _dot, title = self._scene.point.partition(". ")
        above = " · ".join(part for part in (number, self._scene.concern) if part)
        self._write(painter, QRectF(70, 50, 1140, 40), above, "accent", (24, 600))
        self._write(painter, QRectF(70, 96, 1140, 190), title, "text", (50, 700))
        for place, card in enumerate(shown(self._scene.cards)):
            self._card(painter, card, 300 + 126 * place)
        foot = " · ".join(
            part for part in (self._scene.title, self._scene.subtitle.split(" · ")[0],
                              self._scene.quorum) if part
        )
        self._write(painter, QRectF(70, 668, 1140, 30), foot, "text2", (18, 400))

    def _card(self, painter: QPainter, card: EntryCard, top: float) -> None:
        ground, ink = colours(card.kind)
        room = self.scaled(QRectF(70, top, 1140, 112))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(room, 16 * self.height() / 720, 16 * self.height() / 720)
        head = f"{card.word} – {card.brief}" if card.brief else card.word
        self._write(painter, QRectF(94, top + 10, 1092, 26), head, ink, (18, 600))
        self._write(painter, QRectF(94, top + 40, 1092, 68), card.text, "text", (25, 500))

    def _write(
        self, painter: QPainter, room: QRectF, text: str, colour: str, how: tuple[int, int]
    ) -> None:
        size, weight = how
        font = QFont("Inter")
        font.setWeight(QFont.Weight(weight))
        box = self.scaled(room)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        for pixels in range(size, 11, -2):
            font.setPixelSize(max(8, int(pixels * self.height() / 720)))
            painter.setFont(font)
            if painter.boundingRect(box, flags, text).height() <= box.height():
                break
        painter.setPen(QColor(colour) if colour.startswith("#") else theme().colour(colour))
        painter.drawText(box, flags, text)

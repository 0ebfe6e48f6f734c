"""The count as the room sees it on the second screen: names, votes, and nothing else."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from dsi_desktop.features.governance.presenter.election_scene import CandidateRow, ElectionScene
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.projected import ProjectedWindow

_MOST = 10


class CountProjection(ProjectedWindow):
    """A window painted at any size; Échap or F9 closes it."""

    def __init__(self) -> None:
        super().__init__(_("Projection de l’élection"))
        self._scene: ElectionScene | None = None

    @property
    def rows(self) -> tuple[CandidateRow, ...]:
        """Who is shown: those on the ballot, at most ten, the most votes first once counted."""
        if self._scene is None:
            return ()
        shown = [one for one in self._scene.rows if one.standing not in ("withdrawn", "silent")]
        return tuple(sorted(shown, key=lambda one: -one.votes)[:_MOST])

    def show_scene(self, scene: ElectionScene) -> None:
        """Show the count as it stands."""
        self._scene = scene
        self.setAccessibleDescription("; ".join([scene.head, *(one.spoken for one in self.rows)]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, scene = theme(), self._scene
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(QRectF(0, 0, self._px(12), self.height()), look.colour("accent"))
        if scene is None:
            return
        self._write(painter, (70, 46, 1140, 36), scene.title, "accent", (24, 600))
        self._write(painter, (70, 84, 1140, 60), scene.head, "text", (42, 700))
        self._write(painter, (70, 150, 1140, 30), scene.facts, "text2", (20, 400))
        step = min(76.0, 440.0 / max(1, len(self.rows)))
        for place, row in enumerate(self.rows):
            self._row(painter, row, 210 + step * place, step, counted=scene.state != "open")
        parity = scene.parity.verdict if scene.parity else ""
        foot = " · ".join(part for part in (scene.assembly, parity) if part)
        self._write(painter, (70, 668, 1140, 30), foot, "text2", (18, 400))

    def _row(
        self, painter: QPainter, row: CandidateRow, top: float, step: float, *, counted: bool,
    ) -> None:
        look, size = theme(), int(min(30, step * 0.5))
        self._write(painter, (70, top, 520, step), row.name, "text", (size, 600))
        if not counted:
            return
        track = self.scaled(QRectF(610, top + step * 0.37, 380, step * 0.26))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface2"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        if row.share > 0:
            track.setWidth(max(track.height(), track.width() * min(1.0, row.share)))
            painter.setBrush(look.colour("accent" if row.standing == "elected" else "borderStrong"))
            painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        self._write(painter, (1005, top, 80, step), str(row.votes), "text", (size, 700))
        self._write(painter, (1085, top, 160, step), row.word, "ok", (int(size * 0.72), 600))

    def _px(self, value: float) -> float:
        return value * self.width() / 1280

    def _write(
        self, painter: QPainter, box: tuple[float, float, float, float], text: str, colour: str,
        how: tuple[int, int],
    ) -> None:
        size, weight = how
        font = QFont("Inter")
        font.setWeight(QFont.Weight(weight))
        font.setPixelSize(max(8, int(size * min(self.height() / 720, self.width() / 1280))))
        painter.setFont(font)
        painter.setPen(theme().colour(colour))
        room = self.scaled(QRectF(*box))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

"""What the new dossier will look like: its bodies as a small organigramme, drawn as one types."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.features.governance.rules.tree import next_hue
from dsi_desktop.kernel.drawing import Drawing, Path, Rect, Shape, Text, shortened
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.drawing import paint_drawing, text_width
from dsi_desktop.ui.theme import theme

_ROW, _BOX, _STEP = 47.0, 40.0, 30.0
_SHOWN = 8


class Preview(QWidget):
    """The bodies, the chantiers under the committee; read as one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._bodies: list[tuple[int, str, str, int]] = []
        self._more = 0
        self.show_bodies("", "", ())

    def show_bodies(self, assembly: str, committee: str, chantiers: Sequence[str]) -> None:
        """Draw these bodies; beyond eight chantiers, the number of the others."""
        bodies: list[tuple[int, str, str, int]] = []
        if assembly:
            bodies.append((0, _("Assemblée"), assembly, 0))
        if committee:
            bodies.append((len(bodies), _("Comité"), committee, 0))
        depth = len(bodies)
        hues: list[int] = []
        for name in chantiers[:_SHOWN]:
            hues.append(next_hue("workstream", None, hues))
            bodies.append((depth, _("Chantier"), name, hues[-1]))
        self._bodies = bodies
        self._more = max(0, len(chantiers) - _SHOWN)
        said = ", ".join(name for _depth, _kind, name, _hue in bodies)
        self.setAccessibleName(_("Aperçu : {bodies}").format(bodies=said or _("rien encore")))
        rows = len(bodies) + bool(self._more)
        self.setFixedHeight(theme().px(max(rows, 1) * _ROW))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scale = theme().scale
        paint_drawing(QPainter(self), self._drawing(self.width() / scale), scale)

    def _drawing(self, width: float) -> Drawing:
        shapes: list[Shape] = []
        look = theme()
        for row, (depth, kind, name, hue) in enumerate(self._bodies):
            left, top = depth * _STEP, 1 + row * _ROW
            above = next(
                (at for at in range(row - 1, -1, -1) if self._bodies[at][0] == depth - 1), None
            )
            if above is not None:
                bend = (depth - 1) * _STEP + 14
                shapes.append(Path(
                    ((bend, 1 + above * _ROW + _BOX), (bend, top + 20), (left, top + 20)),
                    look.hex("borderStrong"), 1.2,
                ))  # fmt: skip
            ground = look.hex("accentSoft" if row == 0 and depth == 0 else "surface")
            room = width - left - 1
            colours = look.hue(hue)
            shapes += [
                Rect(left, top, room, _BOX, ground, look.hex("border"), 8),
                Rect(left, top + 8, 3.5, 24, colours.solid, "", 1.7),
                Text(left + 14, top + 16, kind.upper(), 10, colours.ink, "semibold"),
                Text(left + 14, top + 32,
                     shortened(name, room - 24, "semibold", 13, text_width), 13,
                     look.hex("text"), "semibold"),
            ]  # fmt: skip
        if self._more:
            words = ngettext("et {n} autre chantier", "et {n} autres chantiers", self._more)
            shapes.append(Text(60, 1 + len(self._bodies) * _ROW + 20, words.format(n=self._more),
                               13, look.hex("text2")))
        return Drawing(width, 1 + len(self._bodies) * _ROW, tuple(shapes))

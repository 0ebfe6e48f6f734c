"""What each sign of the calendar means, drawn with the calendar's own shapes."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dsi_desktop.features.schedule.page.inking import colour
from dsi_desktop.features.schedule.rules.shapes import diamond
from dsi_desktop.kernel.drawing import Drawing, Path, Rect, Shape
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.drawing import paint_drawing
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.flowing import Flowing
from dsi_desktop.ui.widgets.texts import label

_WIDTH, _HEIGHT = 28.0, 16.0


class Legend(QWidget):
    """A line of signs under the bars; it goes to two lines where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        row = Flowing(18)
        row.setContentsMargins(16, 6, 16, 4)
        self.setLayout(row)
        self._parts = {
            name: self._add(row, name, words) for name, words in (
                ("done", _("fait")), ("todo", _("à faire")), ("planned", _("prévu au départ")),
                ("vague", _("date approximative")), ("milestone", _("jalon")),
                ("wait", _("attend la fin de")),
            )
        }  # fmt: skip

    def show_words(self, *, compared: bool, links: bool) -> None:
        """Explain only what is drawn."""
        self._parts["planned"].setVisible(compared)
        self._parts["wait"].setVisible(links)

    def _add(self, row: Flowing, name: str, words: str) -> QWidget:
        part = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(_Sign(name))
        said: QLabel = label(words, "small")
        line.addWidget(said)
        row.addWidget(part)
        return part


class _Sign(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        fit(self, lambda: self.setFixedSize(
            QSize(theme().px(_WIDTH), theme().px(_HEIGHT))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_drawing(painter, Drawing(_WIDTH, _HEIGHT, tuple(_shapes(self._name))), theme().scale)
        painter.end()


def _shapes(name: str) -> list[Shape]:
    grey, mark = colour("text2", 0), colour("mark", 0)
    middle = _HEIGHT / 2
    if name in ("done", "todo"):
        ground = grey if name == "done" else colour("ground", 0)
        return [Rect(1, 3, _WIDTH - 2, 10, ground, grey, 3, 1)]
    if name == "planned":
        return [Rect(0, middle - 1.5, _WIDTH, 3, colour("baseline", 0), radius=1.5)]
    if name == "vague":
        return [Path(((0, y), (_WIDTH, y)), grey, 1.2, dashed=True) for y in (3.0, 13.0)]
    if name == "milestone":
        return [diamond(_WIDTH / 2, middle, 6, mark, mark)]
    tip = ((_WIDTH - 6, middle - 3.4), (_WIDTH, middle), (_WIDTH - 6, middle + 3.4))
    return [Path(((0, middle), (_WIDTH - 5, middle)), grey, 1.2), Path(tip, "", fill=grey)]

"""Which board is looked at: all chantiers, or one of them, each with its colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dsi_desktop.features.boards.queries import ChantierLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented
from dsi_desktop.ui.widgets.frames import clear

_MOST = 7
_LONGEST = 84


class ChantierPicker(QWidget):
    """Buttons side by side while they fit, a list to choose from when they do not."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[tuple[str, str, int], ...] = ()
        self._buttons: Segmented | None = None
        self._box: QComboBox | None = None
        theme().changed.connect(self._dress)

    def show_lines(self, lines: Sequence[ChantierLine], chosen: str) -> None:
        wanted = tuple((line.body_id, line.name, line.hue) for line in lines)
        if wanted != self._shown or not self._row.count():
            self._shown = wanted
            self._rebuild()
        if self._buttons is not None:
            self._buttons.choose(chosen)
        if self._box is not None:
            self._box.setCurrentIndex(max(0, self._box.findData(chosen)))

    def _rebuild(self) -> None:
        clear(self._row)
        self._buttons = self._box = None
        options = [("", _("Tous")), *((key, name) for key, name, _hue in self._shown)]
        if len(options) <= _MOST and sum(len(name) for _key, name in options) <= _LONGEST:
            self._buttons = Segmented(_("Chantier affiché"), options)
            self._buttons.chosen.connect(self.chosen)
            self._row.addWidget(self._buttons)
        else:
            self._box = box = QComboBox()
            box.setAccessibleName(_("Chantier affiché"))
            for key, name in options:
                box.addItem(name if key else _("Tous les chantiers"), key)
            box.activated.connect(lambda at: self.chosen.emit(box.itemData(at)))
            self._row.addWidget(box)
        self._dress()

    def _dress(self) -> None:
        for at, (key, _name, hue) in enumerate(self._shown, 1):
            drawn = dot(theme().hue(hue).solid)
            if self._buttons is not None:
                self._buttons.dress(key, drawn)
            if self._box is not None:
                self._box.setItemIcon(at, drawn)


def dot(colour: str) -> QIcon:
    """Return a disc of a chantier's colour."""
    side = 24
    drawn = QPixmap(QSize(side, side))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(5, 5, side - 10, side - 10))
    painter.end()
    return QIcon(drawn)

"""The bodies of the day with their seats counted, and the line that gathers them all."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.features.governance.queries import SeatingLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.row_ground import draw_ground
from dsi_desktop.ui.widgets.views import Listing

EVERY = ""
_TONES = {
    "bad": ("alert-triangle", "danger"), "warn": ("alert-circle", "warn"),
    "accent": ("info-circle", "accent"), "": ("circle-check", "ok"),
}
_Line = SeatingLine | None
_Index = QModelIndex | QPersistentModelIndex
_STEP, _MARK, _HEIGHT = 10, 18, 36


class BodiesList(Listing):
    """Lists the bodies; the first line stands for all of them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        self._rows = RowsModel[_Line](
            (Column(_("Instance"), _name, spoken=_spoken, tip=_spoken),),
            lambda line: line.body.id if line else EVERY,
        )
        super().__init__(_("Instances et leurs sièges"), self._rows)
        self.setItemDelegate(_BodyDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.chosen.emit(self._key(now)))

    def show_lines(self, lines: Sequence[SeatingLine]) -> None:
        """Show these bodies under the line of all."""
        self._rows.show([None, *lines])

    def choose(self, body_id: str) -> None:
        """Take a body in hand, without telling when it already is."""
        index = self._rows.index_of(body_id)
        if index.isValid() and index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)

    def body_id(self) -> str:
        """Return the body in hand, `EVERY` for all."""
        return self._key(self.currentIndex())

    def holds(self, body_id: str) -> bool:
        """Tell whether a body is listed."""
        return self._rows.index_of(body_id).isValid()

    def _key(self, index: QModelIndex) -> str:
        return str(self._rows.key_of(index)) if index.isValid() else EVERY


class _BodyDelegate(QStyledItemDelegate):
    """Draws the mark, the name in all the room its own count leaves, the count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One height for all."""
        return QSize(theme().px(180), theme().px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one body."""
        line: _Line = index.data(RowsModel.ROW)
        look = theme()
        room = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, look, room, state)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        inner = room.adjusted(look.px(10), 0, -look.px(12), 0)
        inner.setLeft(inner.left() + look.px(_STEP) * (line.body.depth if line else 0))
        side = look.px(_MARK)
        mark = _TONES[scene.tone(line)] if line else ("list-check", "text2")
        icon(*mark).paint(
            painter, QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side))
        painter.setPen(look.colour("accentInk" if chosen else "text"))
        painter.setFont(look.font("m", QFont.Weight.Medium if chosen else QFont.Weight.Normal))
        count = scene.filled(line) if line else ""
        metrics = painter.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, count)
        inner.adjust(side + look.px(8), 0, -metrics.horizontalAdvance(count) - look.px(8), 0)
        name = metrics.elidedText(_name(line), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()


def _name(line: _Line) -> str:
    return line.body.name if line else _("Toutes les instances")


def _spoken(line: _Line) -> str:
    if line is None:
        return _("Toutes les instances")
    said = scene.asked_for(line) or _("rien à signaler")
    return f"{line.body.name}, {scene.filled(line)}, {said}"

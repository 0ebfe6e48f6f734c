"""How a line of the count is drawn: name, votes between − and +, share, outcome."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from dsi_desktop.features.governance.presenter.election_scene import CandidateRow
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
LESS, MORE = -1, 1
ROW, _KEY = 58, 34
_ICONS = {"elected": "circle-check", "tied": "scale", "withdrawn": "x", "silent": "clock"}
_INKS = {"elected": "ok", "tied": "warn", "withdrawn": "text3", "silent": "warn"}


def key_rooms(box: QRectF) -> dict[int, QRectF]:
    """Return where « − » and « + » stand in a cell of votes."""
    side = theme().px(_KEY)
    top = box.center().y() - side / 2
    return {
        LESS: QRectF(box.x() + 4, top, side, side),
        MORE: QRectF(box.x() + 4 + side + theme().px(44), top, side, side),
    }


class CountDelegate(QStyledItemDelegate):
    """Draws a line of the count; `typed` gives the number under the fingers on a line."""

    def __init__(self, parent: QTableView, typed: Callable[[str], str]) -> None:
        super().__init__(parent)
        self._table = parent
        self._typed = typed

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(80), theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CandidateRow = index.data(RowsModel.ROW)
        look, box = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and self._table.hasFocus():
            painter.fillRect(box, look.colour("accentSoft"))
        painter.setPen(look.colour("border"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        draw = (self._who, self._votes, self._share, self._outcome)[index.column()]
        draw(painter, row, box)
        painter.restore()

    def _who(self, painter: QPainter, row: CandidateRow, box: QRectF) -> None:
        look = theme()
        gone = row.standing == "withdrawn"
        font = look.font("m", QFont.Weight.DemiBold)
        font.setStrikeOut(gone)
        half = QRectF(box.x() + 8, box.y() + 9, box.width() - 12, box.height() / 2 - 8)
        _line(painter, half, row.name, font, "text2" if gone else "text")
        half.moveTop(box.center().y() + 1)
        _line(painter, half, row.detail, look.font("s"), "text2")

    def _votes(self, painter: QPainter, row: CandidateRow, box: QRectF) -> None:
        look, rooms = theme(), key_rooms(box)
        typed = self._typed(row.id)
        if row.countable:
            for by, room in rooms.items():
                painter.setPen(look.colour("borderStrong"))
                painter.setBrush(look.colour("surface"))
                painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
                inner = room.adjusted(*(theme().px(v) for v in (9, 9, -9, -9))).toRect()
                icon("minus" if by == LESS else "plus", "text").paint(painter, inner)
        between = QRectF(
            rooms[LESS].right(), box.y(), rooms[MORE].x() - rooms[LESS].right(), box.height()
        )
        painter.setFont(look.font("h1" if row.countable else "l", QFont.Weight.DemiBold))
        if len(typed or str(row.votes)) > 3:
            painter.setFont(look.font("m", QFont.Weight.DemiBold))
        painter.setPen(look.colour("accent" if typed else "text"))
        painter.drawText(between, Qt.AlignmentFlag.AlignCenter, typed or str(row.votes))
        if typed:
            foot = rooms[LESS].bottom()
            painter.fillRect(QRectF(between.x() + 6, foot, between.width() - 12, 2),
                             look.colour("focus"))

    def _share(self, painter: QPainter, row: CandidateRow, box: QRectF) -> None:
        look = theme()
        track = QRectF(box.x() + 4, box.center().y() - look.px(5), box.width() - 12, look.px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface2"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        if row.share <= 0:
            return
        track.setWidth(max(track.height(), track.width() * min(1.0, row.share)))
        key = {"elected": "accent", "tied": "warn"}.get(row.standing, "borderStrong")
        painter.setBrush(look.colour(key))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)

    def _outcome(self, painter: QPainter, row: CandidateRow, box: QRectF) -> None:
        if row.standing not in _ICONS:
            return
        look, ink = theme(), _INKS[row.standing]
        side = look.px(18)
        room = QRectF(box.x() + 4, box.center().y() - side / 2, side, side)
        icon(_ICONS[row.standing], ink).paint(painter, room.toRect())
        words = QRectF(room.right() + 6, box.y(), box.right() - room.right() - 8, box.height())
        _line(painter, words, row.word, look.font("m", QFont.Weight.DemiBold), ink)


def _line(painter: QPainter, box: QRectF, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(theme().colour(ink)))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

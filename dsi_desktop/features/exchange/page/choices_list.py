"""The list of « À décider »: two sections, the choices of one record under its name, filters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from dsi_desktop.features.exchange.presenter.decision_scene import ListLine
from dsi_desktop.features.exchange.presenter.waiting import Filters
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.headed_model import HeadedModel
from dsi_desktop.ui.models.rows_model import Column, Index, RowsModel
from dsi_desktop.ui.theme import Theme, theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.narrow_box import NarrowBox
from dsi_desktop.ui.widgets.row_ground import draw_ground
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Listing

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignCenter
_WIDE, _PART = 296, 0.32
_SECTION, _RECORD, _LINE, _SHORT = 38, 44, 56, 40


class ChoicesList(QFrame):
    """Filters when there are many, the list, and the promise under it."""

    def __init__(
        self, chosen: Callable[[str], object], narrowed: Callable[[str, str], object]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._chosen, self._narrowed = chosen, narrowed
        self._showing = False
        self.model = HeadedModel(
            [Column("", _title, spoken=_spoken, tip=_spoken)], lambda one: one.key,
            lambda one: one.section,
        )  # fmt: skip
        self.view = Listing(_("Choses à décider"), self.model)
        self.view.setUniformItemSizes(False)
        self.view.setItemDelegate(_LineDelegate(self.view))
        self.view.setObjectName("rows")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.who = NarrowBox(_("De qui"), self._narrow)
        self.kind = NarrowBox(_("Quoi"), self._narrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 12)
        column.setSpacing(8)
        column.addWidget(self.who)
        column.addWidget(self.kind)
        column.addWidget(self.view, 1)
        column.addWidget(_rule())
        column.addLayout(_promise())

    def fit_beside(self, width: int) -> None:
        """Take its part of a page of this width: large texts leave room for the versions."""
        self.setFixedWidth(min(theme().px(_WIDE), round(width * _PART)))

    def show_lines(self, lines: Sequence[ListLine], chosen: str, filters: Filters) -> None:
        """Show these lines, one of them chosen; the filters only when there are some."""
        self._showing = True
        self.model.show(lines)
        index = self.model.index_of(chosen)
        self.view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.view.scrollTo(index)
        self.who.offer(_("De tout le monde"), filters.people)
        self.kind.offer(_("Toutes les fiches"), filters.kinds)
        self._showing = False

    def _narrow(self) -> None:
        self._narrowed(self.who.chosen(), self.kind.chosen())

    def _moved(self, now: QModelIndex, _former: QModelIndex) -> None:
        if not self._showing and now.isValid() and not self.model.row(now).section:
            self._chosen(self.model.row(now).key)


class _LineDelegate(QStyledItemDelegate):
    """Draws sections, names of records, and what is to decide with its picture."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: ListLine = index.data(RowsModel.ROW)
        low = (_RECORD if line.inside else _SECTION) if line.section else (
            _SHORT if line.inside else _LINE
        )  # fmt: skip
        return QSize(1, theme().px(low))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ListLine = index.data(RowsModel.ROW)
        look, room = theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.section and not line.inside:
            _draw_section(painter, look, room, line)
        elif line.section:
            box = room.adjusted(look.px(10), look.px(4), -look.px(8), 0)
            _two(painter, look, box, line, "text", bold=True)
        else:
            _draw_line(painter, look, room, line, option.state)
        painter.restore()


def _draw_section(painter: QPainter, look: Theme, room: QRect, line: ListLine) -> None:
    end = room.right()
    if line.note:
        painter.setFont(look.font("xs", QFont.Weight.DemiBold))
        width = painter.fontMetrics().horizontalAdvance(line.note) + look.px(18)
        pill = QRectF(room.right() - width - look.px(4), room.center().y() - look.px(10), width,
                      look.px(22))  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("warnSoft"))
        painter.drawRoundedRect(pill, look.px(11), look.px(11))
        painter.setPen(look.colour("warn"))
        painter.drawText(pill, _CENTRE, line.note)
        end = round(pill.left()) - look.px(6)
    painter.setFont(look.font("m", QFont.Weight.DemiBold))
    painter.setPen(look.colour("text"))
    left = room.x() + look.px(8)
    _cut(painter, QRect(left, room.y(), end - left, room.height()), line.title)


def _draw_line(
    painter: QPainter, look: Theme, room: QRect, line: ListLine, state: QStyle.StateFlag
) -> None:
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    draw_ground(painter, look, room, state, "hover")
    side = look.px(28)
    left = room.x() + look.px(18 if line.inside else 8)
    box = QRectF(left, room.center().y() - side / 2 + 1, side, side)
    painter.setBrush(look.colour("surface" if chosen else "surface2"))
    painter.drawRoundedRect(box, 7, 7)
    small = look.px(16)
    at = QRect(0, 0, small, small)
    at.moveCenter(box.center().toPoint())
    icon(line.icon or "pencil", "accentInk" if chosen else "text2").paint(painter, at)
    words = QRect(round(box.right()) + look.px(10), room.y(), 0, room.height())
    words.setRight(room.right() - look.px(8))
    _two(painter, look, words, line, "accentInk" if chosen else "text", bold=True)


def _two(
    painter: QPainter, look: Theme, room: QRect, line: ListLine, ink: str, *, bold: bool
) -> None:
    half = room.center().y()
    top = QRect(room.x(), half - look.px(18), room.width(), look.px(18)) if line.note else room
    weight = QFont.Weight.DemiBold if bold and not (line.inside and not line.section) else (
        QFont.Weight.Medium
    )  # fmt: skip
    painter.setFont(look.font("m", weight))
    painter.setPen(look.colour("text2" if line.late else ink))
    _cut(painter, top, line.title)
    painter.setFont(look.font("s"))
    painter.setPen(look.colour("text2"))
    _cut(painter, QRect(room.x(), half, room.width(), look.px(18)), line.note)


def _cut(painter: QPainter, room: QRect, text: str) -> None:
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LEFT, shown)


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def _promise() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.setContentsMargins(8, 2, 4, 0)
    row.addWidget(Pictogram("shield-check", "ok", 20), 0, Qt.AlignmentFlag.AlignVCenter)
    said = _("Rien n’est perdu : les deux versions sont gardées tant que vous n’avez pas choisi.")
    row.addWidget(label(said, "small", wrap=True), 1)
    return row


def _title(line: ListLine) -> str:
    return line.title


def _spoken(line: ListLine) -> str:
    late = _("remise à plus tard") if line.late else ""
    return ", ".join(part for part in (line.title, line.note, late) if part)

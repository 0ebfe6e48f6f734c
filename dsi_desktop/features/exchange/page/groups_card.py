"""« Ce qui arrive »: one line a group, what is added, changed, removed, and what will be asked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from dsi_desktop.features.exchange.presenter.reception import GroupLine
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.views import Table

_ASKED = 4


class GroupsCard(Card):
    """A table as high as its lines: the page scrolls, not the table."""

    def __init__(self, lines: Sequence[GroupLine]) -> None:
        super().__init__(_("Ce qui arrive"), "box")
        model = RowsModel(_columns(), key=lambda line: line.title, parent=self)
        model.show(list(lines))
        self.table = Table(_("Ce qui arrive, par sujet"), model)
        self.table.setItemDelegate(_Drawn(self.table))
        self.table.widths(200, 72, 84, 96, 124, stretch=0)
        self.table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader().defaultSectionSize() * len(lines)
        self.table.setFixedHeight(rows + max(head.sizeHint().height(), theme().px(32)) + 8)
        self.body.addWidget(self.table)


class _Drawn(QStyledItemDelegate):
    """The names in grey after the subject, the count of questions as a pill."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        """Draw the first and the last column; the numbers are Qt's."""
        line: GroupLine = index.data(RowsModel.ROW)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("border")))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.column() == 0:
            _draw_subject(painter, option.rect, line)
        elif index.column() == _ASKED:
            _draw_asked(painter, option.rect, line)
        else:
            super().paint(painter, option, index)


def _draw_subject(painter: QPainter, room: QRect, line: GroupLine) -> None:
    look, side = theme(), theme().px(18)
    icon(line.icon).paint(
        painter, QRect(room.left() + 8, room.center().y() - side // 2, side, side)
    )
    left = room.left() + 8 + side + look.px(10)
    for text, font, key in (
        (line.title, look.font("m", QFont.Weight.Medium), "text"),
        (line.note, look.font("s"), "text2"),
    ):
        painter.setFont(font)
        painter.setPen(look.colour(key))
        place = QRect(left, room.top(), max(0, room.right() - left - 6), room.height())
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        left += painter.fontMetrics().horizontalAdvance(shown) + look.px(12)


def _draw_asked(painter: QPainter, room: QRect, line: GroupLine) -> None:
    if not line.conflicts:
        return
    look, said = theme(), words.to_decide(line.conflicts)
    painter.setFont(look.font("xs", QFont.Weight.DemiBold))
    width = painter.fontMetrics().horizontalAdvance(said) + look.px(18)
    height = look.px(22)
    pill = QRectF(room.right() - width - 6, room.center().y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("warnSoft"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(look.colour("warn"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, said)


def _columns() -> tuple[Column[GroupLine], ...]:
    return (
        Column(_("Quoi"), _title, tip=_title),
        Column(_("Ajouts"), lambda line: _count(line.added), right=True),
        Column(_("Changées"), lambda line: _count(line.changed), right=True),
        Column(_("Supprimées"), lambda line: _count(line.removed), right=True),
        Column(
            _("À décider"), lambda line: words.to_decide(line.conflicts) if line.conflicts else "",
            right=True,
        ),
    )  # fmt: skip


def _title(line: GroupLine) -> str:
    return f"{line.title}   {line.note}" if line.note else line.title


def _count(number: int) -> str:
    return str(number) if number else "—"

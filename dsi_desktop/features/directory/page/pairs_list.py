"""The pairs that may be one, or that were said to be two: names, reasons, likeness."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.features.directory.presenter import reasons_said
from dsi_desktop.features.directory.queries.duplicates import Pair
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, Index, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.row_ground import draw_ground
from dsi_desktop.ui.widgets.views import Listing

_HIGH = 70
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class PairsList(Listing):
    """Tells the pair one goes to."""

    def __init__(self, went_to: Callable[[Pair | None], object]) -> None:
        self.pairs = RowsModel[Pair](
            (Column(_("Fiches"), lambda pair: pair.one.name, spoken=_spoken, tip=_spoken),),
            lambda pair: (pair.one.id, pair.other.id),
        )
        super().__init__(_("Fiches qui se ressemblent"), self.pairs)
        self._went_to = went_to
        self.setObjectName("rows")
        self.setItemDelegate(_PairDelegate(self))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these, the one in hand staying there, else the one that took its place."""
        held = self.currentIndex().row()
        self.pairs.show(pairs)
        if not self.currentIndex().isValid() and pairs:
            self.setCurrentIndex(self.pairs.index(min(max(held, 0), len(pairs) - 1), 0))
        elif pairs:
            self._went_to(self.pairs.row(self.currentIndex()))
        else:
            self._went_to(None)

    def _moved(self, now: QModelIndex, _former: QModelIndex) -> None:
        if now.isValid():
            self._went_to(self.pairs.row(now))


class _PairDelegate(QStyledItemDelegate):
    """Two names, the reasons under them, the likeness at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(1, theme().px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pair: Pair = index.data(RowsModel.ROW)
        look, room = theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, look, room, option.state, "hover")
        inside = room.adjusted(look.px(12), look.px(6), -look.px(10), -look.px(6))
        third = inside.height() // 3
        share = f"{pair.score} %"
        painter.setFont(look.font("xs", QFont.Weight.DemiBold))
        wide = painter.fontMetrics().horizontalAdvance(share) + look.px(16)
        pill = QRectF(inside.right() - wide, inside.y(), wide, look.px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        sure = pair.score >= 90
        painter.setBrush(look.colour("warnSoft" if sure else "surface2"))
        painter.drawRoundedRect(pill, look.px(10), look.px(10))
        painter.setPen(look.colour("warn" if sure else "text2"))
        painter.drawText(pill, _CENTRE, share)
        lines = (
            (pair.one.name, "text", QFont.Weight.DemiBold, inside.width() - wide - look.px(6)),
            (pair.other.name, "text", QFont.Weight.DemiBold, inside.width()),
            (reasons_said(pair), "text2", QFont.Weight.Normal, inside.width()),
        )
        for at, (text, ink, weight, width) in enumerate(lines):
            painter.setFont(look.font("m" if at < 2 else "s", weight))
            painter.setPen(look.colour(ink))
            line = QRect(inside.x(), inside.y() + at * third, width, third)
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(line, _LEFT, cut)
        painter.restore()


def _spoken(pair: Pair) -> str:
    one, other = (_named(each.name, each.detail) for each in (pair.one, pair.other))
    return _("{one} et {other}, {reasons}, ressemblance {score} %").format(
        one=one, other=other, reasons=reasons_said(pair), score=pair.score)


def _named(name: str, detail: str) -> str:
    return f"{name} ({detail})" if detail else name

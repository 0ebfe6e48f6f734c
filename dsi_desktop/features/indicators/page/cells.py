"""The rows of the indicators: the name and what it serves, the sparkline, the way come."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from dsi_desktop.features.indicators.page.ink import chart_ink
from dsi_desktop.features.indicators.queries import IndicatorLine
from dsi_desktop.features.indicators.rules import values, words
from dsi_desktop.features.indicators.rules.chart import spark
from dsi_desktop.features.indicators.rules.standing import BACK, FAR, REACHED, UNKNOWN
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.drawing import paint_drawing
from dsi_desktop.ui.icons import picture
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme

ROW = 50
WIDTHS = (240, 64, 84, 84, 64, 108, 122)
NARROW = 780
START_COLUMN = 1
_NAME, _START, _SPARK, _LAST, _TARGET, _WAY, _DUE = range(7)
_ICONS = {REACHED: "circle-check", FAR: "alert-triangle", BACK: "trending-down"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PLAIN, _STRONG = QFont.Weight.Normal, QFont.Weight.DemiBold


def columns() -> list[Column[IndicatorLine]]:
    """Return the columns, each as it is read and heard."""
    return [
        Column(_("Indicateur, ce qu’il sert"), lambda one: one.title, _name_spoken,
               tip=lambda one: one.title),
        Column(_("Départ"), lambda one: values.said(one.course.start, one.decimals), right=True),
        Column(_("Mesures"), _measures, _measures_spoken),
        Column(_("Dernière"), _last, _last, right=True),
        Column(_("Cible"), _target, _target_spoken, right=True),
        Column(_("Chemin fait"), lambda one: words.way_words(one.standing),
               lambda one: words.spoken_way(one.standing)),
        Column(_("À mesurer"), lambda one: words.due_words(one.due, one.late)),
    ]  # fmt: skip


def _name_spoken(one: IndicatorLine) -> str:
    return ", ".join(part for part in (one.title, one.serves, one.body) if part)


def _measures(one: IndicatorLine) -> str:
    return ", ".join(values.said(value, one.decimals) for value in one.values)


def _measures_spoken(one: IndicatorLine) -> str:
    return _measures(one) or _("aucune mesure")


def _last(one: IndicatorLine) -> str:
    last = one.course.last
    return values.said_with(last[1], one.decimals, one.unit) if last else ""


def _target(one: IndicatorLine) -> str:
    return values.said(one.standing.target.value, one.decimals) if one.standing.target else ""


def _target_spoken(one: IndicatorLine) -> str:
    return _("cible {value}").format(value=_target(one)) if _target(one) else _("sans cible")


class IndicatorCells(QStyledItemDelegate):
    """Draws a line on two levels; colour is the chantier's, the verdict has its sign and word."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The height of two lines."""
        return QSize(40, theme().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        """Draw one cell."""
        one: IndicatorLine = index.data(RowsModel.ROW)
        box, look = QRectF(option.rect), theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, look.colour("accentSoft"))
            if index.column() == _NAME:
                painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), look.colour("accent"))
        painter.setPen(QPen(look.colour("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._cell(painter, box.adjusted(8, 0, -8, 0), one, index.column())
        painter.restore()

    def _cell(self, painter: QPainter, box: QRectF, one: IndicatorLine, column: int) -> None:
        if column == _NAME:
            self._name(painter, box, one)
        elif column == _SPARK:
            self._spark(painter, box, one)
        elif column == _LAST:
            self._last(painter, box, one)
        elif column == _WAY:
            self._way(painter, box, one)
        elif column == _DUE:
            self._due(painter, box, one)
        else:
            said = values.said(one.course.start, one.decimals) if column == _START else _target(one)
            self._text(painter, box, said or "–", 13, "text2", align=_RIGHT)

    def _name(self, painter: QPainter, box: QRectF, one: IndicatorLine) -> None:
        px = theme().px
        bar = QRectF(box.x() + 4, box.y() + px(10), 4, box.height() - px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().hue(one.hue).solid))
        painter.drawRoundedRect(bar, 2, 2)
        room = box.adjusted(px(18), px(6), 0, -box.height() / 2)
        self._text(painter, room, one.title, 13, "text", _STRONG)
        under = box.adjusted(px(18), box.height() / 2, 0, -px(6))
        self._text(painter, under, one.serves or _("relié à rien"), 12, "text2")

    def _spark(self, painter: QPainter, box: QRectF, one: IndicatorLine) -> None:
        scale, target = theme().scale, one.standing.target
        drawn = spark(one.values, target.value if target else None, box.width() / scale,
                      (box.height() - 20) / scale, chart_ink(one.hue))  # fmt: skip
        painter.translate(box.x(), box.y() + 10)
        paint_drawing(painter, drawn, scale)

    def _last(self, painter: QPainter, box: QRectF, one: IndicatorLine) -> None:
        last = one.course.last
        if last is None:
            self._text(painter, box, "–", 13, "text2", align=_RIGHT)
            return
        px, half = theme().px, box.height() / 2
        said = values.said(last[1], one.decimals)
        self._text(painter, box.adjusted(0, px(6), 0, -half), said, 13, "text", _STRONG, _RIGHT)
        day = words.short_day(last[0])
        self._text(painter, box.adjusted(0, half, 0, -px(6)), day, 12, "text2", align=_RIGHT)

    def _way(self, painter: QPainter, box: QRectF, one: IndicatorLine) -> None:
        found, px = one.standing, theme().px
        if found.verdict == UNKNOWN:
            self._text(painter, box, _("sans cible") if not found.target else "–", 12, "text2")
            return
        tone = {BACK: "danger", FAR: "warn", REACHED: "ok"}.get(found.verdict, "text")
        side, name = px(16), _ICONS.get(found.verdict, "trending-up")
        painter.drawPixmap(
            int(box.x()), int(box.y() + px(9)),
            picture(name, side, tone, self._view.devicePixelRatioF()),
        )
        room = box.adjusted(px(22), px(6), 0, -box.height() / 2)
        self._text(painter, room, words.way_words(found), 13, tone, _STRONG)
        track = QRectF(box.x(), box.bottom() - px(16), box.width() - 12, px(5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("surface2"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        share = min(1.0, max(0.0, found.share or 0.0))
        if share:
            track.setWidth(max(track.width() * share, 4))
            painter.setBrush(QColor(theme().hue(one.hue).solid))
            painter.drawRoundedRect(track, 2.5, 2.5)

    def _due(self, painter: QPainter, box: QRectF, one: IndicatorLine) -> None:
        said = words.due_words(one.due, one.late)
        if not one.late:
            self._text(painter, box, said, 13, "text2")
            return
        font = self._font(11, _STRONG)
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(said) + theme().px(18)
        high = theme().px(22)
        pill = QRectF(box.x(), box.center().y() - high / 2, min(wide, box.width()), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("dangerSoft"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(theme().colour("danger"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, said)

    def _text(
        self, painter: QPainter, box: QRectF, said: str, size: float, colour: str,
        weight: QFont.Weight = _PLAIN, align: Qt.AlignmentFlag = _LEFT,
    ) -> None:  # fmt: skip
        painter.setFont(self._font(size, weight))
        painter.setPen(theme().colour(colour))
        shown = painter.fontMetrics().elidedText(
            said, Qt.TextElideMode.ElideRight, int(box.width()) + 1
        )
        painter.drawText(box, align, shown)

    def _font(self, size: float, weight: QFont.Weight) -> QFont:
        font = theme().font("m", weight)
        font.setPixelSize(theme().px(size))
        return font

"""What a drag shows under the pointer: the card lifted, and how many go with it."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.ui.theme import theme


def portrait(
    view: QListView, delegate: QStyledItemDelegate, index: QModelIndex, count: int
) -> QPixmap:
    """Return the picture of a card, with the number of cards when they are several."""
    box, ratio = view.visualRect(index), view.devicePixelRatioF()
    drawn = QPixmap(int(box.width() * ratio), int(box.height() * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    option = QStyleOptionViewItem()
    option.rect = QRect(QPoint(0, 0), box.size())
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.9)
    delegate.paint(painter, option, index)
    if count > 1:
        look = theme()
        side = look.px(24)
        disc = QRectF(box.width() - side - 2, 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(disc)
        painter.setPen(look.colour("onAccent"))
        painter.setFont(look.font("s"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.end()
    return drawn

"""The whole drawing in a corner, with the part in view; pressing it goes there."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsView, QWidget

from dsi_desktop.features.governance.page.skin import Skin
from dsi_desktop.features.governance.rules.chart import Chart
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme

SIZE = QSize(190, 120)
_EDGE = 8


class MiniMap(QWidget):
    """A small picture of all cards; drawn again only when the drawing changes."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._picture = QPixmap()
        self._scale = 1.0
        self._corner = QPointF()
        self.setFixedSize(SIZE)
        self.setAccessibleName(_("Vue d’ensemble de l’organigramme"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chart(self, chart: Chart, skin: Skin) -> None:
        """Draw every card as a block of its colour."""
        bounds = self._view.sceneRect()
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(SIZE * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._scale = min(
            (SIZE.width() - 2 * _EDGE) / max(bounds.width(), 1),
            (SIZE.height() - 2 * _EDGE) / max(bounds.height(), 1),
        )
        self._corner = QPointF(
            (SIZE.width() - bounds.width() * self._scale) / 2 - bounds.x() * self._scale,
            (SIZE.height() - bounds.height() * self._scale) / 2 - bounds.y() * self._scale,
        )
        painter = QPainter(self._picture)
        for box in chart.boxes:
            painter.fillRect(
                self._shrunk(QRectF(box.x, box.y, box.width, box.height)),
                skin.colour("solid", box.body.hue),
            )
        painter.end()
        self.update()

    def _shrunk(self, rect: QRectF) -> QRectF:
        return QRectF(
            self._corner.x() + rect.x() * self._scale, self._corner.y() + rect.y() * self._scale,
            max(1.5, rect.width() * self._scale), max(1.5, rect.height() * self._scale),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("border"), 1))
        painter.setBrush(theme().colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.drawPixmap(0, 0, self._picture)
        shown = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        frame = self._shrunk(shown) & QRectF(self.rect()).adjusted(3, 3, -3, -3)
        veil = QColor(theme().colour("focus"))
        veil.setAlpha(28)
        painter.setPen(QPen(theme().colour("focus"), 1.5))
        painter.setBrush(veil)
        painter.drawRoundedRect(frame, 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def _go(self, point: QPointF) -> None:
        self._view.centerOn((point - self._corner) / self._scale)
        self.update()

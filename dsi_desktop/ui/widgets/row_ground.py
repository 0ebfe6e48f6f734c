"""The ground of a painted row: chosen, under the mouse, with the focus."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle

from dsi_desktop.ui.theme import Theme


def draw_ground(
    painter: QPainter, look: Theme, room: QRect, state: QStyle.StateFlag, hover: str = "surface2"
) -> None:
    """Draw it rounded; a row neither chosen nor under the mouse has none."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    ground = QRectF(room).adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(look.colour("accentSoft" if chosen else hover))
        painter.drawRoundedRect(ground, 8, 8)
    if chosen and state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("focus"), 2))
        painter.drawRoundedRect(ground, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)

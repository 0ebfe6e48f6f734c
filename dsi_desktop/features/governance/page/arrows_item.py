"""The arrows other than « relève de » in the scene: lines under the cards, words over them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dsi_desktop.features.governance.page.skin import Skin
from dsi_desktop.features.governance.rules.chart_arrows import Arrow, arrow_shapes
from dsi_desktop.kernel.drawing import Path

_READABLE = 0.5


class ArrowsItem(QGraphicsItem):
    """All lines, or all words, in one item: one paint call from Python however many there are."""

    def __init__(
        self, arrows: Sequence[Arrow], bounds: QRectF, skin: Skin, *, words: bool,
    ) -> None:
        super().__init__()
        self._bounds = bounds
        self._words = words
        self._strokes = [
            skin.stroke(shape) for arrow in arrows for shape in arrow_shapes(arrow, skin.ink)
            if isinstance(shape, Path) is not words
        ]
        self.setZValue(1 if words else -0.5)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None,
    ) -> None:
        near = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._words and near < _READABLE:
            return
        for stroke in self._strokes:
            stroke(painter)

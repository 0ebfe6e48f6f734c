"""The title of the point in hand: whole on two lines, cut only beyond."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from dsi_desktop.ui.widgets.texts import Elided


def in_two(text: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """Return a text in one line or two of that width, the second cut with « … » where it must."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    words = text.split(" ")
    count = 1
    while count < len(words) - 1 and metrics.horizontalAdvance(
        " ".join(words[:count + 1])
    ) <= width:
        count += 1
    rest = " ".join(words[count:])
    if not rest:
        return (metrics.elidedText(text, Qt.TextElideMode.ElideRight, width),)
    first = metrics.elidedText(" ".join(words[:count]), Qt.TextElideMode.ElideRight, width)
    return first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)


class PointTitle(Elided):
    """A title that takes a second line before it is cut."""

    def _cut(self) -> None:
        lines = in_two(self.whole().replace("\n", " "), self.fontMetrics(), self.width())
        self.setText("\n".join(lines))
        cut = " ".join(lines) != self.whole()
        self.setToolTip(self.whole() if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again for the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

"""The mark of a record that waits for a decision: small, amber, in a corner of its row."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QTreeView, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import picture
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme

SIDE, _TALL = 18, 46


def draw_mark(painter: QPainter, centre: QPointF, side: float) -> None:
    """Draw the mark around a point: a shape as well as a colour."""
    look = theme()
    box = QRectF(0, 0, side, side)
    box.moveCenter(centre)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.colour("warn"))
    painter.setBrush(look.colour("warnSoft"))
    painter.drawEllipse(box)
    inner = side * 0.62
    drawn = picture("arrows-split", max(round(inner), 1), "warn", 2.0)
    place = QRectF(0, 0, inner, inner)
    place.moveCenter(centre)
    painter.drawPixmap(place, drawn, QRectF(drawn.rect()))
    painter.restore()


def draw_marks(view: QAbstractItemView) -> None:
    """Draw the marks of the rows in sight, over what the delegate drew."""
    model = view.model()
    marks = model.marks() if isinstance(model, RowsModel | TreeModel) else []
    if not marks:
        return
    painter, side, shown = QPainter(view.viewport()), theme().px(SIDE), view.viewport().rect()
    for index in marks:
        room = view.visualRect(index)
        if room.isValid() and room.intersects(shown):
            draw_mark(painter, _place(view, room, side), side)


def _place(view: QAbstractItemView, room: QRect, side: int) -> QPointF:
    """Return the middle of a mark: at the end of the first column, in the corner of a high row."""
    right = room.right()
    if isinstance(view, QTableView | QTreeView):
        head = view.horizontalHeader() if isinstance(view, QTableView) else view.header()
        right = head.sectionViewportPosition(0) + head.sectionSize(0)
    high = room.height() > theme().px(_TALL)
    y = room.top() + side * 0.8 if high else room.center().y() + 1
    return QPointF(right - side * 0.8, y)


class Mark(QWidget):
    """The mark beside a line that is a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("à décider"))
        self.setToolTip(_("Deux versions de cette ligne restent à décider."))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fit(self, lambda: self.setFixedSize(theme().px(SIDE + 2), theme().px(SIDE + 2)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        draw_mark(QPainter(self), QPointF(self.rect().center()), theme().px(SIDE))

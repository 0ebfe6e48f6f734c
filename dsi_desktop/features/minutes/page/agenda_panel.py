"""The left column of live minutes: the points, done, current, to come."""

from collections.abc import Callable

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from dsi_desktop.features.minutes.page.title import in_two
from dsi_desktop.features.minutes.rules.scene import AgendaLine, Scene
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.shortcuts import spoken as spoken_key
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Listing

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def spoken(line: AgendaLine) -> str:
    """Return a point as it is read aloud."""
    parts = (line.number, line.title, line.note, word("item_state", line.state))
    return ", ".join(part for part in parts if part)


class _Delegate(QStyledItemDelegate):
    """Draws a point: disc with its number or a tick, title, what happened there."""

    def __init__(self, view: Listing) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: AgendaLine = index.data(RowsModel.ROW)
        look = theme()
        room = self._view.viewport().width() - _left(line) - look.px(30) - 10
        metrics = QFontMetrics(look.font("m", QFont.Weight.DemiBold))
        more = len(in_two(line.title, metrics, max(room, look.px(60)))) - 1
        return QSize(look.px(160), look.px(46 + 19 * more))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: AgendaLine = index.data(RowsModel.ROW)
        look = theme()
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if line.shown:
            painter.setBrush(look.colour("accentSoft"))
            painter.drawRoundedRect(box, 8, 8)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        left = box.x() + _left(line)
        self._disc(painter, line, QRectF(left, box.y() + look.px(10), look.px(20), look.px(20)))
        self._words(painter, line, box.adjusted(left - box.x() + look.px(30), 3, -6, -3))
        painter.restore()

    def _disc(self, painter: QPainter, line: AgendaLine, disc: QRectF) -> None:
        look = theme()
        solid = line.state in ("done", "current")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent" if solid else "surface2"))
        painter.drawEllipse(disc)
        painter.setPen(look.colour("onAccent" if solid else "text2"))
        painter.setFont(look.font("xs", QFont.Weight.DemiBold))
        mark = {"done": "✓", "postponed": "→", "withdrawn": "–"}.get(line.state)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, mark or line.number.split(".")[-1])

    def _words(self, painter: QPainter, line: AgendaLine, room: QRectF) -> None:
        look = theme()
        strong = QFont.Weight.DemiBold if line.shown else QFont.Weight.Normal
        quiet = line.state in ("done", "withdrawn", "postponed")
        painter.setFont(look.font("m", strong))
        key = "accentInk" if line.shown else "text2" if quiet else "text"
        painter.setPen(look.colour(key))
        top = QRectF(room.x(), room.y(), room.width(), look.px(21))
        said = in_two(line.title, QFontMetrics(painter.font()), int(room.width()))
        for at, part in enumerate(said):
            painter.drawText(top.translated(0, at * look.px(19)), _MIDDLE, part)
        top = top.translated(0, (len(said) - 1) * look.px(19))
        painter.setFont(look.font("xs"))
        painter.setPen(look.colour("text2"))
        note = QFontMetrics(painter.font()).elidedText(
            line.note, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(top.translated(0, look.px(19)), _MIDDLE, note)


def _left(line: AgendaLine) -> int:
    return 8 + line.level * theme().px(14)


# Each key of the agenda, what it asks, its words in the menu.
GESTURES = (
    ("Ctrl+Up", "up", N_("Monter le point")),
    ("Ctrl+Down", "down", N_("Descendre le point")),
    ("Ins", "add", N_("Ajouter un point après celui-ci…")),
    ("Del", "withdraw", N_("Retirer le point, ou le reprendre")),
    ("R", "postpone", N_("Reporter le point…")),
    ("F", "merge", N_("Traiter avec un autre point…")),
)


class AgendaList(Listing):
    """Entrée goes to a point; the keys of GESTURES change the agenda; Échap goes to the line."""

    asked = Signal(str, str)
    left = Signal()

    def __init__(self, model: RowsModel[AgendaLine], chosen: Callable[[Index], object]) -> None:
        super().__init__(_("Points de l’ordre du jour"), model, chosen)
        self._points = model
        self.setUniformItemSizes(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination())
        gesture = next(
            (name for keys, name, _words in GESTURES if QKeySequence(keys) == pressed), ""
        )
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif gesture and index.isValid():
            self.asked.emit(gesture, self._points.row(index).id)
        else:
            super().keyPressEvent(event)

    def menu(self, item_id: str) -> QMenu:
        """Return what can be done with a point, each with its key."""
        menu = QMenu(self)
        for keys, gesture, words in GESTURES:
            action = menu.addAction(f"{_(words)}\t{spoken_key(keys)}")
            action.triggered.connect(
                lambda _on, asked=gesture: self.asked.emit(asked, item_id)
            )
        return menu

    def _open_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid() and self._points.row(index).id:
            line = self._points.row(index)
            self.menu(line.id).exec(self.viewport().mapToGlobal(place))


class AgendaPanel(QFrame):
    """Lists the points; a click or Entrée goes to one."""

    def __init__(self, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(theme().px(268))
        self._chosen = chosen
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 10)
        column.setSpacing(6)
        heading = label(_("Ordre du jour"), "h2")
        heading.setContentsMargins(8, 0, 0, 4)
        column.addWidget(heading)
        self.model: RowsModel[AgendaLine] = RowsModel(
            [Column(_("Point"), lambda line: line.title, spoken, tip=lambda line: line.title)],
            lambda line: line.id, self,
        )
        self.list = AgendaList(self.model, self._choose)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.clicked.connect(self._choose)
        column.addWidget(self.list, 1)

    def show_scene(self, scene: Scene) -> None:
        self.model.show(scene.agenda)
        shown = next((line.id for line in scene.agenda if line.shown), "")
        index = self.model.index_of(shown)
        if shown != self._shown or not self.list.currentIndex().isValid():
            self._shown = shown
            self.list.setCurrentIndex(index)
        self.list.scrollTo(self.list.currentIndex())

    def take_focus(self) -> None:
        """Put the focus on the point shown."""
        self.list.setFocus()

    def _choose(self, index: Index) -> None:
        self._chosen(self.model.row(index).id)

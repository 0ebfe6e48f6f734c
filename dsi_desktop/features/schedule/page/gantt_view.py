"""Actions over time: titles that stay at the left, bars that scroll, lines between them."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QScrollBar, QVBoxLayout, QWidget

from dsi_desktop.features.schedule.page.carrying import Carried, part_at
from dsi_desktop.features.schedule.page.gantt_paint import BarPaint, GanttHead, Ground, NamePaint
from dsi_desktop.features.schedule.presenter.looks import CalendarSheet
from dsi_desktop.features.schedule.rules.rows import Bar, Elbow
from dsi_desktop.features.schedule.rules.scene import Row, Scene, elbows_shown
from dsi_desktop.features.schedule.rules.shapes import HEAD, ROW, elbow_shapes, today_shapes
from dsi_desktop.kernel.drawing import Drawing, Shape
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.drawing import paint_drawing
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

_NAMES, _SHARE = 290, 0.42
_LEFT = Qt.MouseButton.LeftButton


class GanttTable(Table):
    """The rows. What a person does with a bar is told by `carried`: its id, the part, the days."""

    carried = Signal(str, str, int)
    folds = Signal(str)

    def __init__(self, model: RowsModel[Row], ground: Ground) -> None:
        super().__init__(_("Calendrier des actions"), model)
        self._rows, self._ground = model, ground
        self._in_hand: Carried | None = None
        self._scene: Scene | None = None
        self._at: dict[str, int] = {}
        self.setHorizontalHeader(GanttHead(self, ground))
        self.setItemDelegateForColumn(0, NamePaint(self))
        self.setItemDelegateForColumn(1, BarPaint(self, ground, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(True)
        fit(self, self._fit)
        self.viewport().setMouseTracking(True)

    def show_scene(self, scene: Scene) -> None:
        """Show other rows and the lines between them."""
        self._scene = scene
        self._at = {row.key: at for at, row in enumerate(scene.rows)}
        self._rows.show(scene.rows)
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def shown(self, bar: Bar) -> Bar:
        """Return a bar where it is being carried, else as it is."""
        return self._in_hand.shown(bar) if self._in_hand is not None else bar

    def leave(self) -> None:
        """Let go of what is being carried, unmoved."""
        if self._in_hand is not None:
            self._in_hand = None
            self.viewport().unsetCursor()
            self.viewport().update()

    def current_row(self) -> Row | None:
        """Return the row in hand."""
        index = self.currentIndex()
        return self._rows.row(index) if index.isValid() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then today and the lines between rows over them."""
        super().paintEvent(event)
        if self._scene is None:
            return
        painter, look = QPainter(self.viewport()), theme()
        left = self.columnViewportPosition(1)
        high = self.viewport().height()
        painter.setClipRect(left, 0, self.viewport().width() - left, high)
        painter.translate(left - self._ground.offset, 0)
        last = self.rowViewportPosition(self._rows.rowCount() - 1) + self.rowHeight(0)
        shapes = today_shapes(
            self._ground.axis, self._ground.today, min(high, last) / look.scale,
            self._ground.pens.ink,
        )  # fmt: skip
        shapes += self._elbows(self._scene)
        paint_drawing(painter, Drawing(1, 1, tuple(shapes)), look.scale)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a bar, or fold a group by its title."""
        super().mousePressEvent(event)
        found = self._under(event.position().toPoint())
        if event.button() != _LEFT or found is None:
            return
        row, x = found
        if row.bar.group:
            if x is None:
                self.folds.emit(row.key)
            return
        part = part_at(row.bar, x, self._ground.axis) if x is not None else None
        if part is not None and x is not None:
            self._in_hand = Carried(row.key, part, x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is taken; else show what may be."""
        at = event.position().toPoint()
        if self._in_hand is not None:
            self._in_hand = self._in_hand.at(self._x(at), self._ground.axis)
            self.viewport().update()
            return
        found = self._under(at)
        part = None
        if found is not None and found[1] is not None:
            part = part_at(found[0].bar, found[1], self._ground.axis)
        shapes = {None: Qt.CursorShape.ArrowCursor, "whole": Qt.CursorShape.OpenHandCursor}
        self.viewport().setCursor(shapes.get(part, Qt.CursorShape.SizeHorCursor))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what was carried."""
        super().mouseReleaseEvent(event)
        done = self._in_hand
        self.leave()
        if done is not None and done.days:
            self.carried.emit(done.key, done.part, done.days)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap puts a carried bar back."""
        if event.key() == Qt.Key.Key_Escape and self._in_hand is not None:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the bars when the page is narrow."""
        super().resizeEvent(event)
        wide = min(theme().px(_NAMES), round(self.viewport().width() * _SHARE))
        if self.horizontalHeader().sectionSize(0) != wide:
            self.horizontalHeader().resizeSection(0, wide)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        self.horizontalHeader().setFixedHeight(theme().px(HEAD))

    def _under(self, at: QPoint) -> tuple[Row, float | None] | None:
        """Return the row under the mouse, and where over time; None over its title."""
        index = self.indexAt(at)
        if not index.isValid():
            return None
        return self._rows.row(index), self._x(at) if index.column() else None

    def _x(self, at: QPoint) -> float:
        place = at.x() - self.columnViewportPosition(1) + self._ground.offset
        return place / theme().scale

    def _elbows(self, scene: Scene) -> list[Shape]:
        row = self.current_row()
        elbows = elbows_shown(scene, row.key if row is not None else "")
        high = self.viewport().height()
        places: dict[str, tuple[Bar, float]] = {}
        for key in {end for one in elbows for end in (one.awaited, one.waiting)}:
            at = self._at[key]
            top = self.rowViewportPosition(at) + (self.rowHeight(at) - theme().scale * ROW) / 2
            places[key] = (self.shown(scene.rows[at].bar), top / theme().scale)
        seen = [one for one in elbows if _in_sight(one, places, high / theme().scale)]
        return elbow_shapes(seen, places, self._ground.axis, self._ground.pens.ink)


class GanttView(QWidget):
    """The rows and, under the bars, how far they are scrolled in time."""

    looked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ground = Ground()
        self.model = RowsModel[Row]([
            Column(_("Chantier, action"), lambda row: row.bar.title,
                   spoken=lambda row: row.bar.title, tip=lambda row: row.bar.title),
            Column(_("Dans le temps"), lambda row: row.spoken, tip=lambda row: row.spoken),
        ], lambda row: row.key, self)  # fmt: skip
        self.table = GanttTable(self.model, self.ground)
        self.table.selectionModel().currentRowChanged.connect(lambda *_told: self._look())
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setAccessibleName(_("Défilement dans le temps"))
        self.bar.valueChanged.connect(self._scrolled)
        self._scale = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        under = QHBoxLayout()
        under.setContentsMargins(0, 0, 0, 0)
        self._before = QWidget()
        under.addWidget(self._before)
        under.addWidget(self.bar, 1)
        column.addLayout(under)
        self.table.viewport().installEventFilter(self)

    def show_sheet(self, sheet: CalendarSheet) -> None:
        """Show a plan; the same day stays at the left edge, the beginning at the first time."""
        axis = self.ground.axis
        kept = axis.day_at(self.ground.offset / theme().scale)
        anew = self._scale != f"{sheet.plan_id} {sheet.axis.scale}"
        first = not self._scale.startswith(sheet.plan_id)
        self._scale = f"{sheet.plan_id} {sheet.axis.scale}"
        self.ground.show(sheet.axis, sheet.today)
        self.table.show_scene(sheet.scene)
        self._measure()
        if first or anew:
            self.go_today()
        else:
            self.bar.setValue(round(sheet.axis.x(kept) * theme().scale))
        if not self.table.currentIndex().isValid() and sheet.scene.rows:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def go_today(self) -> None:
        """Bring today in sight, with what is behind and more of what is ahead."""
        here = self.ground.axis.x(self.ground.today) * theme().scale
        whole = self.bar.maximum() == 0
        self.bar.setValue(0 if whole else round(here - self._room() * 0.4))

    def walk(self, step: int) -> None:
        """Go back or forward in time by a third of what is seen."""
        self.bar.setValue(self.bar.value() + step * self._room() // 3)

    def in_hand(self) -> str:
        """Return the id of the action in hand, "" on a group."""
        row = self.table.current_row()
        return row.key if row is not None and not row.bar.group else ""

    def group_in_hand(self) -> str:
        """Return the key of the group of the row in hand."""
        row = self.table.current_row()
        return row.group if row is not None else ""

    def reveal(self, key: str) -> bool:
        """Put the hand on a row; tell whether it is shown."""
        index = self.model.index_of(key)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            row = self.model.row(index)
            if row.bar.extent is not None:
                self._bring(self.ground.axis.x(row.bar.extent.first) * theme().scale)
        return index.isValid()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Scroll in time by a wheel turned sideways, or with Maj held; follow the width."""
        if event.type() == QEvent.Type.Resize:
            self._measure()
        if isinstance(event, QWheelEvent):
            turned = event.angleDelta()
            held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            aside = turned.x() or (turned.y() if held else 0)
            if aside:
                self.bar.setValue(self.bar.value() - aside)
                return True
        return False

    def _bring(self, x: float) -> None:
        low, room = self.bar.value(), self._room()
        if not low <= x <= low + room - 40:
            self.bar.setValue(round(x - room * 0.2))

    def _room(self) -> int:
        return max(self.table.columnWidth(1), 1)

    def _measure(self) -> None:
        self._before.setFixedWidth(self.table.columnWidth(0))
        whole = round(self.ground.axis.width * theme().scale)
        self.bar.setRange(0, max(whole - self._room(), 0))
        self.bar.setPageStep(self._room())
        self.bar.setSingleStep(max(self._room() // 20, 1))
        self.bar.setVisible(self.bar.maximum() > 0)

    def _scrolled(self, value: int) -> None:
        self.ground.offset = value
        self.table.viewport().update()
        self.table.horizontalHeader().viewport().update()

    def _look(self) -> None:
        self.table.viewport().update()
        self.looked.emit(self.in_hand())


def _in_sight(elbow: Elbow, places: dict[str, tuple[Bar, float]], high: float) -> bool:
    tops = [places[end][1] for end in (elbow.awaited, elbow.waiting)]
    return max(tops) > -ROW and min(tops) < high

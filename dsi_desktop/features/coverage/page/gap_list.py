"""The list beside the table: headings with their counts, gaps on two lines, greyed when aside."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.features.coverage.page.ink import Ink
from dsi_desktop.features.coverage.presenter.screens import Panel, PanelLine
from dsi_desktop.features.coverage.rules.gaps import DIMENSION_NEED
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.headed_model import HeadedModel
from dsi_desktop.ui.models.rows_model import Column, Index
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Listing

_LINE, _HEADING, _ICON = 48, 34, 15


class _Lines(QStyledItemDelegate):
    """A heading with its count; a title over a quiet note, in a soft box."""

    def __init__(self, view: Listing, model: HeadedModel[PanelLine]) -> None:
        super().__init__(view)
        self._model = model
        self._ink = Ink()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self._ink = Ink()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading is lower than a line."""
        return QSize(0, theme().px(_HEADING if self._model.row(index).heading else _LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, room = self._model.row(index), QRectF(option.rect)
        if line.heading:
            self._heading(painter, room, line)
        else:
            self._box(painter, room, option)
            self._words(painter, room, line)
        painter.restore()

    def _heading(self, painter: QPainter, room: QRectF, line: PanelLine) -> None:
        look, ink = theme(), self._ink
        size, middle = look.px(_ICON), room.center().y() + look.px(3)
        drawn = icon("circle-dashed" if line.kind == DIMENSION_NEED else "link-off", "text2")
        left = room.left() + look.px(4)
        if line.kind:
            drawn.paint(painter, int(left), int(middle - size / 2), int(size), int(size))
            left += size + look.px(8)
        painter.setFont(ink.small)
        painter.setPen(ink.inks["text2"])
        inside = QRectF(left, middle - look.px(10), room.right() - left - look.px(6), look.px(20))
        side = Qt.AlignmentFlag.AlignVCenter
        count = painter.fontMetrics().horizontalAdvance(line.count) + look.px(10)
        words = painter.fontMetrics().elidedText(
            line.title, Qt.TextElideMode.ElideRight, int(inside.width() - count)
        )
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignLeft), words)
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignRight), line.count)

    def _box(self, painter: QPainter, room: QRectF, option: QStyleOptionViewItem) -> None:
        look = theme()
        box = room.adjusted(1, look.px(2), -look.px(5), -look.px(2))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(look.colour("accentSoft" if chosen else "surface2"))
        painter.setPen(QPen(look.colour("focus"), 2) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, look.px(6), look.px(6))

    def _words(self, painter: QPainter, room: QRectF, line: PanelLine) -> None:
        look, ink = theme(), self._ink
        inside = room.adjusted(look.px(12), look.px(6), -look.px(16), -look.px(6))
        half = inside.height() / 2 if line.note else inside.height()
        for text, font, key, top in (
            (line.title, ink.name, "text2" if line.faded else "text", 0.0),
            (line.note, ink.small, "text2", half),
        ):
            painter.setFont(font)
            painter.setPen(ink.inks[key])
            cut = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(inside.width())
            )
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                QRectF(inside.left(), inside.top() + top, inside.width(), half), int(side), cut
            )


class GapList(Listing):
    """Entrée mends a gap, O opens its record, Suppr puts it aside; a double click opens."""

    pointed = Signal()
    mended = Signal()
    opened = Signal()
    put_aside = Signal()

    def __init__(self) -> None:
        column: Column[PanelLine] = Column(
            _("Manque"), lambda line: line.title, spoken=lambda line: line.spoken,
            tip=lambda line: line.spoken,
        )
        self.rows: HeadedModel[PanelLine] = HeadedModel([column], lambda line: line.key,
                                           lambda line: line.heading)  # fmt: skip
        super().__init__(_("Manques du plan"), self.rows)
        self.setUniformItemSizes(False)
        self.setItemDelegate(_Lines(self, self.rows))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_two: self.pointed.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self._acts = {
            Qt.Key.Key_Return: self.mended, Qt.Key.Key_Enter: self.mended,
            Qt.Key.Key_O: self.opened, Qt.Key.Key_Delete: self.put_aside,
        }  # fmt: skip
        self._shown = ""
        fit(self, self.scheduleDelayedItemsLayout)

    def show_panel(self, panel: Panel) -> None:
        """Show other lines; what was in hand stays, else what took its place.

        Another list (the records of a cell) begins at its first line.
        """
        now = self.currentIndex()
        shown = f"{panel.title}, {panel.words}" if panel.records else ""
        same, self._shown = shown == self._shown, shown
        key, at = (self.rows.key_of(now), now.row()) if now.isValid() and same else ("", 0)
        self.setAccessibleName(panel.title)
        self.rows.show(panel.lines)
        if panel.lines and not self.rows.index_of(key).isValid():
            self.choose(self._near(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the line in hand."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = None if plain else self._acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act.emit()

    def choose(self, index: Index) -> None:
        """Put a line in hand."""
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            place = self.rows.index(index.row(), 0)
            self.selectionModel().setCurrentIndex(place, flags)
            self.scrollTo(place)

    def in_hand(self) -> PanelLine | None:
        """Return the line in hand."""
        now = self.currentIndex()
        line = self.rows.row(now) if now.isValid() else None
        return None if line is None or line.heading else line

    def _near(self, at: int) -> QModelIndex:
        """Return the first line at or after a place, else the last before it."""
        lines = self.rows.rows
        places = [place for place, line in enumerate(lines) if not line.heading]
        after = [place for place in places if place >= at]
        return self.rows.index((after or places[-1:] or [0])[0], 0)

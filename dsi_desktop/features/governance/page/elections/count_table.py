"""The count: one line a candidacy, votes by + and −, by digits and Entrée, or by the mouse."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dsi_desktop.features.governance.presenter.election_scene import CandidateRow
from dsi_desktop.features.governance.rules.election_words import votes_words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

Index = QModelIndex | QPersistentModelIndex
WHO, VOTES, SHARE, OUTCOME = range(4)
_ICONS = {"elected": "circle-check", "tied": "scale", "withdrawn": "x", "silent": "clock"}
_INKS = {"elected": "ok", "tied": "warn", "withdrawn": "text3", "silent": "warn"}
_LESS, _MORE = -1, 1
_ROW, _KEY = 58, 34


def columns() -> list[Column[CandidateRow]]:
    """Return the columns of the count; the first says the whole line to the ear."""
    return [
        Column(_("Candidature"), lambda row: row.name, lambda row: row.spoken,
               tip=lambda row: row.detail),
        Column(_("Voix"), lambda row: str(row.votes), lambda row: votes_words(row.votes)),
        Column(_("Part des bulletins valides"), lambda row: f"{round(row.share * 100)} %"),
        Column(_("Issue"), lambda row: row.word),
    ]


def key_rooms(box: QRectF) -> dict[int, QRectF]:
    """Return where « − » and « + » stand in a cell of votes."""
    side = theme().px(_KEY)
    top = box.center().y() - side / 2
    return {
        _LESS: QRectF(box.x() + 4, top, side, side),
        _MORE: QRectF(box.x() + 4 + side + theme().px(44), top, side, side),
    }


class _Delegate(QStyledItemDelegate):
    """Draws a line of the count; `typed` is the number being typed on the current line."""

    def __init__(self, parent: "CountTable") -> None:
        super().__init__(parent)
        self._table = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(80), theme().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CandidateRow = index.data(RowsModel.ROW)
        look, box = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and self._table.hasFocus():
            painter.fillRect(box, look.colour("accentSoft"))
        painter.setPen(look.colour("border"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        draw = (self._who, self._votes, self._share, self._outcome)[index.column()]
        draw(painter, row, box)
        painter.restore()

    def _who(self, painter: QPainter, row: CandidateRow, box: QRectF) -> None:
        look = theme()
        gone = row.standing == "withdrawn"
        font = look.font("m", QFont.Weight.DemiBold)
        font.setStrikeOut(gone)
        half = QRectF(box.x() + 8, box.y() + 9, box.width() - 12, box.height() / 2 - 8)
        _line(painter, half, row.name, font, "text2" if gone else "text")
        half.moveTop(box.center().y() + 1)
        _line(painter, half, row.detail, look.font("s"), "text2")

    def _votes(self, painter: QPainter, row: CandidateRow, box: QRectF) -> None:
        look, rooms = theme(), key_rooms(box)
        typed = self._table.typed(row.id)
        if row.countable:
            for by, room in rooms.items():
                painter.setPen(look.colour("borderStrong"))
                painter.setBrush(look.colour("surface"))
                painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
                inner = room.adjusted(*(theme().px(v) for v in (9, 9, -9, -9))).toRect()
                icon("minus" if by == _LESS else "plus", "text").paint(painter, inner)
        between = QRectF(
            rooms[_LESS].right(), box.y(), rooms[_MORE].x() - rooms[_LESS].right(), box.height()
        )
        painter.setFont(look.font("h1" if row.countable else "l", QFont.Weight.DemiBold))
        if len(typed or str(row.votes)) > 3:
            painter.setFont(look.font("m", QFont.Weight.DemiBold))
        painter.setPen(look.colour("accent" if typed else "text"))
        painter.drawText(between, Qt.AlignmentFlag.AlignCenter, typed or str(row.votes))
        if typed:
            foot = rooms[_LESS].bottom()
            painter.fillRect(QRectF(between.x() + 6, foot, between.width() - 12, 2),
                             look.colour("focus"))

    def _share(self, painter: QPainter, row: CandidateRow, box: QRectF) -> None:
        look = theme()
        track = QRectF(box.x() + 4, box.center().y() - look.px(5), box.width() - 12, look.px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface2"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        if row.share <= 0:
            return
        track.setWidth(max(track.height(), track.width() * min(1.0, row.share)))
        key = {"elected": "accent", "tied": "warn"}.get(row.standing, "borderStrong")
        painter.setBrush(look.colour(key))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)

    def _outcome(self, painter: QPainter, row: CandidateRow, box: QRectF) -> None:
        if row.standing not in _ICONS:
            return
        look, ink = theme(), _INKS[row.standing]
        side = look.px(18)
        room = QRectF(box.x() + 4, box.center().y() - side / 2, side, side)
        icon(_ICONS[row.standing], ink).paint(painter, room.toRect())
        words = QRectF(room.right() + 6, box.y(), box.right() - room.right() - 8, box.height())
        _line(painter, words, row.word, look.font("m", QFont.Weight.DemiBold), ink)


class CountTable(Table):
    """Says what is counted by `stepped` and `totalled`; Entrée elsewhere opens a candidacy."""

    stepped = Signal(str, int)
    totalled = Signal(str, int)
    asked = Signal(str, str)

    def __init__(self) -> None:
        self.rows: RowsModel[CandidateRow] = RowsModel(columns(), lambda row: row.id)
        self._typed = ""
        self._typed_on = ""
        self.is_draft = False
        super().__init__(_("Candidatures et voix"), self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        fit(self, self._fit)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.keep_typed())

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(_ROW))
        self.widths(200, 128, 150, 116, stretch=WHO)

    def show_rows(self, rows: tuple[CandidateRow, ...]) -> None:
        """Show the lines; the first has the cursor when none had."""
        self.rows.show(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))

    def chosen(self) -> CandidateRow | None:
        """Return the line under the cursor."""
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def typed(self, row_id: str) -> str:
        """Return the number being typed on a line."""
        return self._typed if row_id == self._typed_on else ""

    def keep_typed(self) -> None:
        """Take the number typed as the total of its line: leaving loses nothing."""
        typed, row_id = self._typed, self._typed_on
        self._typed = self._typed_on = ""
        if typed:
            self.totalled.emit(row_id, int(typed))

    def event(self, event: QEvent) -> bool:
        """Keep « Annuler » for the count while it is a draft: the window would undo before it."""
        if (self.is_draft and isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.ShortcutOverride
                and event.matches(QKeySequence.StandardKey.Undo)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.chosen(), Qt.Key(event.key())
        if self.is_draft and event.matches(QKeySequence.StandardKey.Undo):
            self._typed = self._typed_on = ""
            self.asked.emit("undo", "")
            return
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if row is None or not plain:
            super().keyPressEvent(event)
        elif row.countable and self._counts(row, key, event.text()):
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.asked.emit("edit", row.id)
        elif key == Qt.Key.Key_Delete:
            self.asked.emit("withdraw", row.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == VOTES:
            row = self.rows.row(index)
            for by, room in key_rooms(QRectF(self.visualRect(index))).items():
                if row.countable and room.contains(event.position()):
                    self.keep_typed()
                    self.setCurrentIndex(index)
                    self.stepped.emit(row.id, by)
                    return
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.keep_typed()
        super().focusOutEvent(event)

    def _counts(self, row: CandidateRow, key: Qt.Key, text: str) -> bool:
        """Take a key that counts; tell whether it was one."""
        if text in ("+", "="):
            self.keep_typed()
            self.stepped.emit(row.id, _MORE)
        elif text in ("-", "−"):
            self.keep_typed()
            self.stepped.emit(row.id, _LESS)
        elif text.isascii() and text.isdigit() and len(self._typed) < 5:
            self._typed, self._typed_on = self._typed + text, row.id
        elif self._typed and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep_typed()
        elif self._typed and key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
        elif self._typed and key == Qt.Key.Key_Escape:
            self._typed = self._typed_on = ""
        else:
            return False
        return True


def _line(painter: QPainter, box: QRectF, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(theme().colour(ink)))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

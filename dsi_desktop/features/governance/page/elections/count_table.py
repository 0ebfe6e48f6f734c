"""The count: one line a candidacy, votes by + and −, by digits and Entrée, or by the mouse."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from dsi_desktop.features.governance.page.elections.count_paint import (
    LESS,
    MORE,
    ROW,
    CountDelegate,
    key_rooms,
)
from dsi_desktop.features.governance.presenter.election_scene import CandidateRow
from dsi_desktop.features.governance.rules.election_words import votes_words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

WHO, VOTES, SHARE, OUTCOME = range(4)


def columns() -> list[Column[CandidateRow]]:
    """Return the columns of the count; the first says the whole line to the ear."""
    return [
        Column(_("Candidature"), lambda row: row.name, lambda row: row.spoken,
               tip=lambda row: row.detail),
        Column(_("Voix"), lambda row: str(row.votes), lambda row: votes_words(row.votes)),
        Column(_("Part des bulletins valides"), lambda row: f"{round(row.share * 100)} %"),
        Column(_("Issue"), lambda row: row.word),
    ]


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
        self.setItemDelegate(CountDelegate(self, self.typed))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        fit(self, self._fit)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.keep_typed())

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        self.widths(200, 128, 150, 190, stretch=WHO)

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
            self.stepped.emit(row.id, MORE)
        elif text in ("-", "−"):
            self.keep_typed()
            self.stepped.emit(row.id, LESS)
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

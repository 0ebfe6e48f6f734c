"""The voices of a round: a digit says the position, the next voice is already chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from dsi_desktop.features.minutes.presenter.round_scene import VoiceRow
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

_ASKED = {
    Qt.Key.Key_Return: "conclude", Qt.Key.Key_Enter: "conclude", Qt.Key.Key_N: "note",
    Qt.Key.Key_F2: "note", Qt.Key.Key_R: "reword", Qt.Key.Key_V: "vote", Qt.Key.Key_C: "count",
    Qt.Key.Key_Backspace: "clear", Qt.Key.Key_Delete: "clear", Qt.Key.Key_Escape: "leave",
}


class VoicesTable(Table):
    """Says `pressed` with a digit and `asked` with a gesture, on the voice chosen."""

    pressed = Signal(str, int)
    asked = Signal(str, str)

    def __init__(self) -> None:
        self.rows: RowsModel[VoiceRow] = RowsModel(
            [
                Column(_("Voix"), lambda row: row.name, lambda row: row.spoken,
                       tip=lambda row: row.detail),
                Column(_("Position"), lambda row: row.position, tip=lambda row: row.position),
                Column(_("Ses mots"), lambda row: row.note, tip=lambda row: row.note),
            ],
            lambda row: row.id,
        )
        super().__init__(_("Voix autour de la table"), self.rows)
        fit(self, self._fit)

    def show_rows(self, rows: tuple[VoiceRow, ...]) -> None:
        """Show the voices; the first that has not spoken is chosen when none was."""
        self.rows.show(rows)
        if rows and not self.currentIndex().isValid():
            silent = next((row.id for row in rows if not row.said), rows[0].id)
            self.go_to(silent)

    def go_to(self, voice_id: str) -> None:
        """Choose a voice and bring it in sight."""
        index = self.rows.index_of(voice_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def chosen(self) -> VoiceRow | None:
        """Return the voice chosen."""
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters are gestures, never a search by typing."""
        row, text = self.chosen(), event.text()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and text.isdigit() and row is not None:
            self.pressed.emit(row.id, int(text))
        elif plain and event.key() in _ASKED:
            self.asked.emit(_ASKED[Qt.Key(event.key())], row.id if row else "")
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(32))
        self.widths(180, 170, 120, stretch=0)

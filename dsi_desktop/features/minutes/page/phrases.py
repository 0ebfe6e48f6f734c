"""The phrase library: searched, put in the line by Entrée, changed for this dossier."""

from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.queries.phrases import phrase_library
from dsi_desktop.features.minutes.rules.phrases import KINDS, PhraseLine, searched
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, TextField
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.views import Table

_INTO = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Meeting(Protocol):
    """The page of the meeting, as the library sees it."""

    store: Store
    presenter: LivePresenter
    capture: CaptureLine

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...


class PhraseTable(Table):
    """The phrases; letters act on the one chosen."""

    def __init__(self, panel: "PhrasePanel", model: RowsModel[PhraseLine]) -> None:
        super().__init__(_("Bibliothèque de phrases"), model, panel.insert)
        self._panel = panel
        self.widths(90, 110, 400, stretch=2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        acts = {
            Qt.Key.Key_N: self._panel.add, Qt.Key.Key_E: self._panel.edit,
            Qt.Key.Key_F2: self._panel.edit, Qt.Key.Key_Delete: self._panel.remove,
        }
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if control and key in moves:
            self._panel.move_chosen(moves[key])
        elif not control and key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)


class PhrasePanel(QWidget):
    """Type to search, Entrée puts the phrase in the line; N, E, Suppr, Ctrl+↑↓ keep the library."""

    def __init__(self, live: Meeting) -> None:
        super().__init__()
        self._live = live
        self.setAccessibleName(_("Phrases"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Elided(_("Phrases"), "h2"), 1)
        head.addWidget(icon_button("x", _("Revenir aux lignes du point"), live.close_panel))
        column.addLayout(head)
        self.search = _Search(self)
        column.addWidget(self.search)
        self.model: RowsModel[PhraseLine] = RowsModel([
            Column(_("Abrégé"), lambda one: f";{one.shortcut}", spoken=lambda one: one.shortcut),
            Column(_("Nature"), lambda one: word("entry_kind", one.kind)),
            Column(_("Phrase"), lambda one: one.text.strip(), tip=lambda one: one.text.strip()),
        ], lambda one: one.id)  # fmt: skip
        self.table = PhraseTable(self, self.model)
        column.addWidget(self.table, 1)
        column.addWidget(label(
            _("Dans la ligne, « ;cons » puis Tab appelle une phrase ; Tab va ensuite de blanc en "
              "blanc."), "small", wrap=True,
        ))
        row = QHBoxLayout()
        for words, act in (
            (_("Ajouter… (N)"), self.add), (_("Modifier… (E)"), self.edit),
            (_("Supprimer (Suppr)"), self.remove),
        ):  # fmt: skip
            row.addWidget(button(words, act))
        row.addStretch()
        row.addWidget(button(_("Mettre dans la ligne"), self.insert, look="primary"))
        column.addLayout(row)
        self.setFocusProxy(self.search)
        self.refresh()

    def refresh(self) -> None:
        """Read the library again."""
        self.model.show(searched(phrase_library(self._live.store), self.search.text()))
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def chosen(self) -> PhraseLine | None:
        """Return the phrase chosen."""
        found: Any = self.table.currentIndex().data(RowsModel.ROW)
        return found if isinstance(found, PhraseLine) else None

    def insert(self, _index: QModelIndex | None = None) -> None:
        """Put the phrase chosen in the line, where its cursor was."""
        phrase = self.chosen()
        if phrase is not None:
            self._live.close_panel()
            self._live.capture.edit.insert_phrase(phrase)

    def add(self) -> None:
        """Ask a new phrase."""
        ask(self, _("Ajouter une phrase"), _form(None), lambda values: commands.add_phrase(
            self._live.store, **typed(values)), yes=_("Ajouter"))
        self.refresh()

    def edit(self) -> None:
        """Change the phrase chosen, for this dossier."""
        phrase = self.chosen()
        if phrase is not None:
            ask(self, _("Modifier la phrase"), _form(phrase), lambda values: commands.edit_phrase(
                self._live.store, phrase.id, **typed(values)))
            self.refresh()

    def remove(self) -> None:
        """Take the phrase chosen out of the library; Ctrl+Z brings it back."""
        phrase = self.chosen()
        if phrase is not None:
            self._live.presenter.do(lambda: commands.remove_phrase(self._live.store, phrase.id))
            self.refresh()

    def move_chosen(self, by: int) -> None:
        """Carry the phrase chosen up or down."""
        phrase = self.chosen()
        if phrase is not None:
            self._live.presenter.do(lambda: commands.move_phrase(self._live.store, phrase.id, by))
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._live.close_panel()
        else:
            super().keyPressEvent(event)


class _Search(QLineEdit):
    """Searches while it is typed; Entrée or ↓ goes to the phrases found."""

    def __init__(self, panel: PhrasePanel) -> None:
        super().__init__()
        self._panel = panel
        self.setAccessibleName(_("Chercher une phrase"))
        self.setPlaceholderText(_("Chercher une phrase"))
        self.textEdited.connect(lambda _text: panel.refresh())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._panel.table.setFocus()
        elif event.key() in _INTO:
            self._panel.insert()
        else:
            super().keyPressEvent(event)


def _form(phrase: PhraseLine | None) -> Form:
    form = Form([
        TextField("shortcut", _("Abrégé"), required=True, hint=_("cons")),
        TextField("text", _("Phrase, avec « … » pour ce qui reste à écrire"), required=True),
        ChoiceField("kind", _("Commence une ligne de"), [
            (kind, word("entry_kind", kind)) for kind in KINDS
        ], required=True),
    ])  # fmt: skip
    if phrase is not None:
        form.fill({"shortcut": phrase.shortcut, "text": phrase.text.strip(), "kind": phrase.kind})
    return form


def open_phrases(live: Meeting) -> None:
    """Show the library in place of the lines; the line being typed waits as it is."""
    live.open_panel(PhrasePanel(live))

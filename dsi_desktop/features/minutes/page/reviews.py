"""The follow-ups still open, gone through one by one at the meeting."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.queries import ToReview
from dsi_desktop.features.minutes.rules.review_words import REVIEWS
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

# Each letter, the state it gives, the words of its button; R and N ask a question first.
_LETTERS = (
    (Qt.Key.Key_F, "done", N_("F  Fait")), (Qt.Key.Key_C, "doing", N_("C  En cours")),
    (Qt.Key.Key_R, "todo", N_("R  Reporté…")), (Qt.Key.Key_N, "", N_("N  Note…")),
)
_KEYS = {key: state for key, state, _words in _LETTERS}


def word_of(line: ToReview) -> str:
    """Return the word said at this meeting, nothing before it."""
    return _(REVIEWS.get(line.state, line.state)) if line.state else ""


class ReviewList(Table):
    """F done, C under way, R postponed, N a note; Échap goes back to the lines."""

    asked = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(_KEYS[key])
        else:
            super().keyPressEvent(event)


class ReviewPanel(QWidget):
    """One line a follow-up; a letter says where it stands and goes to the next."""

    def __init__(
        self, presenter: LivePresenter, desk: Desk, leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setAccessibleName(_("Suivis à revoir"))
        self._presenter = presenter
        self._desk = desk
        self.model: RowsModel[ToReview] = RowsModel([
            Column(_("Suivi"), lambda line: line.title, tip=lambda line: line.title),
            Column(_("Responsable"), lambda line: line.responsible),
            Column(_("Échéance"), _due),
            Column(_("État"), word_of, tip=lambda line: line.note),
        ], lambda line: line.id, self)
        self.list = ReviewList(_("Suivis à revoir"), self.model)
        self.list.widths(200, 124, 132, 80)
        self.list.asked.connect(self._say)
        self.list.left.connect(leave)
        self.empty = EmptyState(
            "circle-check", _("Aucun suivi ouvert"),
            _("Tout ce que cette instance avait confié est réglé."), _("Revenir aux lignes"), leave,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 6, 4)
        column.setSpacing(8)
        row = QHBoxLayout()
        self.title = label("", "h2")
        row.addWidget(self.title, 1)
        row.addWidget(icon_button("x", _("Revenir aux lignes"), leave))
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.keys = QWidget()
        keys = QHBoxLayout(self.keys)
        keys.setContentsMargins(0, 0, 0, 0)
        for _key, state, words in _LETTERS:
            keys.addWidget(button(_(words), partial(self._say, state)))
        keys.addStretch()
        column.addWidget(self.keys)
        self.refresh()
        self._go_on()

    def refresh(self) -> None:
        """Show the follow-ups again, those reviewed with their word."""
        rows = self._presenter.settling.to_review()
        left = sum(not one.state for one in rows)
        self.model.show(rows)
        self.title.setText(ngettext(
            "{n} suivi à revoir", "{n} suivis à revoir", left
        ).format(n=left))
        for part in (self.list, self.keys):
            part.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        (self.list if self.model.rows else self.empty).setFocus(event.reason())

    def _line(self) -> ToReview | None:
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def _say(self, state: str) -> None:
        line = self._line()
        if line is None:
            return
        if state in ("done", "doing"):
            if self._presenter.settling.review(line.id, state):
                self._go_on()
            return
        self._ask(line, state)

    def _ask(self, line: ToReview, state: str) -> None:
        """Ask the note, and for a postponement the new day."""
        note = TextField("note", _("Note"))
        if state:
            form = Form([DayField("due_on", _("Nouvelle échéance"), self._desk.today), note])
        else:
            form = Form([note, ChoiceField(
                "state", _("État"), [(key, _(word)) for key, word in REVIEWS.items()],
                required=True,
            )])
            form.fill({"note": line.note, "state": line.state or "doing"})
        ask(
            self.window(), line.title, form,
            lambda values: self._presenter.settling.review(
                line.id, state or str(values["state"]), str(values["note"] or ""),
                str(values["due_on"]) if values.get("due_on") else None,
            ),
        )
        self._go_on()

    def _go_on(self) -> None:
        """Choose the next follow-up nobody spoke of yet."""
        rows = self.model.rows
        at = self.list.currentIndex().row()
        order = [*range(at + 1, len(rows)), *range(at + 1)]
        following = next((place for place in order if not rows[place].state), None)
        if following is None:
            following = max(at, 0)
        self.list.setCurrentIndex(self.model.index(following, 0))
        self.list.setFocus()


def _due(line: ToReview) -> str:
    if line.due and line.late:
        return _("{due}, en retard").format(due=line.due)
    return line.due

"""« Écrire autre chose »: the editor of a value, in the form its field is typed everywhere."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from dsi_desktop.features.exchange.page.choices_columns import keyed_button
from dsi_desktop.features.exchange.presenter.choices import Writing
from dsi_desktop.features.exchange.presenter.decision_scene import Answer
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    Field,
    MoneyField,
    NumberField,
    ProseField,
    TextField,
    TimeField,
)
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.texts import label

_MANY = 12


class WritingCard(QFrame):
    """Closed: what is offered and its key. Open: the editor, Ctrl+Entrée saves, Échap closes."""

    def __init__(
        self, today: Callable[[], date], save: Callable[[Value], object],
        closed: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self._today, self._save, self._closed = today, save, closed
        self.form: Form | None = None
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(18, 12, 18, 12)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)

    @property
    def writing(self) -> bool:
        """Tell whether the editor is open."""
        return self.form is not None

    @property
    def prose(self) -> QPlainTextEdit | None:
        """The box of a long text being written."""
        field = self.form.fields["value"] if self.form is not None else None
        return field.box if isinstance(field, ProseField) else None

    def offer(self, answer: Answer, digit: int, several: int, answered: Callable[[str], object],
              ) -> None:  # fmt: skip
        """Show the offer, without an editor."""
        self.close_form()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Pictogram("pencil"))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        asked = _("Aucune des deux ne convient?") if several == 2 else _("Aucune ne convient?")
        texts.addWidget(label(asked, "h2", wrap=True))
        said = _("Partez d’une version et corrigez-la. Les autres restent dans l’historique.")
        texts.addWidget(label(said, "muted", wrap=True))
        row.addLayout(texts, 1)
        side = QVBoxLayout()
        keyed_button(side, answer, digit, answered)
        row.addLayout(side)
        self._row.addLayout(row)

    def open(self, writing: Writing) -> None:
        """Open the editor on a version."""
        self.close_form()
        field = _field(writing, self._today)
        self.form = Form([field])
        self.form.fill({"value": writing.value})
        self._row.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(label(_("Ctrl+Entrée"), "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button(_("Enregistrer ce texte") if writing.shape == "prose"
                             else _("Enregistrer cette valeur"), self.save))  # fmt: skip
        row.addWidget(button(_("Revenir aux versions"), self.close_editor, look="quiet"))
        self._row.addLayout(row)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, ProseField):
            field.box.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Give the value written; a wrong one is refused beside the field."""
        values = self.form.values() if self.form is not None else None
        if values is not None:
            value = values["value"]
            self._save(int(value) if isinstance(value, bool) else value)

    def close_editor(self) -> None:
        """Leave without writing."""
        self._closed()

    def event(self, event: QEvent) -> bool:
        """Keep Échap from the page while something is being written."""
        if (
            event.type() == QEvent.Type.ShortcutOverride and self.writing
            and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        ):  # fmt: skip
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap closes the editor."""
        if event.key() == Qt.Key.Key_Escape and self.writing:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def close_form(self) -> None:
        """Take the editor away."""
        self.form = None
        clear(self._row)


def _field(writing: Writing, today: Callable[[], date]) -> Field:
    name, words = "value", writing.field[:1].upper() + writing.field[1:]
    if writing.shape in ("choice", "link"):
        none = "—" if writing.shape == "link" else None
        return ChoiceField(name, words, writing.options, none=none,
                           filtered=len(writing.options) > _MANY)  # fmt: skip
    plain: dict[str, Callable[[], Field]] = {
        "prose": lambda: ProseField(name, words, lines=6),
        "day": lambda: DayField(name, words, today),
        "time": lambda: TimeField(name, words),
        "cents": lambda: MoneyField(name, words),
        "flag": lambda: CheckField(name, words),
        "number": lambda: NumberField(name, words, low=-1_000_000_000),
    }
    return plain.get(writing.shape, lambda: TextField(name, words))()

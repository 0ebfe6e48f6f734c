"""The fields of a form: each keeps a value of the dossier and says when it is not one."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import clean, fold
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import unmarked
from dsi_desktop.ui.widgets.texts import label

Value = str | int | bool | None
_SHORTEST = 12
_WHOLE = re.compile(r"-?[0-9]{1,15}")


class BadValue(ValueError):
    """What was typed is not a value of this field; the text is the sentence to show."""


class Field(QWidget):
    """A label, a control and, when it is wrong, the sentence under it."""

    edited = Signal(str)

    def __init__(self, name: str, text: str, control: QWidget, *, required: bool = False) -> None:
        super().__init__()
        self.name = name
        self.words = text
        self.required = required
        self.control = control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.caption = label(unmarked(text), "label", wrap=True)
        self.caption.setBuddy(control)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        control.setAccessibleName(text)
        column.addWidget(self.caption)
        column.addWidget(control)
        column.addWidget(self.error)
        column.addStretch(1)
        self.setFocusProxy(control)

    def value(self) -> Value:
        """Return what was entered; raises `BadValue` when it is not one."""
        raise BadValue(_("Ce champ n’a pas de valeur."))

    def show_value(self, value: Value) -> None:
        """Show a value of the dossier."""

    def show_error(self, sentence: str) -> None:
        """Show or take away ("") the sentence under the field."""
        self.error.setText(f"⚠ {sentence}" if sentence else "")
        self.error.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        self.control.setProperty("wrong", bool(sentence))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    def _tell(self) -> None:
        self.edited.emit(self.name)


class TextField(Field):
    """One line of text; control characters are dropped."""

    def __init__(
        self, name: str, text: str, *, required: bool = False, hint: str = "",
        suggestions: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self.line = QLineEdit()
        super().__init__(name, text, self.line, required=required)
        self.line.setPlaceholderText(hint)
        self.line.editingFinished.connect(self._tell)
        if suggestions:
            completer = QCompleter(list(suggestions), self.line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)

    def value(self) -> Value:
        """Return the text without spaces around it."""
        typed = clean(self.line.text()).replace("\n", " ").strip()
        if self.required and not typed:
            raise BadValue(_("Remplissez ce champ."))
        return typed

    def show_value(self, value: Value) -> None:
        """Show a text."""
        self.line.setText("" if value is None else str(value))


class _Prose(QPlainTextEdit):
    """A box of text where Tab leaves and that tells when it is left."""

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        fit(self, lambda: self.setFixedHeight(theme().px(20 * lines + 16)))
        self.setFrameShape(QFrame.Shape.NoFrame)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell, then leave."""
        super().focusOutEvent(event)
        self.left.emit()


class ProseField(Field):
    """Several lines of text."""

    def __init__(self, name: str, text: str, *, lines: int = 4, required: bool = False) -> None:
        self.box = _Prose(lines)
        super().__init__(name, text, self.box, required=required)
        self.box.left.connect(self._tell)

    def value(self) -> Value:
        """Return the text; line ends separate paragraphs."""
        typed = clean(self.box.toPlainText()).strip()
        if self.required and not typed:
            raise BadValue(_("Remplissez ce champ."))
        return typed

    def show_value(self, value: Value) -> None:
        """Show a text."""
        self.box.setPlainText("" if value is None else str(value))


class ChoiceField(Field):
    """One of a list of (key, words); typing letters goes to the choice."""

    def __init__(
        self, name: str, text: str, options: Sequence[tuple[str, str]], *,
        required: bool = False, none: str | None = None, filtered: bool = False,
    ) -> None:  # fmt: skip
        self.box = QComboBox()
        # A long choice would else push the form wider than its dialog, whose sides are cut.
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(_SHORTEST)
        super().__init__(name, text, self.box, required=required)
        self._none = none
        if filtered:
            self.box.setEditable(True)
            self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            written = self.box.lineEdit()
            if written is not None:
                written.editingFinished.connect(self._complete)
            completer = QCompleter(self.box.model(), self.box)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            self.box.setCompleter(completer)
        self.show_options(options)
        self.box.activated.connect(lambda _at: self._tell())

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer another list, keeping the choice when it is still there."""
        kept = self.box.currentData()
        self.box.clear()
        if self._none is not None:
            self.box.addItem(self._none, None)
        for key, words in options:
            self.box.addItem(words, key)
        self.show_value(kept)

    def value(self) -> Value:
        """Return the key chosen, None for the empty choice."""
        at = self.box.currentIndex()
        if self.box.isEditable():
            at = self._written()
            if at < 0 and self.box.currentText().strip():
                raise BadValue(_("Choisissez dans la liste."))
        chosen: str | None = self.box.itemData(at) if at >= 0 else None
        if self.required and chosen is None:
            raise BadValue(_("Choisissez dans la liste."))
        return chosen

    def _written(self) -> int:
        """Return the place of what was typed: the same words, else the only ones that hold it."""
        typed = self.box.currentText().strip()
        exact = self.box.findText(typed, Qt.MatchFlag.MatchFixedString)
        if exact >= 0 or not typed:
            return exact
        options = range(self.box.count())
        held = [at for at in options if fold(typed) in fold(self.box.itemText(at))]
        return held[0] if len(held) == 1 else -1

    def _complete(self) -> None:
        at = self._written()
        if at >= 0:
            self.box.setCurrentIndex(at)

    def show_value(self, value: Value) -> None:
        """Show the words of a key; a key that is not offered is added as it stands."""
        at = self.box.findData(value)
        if at < 0 and value:
            self.box.addItem(str(value), value)
            at = self.box.count() - 1
        self.box.setCurrentIndex(max(at, 0) if self.box.count() else -1)


class Clock(Protocol):
    """Gives the day that « demain » and « vendredi » are counted from."""

    def __call__(self) -> date:
        """Return today."""


class TypedField(Field):
    """One line that is read as a date, an hour, a number; leaving it shows what was read."""

    def __init__(self, name: str, text: str, *, required: bool = False, hint: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(name, text, self.line, required=required)
        self.line.setPlaceholderText(hint)
        self.line.editingFinished.connect(self._leave)

    def value(self) -> Value:
        """Return the value, or None when the field is empty."""
        typed = clean(self.line.text()).strip()
        if typed:
            return self._read(typed)
        if self.required:
            raise BadValue(self._missing())
        return None

    def show_value(self, value: Value) -> None:
        """Show a value as people write it."""
        self.line.setText("" if value is None else self._written(value))

    def _leave(self) -> None:
        if self.line.text().strip():
            try:
                self.show_value(self.value())
            except BadValue as wrong:
                self.show_error(str(wrong))
                return
        self.show_error("")
        self._tell()

    def _missing(self) -> str:
        return _("Remplissez ce champ.")

    def _read(self, typed: str) -> Value:
        return typed

    def _written(self, value: Value) -> str:
        return str(value)


class DayField(TypedField):
    """A date, typed as one says it: 15 déc, vendredi, 2026-12-15."""

    def __init__(self, name: str, text: str, today: Clock, *, required: bool = False) -> None:
        super().__init__(name, text, required=required, hint=_("15 déc. ou 2026-12-15"))
        self._today = today

    def _missing(self) -> str:
        return _("Écrivez une date.")

    def _read(self, typed: str) -> Value:
        """Return an ISO date."""
        day = fmt.parse_day(typed, self._today())
        if day is None:
            raise BadValue(_("Cette date n’est pas comprise. Écrivez par exemple 2026-12-15."))
        return day.isoformat()


class TimeField(TypedField):
    """An hour: 13 h 30, 13:30, 9h."""

    def __init__(self, name: str, text: str, *, required: bool = False) -> None:
        super().__init__(name, text, required=required, hint=_("13 h 30"))

    def _missing(self) -> str:
        return _("Écrivez une heure.")

    def _read(self, typed: str) -> Value:
        """Return `HH:MM`."""
        hour = fmt.parse_time(typed)
        if hour is None:
            raise BadValue(_("Cette heure n’est pas comprise. Écrivez par exemple 13 h 30."))
        return hour

    def _written(self, value: Value) -> str:
        return fmt.time(str(value)) if value else ""


class NumberField(TypedField):
    """A whole number between two bounds, with its unit in the label."""

    def __init__(
        self, name: str, text: str, *, low: int = 0, high: int = 1_000_000_000,
        required: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(name, text, required=required)
        self._low, self._high = low, high

    def _missing(self) -> str:
        return _("Écrivez un nombre.")

    def _read(self, typed: str) -> Value:
        tight = "".join(typed.split()).removesuffix("%").replace("−", "-")
        if not _WHOLE.fullmatch(tight):
            raise BadValue(_("Écrivez un nombre entier."))
        number = int(tight)
        if not self._low <= number <= self._high:
            raise BadValue(
                _("Écrivez un nombre de {low} à {high}.").format(low=self._low, high=self._high)
            )
        return number


class MoneyField(TypedField):
    """An amount of money, kept in cents: 18 000,00 $."""

    def _missing(self) -> str:
        return _("Écrivez un montant.")

    def _read(self, typed: str) -> Value:
        """Return cents."""
        cents = fmt.parse_money(typed)
        if cents is None:
            raise BadValue(_("Ce montant n’est pas compris. Écrivez par exemple 18 000,00 $."))
        return cents

    def _written(self, value: Value) -> str:
        return fmt.money(value) if isinstance(value, int) else ""


class CheckField(Field):
    """A yes or no; the label is the text of the box itself."""

    def __init__(self, name: str, text: str) -> None:
        self.box = QCheckBox(unmarked(text))
        super().__init__(name, text, self.box)
        self.caption.hide()
        self.box.toggled.connect(lambda _on: self._tell())

    def value(self) -> Value:
        """Return True or False."""
        return self.box.isChecked()

    def show_value(self, value: Value) -> None:
        """Tick or not."""
        self.box.setChecked(bool(value))

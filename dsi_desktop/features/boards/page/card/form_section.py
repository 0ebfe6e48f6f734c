"""A section made of boxes: each is written as soon as it is left."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dsi_desktop.features.boards.page.card.section import CardSection
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries.sheet import CardSheet, Choices
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.ui.forms.fields import BadValue, ChoiceField, Field
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.frames import clear

_NARROW = 5  # two boxes stand side by side in the sheet


class FormSection(CardSection):
    """Boxes built once a sheet is opened; the one being typed in is left alone."""

    def __init__(self, host: Boards, words: str) -> None:
        super().__init__(host, words)
        self.form = Form([])
        self._sheet: CardSheet | None = None

    def build(self, choices: Choices) -> Form:
        """Return the boxes, with what may be chosen in them."""
        return Form([])

    def offer(self, choices: Choices) -> None:
        """Build the boxes again."""
        clear(self.body)
        self.form = self.build(choices)
        self.form.edited.connect(self._edited)
        for field in self.form.fields.values():
            if isinstance(field, ChoiceField):
                field.box.setMinimumContentsLength(_NARROW)
        self.body.addWidget(self.form)
        self._sheet = None

    def show_sheet(self, sheet: CardSheet) -> None:
        same = sheet.task_id == self.task_id
        self.record_id, self._sheet = sheet.id, sheet
        self.say_head(sheet)
        values = card.values(sheet)
        for name, field in self.form.fields.items():
            if not (same and _in_hand(field, values[name])):
                field.show_value(values[name])
                field.show_error("")
            _show_start(field)
        self.dress(sheet, self.form.fields)

    def dress(self, sheet: CardSheet, fields: Mapping[str, Field]) -> None:
        """Show or hide what depends on the card."""

    def put(self, name: str, value: card.Value) -> None:
        """Write one box."""
        card.write(self.host.store, self.task_id, name, value)

    def _edited(self, name: str) -> None:
        field = self.form.fields[name]
        try:
            value = field.value()
            if self._sheet is None or value == card.values(self._sheet)[name]:
                return
            self.form.clear_errors()
            self.put(name, value)
        except BadValue as refusal:
            field.show_error(str(refusal))
        except DsiError as refusal:
            self.form.refuse(refusal)
        else:
            _typed(field, done=True)
            self.host.refresh()


def _in_hand(field: Field, value: card.Value) -> bool:
    """Tell whether a box must be left alone: something is typed in it, or it shows that already.

    A box that only has the keyboard is read again: left later, it would else write back what
    somebody undid or changed meanwhile.
    """
    if not field.control.hasFocus():
        return False
    try:
        return _typed(field) or field.value() == value
    except BadValue:
        return True


def _show_start(field: Field) -> None:
    """Show the beginning of a long name in a box nobody types in; the tip says it whole."""
    line = _line_of(field)
    if isinstance(line, QLineEdit) and not field.control.hasFocus():
        line.setCursorPosition(0)
        field.control.setToolTip(plain_tip(line.text()))


def _line_of(field: Field) -> QWidget | None:
    control = field.control
    return control.lineEdit() if isinstance(control, QComboBox) else control


def _typed(field: Field, *, done: bool = False) -> bool:
    """Tell whether something was typed in a box since it was shown; `done`: it is written now."""
    line = _line_of(field)
    if isinstance(line, QLineEdit):
        line.setModified(line.isModified() and not done)
        return line.isModified()
    if isinstance(line, QPlainTextEdit):
        line.document().setModified(line.document().isModified() and not done)
        return line.document().isModified()
    return False

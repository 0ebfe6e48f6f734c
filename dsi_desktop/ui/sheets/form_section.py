"""A section made of boxes: each is written as soon as it is left."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.ui.forms.fields import BadValue, ChoiceField, Field, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.sheets.section import Sheet, SheetSection
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.frames import clear

_NARROW = 5  # two boxes stand side by side in the sheet
S = TypeVar("S", bound=Sheet)


class FormSection(SheetSection[S]):
    """Boxes built once a sheet is opened; the one being typed in is left alone.

    `renew` reads the sheet again once a box is written.
    """

    def __init__(self, words: str, renew: Callable[[], object]) -> None:
        super().__init__(words)
        self.form = Form([])
        self.sheet: S | None = None
        self._renew = renew

    def values(self, sheet: S) -> Mapping[str, Value]:
        """Return what each box shows."""
        return {}

    def put(self, name: str, value: Value) -> None:
        """Write one box. Raises `RuleBroken`: it stands beside the box."""

    def dress(self, sheet: S, fields: Mapping[str, Field]) -> None:
        """Show or hide what depends on the record."""

    def offer(self, form: Form) -> None:
        """Put these boxes in the place of those before."""
        clear(self.body)
        self.form = form
        form.edited.connect(self._edited)
        for field in form.fields.values():
            if isinstance(field, ChoiceField):
                field.box.setMinimumContentsLength(_NARROW)
        self.body.addWidget(form)
        self.sheet = None

    def show_sheet(self, sheet: S) -> None:
        """Show a record in its boxes."""
        same = sheet.id == self.record_id
        self.record_id, self.sheet = sheet.id, sheet
        self.say_head(sheet)
        values = self.values(sheet)
        for name, field in self.form.fields.items():
            if not (same and _in_hand(field, values[name])):
                field.show_value(values[name])
                field.show_error("")
            _show_start(field)
        self.dress(sheet, self.form.fields)

    def _edited(self, name: str) -> None:
        field = self.form.fields[name]
        try:
            value = field.value()
            if self.sheet is None or value == self.values(self.sheet)[name]:
                return
            self.form.clear_errors()
            self.put(name, value)
        except BadValue as refusal:
            field.show_error(str(refusal))
        except DsiError as refusal:
            self.form.refuse(refusal)
        else:
            _typed(field, done=True)
            self._renew()


def _in_hand(field: Field, value: Value) -> bool:
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

"""A form: fields in rows, values all together, each refusal beside the field it speaks of."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.ui.forms.fields import BadValue, Field, Value
from dsi_desktop.ui.widgets.texts import label


def typed(values: Mapping[str, Value]) -> dict[str, Any]:
    """Hand a form to a command: the fields carry the names and kinds of its arguments."""
    return dict(values)


class Form(QWidget):
    """Fields by name. A row is one field, or a sequence of fields side by side."""

    edited = Signal(str)

    def __init__(self, rows: Sequence[Field | Sequence[Field]]) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.summary = label("", "error", wrap=True)
        self.summary.hide()
        column.addWidget(self.summary)
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(12)
            for field in [row] if isinstance(row, Field) else row:
                self.fields[field.name] = field
                field.edited.connect(self.edited)
                line.addWidget(field, 1)
            column.addLayout(line)

    def head(self, row: int, title: str, kind: str = "h3") -> None:
        """Put a heading over a row, counted from 0 with the headings already put."""
        self._column.insertWidget(row + 1, label(title, kind))

    def append(self, widget: QWidget) -> None:
        """Put something that is no field under the rows."""
        self._column.addWidget(widget)

    def fill(self, values: Mapping[str, Value]) -> None:
        """Show these values; fields not named keep theirs."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].show_value(value)

    def values(self) -> dict[str, Value] | None:
        """Return every value, or None: the refusals then stand beside their fields."""
        self.clear_errors()
        found: dict[str, Value] = {}
        wrong: Field | None = None
        for name, field in self.fields.items():
            try:
                found[name] = field.value()
            except BadValue as refusal:
                field.show_error(str(refusal))
                wrong = wrong or field
        if wrong is not None:
            _lead_to(wrong)
            return None
        return found

    def refuse(self, error: DsiError) -> None:
        """Show why a command refused: beside the field it names, else above the form."""
        name = error.field if isinstance(error, RuleBroken) else ""
        self.show_error(name, error.sentence)

    def show_error(self, name: str, sentence: str) -> None:
        """Show a sentence beside a field, or above the form when no field has this name."""
        field = self.fields.get(name)
        if field is None:
            self.summary.setText(f"⚠ {sentence}")
            self.summary.show()
            _scroll_to(self.summary)
            return
        field.show_error(sentence)
        _lead_to(field)

    def clear_errors(self) -> None:
        """Take every sentence away."""
        self.summary.hide()
        for field in self.fields.values():
            field.show_error("")


def _lead_to(field: Field) -> None:
    """Give a field the focus, and scroll so that it shows with the sentence under it."""
    field.control.setFocus(Qt.FocusReason.OtherFocusReason)
    _scroll_to(field)


def _scroll_to(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None:
        if (layout := above.layout()) is not None:
            layout.activate()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part)
            return
        above = above.parentWidget()

"""What to know before a meeting is called, said in the form while its day is chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from dsi_desktop.features.meetings.queries import Call
from dsi_desktop.ui.forms.fields import BadValue, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.theme import theme

Warn = Callable[[Call], tuple[str, ...]]
_ASKED = ("body_id", "held_on", "start_time", "end_time", "area_id")


class ConveningNote(QLabel):
    """A few sentences at the foot of a form of meeting, read again at each change of its day."""

    def __init__(self, form: Form, warn: Warn, call: Call) -> None:
        super().__init__(form)
        self._form = form
        self._warn = warn
        self._call = call
        self.setWordWrap(True)
        self.setStyleSheet(warning_look())
        if (column := form.layout()) is not None:
            column.addWidget(self)
        form.edited.connect(self._read_again)
        self.read()

    def call(self) -> Call:
        """Return the call as it is typed."""
        return self._typed()

    def read(self) -> None:
        """Say what the day now written would do."""
        said = written(self._warn(self._typed()))
        self.setText(said)
        self.setVisible(bool(said))

    def _read_again(self, name: str) -> None:
        if name in _ASKED:
            self.read()

    def _typed(self) -> Call:
        """Return the call as it is typed; what cannot be read yet stays as it was."""
        found = {name: self._value(name) for name in _ASKED if name in self._form.fields}
        kept = self._call
        return Call(
            found.get("body_id", kept.body_id) or "", found.get("held_on", kept.held_on) or "",
            found.get("start_time", kept.start_time), found.get("end_time", kept.end_time),
            found.get("area_id", kept.area_id), kept.meeting_id,
        )

    def _value(self, name: str) -> str | None:
        try:
            value: Value = self._form.fields[name].value()
        except BadValue:
            return None
        return str(value) if value else None


def written(sentences: tuple[str, ...]) -> str:
    """Return warnings one to a line, each behind its sign."""
    return "\n".join(f"⚠ {one}" for one in sentences)


def warning_look() -> str:
    """Return the colours of a warning, the same in the form and on the sheet."""
    return (
        f"color: {theme().hex('warn')}; background: {theme().hex('warnSoft')};"
        f"border-radius: 8px; padding: 8px 10px;"
    )

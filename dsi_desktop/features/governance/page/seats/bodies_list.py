"""The bodies of the day with their seats counted, and the line that gathers them all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.features.governance.queries import SeatingLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.views import Table

EVERY = ""
_TONES = {
    "bad": ("alert-triangle", "danger"), "warn": ("alert-circle", "warn"),
    "accent": ("info-circle", "accent"), "": ("circle-check", "ok"),
}
_Line = SeatingLine | None


class BodiesList(Table):
    """Lists the bodies; the first line stands for all of them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        self._rows = RowsModel[_Line](
            (
                Column(_("Instance"), _name, spoken=_spoken, icon=_mark, tip=_tip),
                Column(_("Sièges"), lambda line: scene.filled(line) if line else "", right=True),
            ),
            lambda line: line.body.id if line else EVERY,
        )
        super().__init__(_("Instances et leurs sièges"), self._rows)
        self.widths(200, 76, stretch=0)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.chosen.emit(self._key(now)))

    def show_lines(self, lines: Sequence[SeatingLine]) -> None:
        """Show these bodies under the line of all."""
        self._rows.show([None, *lines])

    def choose(self, body_id: str) -> None:
        """Take a body in hand, without telling when it already is."""
        index = self._rows.index_of(body_id)
        if index.isValid() and index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)

    def body_id(self) -> str:
        """Return the body in hand, `EVERY` for all."""
        return self._key(self.currentIndex())

    def holds(self, body_id: str) -> bool:
        """Tell whether a body is listed."""
        return self._rows.index_of(body_id).isValid()

    def _key(self, index: object) -> str:
        row = self.currentIndex() if index is None else index
        valid = row.isValid()  # type: ignore[attr-defined]
        return str(self._rows.key_of(row)) if valid else EVERY  # type: ignore[arg-type]


def _name(line: _Line) -> str:
    if line is None:
        return _("Toutes les instances")
    return "\N{EN SPACE}" * line.body.depth + line.body.name


def _spoken(line: _Line) -> str:
    if line is None:
        return _("Toutes les instances")
    said = scene.asked_for(line) or _("rien à signaler")
    return f"{line.body.name}, {scene.filled(line)}, {said}"


def _tip(line: _Line) -> str:
    if line is None:
        return ""
    return "\n".join(part for part in (line.body.name, scene.asked_for(line)) if part)


def _mark(line: _Line) -> object:
    return icon(*_TONES[scene.tone(line)]) if line else icon("list-check", "text2")

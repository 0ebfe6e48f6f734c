"""What stands beside the lists: one sheet, or several records together."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.page.forms import Forms
from dsi_desktop.features.directory.page.sheet import Sheet
from dsi_desktop.features.directory.page.together_panel import TogetherPanel
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme

_SHEET, _TOGETHER, _ANY = 400, 360, 16_777_215


class Side(QWidget):
    """Shows one or the other, or nothing; the sheet alone may fill the page."""

    closed = Signal()
    widened = Signal(bool)

    def __init__(self, store: Store, desk: Desk, forms: Forms) -> None:
        super().__init__()
        self.sheet = Sheet(store, desk, forms)
        self.together = TogetherPanel(store, desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.sheet, self.together):
            row.addWidget(part)
            part.hide()
            part.closed.connect(self.close_all)
        self.sheet.widened.connect(self._widen)
        self._room = theme().px(_SHEET)
        self.hide()

    def show_sheet(self, kind: str, record_id: str) -> None:
        """Show one record."""
        self.together.hide()
        self.sheet.kind, self.sheet.record_id = kind, record_id
        self.sheet.show()
        self.show()
        self.read()

    def show_whole(self, kind: str, record_id: str) -> None:
        """Show one record alone: widening it reads it, so it is not read twice."""
        self.together.hide()
        self.sheet.kind, self.sheet.record_id = kind, record_id
        self.sheet.show()
        self.show()
        if self.sheet.wide:
            self.read()
        else:
            self.sheet.set_wide(True)

    def show_together(self, kind: str, ids: Sequence[str], *, archived: bool) -> None:
        """Show what several records may take."""
        self.sheet.set_wide(False)
        self.sheet.hide()
        self.together.show_chosen(kind, ids, archived=archived)
        self.show()

    def read(self) -> None:
        """Read the sheet again; a record that is gone closes it."""
        if self.sheet.isHidden():
            return
        try:
            self.sheet.show_record(self.sheet.kind, self.sheet.record_id)
        except NotFound:
            self.close_all()

    def close_all(self) -> None:
        """Leave the page to the list."""
        self.sheet.set_wide(False)
        for part in (self.sheet, self.together, self):
            part.hide()
        self.closed.emit()

    def fit(self, width: int) -> None:
        """Take less than half of a page of this width."""
        self._room = min(theme().px(_SHEET), width // 2)
        if not self.sheet.wide:
            self.sheet.setFixedWidth(self._room)
        self.together.setFixedWidth(min(self._room, theme().px(_TOGETHER)))

    def _widen(self, wide: bool) -> None:
        if wide:
            self.sheet.setMinimumWidth(0)
            self.sheet.setMaximumWidth(_ANY)
        else:
            self.sheet.setFixedWidth(self._room)
        self.read()
        self.widened.emit(wide)

"""What happened to an element of the plan: who changed what, the newest first."""

from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side.section import Section
from dsi_desktop.features.plan.presenter.action import past_head
from dsi_desktop.features.plan.queries import PastLine, element_past
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.sheet_section import Sheet
from dsi_desktop.ui.widgets.texts import label

S = TypeVar("S", bound=Sheet)


class PastSection(Section[S]):
    """Read only when it is open: the journal is asked for no element that is only passed by."""

    def __init__(self, host: Plans, table: str) -> None:
        super().__init__(host, _("Historique"))
        self._table = table
        self._lines: list[PastLine] = []
        self.head.clicked.connect(self._opened)

    def part(self, sheet: S) -> object:
        open_ = not self.inside.isHidden()
        self._lines = element_past(self.host.store, self._table, sheet.id) if open_ else []
        return self._lines

    def unfolded(self, sheet: S) -> bool:
        return False

    def fill(self, sheet: S) -> None:
        for line in self._lines:
            self.body.addWidget(self._line(line))

    def _line(self, line: PastLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(1)
        column.addWidget(label(line.words, wrap=True))
        for change in line.changes:
            column.addWidget(label(change, "muted", wrap=True))
        column.addWidget(label(past_head(line, self.host.desk.today()), "small", wrap=True))
        return holder

    def _opened(self) -> None:
        if not self.inside.isHidden():
            self.host.renew()

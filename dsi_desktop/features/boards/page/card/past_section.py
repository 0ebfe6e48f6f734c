"""What happened to a card: who changed what, the newest first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.boards.page.card.section import CardSection
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries.sheet import CardSheet, PastLine, card_past
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.texts import label


class PastSection(CardSection):
    """Read only when it is open: the journal is asked for no card that is only passed by."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Historique"))
        self._lines: list[PastLine] = []
        self.head.clicked.connect(self._opened)

    def part(self, sheet: CardSheet) -> object:
        open_ = not self.inside.isHidden()
        self._lines = card_past(self.host.store, sheet.task_id) if open_ else []
        return sheet.age, self._lines

    def unfolded(self, sheet: CardSheet) -> bool:
        return False

    def fill(self, sheet: CardSheet) -> None:
        age = card.age_words(sheet.age)
        if age:
            self.body.addWidget(label(age, "muted", wrap=True))
        for line in self._lines:
            self.body.addWidget(self._line(line))
        if self._lines:
            self.body.addWidget(label(
                _("H, sur la carte du tableau : tout son historique."), "small", wrap=True))

    def _line(self, line: PastLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(1)
        column.addWidget(label(line.words, wrap=True))
        for change in line.changes:
            column.addWidget(label(change, "muted", wrap=True))
        column.addWidget(label(card.past_head(line, self.host.desk.today()), "small", wrap=True))
        return holder

    def _opened(self) -> None:
        if not self.inside.isHidden():
            self.host.refresh()

"""What happened to a card: since when it stands there, who changed what, the newest first."""

from functools import partial

from dsi_desktop.db.told import PastLine
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries.sheet import CardSheet, card_past
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets import past_section
from dsi_desktop.ui.widgets.texts import label


class PastSection(past_section.PastSection[CardSheet, PastLine]):
    """Its age on the board stands above its gestures."""

    def __init__(self, host: Boards) -> None:
        super().__init__(
            partial(card_past, host.store),
            lambda line: card.past_head(line, host.desk.today()), host.refresh)

    def part(self, sheet: CardSheet) -> object:
        return sheet.age, super().part(sheet)

    def fill(self, sheet: CardSheet) -> None:
        age = card.age_words(sheet.age)
        if age:
            self.body.addWidget(label(age, "muted", wrap=True))
        super().fill(sheet)
        if self.lines:
            self.body.addWidget(label(
                _("H, sur la carte du tableau : tout son historique."), "small", wrap=True))

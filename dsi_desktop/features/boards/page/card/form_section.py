"""A section of the sheet of a card made of boxes: each is written as soon as it is left."""

from collections.abc import Mapping

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries.sheet import CardSheet, Choices
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.sheets import form_section


class FormSection(form_section.FormSection[CardSheet]):
    """Boxes of a card."""

    def __init__(self, host: Boards, words: str) -> None:
        super().__init__(words, host.refresh)
        self.host = host

    def build(self, choices: Choices) -> Form:
        """Return the boxes, with what may be chosen in them."""
        return Form([])

    def values(self, sheet: CardSheet) -> Mapping[str, card.Value]:
        return card.values(sheet)

    def put(self, name: str, value: card.Value) -> None:
        card.write(self.host.store, self.record_id, name, value)

"""The sheet of a card beside the board: every box is written as soon as it is left."""

from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page.card.form_section import FormSection
from dsi_desktop.features.boards.page.card.main_section import MainSection
from dsi_desktop.features.boards.page.card.sections import SECTIONS
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries.sheet import CardSheet, card_choices
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets.panel import SheetPanel
from dsi_desktop.ui.widgets.buttons import icon_button


class CardPanel(SheetPanel[CardSheet]):
    """Shows one card of the page, section by section; Échap gives the board back."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host.widget, _("Fiche de la carte"))
        self._host = host
        self.main = MainSection(host)
        self.sections = (self.main, *(make(host) for make in SECTIONS))
        self.lay_out()
        self.add_action(icon_button("archive", _("Archiver la carte"), self._archive))

    @property
    def task_id(self) -> str:
        """The card shown."""
        return self.record_id

    def open_card(self, task_id: str, *, focus: bool = True) -> None:
        """Show a card, and go to it unless `focus` is off."""
        sheet = queries.card_sheet(self._host.store, task_id)
        if sheet is None:
            return
        if not self.isVisible():
            self._offer()
        self.open_sheet(sheet, focus=focus)

    def read(self) -> CardSheet | None:
        return queries.card_sheet(self._host.store, self.record_id)

    def dress(self, sheet: CardSheet) -> None:
        self.title.say(sheet.body or _("Carte"))

    def _offer(self) -> None:
        choices = card_choices(self._host.store)
        for section in self.sections:
            if isinstance(section, FormSection):
                section.offer(section.build(choices))

    def _archive(self) -> None:
        self.hide()
        self._host.presenter.archive(self.record_id)
        self._host.take_focus()

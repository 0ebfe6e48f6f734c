"""The sheet of a card beside the board: every box is written as soon as it is left."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit

from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page.card.form_section import FormSection
from dsi_desktop.features.boards.page.card.main_section import MainSection
from dsi_desktop.features.boards.page.card.sections import SECTIONS
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries.sheet import CardSheet, card_choices
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import SidePanel
from dsi_desktop.ui.widgets.sheet_section import SheetSection, in_order

_WIDTH, _SHARE = 360, 0.62


class CardPanel(SidePanel):
    """Shows one card of the page, section by section; Échap gives the board back."""

    def __init__(self, host: Boards) -> None:
        super().__init__(_WIDTH)
        self.setAccessibleName(_("Fiche de la carte"))
        self.task_id = ""
        self._host = host
        self.main = MainSection(host)
        self.sections: tuple[SheetSection[CardSheet], ...] = (
            self.main, *(make(host) for make in SECTIONS)
        )
        for section in self.sections:
            self.body.addWidget(section)
        self.body.addStretch()
        self.add_action(icon_button("archive", _("Archiver la carte"), self._archive))
        host.widget.installEventFilter(self)
        theme().changed.connect(self._keep_in_page)

    @property
    def form(self) -> Form:
        """The first boxes."""
        return self.main.form

    def section(self, kind: type[SheetSection[CardSheet]]) -> SheetSection[CardSheet]:
        """Return the section of a kind."""
        return next(one for one in self.sections if isinstance(one, kind))

    def open_card(self, task_id: str, *, focus: bool = True) -> None:
        """Show a card, and go to it unless `focus` is off."""
        sheet = queries.card_sheet(self._host.store, task_id)
        if sheet is None:
            return
        if not self.isVisible():
            self._offer()
        self._show_sheet(sheet)
        self._keep_in_page()
        self.show()
        if focus:
            self.take_focus()

    def renew(self) -> None:
        """Read the card shown again; leave when it is gone."""
        if not self.isVisible():
            return
        sheet = queries.card_sheet(self._host.store, self.task_id)
        if sheet is None:
            self.leave()
        else:
            self._show_sheet(sheet)

    def edit_title(self) -> None:
        """Put the caret in the title, all of it chosen."""
        line = self.form.fields["title"].control
        line.setFocus()
        if isinstance(line, QLineEdit):
            line.selectAll()

    def take_focus(self) -> None:
        """Put the keyboard in the title."""
        self.form.fields["title"].control.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay narrower than the page: at 200 % the board keeps a place beside the sheet."""
        if event.type() == QEvent.Type.Resize and watched is self._host.widget:
            self._keep_in_page()
        return super().eventFilter(watched, event)

    def _offer(self) -> None:
        choices = card_choices(self._host.store)
        for section in self.sections:
            if isinstance(section, FormSection):
                section.offer(choices)

    def _show_sheet(self, sheet: CardSheet) -> None:
        self.task_id = sheet.task_id
        self.title.say(sheet.body or _("Carte"))
        for section in self.sections:
            section.show_sheet(sheet)
        for here, after in pairwise(in_order(self.body)):
            self.setTabOrder(here, after)

    def _keep_in_page(self) -> None:
        room = int(self._host.widget.width() * _SHARE)
        self.setFixedWidth(min(theme().px(_WIDTH), max(room, theme().px(_WIDTH) // 2)))

    def _archive(self) -> None:
        self.hide()
        self._host.presenter.archive(self.task_id)
        self._host.take_focus()

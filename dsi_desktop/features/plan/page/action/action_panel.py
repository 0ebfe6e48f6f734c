"""The sheet of an action beside the plan: every box is written as soon as it is left."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QScrollArea

from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page.action.choices import Choices, choices_for
from dsi_desktop.features.plan.page.action.form_sections import ActionForm, MainSection
from dsi_desktop.features.plan.page.action.sections import SECTIONS
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side import in_order
from dsi_desktop.features.plan.queries import ActionSheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import SidePanel
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.sheet_section import SheetSection

_WIDTH, _SHARE = 360, 0.62


class ActionPanel(SidePanel):
    """Shows one action, section by section; Échap gives the plan back."""

    def __init__(self, host: Plans) -> None:
        super().__init__(_WIDTH)
        self.setAccessibleName(_("Fiche de l’action"))
        self.action_id = ""
        self._host = host
        self._choices: Choices | None = None
        self._pill = Pill("")
        self.title.setObjectName("muted")
        self.head.insertWidget(0, self._pill)
        self.main = MainSection(host)
        self.sections: tuple[SheetSection[ActionSheet], ...] = (
            self.main, *(make(host) for make in SECTIONS)
        )
        for section in self.sections:
            self.body.addWidget(section)
        self.body.addStretch()
        host.widget.installEventFilter(self)
        theme().changed.connect(self._keep_in_page)

    @property
    def form(self) -> Form:
        """The first boxes."""
        return self.main.form

    def section(self, kind: type[SheetSection[ActionSheet]]) -> SheetSection[ActionSheet]:
        """Return the section of a kind."""
        return next(one for one in self.sections if isinstance(one, kind))

    def open_action(self, action_id: str, *, focus: bool = True) -> None:
        """Show an action, and go to it unless `focus` is off."""
        sheet = self._read(action_id)
        if sheet is None:
            return
        self._show_sheet(sheet)
        self._keep_in_page()
        self.show()
        if focus:
            self.take_focus()

    def renew(self) -> None:
        """Read the action shown again; leave when it is gone."""
        if not self.isVisible():
            return
        sheet = self._read(self.action_id)
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
        """Stay narrower than the page: at 200 % the plan keeps a place beside the sheet."""
        if event.type() == QEvent.Type.Resize and watched is self._host.widget:
            self._keep_in_page()
        return super().eventFilter(watched, event)

    def _read(self, action_id: str) -> ActionSheet | None:
        return queries.action_sheet(self._host.store, action_id, self._host.desk.today())

    def _offer(self, plan_id: str) -> None:
        """Build the boxes again when what may be chosen in them changed."""
        choices = choices_for(self._host.store, plan_id)
        if choices == self._choices:
            return
        self._choices = choices
        for section in self.sections:
            if isinstance(section, ActionForm):
                section.offer(section.build(choices))

    def _show_sheet(self, sheet: ActionSheet) -> None:
        self._offer(sheet.plan_id)
        if self.action_id != sheet.id:
            self._scroll_up()
        self.action_id = sheet.id
        hue = theme().hue(sheet.hue)
        self._pill.setVisible(bool(sheet.body))
        self._pill.say(sheet.body, hue.soft, hue.ink)
        self.title.say(_("Action {code}").format(code=sheet.code))
        for section in self.sections:
            section.show_sheet(sheet)
        for here, after in pairwise(in_order(self.body)):
            self.setTabOrder(here, after)

    def _scroll_up(self) -> None:
        area = self.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def _keep_in_page(self) -> None:
        room = int(self._host.widget.width() * _SHARE)
        self.setFixedWidth(min(theme().px(_WIDTH), max(room, theme().px(_WIDTH) // 2)))

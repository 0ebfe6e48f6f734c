"""The sheet of an action beside the plan: every box is written as soon as it is left."""

from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page.action.choices import Choices, choices_for
from dsi_desktop.features.plan.page.action.form_sections import ActionForm, MainSection
from dsi_desktop.features.plan.page.action.sections import SECTIONS
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.queries import ActionSheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets.panel import SheetPanel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.painted import Pill


class ActionPanel(SheetPanel[ActionSheet]):
    """Shows one action, section by section; Échap gives the plan back."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host.widget, _("Fiche de l’action"))
        self.setParent(host.widget)  # before the sections: Qt dresses again all that it moves
        self._host = host
        self._choices: Choices | None = None
        self._pill = Pill("")
        self.title.setObjectName("muted")
        self.head.insertWidget(0, self._pill)
        self.main = MainSection(host)
        self.sections = (self.main, *(make(host) for make in SECTIONS))
        self.lay_out()

    @property
    def action_id(self) -> str:
        """The action shown."""
        return self.record_id

    def open_action(self, action_id: str, *, focus: bool = True) -> None:
        """Show an action, and go to it unless `focus` is off."""
        sheet = self._sheet_of(action_id)
        if sheet is not None:
            self.open_sheet(sheet, focus=focus)

    def read(self) -> ActionSheet | None:
        return self._sheet_of(self.record_id)

    def dress(self, sheet: ActionSheet) -> None:
        self._offer(sheet.plan_id)
        if self.record_id != sheet.id:
            self.scroll_up()
        hue = theme().hue(sheet.hue)
        self._pill.setVisible(bool(sheet.body))
        self._pill.say(sheet.body, hue.soft, hue.ink)
        self.title.say(_("Action {code}").format(code=sheet.code))

    def _sheet_of(self, action_id: str) -> ActionSheet | None:
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

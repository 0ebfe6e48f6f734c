"""What some cards say besides: their start, hours, cost, place in the plan, how they come back."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.boards.page.card.form_section import FormSection
from dsi_desktop.features.boards.page.card.main_section import pairs
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries.sheet import CardSheet, Choices
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, Field, MoneyField, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.record_line import Record, RecordLine


class PlanSection(FormSection):
    """The action and the objective of the plan that the card serves."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Plan de communauté"))
        self._opener = QVBoxLayout()

    def unfolded(self, sheet: CardSheet) -> bool:
        return bool(sheet.action_id or sheet.objective_id)

    def build(self, choices: Choices) -> Form:
        form = Form([
            ChoiceField("action_id", _("Action du plan"), pairs(choices.actions),
                        none=_("Aucune action"), filtered=True),
            ChoiceField("objective_id", _("Objectif du plan"), pairs(choices.objectives),
                        none=_("Aucun objectif"), filtered=True),
        ])  # fmt: skip
        opener = QWidget()
        self._opener = QVBoxLayout(opener)
        self._opener.setContentsMargins(0, 0, 0, 0)
        form.append(opener)
        return form

    def dress(self, sheet: CardSheet, fields: Mapping[str, Field]) -> None:
        clear(self._opener)
        if sheet.action_id:
            self._opener.addWidget(RecordLine(
                Record(sheet.action, icon_name="target-arrow"),
                partial(self.host.desk.open_record, "action", sheet.action_id)))


class MeansSection(FormSection):
    """Start, hours, cost and recurrence."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Temps, coût et récurrence"))

    def unfolded(self, sheet: CardSheet) -> bool:
        said = (sheet.start_on, sheet.hours_planned, sheet.hours_done, sheet.cost, sheet.repeats)
        return any(one not in (None, "") for one in said)

    def build(self, choices: Choices) -> Form:
        return Form([
            DayField("start_on", _("Début"), self.host.desk.today),
            [TextField("hours_planned", _("Heures prévues"), hint="2,5"),
             TextField("hours_done", _("Heures faites"), hint="2 h 30")],
            MoneyField("cost", _("Coût")),
            ChoiceField("repeats", _("Revient"), [], none=_("Ne revient pas")),
        ])  # fmt: skip

    def dress(self, sheet: CardSheet, fields: Mapping[str, Field]) -> None:
        box = fields["repeats"]
        if isinstance(box, ChoiceField):
            box.show_options(card.repeat_options(sheet, self.host.desk.today()))
            box.show_value(sheet.repeats or None)

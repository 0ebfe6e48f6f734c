"""The boxes of an action: who and when first, then its details, its results, what follows."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QLabel

from dsi_desktop.features.plan import commands
from dsi_desktop.features.plan.page.action import asking
from dsi_desktop.features.plan.page.action.choices import Choices
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side import FormSection
from dsi_desktop.features.plan.presenter import action
from dsi_desktop.features.plan.queries import ActionSheet
from dsi_desktop.features.plan.rules import NEED_REASON
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    NumberField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.texts import label

_ANY = 1000  # the rule says why a hundred is the most: the box lets more be typed


class ActionForm(FormSection[ActionSheet]):
    """Boxes of an action; open when one of `TOLD` says something."""

    TOLD: ClassVar[tuple[str, ...]] = ()

    def build(self, choices: Choices) -> Form:
        """Return the boxes, with what may be chosen in them."""
        return Form([])

    def values(self, sheet: ActionSheet) -> Mapping[str, Value]:
        return action.values(sheet)

    def unfolded(self, sheet: ActionSheet) -> bool:
        return any(getattr(sheet, name) not in (None, "") for name in self.TOLD)

    def put(self, name: str, value: Value) -> None:
        if self.sheet is not None:
            action.write(self.host.store, self.sheet, name, value)


class MainSection(ActionForm):
    """Always open, without a heading."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Action"))
        self.under_due: QLabel = label("", "small", wrap=True)
        self.under_progress: QLabel = label("", "small", wrap=True)
        self.head.hide()

    def unfolded(self, sheet: ActionSheet) -> bool:
        return True

    def build(self, choices: Choices) -> Form:
        states = [(key, action.state_word(key))
                  for key, _said in vocabulary.options("action_state")]  # fmt: skip
        form = Form([
            TextField("title", _("Action"), required=True),
            [ChoiceField("state", _("État"), states),
             NumberField("progress", _("Avancement (%)"), high=_ANY)],
            TextField("state_reason", _("Motif")),
            [ChoiceField("lead_id", _("Porteur"), choices.organizations, none=_("aucun"),
                         filtered=True),
             ChoiceField("contact_id", _("Personne responsable"), choices.people,
                         none=_("Aucune personne"), filtered=True)],
            [DayField("start_on", _("Début"), self.host.desk.today),
             TextField("due", _("Échéance"), hint=_("31 mars, vers l’été 27"))],
            ProseField("description", _("Description"), lines=3),
        ])  # fmt: skip
        self.under_due = label("", "small", wrap=True)
        self.under_progress = label("", "small", wrap=True)
        for name, under in (("due", self.under_due), ("progress", self.under_progress)):
            inside = form.fields[name].layout()
            if inside is not None:
                inside.addWidget(under)
        return form

    def dress(self, sheet: ActionSheet, fields: Mapping[str, Field]) -> None:
        for said, text in (
            (self.under_due, action.under_due(sheet)),
            (self.under_progress, action.under_progress(sheet)),
        ):
            said.setText(text)
            said.setVisible(bool(text))
        fields["state_reason"].setVisible(
            sheet.state in NEED_REASON or bool(sheet.state_reason))
        fields["progress"].control.setEnabled(sheet.progress_mode != "tasks")
        if sheet.progress_mode == "tasks":
            fields["progress"].show_value(sheet.counted)

    def put(self, name: str, value: Value) -> None:
        """Write one box; a state that owes a reason asks for it first."""
        if name == "state" and value in NEED_REASON:
            state, key = str(value), self.record_id
            asking.ask_reason(
                self.host, state, lambda reason, due: self._pause(key, state, reason, due))
        else:
            super().put(name, value)

    def _pause(self, key: str, state: str, reason: str, due: str) -> None:
        commands.edit_actions(
            self.host.store, [key], due=due or None, state=state, state_reason=reason)


class DetailSection(ActionForm):
    """Where it stands in the plan, of which kind, where, since when, with what."""

    TOLD = ("kind", "place", "means", "started_on", "ended_on")

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Détails"))

    def build(self, choices: Choices) -> Form:
        given = choices.offered
        today = self.host.desk.today
        return Form([
            [ChoiceField("body_id", _("Chantier"), choices.chantiers, none=_("aucun")),
             TextField("kind", _("Type d’action"), suggestions=given.kinds,
                       hint=_("service, formation, étude"))],
            ChoiceField("objective_id", _("Objectif"), given.objectives, filtered=True),
            ChoiceField("desired_change_id", _("Transformation souhaitée"), given.changes,
                        none=_("aucune"), filtered=True),
            [DayField("started_on", _("Début réel"), today),
             DayField("ended_on", _("Fin réelle"), today)],
            ChoiceField("progress_mode", _("Calcul de l’avancement"),
                        vocabulary.options("progress_mode")),
            TextField("place", _("Lieu")),
            ProseField("means", _("Moyens"), lines=2),
        ])  # fmt: skip


class ResultsSection(ActionForm):
    """What was aimed at, what came of it, why they differ."""

    TOLD = ("expected", "achieved", "variance", "people_reached")

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Résultats"))

    def build(self, choices: Choices) -> Form:
        return Form([
            ProseField("expected", _("Résultats visés"), lines=3),
            ProseField("achieved", _("Résultats atteints"), lines=3),
            ProseField("variance", _("Écarts expliqués"), lines=2),
            NumberField("people_reached", _("Personnes jointes")),
        ])  # fmt: skip


class EffectsSection(ActionForm):
    """What lasts: the fields a funder asks at the end."""

    TOLD = (
        "effects_short", "effects_medium", "effects_long", "sustaining", "transferable",
        "produced",
    )  # fmt: skip

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Retombées et pérennité"))

    def build(self, choices: Choices) -> Form:
        return Form([
            ProseField("effects_short", _("Retombées à court terme"), lines=2),
            ProseField("effects_medium", _("Retombées à moyen terme"), lines=2),
            ProseField("effects_long", _("Retombées à long terme"), lines=2),
            ProseField("sustaining", _("Moyens de pérennité"), lines=2),
            ProseField("transferable", _("Potentiel de transférabilité"), lines=2),
            ProseField("produced", _("Matériel produit"), lines=2),
        ])  # fmt: skip

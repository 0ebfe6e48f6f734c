"""The forms that mend a gap: what it takes to make what lacks, or to tie what is there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import commands, queries
from dsi_desktop.features.coverage.presenter.mending import number_scaled
from dsi_desktop.features.coverage.rules import gaps as kinds
from dsi_desktop.features.coverage.rules.gaps import Gap
from dsi_desktop.features.coverage.rules.ground import ACTION, ISSUE, NEED, OBJECTIVE, Ground
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    MoneyField,
    NumberField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk

Values = dict[str, Value]


def _text(value: Value) -> str:
    return str(value or "")


def _key(value: Value) -> str | None:
    return str(value) if value else None


class Mending:
    """Shows the form that answers a gap and does what it says, in one operation."""

    def __init__(self, store: Store, parent: QWidget, desk: Desk) -> None:
        self._store = store
        self._parent = parent
        self._desk = desk
        self._ways: dict[str, Callable[[Gap, Ground], bool]] = {
            kinds.NEED_ISSUE: self._need, kinds.NEED_ACTION: self._need,
            kinds.ISSUE_OBJECTIVE: self._issue, kinds.OBJECTIVE_ACTION: self._aim,
            kinds.CHANGE_ACTION: self._aim, kinds.ACTION_RESOURCE: self._means,
            kinds.ACTION_LEAD: self._lead, kinds.OBJECTIVE_INDICATOR: self._indicator,
            kinds.INDICATOR_MEASURE: self._measure, kinds.RESOURCE_LINK: self._resource,
            kinds.DIMENSION_NEED: self._dimension,
        }  # fmt: skip

    def mend(self, gap: Gap, ground: Ground) -> bool:
        """Ask what it takes; tell whether something was written."""
        return self._ways[gap.kind](gap, ground)

    def put_aside(self, gap: Gap, plan_id: str) -> bool:
        """Ask why, then put the gap aside."""
        return self._ask(
            _("Écarter ce manque"), gap.name, [ProseField("reason", _("Motif"), lines=3)],
            lambda v: commands.set_gap_aside(
                self._store, plan_id, gap.kind, (gap.table, gap.record_id), _text(v["reason"])),
            yes=_("Écarter"),
        )  # fmt: skip

    def _need(self, gap: Gap, ground: Ground) -> bool:
        given = queries.choices(self._store)
        rows: list[Field | list[Field]] = [
            ChoiceField("issue_id", _("Enjeu"), _options(ground, ISSUE),
                        none=_("un nouvel enjeu"), filtered=True),
            TextField("title", _("Titre du nouvel enjeu")),
            ChoiceField("body_id", _("Chantier"), given.chantiers, none=_("aucun")),
        ]  # fmt: skip
        return self._ask(
            _("Répondre à ce besoin"), gap.name, rows,
            lambda v: commands.answer_need(
                self._store, gap.record_id, issue_id=_key(v["issue_id"]),
                title=_text(v["title"]), body_id=_key(v["body_id"])),
            start={"title": gap.name},
        )  # fmt: skip

    def _issue(self, gap: Gap, ground: Ground) -> bool:
        rows: list[Field | list[Field]] = [
            ChoiceField("objective_id", _("Objectif"), _options(ground, OBJECTIVE),
                        none=_("un nouvel objectif"), filtered=True),
            TextField("title", _("Titre du nouvel objectif")),
        ]  # fmt: skip

        def save(values: Values) -> None:
            if objective_id := _key(values["objective_id"]):
                commands.answer_issue(self._store, gap.record_id, objective_id)
            else:
                plan.add_objective(
                    self._store, issue_id=gap.record_id, title=_text(values["title"]))

        return self._ask(_("Donner un objectif à cet enjeu"), gap.name, rows, save)

    def _aim(self, gap: Gap, ground: Ground) -> bool:
        given = queries.choices(self._store)
        rows: list[Field | list[Field]] = [
            ChoiceField("action_id", _("Action"), _options(ground, ACTION),
                        none=_("une nouvelle action"), filtered=True),
            TextField("title", _("Titre de la nouvelle action")),
            ChoiceField("lead_id", _("Organisation porteuse"), given.organizations,
                        none=_("à trouver"), filtered=True),
        ]  # fmt: skip
        return self._ask(
            _("Y travailler"), gap.name, rows,
            lambda v: commands.work_toward(
                self._store, (gap.table, gap.record_id), action_id=_key(v["action_id"]),
                title=_text(v["title"]), lead_id=_key(v["lead_id"])),
        )  # fmt: skip

    def _means(self, gap: Gap, _ground: Ground) -> bool:
        given = queries.choices(self._store)
        money, hours = "money", "hours"
        rows: list[Field | list[Field]] = [
            ChoiceField("sort", _("Ressource"), [
                (money, _("De l’argent")), (hours, _("Des heures"))], required=True),
            [ChoiceField("funder_id", _("Bailleur"), given.funders, none=_("à trouver")),
             MoneyField("asked", _("Montant demandé"))],
            [ChoiceField("organization_id", _("Organisation"), given.organizations,
                         none=_("à préciser"), filtered=True),
             NumberField("hours", _("Heures prévues"), high=100_000)],
        ]  # fmt: skip

        def save(values: Values) -> None:
            if values["sort"] == hours:
                spent = values["hours"]
                plan.add_human_resource(
                    self._store, action_id=gap.record_id,
                    organization_id=_key(values["organization_id"]),
                    hours_planned=spent * 10 if isinstance(spent, int) else None)
            else:
                asked = values["asked"]
                plan.add_funding_line(
                    self._store, action_id=gap.record_id, funder_id=_key(values["funder_id"]),
                    organization_id=_key(values["organization_id"]),
                    asked=asked if isinstance(asked, int) else None)

        return self._ask(
            _("Donner une ressource à cette action"), gap.name, rows, save, start={"sort": money})

    def _lead(self, gap: Gap, _ground: Ground) -> bool:
        given = queries.choices(self._store)
        rows: list[Field | list[Field]] = [
            ChoiceField("lead_id", _("Organisation porteuse"), given.organizations,
                        none=_("aucune"), filtered=True),
            ChoiceField("contact_id", _("Personne responsable"), given.people,
                        none=_("aucune"), filtered=True),
        ]  # fmt: skip
        return self._ask(
            _("Nommer qui porte cette action"), gap.name, rows,
            lambda v: plan.edit_action(
                self._store, gap.record_id, lead_id=_key(v["lead_id"]),
                contact_id=_key(v["contact_id"])),
        )  # fmt: skip

    def _indicator(self, gap: Gap, ground: Ground) -> bool:
        rows: list[Field | list[Field]] = [
            TextField("title", _("Indicateur"), required=True),
            [TextField("unit", _("Unité")), TextField("source", _("Source"))],
        ]
        return self._ask(
            _("Mesurer cet objectif"), gap.name, rows,
            lambda v: plan.add_indicator(
                self._store, plan_id=ground.plan_id, title=_text(v["title"]),
                objective_id=gap.record_id, unit=_text(v["unit"]), source=_text(v["source"])),
        )  # fmt: skip

    def _measure(self, gap: Gap, ground: Ground) -> bool:
        decimals = next(
            (one.decimals for one in ground.indicators if one.id == gap.record_id), 0)
        rows: list[Field | list[Field]] = [
            [TextField("value", _("Valeur"), required=True),
             DayField("measured_on", _("Date"), self._desk.today)],
            TextField("source", _("Source")),
        ]  # fmt: skip
        return self._ask(
            _("Ajouter une mesure"), gap.name, rows,
            lambda v: plan.add_measurement(
                self._store, indicator_id=gap.record_id,
                value=number_scaled(_text(v["value"]), decimals),
                measured_on=_key(v["measured_on"]), source=_text(v["source"])),
            start={"measured_on": self._desk.today().isoformat()},
        )  # fmt: skip

    def _resource(self, gap: Gap, ground: Ground) -> bool:
        rows: list[Field | list[Field]] = [
            ChoiceField("action_id", _("Action"), _options(ground, ACTION), required=True,
                        filtered=True)]  # fmt: skip
        return self._ask(
            _("Relier cette ressource à une action"), gap.name, rows,
            lambda v: commands.tie_resource(
                self._store, gap.table, gap.record_id, _text(v["action_id"])),
            yes=_("Relier"),
        )  # fmt: skip

    def _dimension(self, gap: Gap, ground: Ground) -> bool:
        rows: list[Field | list[Field]] = [
            ChoiceField("need_id", _("Besoin"), _options(ground, NEED),
                        none=_("un nouveau besoin"), filtered=True),
            TextField("title", _("Titre du nouveau besoin")),
        ]  # fmt: skip
        return self._ask(
            _("Documenter cette dimension"), gap.name, rows,
            lambda v: commands.document_dimension(
                self._store, ground.plan_id, gap.record_id, need_id=_key(v["need_id"]),
                title=_text(v["title"])),
        )  # fmt: skip

    def _ask(
        self, question: str, about: str, rows: "list[Field | list[Field]]",
        save: Callable[[Values], object], *, yes: str = "", start: Values | None = None,
    ) -> bool:  # fmt: skip
        form = Form(rows)
        form.fill(start or {})
        title = _("{question} : {about}").format(question=question, about=about)
        return ask(self._parent, title, form, save, yes=yes)


def _options(ground: Ground, kind: str) -> list[tuple[str, str]]:
    return [(one.id, one.name or _("sans titre")) for one in ground.of(kind)]

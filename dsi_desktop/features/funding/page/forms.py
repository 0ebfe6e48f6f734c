"""What the page asks about sources, spending, vouchers and hours: each form saves once."""

from collections.abc import Callable, Mapping
from functools import partial

from dsi_desktop.features.funding import commands, queries
from dsi_desktop.features.funding.page.fields import HoursField, PaperPicker, YearField
from dsi_desktop.features.funding.page.host import Funding
from dsi_desktop.features.funding.rules.years import year_label, year_of
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    MoneyField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form, typed

Values = dict[str, Value]


def pairs(lines: tuple[queries.Named, ...]) -> list[tuple[str, str]]:
    """Return (id, name) of each choice."""
    return [(line.id, line.name) for line in lines]


def under(
    lines: tuple[queries.Named, ...], wholes: tuple[queries.Named, ...]
) -> list[tuple[str, str]]:
    """Return (id, « Centraide, entente 2026 ») of each choice that belongs to another."""
    names = {whole.id: whole.name for whole in wholes}
    return [
        (line.id, ", ".join(part for part in (names.get(line.under, ""), line.name) if part))
        for line in lines
    ]


class MoneyForms:
    """Opens the dialogs about one action's money over the page."""

    def __init__(self, host: Funding) -> None:
        self._host = host

    def add_source(self, action_id: str, given: Values | None = None) -> bool:
        """Ask for a source of an action; without action, ask which."""
        form = self._source_form(choose=not action_id)
        form.fill({
            "action_id": action_id or None, "nature": "cash", "state": "foreseen",
            "fiscal_year": year_label(year_of(self._host.desk.today())), **(given or {}),
        })  # fmt: skip

        def save(values: Values) -> None:
            chosen = values.pop("action_id", action_id or None)
            plan.add_funding_line(
                self._host.store, action_id=str(chosen) if chosen else None, **typed(values))

        return ask(self._host.widget, _("Ajouter une source de financement"), form, save,
                   yes=_("Ajouter"))  # fmt: skip

    def edit_source(self, line_id: str) -> bool:
        """Ask for the changes of a source."""
        form = self._source_form(choose=False)
        return self._edit("funding_line", line_id, form, _("Modifier la source de financement"),
                          partial(plan.edit_funding_line, self._host.store, line_id))

    def tie(self, line_id: str) -> bool:
        """Ask which action a source pays."""
        form = Form([ChoiceField(
            "action_id", _("Action"), pairs(self._choices().actions), required=True,
            filtered=True)])
        return ask(
            self._host.widget, _("Relier la source à une action"), form,
            lambda values: commands.tie_funding_line(
                self._host.store, line_id, str(values["action_id"])), yes=_("Relier"))

    def add_spending(self, action_id: str) -> bool:
        """Ask for a spending of an action."""
        form = self._spending_form(action_id)
        form.fill({"post": "equipment"})

        def save(values: Values) -> None:
            plan.add_spending(self._host.store, action_id=action_id, **typed(values))

        return ask(self._host.widget, _("Noter une dépense"), form, save, yes=_("Noter"))

    def edit_spending(self, spending_id: str, action_id: str) -> bool:
        """Ask for the changes of a spending."""
        return self._edit("spending", spending_id, self._spending_form(action_id),
                          _("Modifier la dépense"),
                          partial(plan.edit_spending, self._host.store, spending_id))

    def add_voucher(self, spending_id: str) -> bool:
        """Ask for a paper that proves a spending."""
        form, picker = self._voucher_form("")

        def save(values: Values) -> None:
            commands.add_voucher(
                self._host.store, spending_id=spending_id, paper=picker.paper(), **typed(values))

        return ask(self._host.widget, _("Ajouter une pièce justificative"), form, save,
                   yes=_("Ajouter"))  # fmt: skip

    def edit_voucher(self, line: queries.VoucherLine) -> bool:
        """Ask for the changes of a voucher."""
        form, picker = self._voucher_form(line.paper)
        form.fill({"reference": line.reference, "issued_on": line.issued_on or None})

        def save(values: Values) -> None:
            commands.edit_voucher(
                self._host.store, line.id, paper=picker.paper(), **typed(values))

        return ask(self._host.widget, _("Modifier la pièce justificative"), form, save)

    def add_hours(self, action_id: str) -> bool:
        """Ask for hours given to an action."""
        form = self._hours_form()
        form.fill({"in_kind": True})

        def save(values: Values) -> None:
            plan.add_human_resource(self._host.store, action_id=action_id, **typed(values))

        return ask(self._host.widget, _("Ajouter des heures"), form, save, yes=_("Ajouter"))

    def edit_hours(self, resource_id: str) -> bool:
        """Ask for the changes of hours given."""
        return self._edit("human_resource", resource_id, self._hours_form(),
                          _("Modifier les heures"),
                          partial(plan.edit_human_resource, self._host.store, resource_id))

    def _edit(
        self, kind: str, record_id: str, form: Form, title: str, command: Callable[..., object]
    ) -> bool:
        now = queries.record_values(self._host.store, kind, record_id)
        if now is None:
            return False
        form.fill(_shown(now))
        return ask(self._host.widget, title, form, lambda values: command(**typed(values)))

    def _choices(self) -> queries.MoneyChoices:
        return queries.money_choices(self._host.store, self._host.plan_id)

    def _source_form(self, *, choose: bool) -> Form:
        choices, today = self._choices(), self._host.desk.today
        which = [ChoiceField(
            "action_id", _("Action"), pairs(choices.actions), filtered=True,
            none=_("Aucune pour le moment"))]  # fmt: skip
        return Form([
            *(which if choose else []),
            [ChoiceField("funder_id", _("Bailleur"), pairs(choices.funders), filtered=True,
                         none=_("Aucun bailleur")),
             ChoiceField("organization_id", _("Organisation qui contribue"),
                         pairs(choices.organizations), filtered=True, none=_("Celle du bailleur"))],
            [ChoiceField("programme_id", _("Programme"),
                         under(choices.programmes, choices.funders), filtered=True,
                         none=_("Aucun programme")),
             ChoiceField("agreement_id", _("Entente"),
                         under(choices.agreements, choices.funders), filtered=True,
                         none=_("Celle de l’exercice"))],
            [ChoiceField("state", _("État"), options("funding_state"), required=True),
             ChoiceField("nature", _("Nature"), options("funding_nature"), required=True),
             YearField("fiscal_year", _("Exercice"), hint="2026-2027")],
            [MoneyField("asked", _("Demandé")), MoneyField("granted", _("Accordé")),
             MoneyField("paid", _("Versé"))],
            [DayField("asked_on", _("Demandé le"), today),
             DayField("granted_on", _("Accordé le"), today),
             DayField("paid_on", _("Versé le"), today)],
            ProseField("note", _("Note"), lines=2),
        ])  # fmt: skip

    def _spending_form(self, action_id: str) -> Form:
        sheet = queries.money_sheet(self._host.store, action_id)
        sources = [(one.id, one.name) for one in sheet.sources] if sheet else []
        return Form([
            [ChoiceField("post", _("Poste"), options("spending_post"), required=True),
             DayField("spent_on", _("Date"), self._host.desk.today)],
            TextField("description", _("Description")),
            [MoneyField("planned", _("Prévu")), MoneyField("actual", _("Réel"))],
            ChoiceField("funding_line_id", _("Payé par"), sources, none=_("Aucune en particulier")),
            ProseField("explanation", _("Explication de l’écart"), lines=3),
        ])  # fmt: skip

    def _voucher_form(self, paper: str) -> tuple[Form, PaperPicker]:
        form = Form([[
            TextField("reference", _("Référence"), required=True, hint=_("Facture 1042")),
            DayField("issued_on", _("Date de la pièce"), self._host.desk.today),
        ]])
        picker = PaperPicker(
            lambda: self._host.desk.ask_open_path(_("Tous les fichiers (*)")), paper)
        form.append(picker)
        return form, picker

    def _hours_form(self) -> Form:
        choices = self._choices()
        return Form([
            [ChoiceField("organization_id", _("Organisation"), pairs(choices.organizations),
                         filtered=True, none=_("Aucune")),
             ChoiceField("person_id", _("Personne"), pairs(choices.people), filtered=True,
                         none=_("Aucune en particulier"))],
            TextField("role", _("Rôle")),
            [HoursField("hours_planned", _("Heures prévues"), hint="12,5"),
             HoursField("hours_done", _("Heures faites")),
             MoneyField("rate", _("Taux horaire"))],
            CheckField("in_kind", _("Données en nature")),
        ])  # fmt: skip


def _shown(values: Mapping[str, Value]) -> Values:
    return {name: value for name, value in values.items() if value != ""}

"""What the page asks about funders, programmes, agreements and rules of cumulation."""

from collections.abc import Callable, Mapping
from functools import partial

from dsi_desktop.features.funding import commands, queries
from dsi_desktop.features.funding.page.forms import Values, pairs, under
from dsi_desktop.features.funding.page.host import Funding
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    MoneyField,
    NumberField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form, typed

_APRIL = "4"


class GiverForms:
    """Opens the dialogs about who gives over the page."""

    def __init__(self, host: Funding) -> None:
        self._host = host

    def add_funder(self) -> bool:
        """Ask for a funder."""
        form = self._funder_form()
        form.fill({"kind": "government", "year_start": _APRIL})
        return ask(
            self._host.widget, _("Ajouter un bailleur"), form,
            lambda values: plan.add_funder(self._host.store, **typed(_with_month(values))),
            yes=_("Ajouter"))

    def add_programme(self, funder_id: str) -> bool:
        """Ask for a programme of a funder."""
        form = self._programme_form(choose=True)
        form.fill({"funder_id": funder_id or None})

        def save(values: Values) -> None:
            plan.add_programme(self._host.store, **typed(values))

        return ask(self._host.widget, _("Ajouter un programme"), form, save, yes=_("Ajouter"))

    def add_agreement(self, funder_id: str) -> bool:
        """Ask for an agreement with a funder."""
        form = self._agreement_form(choose=True)
        form.fill({"funder_id": funder_id or None})

        def save(values: Values) -> None:
            plan.add_agreement(self._host.store, **typed(values))

        return ask(self._host.widget, _("Ajouter une entente"), form, save, yes=_("Ajouter"))

    def add_rule(self, funder_id: str) -> bool:
        """Ask for a rule of cumulation."""
        form = self._rule_form()
        form.fill({"funder_id": funder_id or None, "kind": "government"})

        def save(values: Values) -> None:
            commands.add_cumulation_rule(self._host.store, **typed(values))

        return ask(self._host.widget, _("Ajouter une règle de cumul"), form, save,
                   yes=_("Ajouter"))  # fmt: skip

    def edit(self, kind: str, record_id: str) -> bool:
        """Ask for the changes of a funder, a programme, an agreement or a rule."""
        store = self._host.store
        makers: Mapping[str, tuple[str, Callable[[], Form], Callable[..., object]]] = {
            "funder": (_("Modifier le bailleur"), self._funder_form,
                       partial(_edit_funder, self._host, record_id)),
            "programme": (_("Modifier le programme"), self._programme_form,
                          partial(commands.edit_programme, store, record_id)),
            "agreement": (_("Modifier l’entente"), self._agreement_form,
                          partial(plan.edit_agreement, store, record_id)),
            "cumulation_rule": (_("Modifier la règle de cumul"), self._rule_form,
                                partial(commands.edit_cumulation_rule, store, record_id)),
        }
        now = queries.record_values(store, kind, record_id)
        if now is None:
            return False
        title, make, command = makers[kind]
        form = make()
        form.fill({
            name: str(value) if name == "year_start" and value else value
            for name, value in now.items() if value != ""
        })  # fmt: skip
        return ask(self._host.widget, title, form, lambda values: command(**typed(values)))

    def _choices(self) -> queries.MoneyChoices:
        return queries.money_choices(self._host.store, self._host.plan_id)

    def _funder_form(self) -> Form:
        choices = self._choices()
        months = [(str(month), fmt.month(month)) for month in range(1, 13)]
        return Form([
            TextField("name", _("Nom du bailleur"), required=True),
            [ChoiceField("kind", _("Type"), options("funder_kind"), required=True),
             ChoiceField("year_start", _("L’exercice commence en"), months, required=True)],
            ChoiceField("organization_id", _("Organisation du répertoire"),
                        pairs(choices.organizations), filtered=True, none=_("Aucune")),
            CheckField("core", _("Subvention de base : l’effet levier se compte sur elle")),
        ])  # fmt: skip

    def _programme_form(self, *, choose: bool = False) -> Form:
        today = self._host.desk.today
        return Form([
            *(self._funders() if choose else []),
            TextField("name", _("Programme"), required=True),
            ProseField("pays", _("Ce qu’il finance"), lines=3),
            [DayField("opens_on", _("Ouverture"), today),
             DayField("closes_on", _("Date limite"), today)],
            [MoneyField("smallest", _("Minimum")), MoneyField("largest", _("Maximum")),
             NumberField("ceiling", _("Part maximale (%)"), high=100)],
            ProseField("conditions", _("Conditions"), lines=3),
            TextField("website", _("Site")),
            CheckField("yearly", _("Revient chaque année")),
        ])  # fmt: skip

    def _agreement_form(self, *, choose: bool = False) -> Form:
        today, choices = self._host.desk.today, self._choices()
        organizations = pairs(choices.organizations)
        return Form([
            *(self._funders() if choose else []),
            [TextField("title", _("Entente"), required=True),
             TextField("reference", _("Numéro d’entente"))],
            [MoneyField("amount", _("Montant")), DayField("signed_on", _("Signée le"), today)],
            [DayField("start_on", _("Début"), today), DayField("end_on", _("Fin"), today),
             DayField("report_due_on", _("Reddition attendue le"), today)],
            ChoiceField("programme_id", _("Programme"),
                        under(choices.programmes, choices.funders), filtered=True,
                        none=_("Aucun programme")),
            [ChoiceField("holder_id", _("Mandataire"), organizations, filtered=True,
                         none=_("Aucun")),
             ChoiceField("fiduciary_id", _("Fiduciaire"), organizations, filtered=True,
                         none=_("Aucun"))],
        ])  # fmt: skip

    def _rule_form(self) -> Form:
        choices = self._choices()
        return Form([
            [ChoiceField("funder_id", _("Règle de"), pairs(choices.funders), filtered=True,
                         none=_("Tous les bailleurs")),
             ChoiceField("programme_id", _("Programme"),
                         under(choices.programmes, choices.funders), filtered=True,
                         none=_("Tous ses programmes"))],
            [ChoiceField("kind", _("Sources visées"), options("funder_kind"), required=True),
             NumberField("ceiling", _("Plafond (% du coût)"), low=-10**6)],
            [NumberField("floor", _("Part minimale du promoteur (%)"), low=-10**6),
             NumberField("cash_floor", _("dont en argent (%)"), low=-10**6)],
        ])  # fmt: skip

    def _funders(self) -> list[ChoiceField]:
        return [ChoiceField(
            "funder_id", _("Bailleur"), pairs(self._choices().funders), required=True,
            filtered=True)]  # fmt: skip


def _edit_funder(host: Funding, funder_id: str, **values: Value) -> None:
    plan.edit_funder(host.store, funder_id, **typed(_with_month(values)))


def _with_month(values: Values) -> Values:
    return {**values, "year_start": int(str(values["year_start"]))}

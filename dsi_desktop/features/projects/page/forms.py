"""What the way of a project asks for: its facts, a step, a resolution, its place in the plan."""

from collections.abc import Callable, Sequence
from datetime import date

from dsi_desktop.features.minutes.rules.intakes import Guideline
from dsi_desktop.features.projects.queries import (
    GuidelineRow,
    ProjectChoices,
    ProjectSheet,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    MoneyField,
    NumberField,
    ProseField,
    TextField,
)
from dsi_desktop.ui.forms.form import Form

Pairs = Sequence[tuple[str, str]]
Today = Callable[[], date]


def facts(offered: ProjectChoices, sheet: ProjectSheet | None, today: Today) -> Form:
    """Return the facts of a project: the day of its presentation, or its links once it exists."""
    rows: list[Field | list[Field]] = [
        TextField("title", _("Projet"), required=True),
        ChoiceField("organization_id", _("Présenté par"), offered.organizations,
                    none=_("Personne en particulier"), filtered=True),
        ChoiceField("body_id", _("Chantier"), offered.bodies, none=_("Aucun"), filtered=True),
        [MoneyField("asked", _("Montant demandé")),
         NumberField("years_supported", _("Années déjà soutenues, si non consignées ici"))],
        ProseField("summary", _("Résumé"), lines=4),
    ]  # fmt: skip
    if sheet is None:
        rows.append(DayField("on", _("Présenté le"), today))
        form = Form(rows)
        form.fill({"on": today().isoformat()})
        return form
    rows += [
        ChoiceField("action_id", _("Action du plan"), offered.actions, none=_("Aucune"),
                    filtered=True),
        ChoiceField("agreement_id", _("Entente"), offered.agreements, none=_("Aucune"),
                    filtered=True),
    ]  # fmt: skip
    form = Form(rows)
    row = sheet.row
    form.fill({
        "title": row.title, "organization_id": row.organization_id or None,
        "body_id": row.body_id or None, "asked": row.asked,
        "years_supported": sheet.noted_years, "summary": sheet.summary,
        "action_id": row.action_id or None, "agreement_id": row.agreement_id or None,
    })
    return form


def checking(guidelines: Sequence[Guideline]) -> Form:
    """Return the checklist: an answer and why, for each guideline."""
    rows: list[list[Field]] = []
    for at, one in enumerate(guidelines):
        answer = ChoiceField(
            f"answer{at}", one.title, options("guideline_answer"), none=_("À vérifier"))
        answer.setToolTip(one.text)
        reason = TextField(f"reason{at}", _("Motif"))
        reason.control.setAccessibleName(_("Motif – {title}").format(title=one.title))
        rows.append([answer, reason])
    form = Form(rows)
    for at, one in enumerate(guidelines):
        form.fill({f"answer{at}": one.answer or None, f"reason{at}": one.reason})
    return form


def advancing(steps: Pairs, offered: ProjectChoices, sheet: ProjectSheet, today: Today) -> Form:
    """Return a step noted outside a meeting: its day, its amount, the agreement signed."""
    form = Form([
        ChoiceField("state", _("Étape"), steps, required=True),
        [DayField("on", _("Date"), today), MoneyField("amount", _("Montant, s’il y a lieu"))],
        ChoiceField("agreement_id", _("Entente"), offered.agreements, none=_("Aucune"),
                    filtered=True),
        ProseField("note", _("Précision"), lines=3),
    ])  # fmt: skip
    form.fill({"state": steps[0][0], "on": today().isoformat(),
               "agreement_id": sheet.row.agreement_id or None})  # fmt: skip
    return form


def settling(motions: Pairs, sheet: ProjectSheet, today: Today) -> Form:
    """Return the resolution that settles a project, its amount, its day when it differs."""
    form = Form([
        ChoiceField("motion_id", _("Résolution"), motions, none=_("À choisir"), filtered=True),
        [MoneyField("amount", _("Montant")),
         DayField("on", _("Date, si autre que la rencontre"), today)],
        ProseField("note", _("Précision"), lines=3),
    ])  # fmt: skip
    form.fill({"amount": sheet.row.amount})
    return form


def entering(offered: ProjectChoices, sheet: ProjectSheet) -> Form:
    """Return the place of a project in the plan, and the source that pays it."""
    form = Form([
        ChoiceField("action_id", _("Action du plan"), offered.actions,
                    none=_("Nouvelle action, sous l’objectif"), filtered=True),
        ChoiceField("objective_id", _("Objectif"), offered.objectives, none=_("À choisir"),
                    filtered=True),
        ChoiceField("funder_id", _("Bailleur"), offered.funders, none=_("Aucun pour l’instant"),
                    filtered=True),
        ChoiceField("programme_id", _("Programme"), offered.programmes, none=_("Aucun"),
                    filtered=True),
        ChoiceField("agreement_id", _("Entente"), offered.agreements, none=_("Aucune"),
                    filtered=True),
        [MoneyField("amount", _("Montant accordé")),
         TextField("fiscal_year", _("Exercice"), hint="2026-2027")],
        ChoiceField("nature", _("Nature"), options("funding_nature"), required=True),
    ])  # fmt: skip
    row = sheet.row
    form.fill({"action_id": row.action_id or None, "agreement_id": row.agreement_id or None,
               "amount": row.decided, "nature": "cash"})  # fmt: skip
    return form


def guideline(
    offered: ProjectChoices, motions: Pairs, one: GuidelineRow | None, today: Today
) -> Form:
    """Return a guideline: for the whole démarche, a chantier, a funder or a kind of action."""
    form = Form([
        TextField("title", _("Balise"), required=True),
        ProseField("text", _("Ce que les partenaires ont convenu de respecter"), lines=3),
        ChoiceField("applies_to", _("S’applique à"), options("guideline_scope"), required=True),
        ChoiceField("body", _("Chantier visé"), offered.bodies, none=_("Aucun"), filtered=True),
        ChoiceField("funder", _("Bailleur visé"), offered.funders, none=_("Aucun"),
                    filtered=True),
        TextField("action_kind", _("Type d’action visé"), suggestions=offered.kinds),
        [DayField("start_on", _("En vigueur du"), today), DayField("end_on", _("au"), today)],
        ChoiceField("motion_id", _("Résolution"), motions, none=_("Aucune"), filtered=True),
    ])  # fmt: skip
    _follow(form)
    form.fill({"applies_to": "initiative", "start_on": today().isoformat()})
    if one is not None:
        form.fill({
            "title": one.title, "text": one.text, "applies_to": one.applies_to,
            "start_on": one.start_on or None, "end_on": one.end_on or None,
            "motion_id": one.motion_id or None,
        })
        if one.applies_to in form.fields:
            form.fill({one.applies_to: one.applies_id or None})
    return form


def _follow(form: Form) -> None:
    """Show only the precision that the scope asks for."""
    scope = form.fields["applies_to"]

    def follow(_name: str = "") -> None:
        chosen = scope.value()
        for name in ("body", "funder", "action_kind"):
            form.fields[name].setVisible(name == chosen)

    form.edited.connect(follow)
    scope.control.currentIndexChanged.connect(lambda _at: follow())  # type: ignore[attr-defined]
    follow()

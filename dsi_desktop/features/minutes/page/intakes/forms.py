"""What the way of a project asks for: its facts, its guidelines, a resolution, a step."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dsi_desktop.features.minutes.queries.intakes import ProjectSheet
from dsi_desktop.features.minutes.rules.intakes import Guideline
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    MoneyField,
    NumberField,
    ProseField,
    TextField,
)
from dsi_desktop.ui.forms.form import Form

Choices = Sequence[tuple[str, str]]


class Today(Protocol):
    """Gives the day that « demain » is counted from."""

    def __call__(self) -> date: ...


def presenting(
    organizations: Choices, bodies: Choices, body_id: str, sheet: ProjectSheet | None
) -> Form:
    """Return the facts of a project, filled when it is corrected."""
    form = Form([
        TextField("title", _("Projet"), required=True),
        ChoiceField(
            "organization_id", _("Présenté par"), organizations, none=_("Personne en particulier"),
            filtered=True,
        ),
        ChoiceField("body_id", _("Chantier"), bodies, none=_("Aucun"), filtered=True),
        [
            MoneyField("asked", _("Montant demandé")),
            NumberField("years_supported", _("Années déjà soutenues")),
        ],
        ProseField("summary", _("Résumé"), lines=4),
    ])
    form.fill({"body_id": body_id})
    if sheet is not None:
        form.fill({
            "title": sheet.line.title, "organization_id": sheet.organization_id or None,
            "body_id": sheet.line.body_id or None, "asked": sheet.line.asked,
            "years_supported": sheet.line.years, "summary": sheet.summary,
        })
    return form


def checking(guidelines: Sequence[Guideline]) -> Form:
    """Return the checklist: an answer and why, for each guideline."""
    form = Form([
        [
            ChoiceField(
                f"answer{at}", one.title, options("guideline_answer"), none=_("À vérifier")),
            TextField(f"reason{at}", _("Motif")),
        ]
        for at, one in enumerate(guidelines)
    ])
    for at, one in enumerate(guidelines):
        form.fill({f"answer{at}": one.answer or None, f"reason{at}": one.reason})
    return form


def resolving(text: str, amount: int | None, people: Sequence[str]) -> Form:
    form = Form([
        ProseField("text", _("Texte de la résolution"), lines=3, required=True),
        MoneyField("amount", _("Montant")),
        [
            TextField("mover", _("Proposée par"), suggestions=people),
            TextField("seconder", _("Appuyée par"), suggestions=people),
        ],
        TextField("vote", _("Vote"), hint=_("rien : à l’unanimité · 7 2 1 · rejetée")),
        ProseField("note", _("Précision"), lines=2),
    ])
    form.fill({"text": text, "amount": amount})
    return form


def advancing(steps: Choices, today: Today) -> Form:
    form = Form([
        ChoiceField("state", _("Étape"), steps, required=True),
        DayField("on", _("Date"), today),
        ProseField("note", _("Précision"), lines=3),
        CheckField("here", _("À cette rencontre : l’écrire au procès-verbal")),
    ])
    form.fill({"state": steps[0][0], "here": True})
    return form


def guideline(bodies: Choices) -> Form:
    """Return a new guideline: for the whole démarche unless a chantier is chosen."""
    return Form([
        TextField("title", _("Balise"), required=True),
        ProseField("text", _("Ce que les partenaires ont convenu de respecter"), lines=3),
        ChoiceField("body_id", _("S’applique à"), bodies, none=_("Toute la démarche")),
    ])

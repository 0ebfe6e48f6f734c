"""What a round asks for in words: its question, another wording, a vote, a conclusion."""

from collections.abc import Sequence

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import Field, NumberField, ProseField, TextField
from dsi_desktop.ui.forms.form import Form


def asking(method: str, question: str) -> Form:
    """Return what a method needs before the first voice."""
    rows: list[Field] = [TextField("question", _("Question"), required=True)]
    if method == "dots":
        rows.append(ProseField("options", _("Choix offerts, un par ligne"), lines=5, required=True))
        rows.append(NumberField("dots", _("Points à donner par voix")))
    else:
        rows.append(ProseField(
            "proposal", _("Proposition"), lines=3, required=method == "consent"))
    form = Form(rows)
    form.fill({"question": question, "dots": 3})
    return form


def rewording(proposal: str) -> Form:
    form = Form([ProseField("proposal", _("Nouvelle proposition"), lines=4, required=True)])
    form.fill({"proposal": proposal})
    return form


def voting(text: str, people: Sequence[str]) -> Form:
    """Return the resolution that settles the question; the vote is said as on the line."""
    form = Form([
        ProseField("text", _("Texte de la résolution"), lines=4, required=True),
        [
            TextField("mover", _("Proposée par"), suggestions=people),
            TextField("seconder", _("Appuyée par"), suggestions=people),
        ],
        TextField("vote", _("Vote"), hint=_("rien : à l’unanimité · 7 2 1 · rejetée")),
    ])
    form.fill({"text": text})
    return form


def concluding(decision: str) -> Form:
    form = Form([
        ProseField("result", _("Ce qui se dégage"), lines=3),
        ProseField("decision", _("Décision à consigner, s’il y en a une"), lines=3),
    ])
    form.fill({"decision": decision})
    return form


def wording(words: str) -> Form:
    form = Form([ProseField("note", _("Ses mots"), lines=3)])
    form.fill({"note": words})
    return form


def counting(counted: Sequence[tuple[str, int]]) -> Form:
    """Return a number for each option: the dots stuck under it on the wall."""
    form = Form([NumberField(f"n{at}", option) for at, (option, _n) in enumerate(counted)])
    form.fill({f"n{at}": number for at, (_option, number) in enumerate(counted)})
    return form

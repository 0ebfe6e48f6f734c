"""What minutes say of a step of a project, and the text of its resolution."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsi_desktop.features.minutes.rules.intakes import (
    Guideline,
    guidelines_words,
    years_words,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step as minutes tell it; amounts in cents, `years` already supported."""

    state: str
    title: str
    organization: str = ""
    body: str = ""
    asked: int | None = None
    amount: int | None = None
    years: int = 0
    summary: str = ""
    note: str = ""
    guidelines: tuple[Guideline, ...] = ()


def resolution_text(state: str, title: str, organization: str, amount: int | None) -> str:
    """Return « Recommander le projet « … » de …, pour un montant de 10 000 $ »."""
    said = _("Recommander le projet « {title} »")
    if state == "decided":
        said = _("Accepter le projet « {title} »")
    parts = [said.format(title=title)]
    if organization:
        parts.append(_("présenté par {name}").format(name=organization))
    if amount is not None:
        parts.append(_("pour un montant de {amount}").format(amount=fmt.money(amount, short=True)))
    return ", ".join(parts)


def step_title(told: StepTold) -> str:
    """Return « Projet recommandé : Navette des aînés »."""
    names = {
        "presented": _("Projet présenté : {title}"),
        "analysed": _("Projet analysé : {title}"),
        "recommended": _("Projet recommandé : {title}"),
        "decided": _("Projet accepté : {title}"),
        "agreement": _("Entente signée : {title}"),
        "payments": _("Versement : {title}"),
        "reported": _("Rapport remis : {title}"),
        "declined": _("Projet refusé : {title}"),
    }
    return names.get(told.state, _("Projet : {title}")).format(title=told.title)


def step_lines(told: StepTold) -> list[str]:
    """Return the sentences of a step, one a line."""
    lines = [sentence for sentence in _sentences(told) if sentence]
    if told.state in ("recommended", "declined"):
        lines += guidelines_words(told.guidelines)
    if told.note:
        lines.append(_ended(told.note))
    return lines


def _sentences(told: StepTold) -> Iterator[str]:
    if told.state == "presented":
        yield _("Présenté par {name}.").format(name=told.organization) if told.organization else ""
        yield _ended(told.summary)
        yield _amount(_("Montant demandé : {amount}."), told.asked)
        yield _ended(years_words(told.years).capitalize())
    elif told.state in ("recommended", "decided"):
        granted = _("Montant recommandé : {amount}.")
        if told.state == "decided":
            granted = _("Montant accordé : {amount}.")
        yield _amount(granted, told.amount)
        if told.asked != told.amount:
            yield _amount(_("Montant demandé : {amount}."), told.asked)


def _amount(sentence: str, cents: int | None) -> str:
    return sentence.format(amount=fmt.money(cents, short=True)) if cents is not None else ""


def _ended(text: str) -> str:
    kept = text.strip()
    return kept if not kept or kept.endswith((".", "!", "?", "…", "»")) else f"{kept}."



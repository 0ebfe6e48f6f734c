"""How money is said: amounts, states, sentences of what is wrong."""

from dsi_desktop.features.funding.rules.agreements import Committed
from dsi_desktop.features.funding.rules.arithmetic import Totals
from dsi_desktop.features.funding.rules.cumulation import (
    ACTION,
    CASH_FLOOR,
    CEILING,
    FLOOR,
    Breach,
)
from dsi_desktop.features.funding.rules.sources import Ceiling, Giver
from dsi_desktop.features.funding.rules.years import year_label
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label


def money(cents: int) -> str:
    """Return « 18 000 $ », with the cents only when there are some."""
    return fmt.money(cents, short=True)


def made_of(total: Totals, *, in_kind: bool = False) -> str:
    """Return « 15 000 $ accordés, dont 10 000 $ versés », part after part."""
    if not total.worth:
        return _("rien")
    if in_kind:
        return _("{money} en nature").format(money=money(total.worth))
    said = []
    if total.firm and total.received >= total.firm:
        said.append(_("{money} versés").format(money=money(total.firm)))
    elif total.received:
        said.append(_("{money} accordés, dont {paid} versés").format(
            money=money(total.firm), paid=money(total.received)))
    elif total.firm:
        said.append(_("{money} accordés").format(money=money(total.firm)))
    if total.waiting:
        said.append(_("{money} demandés").format(money=money(total.waiting)))
    if total.foreseen:
        said.append(_("{money} pressentis").format(money=money(total.foreseen)))
    return ", ".join(said)


def column_name(key: str, giver: Giver | None) -> str:
    """Return the title of a column."""
    if giver is not None:
        return giver.short
    return _("En nature") if key == "in_kind" else _("Autres sources")


def over_words(one: Committed) -> str:
    """Return « 27 500 $ accordés dans le plan, entente de 25 000 $ »."""
    return _("{firm} accordés dans le plan, entente de {amount}").format(
        firm=money(one.firm), amount=money(one.deal.amount))


def breach_name(one: Breach) -> str:
    """Return the action that breaks a rule, or the funder whose actions together do."""
    if one.scope == ACTION:
        return one.name
    return _("{funder}, toutes ses actions").format(funder=one.name)


def breach_words(one: Breach) -> str:
    """Return what a rule of cumulation says of an action or of a funder."""
    words = {
        CEILING: _("{kind} à {share}, plafond {limit}; {gap} de trop"),
        FLOOR: _("apport du promoteur à {share}, minimum {limit}; il manque {gap}"),
        CASH_FLOOR: _("apport du promoteur en argent à {share}, minimum {limit}; il manque {gap}"),
    }.get(one.about, _("le programme {kind} paie {share}, plafond {limit}; {gap} de trop"))
    return words.format(
        kind=kind_words(one.kind) if one.about == CEILING else one.kind,
        share=fmt.percent(one.share), limit=fmt.percent(one.limit), gap=money(one.gap),
    )


def kind_words(kind: str) -> str:
    """Return what a rule weighs: public money is governmental and municipal together."""
    if kind == "government":
        return _("aide publique")
    return _("aide de type {kind}").format(kind=label("funder_kind", kind))


def rule_sentence(rule: Ceiling, programme: str = "") -> str:
    """Return « Aide publique : au plus 80 %; promoteur : au moins 20 %, dont 10 % en argent »."""
    said = []
    if rule.ceiling is not None:
        kind = kind_words(rule.kind)
        said.append(_("{kind} : au plus {limit}").format(
            kind=kind[:1].upper() + kind[1:], limit=fmt.percent(rule.ceiling)))
    if rule.floor is not None and rule.cash_floor is not None:
        said.append(_("promoteur : au moins {limit}, dont {cash} en argent").format(
            limit=fmt.percent(rule.floor), cash=fmt.percent(rule.cash_floor)))
    elif rule.floor is not None:
        said.append(_("promoteur : au moins {limit}").format(limit=fmt.percent(rule.floor)))
    elif rule.cash_floor is not None:
        said.append(_("promoteur : au moins {limit} en argent").format(
            limit=fmt.percent(rule.cash_floor)))
    sentence = "; ".join(said)
    return f"{programme} : {sentence}" if programme else sentence


def year_words(year: int) -> str:
    """Return « Exercice 2026-2027 »."""
    return _("Exercice {year}").format(year=year_label(year))


def signed(cents: int) -> str:
    """Return a difference with its sign: « + 500 $ », « − 500 $ », « 0 $ »."""
    if not cents:
        return money(0)
    return f"{'+' if cents > 0 else '−'} {money(abs(cents))}"


def hours(tenths: int) -> str:
    """Return « 12,5 h »."""
    return _("{n} h").format(n=fmt.number(tenths / 10, 1 if tenths % 10 else 0))

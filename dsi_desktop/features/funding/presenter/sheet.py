"""The money of one action in lines: sources, spending, vouchers, hours."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.funding.queries import (
    MoneySheet,
    ServiceLine,
    SourceLine,
    SpendingLine,
    VoucherLine,
)
from dsi_desktop.features.funding.rules import words
from dsi_desktop.features.funding.rules.spending import PostSum, administration_share
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label

_TONES = {"paid": "good", "granted": "own", "refused": "bad"}


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of the sheet; `tone` is quiet, good, own, warn or bad, `icon_name` its mark."""

    title: str
    note: str = ""
    pill: str = ""
    tone: str = "quiet"
    faded: bool = False
    icon_name: str = ""


def title_of(sheet: MoneySheet) -> str:
    """Return the name of the action, or what stands for no action."""
    if not sheet.action_id:
        return _("Sources sans action")
    return f"{sheet.code} {sheet.title}".strip()


def head_of(sheet: MoneySheet) -> str:
    """Return « 34 800 $ : 16 800 $ accordés, 18 000 $ demandés »."""
    whole = sheet.total
    if not whole.worth:
        return _("Aucune source ne paie encore cette action.") if sheet.action_id else _(
            "Aucune source n’attend une action.")
    said = _("{total} : {parts}").format(
        total=words.money(whole.worth), parts=words.made_of(whole))
    if whole.in_kind:
        said = _("{said} ({money} en nature)").format(
            said=said, money=words.money(whole.in_kind))
    return said


def parts_of(sheet: MoneySheet) -> tuple[int, int, int, int]:
    """Return the cents paid, granted, asked and foreseen."""
    whole = sheet.total
    return (whole.received, whole.firm - whole.received, whole.waiting, whole.foreseen)


def source_line(one: SourceLine) -> MoneyLine:
    """Return the line of a source."""
    amount = one.amount
    note = ", ".join(part for part in (
        label("funding_state", amount.state), "" if amount.is_cash else _("en nature"),
        fmt.percent(one.share) if one.share else "", one.fiscal_year, one.agreement,
    ) if part)  # fmt: skip
    return MoneyLine(
        one.name or _("Source sans nom"), note, words.money(amount.worth),
        _TONES.get(amount.state, "quiet"), faded=amount.state == "refused",
    )


def spending_line(one: SpendingLine) -> MoneyLine:
    """Return the line of a spending; a difference without a word is amber."""
    spent = one.spent
    name = one.description or label("spending_post", spent.post)
    said = [_("écart à expliquer")] if spent.unexplained else []
    if spent.variance:
        said.append(words.signed(spent.variance))
    if spent.planned is not None:
        said.append(_("prévu {money}").format(money=words.money(spent.planned)))
    if one.spent_on:
        said.append(fmt.date_long(one.spent_on, with_weekday=False))
    said.append(spent.explanation)
    return MoneyLine(
        name, ", ".join(part for part in said if part),
        words.money(spent.actual) if spent.actual is not None else _("à venir"),
        "warn" if spent.unexplained else "quiet",
    )


def voucher_line(one: VoucherLine) -> MoneyLine:
    """Return the line of a voucher."""
    day = fmt.date_long(one.issued_on, with_weekday=False) if one.issued_on else ""
    note = ", ".join(part for part in (day, one.paper or _("sans fichier")) if part)
    return MoneyLine(one.reference or _("Pièce justificative"), note, icon_name="paperclip")


def service_line(one: ServiceLine) -> MoneyLine:
    """Return the line of hours given."""
    given = one.service
    name = one.name or given.role or _("Heures")
    note = ", ".join(part for part in (
        given.role if one.name else "",
        _("{done} faites de {planned}").format(
            done=words.hours(given.done), planned=words.hours(given.planned)),
    ) if part)  # fmt: skip
    if given.in_kind:
        note += ", " + (_("en nature") if one.counted or not given.value
                        else _("comptées dans la source en nature"))  # fmt: skip
    return MoneyLine(name, note, words.money(given.value) if given.value else "")


def post_words(post: PostSum) -> tuple[str, str]:
    """Return « Salaires », « 8 200 $ sur 8 000 $ »."""
    name = label("spending_post", post.post)
    said = _("{actual} sur {planned}").format(
        actual=words.money(post.actual), planned=words.money(post.planned))
    return name[:1].upper() + name[1:], said


def administration_words(posts: Sequence[PostSum]) -> str:
    """Return what share of the cost administration takes, "" without cost."""
    share = administration_share(posts)
    if not share:
        return ""
    return _("Frais d’administration : {share} du coût").format(share=fmt.percent(share))

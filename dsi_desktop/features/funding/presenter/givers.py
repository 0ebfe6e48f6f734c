"""Who gives, as a tree: funders, and under each what it signed, offers and asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.funding.queries import (
    AgreementLine,
    GiverLine,
    GiversSheet,
    ProgrammeLine,
)
from dsi_desktop.features.funding.rules import words
from dsi_desktop.features.funding.rules.sources import Ceiling
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label

EVERYONE = "everyone"
GENERAL = "general"


@dataclass(frozen=True, slots=True)
class GiverNode:
    """A line of the tree. `kind` is the table, or `GENERAL`; `left` is in red when `alarm`."""

    kind: str
    id: str
    funder_id: str
    name: str
    detail: str
    amount: str
    left: str
    alarm: bool
    icon: str
    parts: tuple["GiverNode", ...] = ()

    @property
    def key(self) -> str:
        """The id, unlike that of any other line."""
        return f"{self.kind}:{self.id}"


def nodes(sheet: GiversSheet, today: date) -> tuple[GiverNode, ...]:
    """Return the tree; the rules that hold for everyone come last."""
    made = [_giver(line, sheet.programme_names, today) for line in sheet.givers]
    if sheet.rules:
        made.append(GiverNode(
            GENERAL, EVERYONE, "", _("Tous les bailleurs"),
            ngettext("{n} règle de cumul", "{n} règles de cumul", len(sheet.rules)).format(
                n=len(sheet.rules)), "", "", alarm=False, icon="scale",
            parts=tuple(_rule(rule, sheet.programme_names) for rule in sheet.rules),
        ))  # fmt: skip
    return tuple(made)


def _giver(line: GiverLine, names: Mapping[str, str], today: date) -> GiverNode:
    giver = line.giver
    agreements = [_agreement(one, today) for one in line.agreements]
    detail = [
        label("funder_kind", giver.kind), _("subvention de base") if giver.core else "",
        _("exercice dès {month}").format(month=fmt.month(giver.year_start))
        if giver.year_start != 4 else "",
        ngettext("{n} source", "{n} sources", line.sources).format(n=line.sources)
        if line.sources else "",
    ]  # fmt: skip
    return GiverNode(
        "funder", giver.id, giver.id, giver.name, ", ".join(part for part in detail if part),
        _("{money} accordés").format(money=words.money(line.firm)) if line.firm else "", "",
        alarm=False,
        icon="coins", parts=(
            *agreements, *(_programme(one, today) for one in line.programmes),
            *(_rule(one, names) for one in line.rules),
        ),
    )  # fmt: skip


def _agreement(one: AgreementLine, today: date) -> GiverNode:
    days = (one.start_on, one.end_on)
    detail = [_period(*days) if any(days) else "", one.reference, one.holder]
    if one.report_due_on:
        detail.append(_("reddition {day}").format(
            day=fmt.relative_day(one.report_due_on, today)))
    left, alarm = "", False
    if one.amount is not None:
        alarm = one.firm > one.amount
        left = _("dépassé de {money}") if alarm else _("reste {money}")
        left = left.format(money=words.money(abs(one.amount - one.firm)))
        if not alarm and one.end_on and one.end_on < today.isoformat():
            left = _("terminée")
    return GiverNode(
        "agreement", one.id, one.funder_id, one.title or _("Entente"),
        ", ".join(part for part in detail if part),
        words.money(one.amount) if one.amount is not None else "", left, alarm, "file-text",
    )  # fmt: skip


def _programme(one: ProgrammeLine, today: date) -> GiverNode:
    detail = []
    if one.closes_on and one.closes_on >= today.isoformat():
        detail.append(_("date limite : {day}").format(day=fmt.relative_day(one.closes_on, today)))
    elif one.closes_on:
        detail.append(_("fermé depuis le {day}").format(
            day=fmt.date_long(one.closes_on, with_weekday=False)))
    if one.ceiling is not None:
        detail.append(_("au plus {limit} du coût").format(limit=fmt.percent(one.ceiling)))
    if one.sources:
        detail.append(ngettext("{n} source", "{n} sources", one.sources).format(n=one.sources))
    return GiverNode("programme", one.id, one.funder_id, one.name or _("Programme"),
                     ", ".join(detail), "", "", alarm=False, icon="calendar-event")  # fmt: skip


def _rule(one: Ceiling, names: Mapping[str, str]) -> GiverNode:
    return GiverNode(
        "cumulation_rule", one.id, one.funder_id or "",
        words.rule_sentence(one, names.get(one.programme_id or "", "")), _("règle de cumul"),
        "", "", alarm=False, icon="scale",
    )  # fmt: skip


def _period(start: str, end: str) -> str:
    said_start = fmt.date_long(start, with_weekday=False) if start else ""
    said_end = fmt.date_long(end, with_weekday=False) if end else ""
    if said_start and said_end:
        return _("du {start} au {end}").format(start=said_start, end=said_end)
    return _("dès le {start}").format(start=said_start) if said_start else _(
        "jusqu’au {end}").format(end=said_end)

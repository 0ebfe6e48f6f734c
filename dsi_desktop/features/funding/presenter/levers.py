"""The levers in words: when a programme closes, how much it pays, why it fits."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.funding.queries.levers import LeversSheet, ProgrammeSheet
from dsi_desktop.features.funding.rules.levers import (
    CLOSED,
    COMING,
    OPEN,
    Fit,
    Lever,
    deadline,
    is_soon,
    opening,
    standing,
)
from dsi_desktop.features.funding.rules.words import money
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed


@dataclass(frozen=True, slots=True)
class FitLine:
    """Something a programme could pay, and why."""

    kind: str
    id: str
    title: str
    reason: str


def when_words(lever: Lever, today: date) -> str:
    """Return « ferme le 15 déc. », « ouvre le 1er févr. », « fermé »."""
    state = standing(lever, today)
    closes, opens = deadline(lever, today), opening(lever, today)
    if state == CLOSED:
        return _("fermé")
    if state == COMING and opens is not None:
        return _("ouvre le {day}").format(day=fmt.date_short(opens, today))
    if closes is not None:
        return _("ferme le {day}").format(day=fmt.date_short(closes, today))
    return _("ouvert en continu") if state == OPEN else _("sans date")


def soon_words(lever: Lever, today: date) -> str:
    """Return « dans 12 jours » for a programme that closes within thirty, else ""."""
    closes = deadline(lever, today)
    if closes is None or not is_soon(lever, today):
        return ""
    days = (closes - today).days
    if not days:
        return _("aujourd’hui")
    return ngettext("dans {n} jour", "dans {n} jours", days).format(n=days)


def amount_words(one: ProgrammeSheet) -> str:
    """Return « 5 000 $ à 50 000 $ », « jusqu’à 50 000 $ (80 %) »."""
    words = ""
    if one.smallest is not None and one.largest is not None:
        words = _("{low} à {high}").format(low=money(one.smallest), high=money(one.largest))
    elif one.largest is not None:
        words = _("jusqu’à {high}").format(high=money(one.largest))
    elif one.smallest is not None:
        words = _("à partir de {low}").format(low=money(one.smallest))
    if one.ceiling is not None:
        share = _("au plus {share}").format(share=fmt.percent(one.ceiling))
        words = f"{words} ({share})" if words else share
    return words


def facts(one: ProgrammeSheet, today: date) -> tuple[tuple[str, str], ...]:
    """Return what a programme says of itself, what is known only."""
    pairs = (
        (_("Bailleur"), one.funder), (_("Finance"), one.pays),
        (_("Échéance"), when_words(one.lever, today)),
        (_("Revient"), _("chaque année") if one.lever.yearly else ""),
        (_("Montant"), amount_words(one)), (_("Conditions"), one.conditions),
        (_("Dimensions"), listed(one.dimensions, _("et"))),
        (_("Territoires"), listed(one.areas, _("et")) or _("partout")),
        (_("Site"), one.website),
    )  # fmt: skip
    return tuple((name, value) for name, value in pairs if value)


def fit_lines(sheet: LeversSheet, programme_id: str) -> tuple[FitLine, ...]:
    """Return what a programme could pay: needs first, then actions."""
    found = [FitLine(one.wanting.kind, one.wanting.id, one.wanting.title, _reason(one, sheet))
             for one in sheet.of(programme_id)]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.kind != "need"))


def counted(sheet: LeversSheet, programme_id: str) -> str:
    """Return « 3 besoins, 5 actions », "" when nothing fits."""
    kinds = [one.wanting.kind for one in sheet.of(programme_id)]
    needs, actions = kinds.count("need"), kinds.count("action")
    parts = []
    if needs:
        parts.append(ngettext("{n} besoin", "{n} besoins", needs).format(n=fmt.number(needs)))
    if actions:
        parts.append(ngettext("{n} action", "{n} actions", actions).format(
            n=fmt.number(actions)))
    return ", ".join(parts)


def unserved_words(sheet: LeversSheet) -> str:
    """Return « 2 besoins sur 7 sans programme », or that each has one."""
    count = len(sheet.unserved)
    if not sheet.needs:
        return _("Aucun besoin documenté")
    if not count:
        return _("Chaque besoin a au moins un programme")
    return ngettext("{n} besoin sur {total} sans programme",
                    "{n} besoins sur {total} sans programme", count).format(
        n=fmt.number(count), total=fmt.number(sheet.needs))  # fmt: skip


def spoken(one: ProgrammeSheet, sheet: LeversSheet, today: date) -> str:
    """Return a line as it is read aloud."""
    parts = (one.lever.name, one.funder, when_words(one.lever, today),
             soon_words(one.lever, today), amount_words(one), counted(sheet, one.lever.id))
    return ", ".join(part for part in parts if part)


def _reason(one: Fit, sheet: LeversSheet) -> str:
    dimensions = listed([sheet.names.get(key, "") for key in one.dimensions], _("et"))
    areas = listed([sheet.names.get(key, "") for key in one.areas], _("et"))
    return _("{dimensions} · {areas}").format(
        dimensions=dimensions, areas=areas or _("partout"))

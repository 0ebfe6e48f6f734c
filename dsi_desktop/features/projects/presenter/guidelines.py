"""The guidelines in words: whom each binds, since when, who respected it."""

from datetime import date

from dsi_desktop.features.projects.queries import GuidelineRow
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label


def about(one: GuidelineRow) -> str:
    """Return « Toute la démarche », « Chantier : Transport »."""
    if one.applies_to == "initiative":
        return _("Toute la démarche")
    scope = label("guideline_scope", one.applies_to)
    named = one.about or _("à préciser")
    return _("{scope} : {name}").format(scope=scope[:1].upper() + scope[1:], name=named)


def period(one: GuidelineRow, today: date) -> str:
    """Return « depuis le 12 mars 2025 », « du … au … », « sans terme »."""
    start, end = (fmt.date_short(day, today) if day else "" for day in (one.start_on, one.end_on))
    if start and end:
        return _("du {start} au {end}").format(start=start, end=end)
    if end:
        return _("jusqu’au {day}").format(day=end)
    return _("depuis le {day}").format(day=start) if start else _("sans terme")


def standing(one: GuidelineRow, today: date) -> str:
    """Return « en vigueur », « à venir » or « terminée »."""
    if one.in_force(today):
        return _("en vigueur")
    return _("à venir") if (one.start_on or "") > today.isoformat() else _("terminée")


def respected(one: GuidelineRow) -> str:
    """Return « respectée par 4 projets, non par 1 », "" before any answer."""
    yes, no = one.count("respected"), one.count("not_respected")
    parts = []
    if yes:
        parts.append(ngettext("respectée par {n} projet", "respectée par {n} projets", yes).format(
            n=fmt.number(yes)))
    if no:
        parts.append(ngettext("non respectée par {n} projet", "non respectée par {n} projets",
                              no).format(n=fmt.number(no)))  # fmt: skip
    return ", ".join(parts)


def spoken(one: GuidelineRow, today: date) -> str:
    """Return a line as it is read aloud."""
    parts = (one.title, about(one), standing(one, today), period(one, today), one.motion,
             respected(one))  # fmt: skip
    return ", ".join(part for part in parts if part)

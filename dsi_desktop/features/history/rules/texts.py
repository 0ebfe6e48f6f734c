"""Short ways of saying a field that changed and how many things did."""

from collections.abc import Mapping

from dsi_desktop.db.differences import ADDED, CHANGED, DELETED, ENDED
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext

_LONG = 70


def short(text: str, most: int = _LONG) -> str:
    """Return the first line of a text, cut where it is long."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def capital(text: str) -> str:
    """Return a text with a capital letter first."""
    return text[:1].upper() + text[1:]


def field_change(label: str, old: str, new: str, most: int = 90) -> str:
    """Return « Échéance : 1er juin 2026 → 15 juin 2026 »; an empty side says « rien ».

    A value that stands on both sides is only said.
    """
    if old == new:
        return field_value(label, new, most)
    return _("{field} : {old} → {new}").format(
        field=capital(label), old=short(old, most) or _("rien"), new=short(new, most) or _("rien")
    )


def field_value(label: str, value: str, most: int = 90) -> str:
    """Return « Échéance : 15 juin 2026 »."""
    return _("{field} : {value}").format(field=capital(label), value=short(value, most))


def counted(counts: Mapping[str, int]) -> str:
    """Return « 3 ajouts, 5 changements, 1 fin, 1 suppression », or that nothing differs."""
    said = [
        words.format(n=fmt.number(counts[kind]))
        for kind, words in (
            (ADDED, ngettext("{n} ajout", "{n} ajouts", counts.get(ADDED, 0))),
            (CHANGED, ngettext("{n} changement", "{n} changements", counts.get(CHANGED, 0))),
            (ENDED, ngettext("{n} fin", "{n} fins", counts.get(ENDED, 0))),
            (DELETED, ngettext("{n} suppression", "{n} suppressions", counts.get(DELETED, 0))),
        )
        if counts.get(kind)
    ]
    return ", ".join(said) or _("Rien n’a changé entre ces deux dates.")

"""The titles of points that come from somewhere: minutes to adopt, notes to table, seats."""

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _


def title_of_adoption(held_on: str, minutes_kind: str) -> str:
    """Return « Adoption du procès-verbal du 8 octobre 2026 et suivis », or that of notes."""
    day = _long(held_on)
    if minutes_kind == "cr":
        return _("Retour sur le compte rendu du {day} et suivis").format(day=day)
    return _("Adoption du procès-verbal du {day} et suivis").format(day=day)


def name_of_minutes(held_on: str, minutes_kind: str) -> str:
    """Return « Procès-verbal du 8 octobre 2026 », or the name of notes."""
    if minutes_kind == "cr":
        return _("Compte rendu du {day}").format(day=_long(held_on))
    return _("Procès-verbal du {day}").format(day=_long(held_on))


def title_of_tabling(body: str, held_on: str) -> str:
    """Return « Dépôt du compte rendu : Chantier Jeunesse, 26 novembre 2026 »."""
    parts = ", ".join(part for part in (body, _long(held_on)) if part)
    return _("Dépôt du compte rendu : {what}").format(what=parts)


def title_of_ending(name: str) -> str:
    return _("Fin de mandat : {name}").format(name=name) if name else _("Fin de mandat")


def title_of_vacancy(seat: str) -> str:
    return _("Siège vacant : {seat}").format(seat=seat) if seat else _("Siège vacant")


def _long(day: str) -> str:
    return fmt.date_long(day, with_weekday=False) if day else ""

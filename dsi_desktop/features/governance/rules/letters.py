"""What a letter of mandate may say, and whether it still holds."""

from datetime import date, timedelta

from dsi_desktop.features.directory.rules import in_force
from dsi_desktop.features.governance.rules.seats import ENDING
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

COMING, HOLDS, ENDS_SOON, OVER = "coming", "holds", "ends_soon", "over"


def check_letter(
    *, scope: str, ceiling: int | None, titular_id: str | None, substitute_id: str | None,
    substitutes_allowed: bool,
) -> None:
    """Refuse an amount nobody may commit, and a substitute who cannot be one."""
    if (ceiling or 0) < 0:
        raise RuleBroken(_("Un montant maximal ne peut pas être négatif."), "ceiling")
    if ceiling and scope != "commit":
        raise RuleBroken(
            _("Un montant maximal va avec le pouvoir d’engager des ressources."), "ceiling",
        )
    if not substitute_id:
        return
    if substitute_id == titular_id:
        raise RuleBroken(
            _("Le substitut est une autre personne que la personne titulaire."), "substitute_id",
        )
    if not substitutes_allowed:
        raise RuleBroken(_("Cette instance n’admet pas de substituts."), "substitute_id")


def letter_state(start_on: str | None, end_on: str | None, day: date) -> str:
    """Return whether a letter is to come, holds, ends within 90 days, or is over."""
    if in_force(start_on, end_on, day.isoformat()):
        last = (day + timedelta(days=ENDING)).isoformat()
        return ENDS_SOON if end_on and end_on <= last else HOLDS
    return OVER if end_on and end_on < day.isoformat() else COMING


def state_words(state: str) -> str:
    """Say the state of a letter."""
    return {
        COMING: _("à venir"), HOLDS: _("en vigueur"), ENDS_SOON: _("échoit bientôt"),
        OVER: _("échue"),
    }[state]

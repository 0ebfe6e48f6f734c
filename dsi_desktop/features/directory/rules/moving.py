"""What holds when somebody goes from one organisation to another."""

from datetime import date, timedelta

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

RETURN, FOLLOW, STAY = "return", "follow", "stay"


def day_before(day: str) -> str:
    """Return the last day of what the next thing replaces."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def check_move(
    leaving: list[tuple[str, str | None]], organization_id: str, on: str | None,
) -> str:
    """Return the day of a move; refuse one to where the person is, or before they came.

    `leaving` holds, for each function left, its organisation and its first day.
    """
    if not on:
        raise RuleBroken(_("Écrivez la date du changement."), "on")
    if any(one == organization_id for one, _start in leaving):
        raise RuleBroken(_("La personne est déjà dans cette organisation."), "organization_id")
    if any(start and start >= on for _one, start in leaving):
        raise RuleBroken(
            _("La fonction actuelle commence ce jour-là ou après : choisissez une date "
              "plus tardive."), "on",
        )
    return on

"""From when on a partner is asked too much: what the dossier says, else a usual measure."""

from collections.abc import Mapping
from dataclasses import dataclass

from dsi_desktop.features.directory.rules.limits import USUAL_HOURS, USUAL_MEETINGS, limit_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

PREFIX = "solicitation."
ASIDE = "solicitation.aside."
_MOST = 744


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What one organisation may be asked in a month, and the day from which things changed."""

    hours: int = USUAL_HOURS
    meetings: int = USUAL_MEETINGS
    milestone_on: str = ""
    milestone: str = ""


def thresholds_of(kept: Mapping[str, str]) -> Thresholds:
    """Read the settings of the dossier; what is no number is the usual measure."""
    return Thresholds(
        limit_of(None, kept.get("hours"), USUAL_HOURS),
        limit_of(None, kept.get("meetings"), USUAL_MEETINGS),
        kept.get("milestone_on", ""), kept.get("milestone", ""),
    )


def check_threshold(number: int | None, field: str) -> int:
    """Refuse a limit nobody can hold: a month has 744 hours."""
    if number is None or not 1 <= number <= _MOST:
        raise RuleBroken(_("Écrivez un nombre de 1 à 744."), field)
    return number


def check_cap(number: int | None, field: str) -> int | None:
    """Refuse the same for one organisation; nothing leaves it the limit of all."""
    return None if number is None else check_threshold(number, field)

"""What of a plan may be measured, on which days, with how many decimals."""

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

MOST_DECIMALS = 4


def check_place(objective_kind: str | None) -> None:
    """A general objective is not measured: its specific ones are."""
    if objective_kind == "general":
        raise RuleBroken(
            _("Un objectif général ne porte pas d’indicateur : reliez-le à un objectif "
              "spécifique."), "place",
        )  # fmt: skip


def check_day(measured_on: str | None, today: str) -> str:
    """Refuse a measure of a day to come; today unless told."""
    if measured_on and measured_on > today:
        raise RuleBroken(_("Une mesure se note après coup : ce jour n’est pas venu."),
                         "measured_on")
    return measured_on or today


def check_unlocked(
    day: str | None, locked_until: str | None, field: str = "measured_on"
) -> None:
    """Refuse what would change a locked period, saying until when it is."""
    if day and locked_until and day <= locked_until:
        raise RuleBroken(
            _("La période est verrouillée jusqu’au {day} : la mesure ne s’y change plus. "
              "Déverrouillez-la, ou datez la mesure d’après.").format(
                  day=fmt.date_long(locked_until, with_weekday=False)),
            field,
        )  # fmt: skip


def decimals_of(count: int | None) -> int:
    """Return a number of decimals from 0 to 4."""
    if count is None:
        return 0
    if not 0 <= count <= MOST_DECIMALS:
        raise RuleBroken(_("Un indicateur garde de 0 à 4 décimales."), "decimals")
    return count


def rescaled(value: int | None, before: int, after: int) -> int | None:
    """Return a value kept whole with other decimals: 400 with one more is kept as 4000.

    Raises `RuleBroken` beside `decimals` when it needs those taken away.
    """
    if value is None:
        return None
    if after >= before:
        return value * int(10 ** (after - before))
    kept, lost = divmod(value, int(10 ** (before - after)))
    if lost:
        raise RuleBroken(
            _("La valeur de départ ou une cible est écrite avec {count} décimales : corrigez-la "
              "d’abord.").format(count=before), "decimals",
        )  # fmt: skip
    return kept

"""What a column may be called and how many cards it takes."""

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import VOCABULARY

TOTALS = ("count", "late", "hours", "cost")
TOTALS_SHOWN = ("count", "late")
MOST = 999


def limit_of(number: int | None, field: str) -> int | None:
    """Return how many cards at most; nothing and zero are no limit."""
    if not number:
        return None
    if not 0 < number <= MOST:
        raise RuleBroken(
            _("Une limite va de 1 à {most} cartes. Laissez vide pour ne pas limiter.").format(
                most=MOST), field,
        )  # fmt: skip
    return number


def choice_of(choices: str, value: str, field: str) -> str:
    if value not in VOCABULARY[choices]:
        raise RuleBroken(_("Choisissez dans la liste."), field)
    return value


def column_state(state: str) -> str:
    """Return the state of the cards of a column; what was dropped stands in none."""
    if state == "dropped" or state not in VOCABULARY["task_state"]:
        raise RuleBroken(_("Une colonne ne peut pas porter cet état."), "state")
    return state


def check_not_last(columns: int) -> None:
    if columns <= 1:
        raise RuleBroken(_("Un tableau garde au moins une colonne."))


def totals_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the totals known, each once, in the order of the head of a column."""
    return tuple(name for name in TOTALS if name in names)


def limit_words(wip_limit: int | None, lane_limit: int | None, mode: str) -> str:
    """Say the limits of a column: « 5 cartes au plus, 2 par couloir, bloque »."""
    parts = []
    if wip_limit:
        parts.append(_("{n} au plus").format(n=wip_limit))
    if lane_limit:
        parts.append(_("{n} par couloir").format(n=lane_limit))
    if not parts:
        return _("sans limite")
    parts.append(_("bloque") if mode == "block" else _("avertit"))
    return ", ".join(parts)

"""What an action does not say yet, though its state calls for it."""

from dataclasses import dataclass

from dsi_desktop.features.plan.rules import ACHIEVED, NEED_REASON
from dsi_desktop.kernel.i18n import _


def code_key(code: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts codes as people count: « 2.10 » after « 2.9 », none of them last."""
    parts = [part for part in code.split(".") if part]
    known = tuple((int(part), "") if part.isdecimal() else (10**9, part) for part in parts)
    return known or ((10**9, "~"),)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an action when one looks back at it."""

    state: str
    reason: str = ""
    expected: str = ""
    achieved: str = ""
    variance: str = ""
    people_reached: int | None = None
    planned_end: str = ""
    real_end: str = ""
    late: bool = False


def slipped(told: Told) -> bool:
    """Tell whether the action ended, or will end, after its planned day."""
    ended_after = bool(told.planned_end and told.real_end > told.planned_end)
    return ended_after or told.late


def missing_in(told: Told) -> tuple[str, ...]:
    """Return what is not filled, in words: results of what is done, why it slipped or stopped."""
    done = told.state in ACHIEVED
    wants = (
        (not told.expected, _("résultats visés")),
        (done and not told.achieved, _("résultats atteints")),
        (done and told.people_reached is None, _("personnes jointes")),
        (done and told.state == "done" and not told.real_end, _("date de fin réelle")),
        (slipped(told) and not told.variance, _("explication de l’écart")),
        (told.state in NEED_REASON and not told.reason, _("motif de l’état")),
    )
    return tuple(words for wanting, words in wants if wanting)

"""How amounts and steps of a project are said, on screen and on paper alike."""

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.vocabulary import label


def money(cents: int | None) -> str:
    """Return an amount, "" when none is known."""
    return "" if cents is None else fmt.money(cents, short=True)


def step_words(state: str) -> str:
    """Return a step with its first letter great: « Décidé »."""
    words = label("intake_state", state)
    return words[:1].upper() + words[1:]

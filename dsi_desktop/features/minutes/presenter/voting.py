"""How a vote typed in a few words becomes the fields of a resolution."""

from typing import Any

from dsi_desktop.features.minutes.presenter.live import LivePresenter
from dsi_desktop.features.minutes.rules.votes import outcome_of


def vote_fields(live: LivePresenter, words: str) -> dict[str, Any]:
    """Return the outcome and the counts that « 7 2 1 » or « rejetée » say, at this hour."""
    mode = live.live.decision_mode if live.live else "simple_majority"
    outcome = outcome_of(words, mode)
    fields: dict[str, Any] = {"state": outcome.state, "taken_at": live.said_at()}
    if outcome.counted:
        fields |= {
            "in_favour": outcome.in_favour, "against": outcome.against,
            "abstaining": outcome.abstaining,
        }
    return fields

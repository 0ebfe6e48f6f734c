"""What may be written of a resolution and of a follow-up."""

from typing import TypedDict

from dsi_desktop.features.minutes.rules.ballot import Voice


class ResolutionFields(TypedDict, total=False):
    """What is written of a resolution beside its text; `dissent` is (who, reason) pairs.

    `voices` are those of a vote by organisation, which give the counts; `amends_id` the proposal
    that this one would change, still under debate.
    """

    title: str
    recitals: str
    mover_id: str | None
    seconder_id: str | None
    state: str
    in_favour: int | None
    against: int | None
    abstaining: int | None
    casting_vote: bool
    method: str
    dissent: tuple[tuple[str, str], ...] | list[tuple[str, str]]
    taken_at: str | None
    voices: tuple[Voice, ...]
    amends_id: str | None


class FollowUpFields(TypedDict, total=False):
    """Who does a follow-up, until when, and which decision asked for it."""

    person_id: str | None
    organization_id: str | None
    responsible_name: str
    due_on: str | None
    due_text: str
    due_from: str | None
    due_to: str | None
    motion_id: str | None
    decision_id: str | None
    description: str

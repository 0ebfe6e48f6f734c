"""What may be written of a resolution and of a follow-up."""

from typing import TypedDict


class ResolutionFields(TypedDict, total=False):
    """What is written of a resolution beside its text; `dissent` is (person, reason) pairs."""

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


class FollowUpFields(TypedDict, total=False):
    """Who does a follow-up, until when, and which decision asked for it."""

    person_id: str | None
    organization_id: str | None
    responsible_name: str
    due_on: str | None
    due_text: str
    motion_id: str | None
    decision_id: str | None
    description: str

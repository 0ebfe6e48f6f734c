"""What may be written of mandates, representations, voices and the tasks they ask for."""

from typing import TypedDict


class EditedMandate(TypedDict, total=False):
    """What may be changed of a mandate; closing it is `close_mandate`."""

    title: str
    given_by_id: str | None
    body_id: str | None
    person_id: str | None
    decision_id: str
    description: str
    due_on: str | None


class FollowUpFields(TypedDict, total=False):
    """Who does the task that a mandate or a representation asks for, and until when."""

    person_id: str | None
    organization_id: str | None
    due_on: str | None
    body_id: str | None
    description: str


class RepresentationFields(TypedDict, total=False):
    """Who spoke, in whose name, to whom, of what; `decision_id` names a motion or a decision."""

    body_id: str | None
    person_id: str | None
    kind: str
    held_on: str | None
    addressee: str
    area_id: str | None
    mandate_id: str | None
    decision_id: str
    subject: str
    text: str
    outcome: str

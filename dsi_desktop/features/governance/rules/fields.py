"""What may be written of a body, its rules, its seats and its mandates."""

from typing import Required, TypedDict


class BodyFields(TypedDict, total=False):
    """What is written of a body beside its name, its kind and its parent."""

    local_name: str
    acronym: str
    purpose: str
    area_id: str | None
    start_on: str | None
    hue: int | None
    icon: str


class EditedBody(BodyFields, total=False):
    """The fields a form may change; moving is `move_body`, ending is `end_body`."""

    name: str
    kind: str


class RulesFields(TypedDict, total=False):
    """How a body convenes, decides, records and renews itself."""

    minutes_kind: str
    requires_adoption: bool
    decision_mode: str
    voting_unit: str
    quorum_kind: str
    quorum_value: int | None
    chair_casting_vote: bool
    notice_days: int
    parity_max_gap: int
    term_months: int
    max_terms: int | None
    staggered: bool
    substitutes_allowed: bool
    observers_allowed: bool
    names_in_motions: bool
    number_template: str
    meetings_per_year: int | None
    below_quorum: str
    bilingual_documents: bool
    phrase_opening: str
    phrase_motion: str


class CollegeFields(TypedDict, total=False):
    """A part of the seats; `sectors` are keys of the vocabulary separated by spaces."""

    sectors: str
    area_id: str | None
    seats: int | None
    parity: bool


class EditedCollege(CollegeFields, total=False):
    """The fields a form may change of a college."""

    name: str


class SeatFields(TypedDict, total=False):
    """What is written of a seat; ending it is `abolish_seat`."""

    label: str
    college_id: str | None
    area_id: str | None
    start_on: str | None


class Terms(TypedDict, total=False):
    """How somebody sits. Without `start_on`, since today; without `voting`, as the role says."""

    organization_id: str | None
    role: str
    start_on: str | None
    end_on: str | None
    post_id: str | None
    appointed_by: str
    election_id: str
    substitutes_for_id: str | None
    voting: bool


class LetterFields(TypedDict, total=False):
    """What an organisation writes in its mandate letter."""

    substitute_id: str | None
    scope: str
    ceiling: int | None
    start_on: str | None
    end_on: str | None
    signatory: str
    signatory_title: str
    signed_on: str | None


class MandateFields(TypedDict, total=False):
    """To whom a mandate is given, why and until when."""

    title: Required[str]
    given_by_id: str | None
    body_id: str | None
    person_id: str | None
    decision_id: str
    description: str
    due_on: str | None


class ElectionFields(TypedDict, total=False):
    """How an election is held; without `names_allowed`, a ballot bears as many names as seats."""

    title: str
    seats: int | None
    method: str
    names_allowed: int | None
    voters: int | None
    scrutineers: str
    note: str


class CandidacyFields(TypedDict, total=False):
    """What may be corrected of a candidacy."""

    organization_id: str | None
    proposed_by: str
    consented: bool

"""The minutes as one neutral document: read live, frozen at adoption, printed and searched."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Dissent:
    """Somebody who wants the disagreement recorded, with the reason."""

    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who gave the same voice in a vote by organisation: "yes", "no" or "abstain"."""

    option: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the minutes; the fields that its `kind` does not use are empty."""

    id: str
    kind: str
    text: str = ""
    record_id: str = ""
    said_at: str = ""
    private: bool = False
    title: str = ""
    recitals: tuple[str, ...] = ()
    number: str = ""
    provisional: int = 0
    mover: str = ""
    seconder: str = ""
    state: str = ""
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    casting_vote: bool = False
    dissents: tuple[Dissent, ...] = ()
    quorum_note: str = ""
    procedure: str = ""
    amends: str = ""
    amended: bool = False
    method: str = ""
    voices: tuple[Voices, ...] = ()
    mode: str = ""
    responsible: str = ""
    due_on: str = ""
    due_text: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda with what was said under it."""

    id: str
    number: str
    level: int
    title: str
    kind: str = "information"
    minutes: int = 0
    state: str = "upcoming"
    outcome: str = ""
    chantier: str = ""
    bearer: str = ""
    description: str = ""
    started_at: str = ""
    ended_at: str = ""
    added: bool = False
    said: tuple[Said, ...] = ()
    standard: str = ""
    treated_with: str = ""

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Attendee:
    """A line of the attendance list as it is printed; `later` are comings back, (from, until)."""

    id: str
    person_id: str
    name: str
    organization: str = ""
    office: str = ""
    role: str = "member"
    status: str = "expected"
    voting: bool = False
    represented_by: str = ""
    arrived_at: str = ""
    left_at: str = ""
    later: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """Everything the minutes of one meeting say; the frozen form is its canonical JSON."""

    meeting_id: str
    kind: str = "pv"
    initiative: str = ""
    demonstration: bool = False
    fine_spaces: bool = False
    body_id: str = ""
    body: str = ""
    body_kind: str = ""
    acronym: str = ""
    title: str = ""
    meeting_kind: str = "ordinary"
    ordinal: int = 0
    held_on: str = ""
    start_time: str = ""
    end_time: str = ""
    opened_at: str = ""
    closed_at: str = ""
    place: str = ""
    address: str = ""
    municipality: str = ""
    video: bool = False
    objectives: str = ""
    state: str = "planned"
    chair: str = ""
    note_taker: str = ""
    facilitator: str = ""
    names_in_motions: bool = True
    requires_adoption: bool = True
    opening_phrase: str = ""
    motion_phrase: str = ""
    decision_mode: str = ""
    bilingual: bool = False
    members: int = 0
    present: int = 0
    required: int = 0
    colleges: tuple[tuple[str, int], ...] = ()
    parity_max_gap: int = 1
    attendees: tuple[Attendee, ...] = ()
    points: tuple[Point, ...] = ()
    adopted_on: str = ""
    adopted_in: str = ""
    adoption_number: str = ""
    with_changes: bool = False
    format: str = field(default="dsi-minutes/1")

    def every(self, kind: str) -> tuple[Said, ...]:
        """Return the lines of one kind in the order of the agenda."""
        return tuple(one for point in self.points for one in point.said if one.kind == kind)

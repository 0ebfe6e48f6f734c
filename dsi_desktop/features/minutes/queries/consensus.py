"""What a round of opinion shows: who may speak, what each voice said, what it adds up to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.db.schema.minutes import ConsensusPosition, ConsensusRound, Entry
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.rules.room import HERE
from dsi_desktop.kernel.text import fold

_SPEAKING = ("member", "substitute", "staff")


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One voice of a round and what it said: an organisation, or somebody without one.

    `dots` are (option, count) pairs; `here` is false once its people left the room.
    """

    organization_id: str
    person_id: str
    name: str
    people: tuple[str, ...] = ()
    option: str = ""
    note: str = ""
    dots: tuple[tuple[str, int], ...] = ()
    here: bool = True

    @property
    def id(self) -> str:
        return self.organization_id or self.person_id


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """A round with its voices; `counted` are the dots counted on the wall, by option."""

    id: str
    item_id: str
    method: str
    question: str
    proposal: str
    options: tuple[str, ...]
    dots: int
    state: str
    result: str
    decided: bool
    voted: bool
    voices: tuple[VoiceLine, ...]
    counted: tuple[tuple[str, int], ...] = ()


def rounds_of(store: Store, item_id: str) -> list[RoundSheet]:
    """Return the rounds of a point, the oldest first."""
    asked = (
        select(ConsensusRound)
        .outerjoin(Entry, Entry.record_id == ConsensusRound.id)
        .where(ConsensusRound.agenda_item_id == item_id, ConsensusRound.deleted.is_(None))
        .order_by(Entry.rank, ConsensusRound.id)
    )
    with store.read() as session:
        return [_sheet(session, one) for one in session.scalars(asked).all()]


def voices_here(store: Store, meeting_id: str) -> list[VoiceLine]:
    """Return who has a voice in the room: one line an organisation, in order of name."""
    with store.read() as session:
        return sorted(_voices(session, meeting_id).values(), key=lambda line: fold(line.name))


def _sheet(session: Session, one: ConsensusRound) -> RoundSheet:
    rows = session.scalars(
        select(ConsensusPosition).where(
            ConsensusPosition.round_id == one.id, ConsensusPosition.deleted.is_(None)
        ).order_by(ConsensusPosition.id)
    ).all()
    heard: dict[str, list[ConsensusPosition]] = {}
    for row in rows:
        heard.setdefault(row.organization_id or row.person_id or "", []).append(row)
    counted = heard.pop("", [])
    voices = _voices(session, one.meeting_id or "")
    for key, said in heard.items():
        line = voices.get(key) or _gone(session, said[0])
        voices[key] = _with_words(line, said, dots=one.method == "dots")
    options = tuple((one.options or "").splitlines())
    return RoundSheet(
        one.id, one.agenda_item_id or "", one.method or "", one.question or "",
        one.proposal or "", options, one.dots or 0, one.state or "", one.result or "",
        bool(one.decision_id), bool(one.motion_id),
        tuple(sorted(voices.values(), key=lambda line: fold(line.name))),
        tuple((row.option or "", row.value or 0) for row in counted),
    )


def _with_words(
    line: VoiceLine, said: Sequence[ConsensusPosition], *, dots: bool
) -> VoiceLine:
    if dots:
        given = tuple((row.option or "", row.value or 0) for row in said)
        return replace(line, dots=given)
    return replace(line, option=said[0].option or "", note=said[0].note or "")


def _gone(session: Session, row: ConsensusPosition) -> VoiceLine:
    """Return the line of a voice that spoke and is not in the room any more."""
    organization = session.get(Organization, row.organization_id or "")
    person = session.get(Person, row.person_id or "")
    name = organization.name if organization else ""
    if person is not None:
        name = full_name(person.given_name or "", person.family_name or "")
    return VoiceLine(row.organization_id or "", row.person_id or "", name or "", here=False)


def _voices(session: Session, meeting_id: str) -> dict[str, VoiceLine]:
    """Return the voices in the room by key: nobody who left, no guest, no observer."""
    asked = (
        select(Attendance, Person.given_name, Person.family_name, Organization.name)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .outerjoin(Organization, Organization.id == Attendance.organization_id)
        .where(
            Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None),
            Attendance.status.in_((*HERE, "represented")), Attendance.role.in_(_SPEAKING),
            or_(Attendance.organization_id.is_not(None), Attendance.person_id.is_not(None)),
        )
        .order_by(Attendance.id)
    )
    found: dict[str, VoiceLine] = {}
    for line, given, family, organization in session.execute(asked).all():
        if line.left_at:
            continue
        who = full_name(given or "", family or "")
        key = line.organization_id or line.person_id or ""
        before = found.get(key)
        people = (*before.people, who) if before else (who,)
        found[key] = VoiceLine(
            line.organization_id or "", "" if line.organization_id else key,
            organization or who, tuple(one for one in people if one),
        )
    return found

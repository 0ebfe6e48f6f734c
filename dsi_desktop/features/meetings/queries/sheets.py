"""What a person can see of meetings: the calendar, the sheet of one, who may be invited."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.governance import Body, BodyRules, Membership
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting, Presence
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.queries.agenda import ItemLine, agenda_of
from dsi_desktop.features.meetings.queries.evaluation import Evaluation, evaluation
from dsi_desktop.features.meetings.rules.hours import Agenda
from dsi_desktop.features.meetings.rules.room import (
    Mandates,
    Quorum,
    QuorumRule,
    Seat,
    Stay,
    mandates_of,
    quorum_at,
)
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

_OFFICES = ("chair", "vice_chair", "secretary", "treasurer", "coordinator", "facilitator")


@dataclass(frozen=True, slots=True)
class BodyChoice:
    """A body that can meet."""

    id: str
    name: str
    kind: str
    hue: int


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the list."""

    id: str
    body_id: str
    body: str
    hue: int
    title: str
    kind: str
    ordinal: int
    held_on: str
    start_time: str
    end_time: str
    place: str
    state: str
    minutes_kind: str = "pv"
    requires_adoption: bool = True
    points: int = 0
    invited: int = 0
    resolutions: int = 0
    decisions: int = 0
    follow_ups: int = 0


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """Somebody on the attendance list."""

    id: str
    person_id: str
    name: str
    organization: str
    office: str
    role: str
    status: str
    voting: bool
    represented_by: str
    represented_by_id: str
    stays: tuple[Stay, ...]
    reply: str = ""


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """One meeting: its facts, its agenda against the clock, its room."""

    line: MeetingLine
    address: str
    video_url: str
    objectives: str
    chair: str
    note_taker: str
    facilitator: str
    opened_at: str
    closed_at: str
    convened_on: str
    cancelled_reason: str
    current_item_id: str
    items: tuple[ItemLine, ...]
    clock: Agenda
    people: tuple[AttendanceLine, ...]
    quorum: Quorum
    notice_days: int
    evaluation: Evaluation | None = None


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who can be invited or named."""

    id: str
    name: str
    organization_id: str
    organization: str


def bodies_that_meet(store: Store) -> list[BodyChoice]:
    asked = (
        select(Body.id, Body.name, Body.kind, Body.hue)
        .where(Body.deleted.is_(None), Body.state != "closed")
        .order_by(Body.rank, Body.name)
    )
    with store.read() as session:
        return [BodyChoice(*row) for row in session.execute(asked).all()]


def people_to_invite(store: Store) -> list[PersonChoice]:
    """Return everybody of the directory with the organisation each comes from, by name."""
    asked = (
        select(Person.id, Person.given_name, Person.family_name, Organization.id, Organization.name)
        .outerjoin(
            Affiliation,
            (Affiliation.person_id == Person.id) & Affiliation.deleted.is_(None)
            & Affiliation.end_on.is_(None),
        )
        .outerjoin(Organization, Organization.id == Affiliation.organization_id)
        .where(Person.deleted.is_(None), Person.archived.is_not(True))
        .order_by(Person.family_name, Person.given_name, Person.id, Affiliation.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    found: dict[str, PersonChoice] = {}
    for person_id, given, family, organization_id, organization in rows:
        choice = PersonChoice(
            person_id, full_name(given, family), organization_id or "", organization or ""
        )
        found.setdefault(person_id, choice)
    return list(found.values())


def meetings(store: Store, *, body_id: str | None = None) -> list[MeetingLine]:
    """Return the meetings, the latest first."""
    with store.read() as session:
        asked = _lines().order_by(Meeting.held_on.desc(), Meeting.start_time.desc(), Meeting.id)
        if body_id:
            asked = asked.where(Meeting.body_id == body_id)
        return _counted(session, session.execute(asked).all())


def coming_meeting(
    store: Store, body_id: str, since: date, *, but: str = ""
) -> MeetingLine | None:
    """Return the nearest meeting of a body still to be held, from a day on; `but` is left out."""
    asked = _lines().where(
        Meeting.body_id == body_id, Meeting.held_on >= since.isoformat(), Meeting.id != but,
        Meeting.state.in_(("planned", "convened")),
    )
    with store.read() as session:
        found = session.execute(
            asked.order_by(Meeting.held_on, Meeting.start_time, Meeting.id)
        ).all()
        return next(iter(_counted(session, found)), None)


def meeting_sheet(store: Store, meeting_id: str) -> MeetingSheet:
    """Return one meeting; `NotFound` when the dossier does not hold it."""
    with store.read() as session:
        found = _counted(session, session.execute(_lines().where(Meeting.id == meeting_id)).all())
        if not found:
            raise NotFound(_("Cette rencontre n’est pas dans le dossier."))
        meeting = session.get_one(Meeting, meeting_id)
        officers = _officers(session, meeting)
        rule = session.scalars(
            select(BodyRules).where(
                BodyRules.body_id == meeting.body_id, BodyRules.deleted.is_(None)
            )
        ).first()
        people = _people(session, meeting)
        clock, items = agenda_of(session, meeting)
        return MeetingSheet(
            line=found[0], address=meeting.address, video_url=meeting.video_url,
            objectives=meeting.objectives, chair=officers[0], note_taker=officers[1],
            facilitator=officers[2], opened_at=meeting.opened_at or "",
            closed_at=meeting.closed_at or "", convened_on=meeting.convened_on or "",
            cancelled_reason=meeting.cancelled_reason, current_item_id=meeting.current_item_id,
            items=items, clock=clock, people=people, quorum=_quorum(people, rule, meeting),
            notice_days=rule.notice_days if rule else 0,
            evaluation=evaluation(session, meeting_id),
        )


def _lines() -> Any:  # noqa: ANN401  a select of fourteen columns, read by place
    return (
        select(
            Meeting.id, Meeting.body_id, Body.name, Body.hue, Meeting.title, Meeting.kind,
            Meeting.ordinal, Meeting.held_on, Meeting.start_time, Meeting.end_time, Meeting.place,
            Meeting.state, BodyRules.minutes_kind, BodyRules.requires_adoption,
        )
        .outerjoin(Body, Body.id == Meeting.body_id)
        .outerjoin(BodyRules, (BodyRules.body_id == Body.id) & BodyRules.deleted.is_(None))
        .where(Meeting.deleted.is_(None))
    )


def _counted(session: Session, rows: Sequence[Any]) -> list[MeetingLine]:
    ids = [row[0] for row in rows]
    points = _count(session, AgendaItem, ids)
    invited = _count(session, Attendance, ids)
    entries: Counter[tuple[str, str]] = Counter()
    asked = (
        select(Entry.meeting_id, Entry.kind, func.count())
        .where(Entry.meeting_id.in_(ids), Entry.deleted.is_(None))
        .group_by(Entry.meeting_id, Entry.kind)
    )
    for meeting_id, kind, count in session.execute(asked).all():
        entries[str(meeting_id), kind] = count
    return [
        MeetingLine(
            id=row[0], body_id=row[1] or "", body=row[2] or "", hue=row[3] or 0, title=row[4],
            kind=row[5], ordinal=row[6] or 0, held_on=row[7] or "", start_time=row[8] or "",
            end_time=row[9] or "", place=row[10], state=row[11], minutes_kind=row[12] or "pv",
            requires_adoption=bool(row[13]) if row[13] is not None else True,
            points=points[row[0]], invited=invited[row[0]],
            resolutions=entries[row[0], "motion"], decisions=entries[row[0], "decision"],
            follow_ups=entries[row[0], "task"],
        )
        for row in {row[0]: row for row in rows}.values()
    ]


def _count(session: Session, kind: Any, ids: Sequence[str]) -> Counter[str]:  # noqa: ANN401  any table with a meeting
    asked = (
        select(kind.meeting_id, func.count())
        .where(kind.meeting_id.in_(ids), kind.deleted.is_(None))
        .group_by(kind.meeting_id)
    )
    return Counter({row[0]: row[1] for row in session.execute(asked).all()})


def _officers(session: Session, meeting: Meeting) -> tuple[str, str, str]:
    wanted = (meeting.chair_id, meeting.note_taker_id, meeting.facilitator_id)
    asked = select(Person.id, Person.given_name, Person.family_name).where(Person.id.in_(
        [one for one in wanted if one]
    ))
    names = {row[0]: full_name(row[1], row[2]) for row in session.execute(asked).all()}
    chair, note_taker, facilitator = (names.get(one or "", "") for one in wanted)
    return chair, note_taker, facilitator


def _people(session: Session, meeting: Meeting) -> tuple[AttendanceLine, ...]:
    stand_in = aliased(Person)
    asked = (
        select(
            Attendance, Person.given_name, Person.family_name, Organization.name,
            Membership.role, stand_in.given_name, stand_in.family_name,
        )
        .outerjoin(Person, Person.id == Attendance.person_id)
        .outerjoin(Organization, Organization.id == Attendance.organization_id)
        .outerjoin(Membership, Membership.id == Attendance.membership_id)
        .outerjoin(stand_in, stand_in.id == Attendance.represented_by_id)
        .where(Attendance.meeting_id == meeting.id, Attendance.deleted.is_(None))
    )
    rows = session.execute(asked).all()
    mandates = _mandates(session, meeting)
    later = _later_stays(session, [row[0].id for row in rows])
    ordered = sorted(rows, key=lambda row: _place(row[4], row[2] or row[0].name, row[1] or ""))
    return tuple(
        AttendanceLine(
            id=line.id, person_id=line.person_id or "",
            name=full_name(given or "", family or "") or line.name,
            organization=organization or "", office=office or "", role=line.role,
            status=line.status,
            voting=bool(line.voting) and mandates.give_voice(line.person_id),
            represented_by=full_name(stand_given or "", stand_family or ""),
            represented_by_id=line.represented_by_id or "",
            stays=(Stay(line.arrived_at, line.left_at), *later.get(line.id, ())),
            reply=line.reply or "",
        )
        for line, given, family, organization, office, stand_given, stand_family in ordered
    )


def _mandates(session: Session, meeting: Meeting) -> Mandates:
    asked = select(Membership.person_id, Membership.start_on, Membership.end_on).where(
        Membership.body_id == meeting.body_id, Membership.deleted.is_(None)
    )
    rows = ((row[0], row[1], row[2]) for row in session.execute(asked).all())
    return mandates_of(rows, meeting.held_on or "")


def _place(office: str | None, family: str, given: str) -> tuple[int, str, str]:
    return (_OFFICES.index(office) if office in _OFFICES else len(_OFFICES), family, given)


def _later_stays(session: Session, ids: Sequence[str]) -> dict[str, tuple[Stay, ...]]:
    asked = (
        select(Presence).where(Presence.attendance_id.in_(ids), Presence.deleted.is_(None))
        .order_by(Presence.arrived_at)
    )
    found: dict[str, tuple[Stay, ...]] = {}
    for one in session.scalars(asked).all():
        before = found.get(str(one.attendance_id), ())
        found[str(one.attendance_id)] = (*before, Stay(one.arrived_at, one.left_at))
    return found


def _quorum(
    people: Iterable[AttendanceLine], rule: BodyRules | None, meeting: Meeting
) -> Quorum:
    how = QuorumRule()
    if rule is not None:
        how = QuorumRule(rule.quorum_kind, rule.quorum_value, rule.voting_unit, rule.below_quorum)
    seats = [
        Seat(
            one.person_id or one.id, one.status, one.voting, one.organization or None,
            one.represented_by_id or None, one.stays,
        )
        for one in people
    ]
    return quorum_at(seats, how, meeting.opened_at if meeting.closed_at else None)


def meeting_fields(store: Store, meeting_id: str) -> dict[str, str | int | None]:
    """Return what the form of a meeting shows."""
    names = (
        "held_on", "start_time", "end_time", "place", "area_id", "kind", "title", "chair_id",
        "note_taker_id", "facilitator_id", "video_url", "address", "objectives",
    )
    return _fields(store, Meeting, meeting_id, names)


def item_fields(store: Store, item_id: str) -> dict[str, str | int | None]:
    """Return what the form of a point shows."""
    names = ("title", "kind", "minutes", "bearer_id", "bearer_name", "body_id", "description")
    return _fields(store, AgendaItem, item_id, names)


def meeting_of_item(store: Store, item_id: str) -> str:
    """Return the meeting of a point; `NotFound` when there is none."""
    found = _fields(store, AgendaItem, item_id, ("meeting_id",))["meeting_id"]
    return str(found or "")


def _fields(
    store: Store, kind: type[Meeting | AgendaItem], record_id: str, names: Sequence[str]
) -> dict[str, str | int | None]:
    with store.read() as session:
        found = session.get(kind, record_id)
        if found is None:
            raise NotFound(_("Cette fiche n’est pas dans le dossier."))
        return {name: getattr(found, name) for name in names}

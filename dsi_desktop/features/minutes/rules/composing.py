"""Compose the minutes of a meeting from its records, whoever fetches them.

A command composes inside its operation, a query inside its reading: both give a `Shelf`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.rules.election_words import election_name
from dsi_desktop.features.meetings.rules.numbering import Node, placed
from dsi_desktop.features.meetings.rules.room import (
    Quorum,
    QuorumRule,
    Seat,
    Stay,
    quorum_at,
)
from dsi_desktop.features.minutes.rules import elections
from dsi_desktop.features.minutes.rules.balance import seats_by_college
from dsi_desktop.features.minutes.rules.document import (
    Attendee,
    Dissent,
    MinutesDocument,
    Point,
    Said,
)
from dsi_desktop.kernel.i18n import _

# A record of any table, read by the names of its columns.
Record = Any
_UNDER = "entries:"
_OFFICES = ("chair", "vice_chair", "secretary", "treasurer", "coordinator", "facilitator")


class Shelf(Protocol):
    """Where records are fetched: living ones of `table` by rank, names even of removed ones."""

    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Record]: ...

    def named(self, table: str, values: Collection[str | None]) -> list[Record]: ...


@dataclass(frozen=True, slots=True)
class Names:
    """The words for people, organisations and bodies."""

    people: dict[str, str]
    organizations: dict[str, str]
    bodies: dict[str, str]
    colleges: dict[str, str]

    def body(self, body_id: str | None) -> str:
        return self.bodies.get(body_id or "", "")

    def college(self, college_id: str | None) -> str:
        return self.colleges.get(college_id or "", "")

    def person(self, person_id: str | None) -> str:
        return self.people.get(person_id or "", "")

    def organization(self, organization_id: str | None) -> str:
        return self.organizations.get(organization_id or "", "")


def compose(shelf: Shelf, meeting_id: str) -> MinutesDocument:
    """Return the minutes of a meeting as its records tell them now, private notes included."""
    (meeting,) = shelf.named("meeting", [meeting_id])
    items = shelf.of("agenda_item", "meeting_id", [meeting_id])
    lines = shelf.of("attendance", "meeting_id", [meeting_id])
    records = _records(shelf, meeting_id)
    names = _names(shelf, meeting, items, lines, records)
    later = _later(shelf, lines)
    rule, quorum = _quorum(shelf, meeting, lines, later)
    body = next(iter(shelf.named("body", [meeting.body_id])), None)
    initiative = next(iter(shelf.of("initiative", "deleted", [None])), None)
    area = next(iter(shelf.named("area", [meeting.area_id])), None)
    return MinutesDocument(
        meeting_id=meeting.id,
        kind=rule.minutes_kind if rule else "pv",
        initiative=initiative.name if initiative else "",
        demonstration=bool(initiative and initiative.demonstration),
        fine_spaces=bool(initiative and initiative.fine_spaces),
        body_id=meeting.body_id or "",
        body=body.name if body else "",
        body_kind=body.kind if body else "",
        acronym=body.acronym if body else "",
        names_in_motions=rule.names_in_motions if rule else True,
        requires_adoption=rule.requires_adoption if rule else True,
        opening_phrase=rule.phrase_opening if rule else "",
        municipality=area.name if area else "",
        members=quorum.members, present=quorum.present, required=quorum.required,
        colleges=seats_by_college(shelf, meeting),
        parity_max_gap=rule.parity_max_gap if rule and rule.parity_max_gap is not None else 1,
        chair=names.person(meeting.chair_id),
        note_taker=names.person(meeting.note_taker_id),
        facilitator=names.person(meeting.facilitator_id),
        attendees=_attendees(shelf, lines, later, names),
        points=_points(items, records, names),
        **_plain(meeting),
    )


def _plain(meeting: Record) -> dict[str, Any]:
    texts = (
        "title", "held_on", "start_time", "end_time", "opened_at", "closed_at", "place",
        "address", "objectives", "state",
    )
    found: dict[str, Any] = {name: getattr(meeting, name) or "" for name in texts}
    found["meeting_kind"] = meeting.kind
    found["ordinal"] = meeting.ordinal or 0
    found["video"] = bool(meeting.video_url)
    return found


def _records(shelf: Shelf, meeting_id: str) -> dict[str, Any]:
    """Return every record of the minutes by id, with the lines that show them by point."""
    found: dict[str, Any] = {}
    for table in ("motion", "decision", "tabling", "task", "election"):
        found |= {one.id: one for one in shelf.of(table, "meeting_id", [meeting_id])}
    motions = [one.id for one in found.values() if one.__tablename__ == "motion"]
    events = shelf.of("vote_event", "motion_id", motions)
    votes = shelf.of("vote", "vote_event_id", [event.id for event in events])
    for event in events:
        found["vote:" + event.motion_id] = event
        found["voices:" + event.motion_id] = [
            vote for vote in votes if vote.vote_event_id == event.id
        ]
    held = [one.id for one in found.values()
            if getattr(one, "__tablename__", "") == "election"]
    for table, key in elections.PARTS if held else ():
        for part in shelf.of(table, "election_id", held):
            found.setdefault(key + str(part.election_id), []).append(part)
    for entry in shelf.of("entry", "meeting_id", [meeting_id]):
        found.setdefault(_UNDER + (entry.agenda_item_id or ""), []).append(entry)
    return found


def _names(
    shelf: Shelf, meeting: Record, items: list[Record], lines: list[Record], records: dict[str, Any]
) -> Names:
    fields = ("person_id", "represented_by_id", "mover_id", "seconder_id", "bearer_id")
    holders: list[Record] = [*items, *lines]
    for one in records.values():
        holders += one if isinstance(one, list) else [one]
    wanted = {getattr(one, name, None) for one in holders for name in fields}
    wanted |= {meeting.chair_id, meeting.note_taker_id, meeting.facilitator_id}
    organizations = {getattr(one, "organization_id", None) for one in holders}
    bodies = {getattr(one, "body_id", None) for one in holders}
    colleges = {getattr(one, "college_id", None) for one in holders}
    return Names(
        {one.id: full_name(one.given_name, one.family_name)
         for one in shelf.named("person", wanted)},
        {one.id: one.name for one in shelf.named("organization", organizations)},
        {one.id: one.name for one in shelf.named("body", bodies)},
        {one.id: one.name for one in shelf.named("college", colleges)},
    )


def _later(shelf: Shelf, lines: list[Record]) -> dict[str, tuple[Stay, ...]]:
    """Return the comings back of the lines of the list that have some, in order."""
    found: dict[str, tuple[Stay, ...]] = {}
    spells = shelf.of("presence", "attendance_id", [line.id for line in lines])
    for spell in sorted(spells, key=lambda one: (one.arrived_at or "", one.id)):
        stay = Stay(spell.arrived_at, spell.left_at)
        found[spell.attendance_id] = (*found.get(spell.attendance_id, ()), stay)
    return found


def _quorum(
    shelf: Shelf, meeting: Record, lines: list[Record], later: dict[str, tuple[Stay, ...]]
) -> tuple[Record, Quorum]:
    """Return the rules of the body and the quorum at the opening."""
    rule = next(iter(shelf.of("body_rules", "body_id", [meeting.body_id])), None)
    how = QuorumRule()
    if rule is not None:
        how = QuorumRule(rule.quorum_kind, rule.quorum_value, rule.voting_unit, rule.below_quorum)
    seats = [
        Seat(
            line.person_id or line.id, line.status, line.voting, line.organization_id,
            line.represented_by_id,
            (Stay(line.arrived_at, line.left_at), *later.get(line.id, ())),
        )
        for line in lines
    ]
    return rule, quorum_at(seats, how, meeting.opened_at)


def _attendees(
    shelf: Shelf, lines: list[Record], later: dict[str, tuple[Stay, ...]], names: Names
) -> tuple[Attendee, ...]:
    """Return the list as it is printed: chair and officers first, then by family name."""
    terms = {
        one.id: one.role
        for one in shelf.named("membership", {line.membership_id for line in lines})
    }
    people = {
        one.id: (one.family_name, one.given_name)
        for one in shelf.named("person", {line.person_id for line in lines})
    }

    def order(line: Record) -> tuple[int, tuple[str, str], str]:
        office = terms.get(line.membership_id or "", "")
        place = _OFFICES.index(office) if office in _OFFICES else len(_OFFICES)
        return place, people.get(line.person_id or "", (line.name, "")), line.id

    return tuple(
        Attendee(
            id=line.id, person_id=line.person_id or "",
            name=names.person(line.person_id) or line.name,
            organization=names.organization(line.organization_id),
            office=terms.get(line.membership_id or "", ""),
            role=line.role, status=line.status, voting=line.voting,
            represented_by=names.person(line.represented_by_id),
            arrived_at=line.arrived_at or "", left_at=line.left_at or "",
            later=tuple(
                (stay.arrived_at or "", stay.left_at or "") for stay in later.get(line.id, ())
            ),
        )
        for line in sorted(lines, key=order)
    )


def _points(
    items: Iterable[Record], records: dict[str, Any], names: Names
) -> tuple[Point, ...]:
    known = {item.id: item for item in items}
    order = placed(Node(item.id, item.parent_id, item.rank) for item in known.values())
    points = tuple(_point(known[one.id], one.number, one.level, records, names) for one in order)
    return (*points, *_beside(known, records, names))


def _beside(
    known: Collection[str], records: dict[str, Any], names: Names
) -> Iterator[Point]:
    """Yield one more point for what was said under none: nothing recorded is ever left out."""
    said = tuple(
        _said(entry, records, names)
        for key, entries in records.items()
        if key.startswith(_UNDER) and key.removeprefix(_UNDER) not in known
        for entry in entries
    )
    if said:
        yield Point(id="", number="", level=0, title=_("Hors de l’ordre du jour"), said=said)


def _point(
    item: Record, number: str, level: int, records: dict[str, Any], names: Names
) -> Point:
    said = tuple(_said(entry, records, names) for entry in records.get(_UNDER + item.id, ()))
    return Point(
        id=item.id, number=number, level=level, title=item.title, kind=item.kind,
        minutes=item.minutes or 0, state=item.state, outcome=item.outcome,
        chantier=names.bodies.get(item.body_id or "", ""),
        bearer=names.person(item.bearer_id) or item.bearer_name,
        description=item.description, started_at=item.started_at or "",
        ended_at=item.ended_at or "", added=item.added_at_meeting, said=said,
    )


def _said(entry: Record, records: dict[str, Any], names: Names) -> Said:
    line: dict[str, Any] = {
        "id": entry.id, "kind": entry.kind, "text": entry.text, "record_id": entry.record_id,
        "said_at": entry.said_at or "", "private": entry.private,
    }
    record = records.get(entry.record_id)
    if record is None:
        return Said(**line)
    if entry.kind == "motion":
        line |= _of_motion(record, records, names)
    elif entry.kind == "decision":
        line |= {"text": record.text, "mode": record.mode, "number": record.number}
    elif entry.kind == "tabling":
        line |= {"text": record.title}
    elif entry.kind == "election":
        line |= _of_election(record, records, names)
    else:
        line |= _of_task(record, names)
    return Said(**line)


def _of_election(election: Record, records: dict[str, Any], names: Names) -> dict[str, Any]:
    return {
        "title": election_name(
            election.title, names.body(election.body_id), names.college(election.college_id),
        ),
        "text": elections.election_text(
            election, lambda key: records.get(key + election.id, ()), names.person,
            names.organization,
        ),
    }


def _of_task(task: Record, names: Names) -> dict[str, Any]:
    who = names.person(task.person_id) or task.responsible_name
    return {
        "text": task.title,
        "responsible": who or names.organization(task.organization_id),
        "due_on": task.due_on or "",
        "due_text": task.due_text,
    }


def _of_motion(motion: Record, records: dict[str, Any], names: Names) -> dict[str, Any]:
    event = records.get("vote:" + motion.id)
    voices = records.get("voices:" + motion.id, ())
    return {
        "text": motion.text,
        "title": motion.title,
        "recitals": tuple(part for part in motion.recitals.split("\n") if part.strip()),
        "number": motion.number,
        "provisional": motion.provisional or 0,
        "mover": names.person(motion.mover_id),
        "seconder": names.person(motion.seconder_id),
        "state": motion.state,
        "in_favour": event.in_favour if event else None,
        "against": event.against if event else None,
        "abstaining": event.abstaining if event else None,
        "casting_vote": bool(event and event.casting_vote),
        "quorum_note": motion.quorum_note,
        "dissents": tuple(
            Dissent(names.person(voice.person_id) or names.organization(voice.organization_id),
                    voice.reason)
            for voice in voices if voice.option == "no"
        ),
    }

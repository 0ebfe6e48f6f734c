"""A meeting as it is called: who, where, when, what about, and the papers that go with it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.rules.quorum import quorum_required
from dsi_desktop.features.meetings.rules.colleges import quorum_rule
from dsi_desktop.features.meetings.rules.hours import Planned, agenda
from dsi_desktop.features.meetings.rules.numbering import Node, placed
from dsi_desktop.kernel.i18n import N_

Record = Any
_GONE = frozenset({"withdrawn", "postponed"})


class Shelf(Protocol):
    """Where records are fetched: in a reading or in an operation alike."""

    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Record]: ...

    def named(self, table: str, values: Collection[str | None]) -> list[Record]: ...


@dataclass(frozen=True, slots=True)
class CalledPoint:
    """A point of the agenda as it is sent."""

    id: str
    number: str
    level: int
    title: str
    kind: str
    minutes: int
    begins: str
    bearer: str


@dataclass(frozen=True, slots=True)
class Annex:
    """A document that goes with a point, or with the meeting (`number` is then "")."""

    number: str
    name: str
    caption: str
    media_type: str
    sha256: str
    rotation: int


@dataclass(frozen=True, slots=True)
class Former:
    """Minutes of the same body that this meeting is asked to adopt."""

    id: str
    held_on: str
    kind: str


@dataclass(frozen=True, slots=True)
class CallSheet:
    """All that a convocation says. Hours are `HH:MM`, days ISO, "" when unknown."""

    id: str
    initiative: str
    demonstration: bool
    body: str
    body_kind: str
    title: str
    kind: str
    ordinal: int
    state: str
    held_on: str
    start_time: str
    end_time: str
    time_zone: str
    place: str
    address: str
    municipality: str
    video_url: str
    objectives: tuple[str, ...]
    chair: str
    convened_by: str
    convened_on: str
    notice_days: int
    voices: int
    required: int
    bilingual: bool
    late_reason: str
    points: tuple[CalledPoint, ...]
    annexes: tuple[Annex, ...]
    former: tuple[Former, ...]


def called(shelf: Shelf, meeting: Record) -> CallSheet:
    """Return a meeting as it would be called now."""
    body = next(iter(shelf.named("body", [meeting.body_id])), None)
    rules = next(iter(shelf.of("body_rules", "body_id", [meeting.body_id])), None)
    initiative = next(iter(shelf.of("initiative", "deleted", [None])), None)
    area = next(iter(shelf.named("area", [meeting.area_id])), None)
    lines = shelf.of("attendance", "meeting_id", [meeting.id])
    rule, voices = quorum_rule(rules), sum(1 for one in lines if one.voting)
    points = _points(shelf, meeting)
    return CallSheet(
        id=meeting.id, initiative=(initiative.name or "") if initiative else "",
        demonstration=bool(initiative and initiative.demonstration),
        body=(body.name or "") if body else "", body_kind=(body.kind or "") if body else "",
        title=meeting.title or "", kind=meeting.kind or "ordinary",
        ordinal=meeting.ordinal or 0, state=meeting.state or "planned",
        held_on=meeting.held_on or "", start_time=meeting.start_time or "",
        end_time=meeting.end_time or "", time_zone=meeting.time_zone or "",
        place=meeting.place or "",
        address=meeting.address or "", municipality=(area.name or "") if area else "",
        video_url=meeting.video_url or "",
        objectives=tuple(
            line.strip() for line in (meeting.objectives or "").split("\n") if line.strip()
        ),
        chair=_name(shelf, meeting.chair_id), convened_by=meeting.convened_by or "",
        convened_on=meeting.convened_on or "", notice_days=(rules.notice_days or 0) if rules else 0,
        voices=voices, required=quorum_required(rule.kind, rule.value, voices),
        bilingual=bool(rules and rules.bilingual_documents), late_reason=_late(shelf, meeting),
        points=points, annexes=_annexes(shelf, meeting, points),
        former=_former(shelf, meeting, rules),
    )


def _points(shelf: Shelf, meeting: Record) -> tuple[CalledPoint, ...]:
    items = {one.id: one for one in shelf.of("agenda_item", "meeting_id", [meeting.id])}
    order = [
        one for one in placed(
            Node(one.id, one.parent_id, one.rank, one.number or "") for one in items.values()
        )
        if items[one.id].state not in _GONE
    ]
    clock = agenda(meeting.start_time, meeting.end_time, [
        Planned(one.id, items[one.id].minutes or 0, one.level) for one in order
    ])
    begins = {slot.id: slot.begins or "" for slot in clock.slots}
    bearers = shelf.named("person", [one.bearer_id for one in items.values()])
    names = {one.id: full_name(one.given_name or "", one.family_name or "") for one in bearers}
    return tuple(
        CalledPoint(
            one.id, one.number, one.level, items[one.id].title or "",
            items[one.id].kind or "information",
            items[one.id].minutes or 0, begins.get(one.id, ""),
            names.get(items[one.id].bearer_id) or items[one.id].bearer_name or "",
        )
        for one in order
    )


def _annexes(
    shelf: Shelf, meeting: Record, points: Sequence[CalledPoint]
) -> tuple[Annex, ...]:
    numbers = {meeting.id: ""} | {one.id: one.number for one in points}
    found = [
        one for one in shelf.of("attachment", "record_id", list(numbers))
        if one.record_table in ("meeting", "agenda_item")
    ]
    places = {key: at for at, key in enumerate(numbers)}
    return tuple(
        Annex(
            numbers[one.record_id], one.name or "", one.caption or "", one.media_type or "",
            one.sha256 or "",
            one.rotation or 0,
        )
        for one in sorted(found, key=lambda one: (places[one.record_id], one.rank, one.id))
    )


def _former(shelf: Shelf, meeting: Record, rules: Record | None) -> tuple[Former, ...]:
    """Return the minutes this meeting adopts: those its points name, else the last ones held."""
    if rules is not None and not rules.requires_adoption:
        return ()
    held = [
        one for one in shelf.of("meeting", "body_id", [meeting.body_id])
        if one.state == "held" and one.id != meeting.id
        and (one.held_on or "") <= (meeting.held_on or "9")
    ]
    ids = [one.id for one in held]
    frozen = {one.meeting_id for one in shelf.of("adopted_minutes", "meeting_id", ids)}
    waiting = sorted(
        (one for one in held if one.id not in frozen), key=lambda one: (one.held_on or "", one.id)
    )
    named = {
        one.origin_id for one in shelf.of("agenda_item", "meeting_id", [meeting.id])
        if one.origin_table == "meeting" and one.state not in _GONE
    }
    asked = [one for one in waiting if one.id in named] or waiting[-1:]
    kind = (rules.minutes_kind or "pv") if rules else "pv"
    return tuple(Former(one.id, one.held_on or "", kind) for one in asked)


def _late(shelf: Shelf, meeting: Record) -> str:
    """Return why the last convocation left late, "" when it did not."""
    sent = shelf.of("notice", "meeting_id", [meeting.id])
    last = max(sent, key=lambda one: (one.sent_on or "", one.id), default=None)
    return late_reason(last.text or "") if last else ""


def _name(shelf: Shelf, person_id: str | None) -> str:
    found = next(iter(shelf.named("person", [person_id])), None)
    return full_name(found.given_name or "", found.family_name or "") if found else ""


LATE = N_("Hors délai : ")


def late_reason(text: str) -> str:
    """Return the reason kept in the text of a notice that left late, "" when it was in time."""
    for line in text.split("\n"):
        if line.startswith(LATE):
            return line.removeprefix(LATE)
    return ""

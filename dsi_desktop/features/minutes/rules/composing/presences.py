"""Compose who was there: the list of presences as printed, and the quorum at the opening."""

from collections.abc import Callable

from dsi_desktop.features.meetings.rules.room import (
    Mandates,
    Quorum,
    QuorumRule,
    Stay,
    mandates_of,
    quorum_at,
    seat_of,
)
from dsi_desktop.features.minutes.rules.composing.records import Names, Record, Shelf
from dsi_desktop.features.minutes.rules.document import Attendee
from dsi_desktop.features.minutes.rules.votes import quorum_note

_OFFICES = ("chair", "vice_chair", "secretary", "treasurer", "coordinator", "facilitator")


def later(shelf: Shelf, lines: list[Record]) -> dict[str, tuple[Stay, ...]]:
    """Return the comings back of the lines of the list that have some, in order."""
    found: dict[str, tuple[Stay, ...]] = {}
    spells = shelf.of("presence", "attendance_id", [line.id for line in lines])
    for spell in sorted(spells, key=lambda one: (one.arrived_at or "", one.id)):
        stay = Stay(spell.arrived_at, spell.left_at)
        found[spell.attendance_id] = (*found.get(spell.attendance_id, ()), stay)
    return found


def quorum_of(
    rule: Record, lines: list[Record], stays: dict[str, tuple[Stay, ...]], mandates: Mandates
) -> Callable[[str | None], Quorum]:
    """Return what tells the quorum at an hour, by the rules of the body."""
    how = QuorumRule()
    if rule is not None:
        how = QuorumRule(rule.quorum_kind, rule.quorum_value, rule.voting_unit, rule.below_quorum)
    seats = [seat_of(line, stays.get(line.id, ()), mandates) for line in lines]
    return lambda at: quorum_at(seats, how, at)


def below_quorum(rule: Record, told: Callable[[str | None], Quorum]) -> Callable[[str], str]:
    """Return what is printed under a decision of an hour: nothing while the quorum held."""
    if rule is None or rule.below_quorum != "note":
        return lambda _at: ""

    def said(at: str) -> str:
        return "" if not at or told(at).held else quorum_note(told(at), "note")

    return said


def mandates_on(shelf: Shelf, meeting: Record) -> Mandates:
    """Return the mandates of the body that meets, to be read on the day of the meeting."""
    rows = shelf.of("membership", "body_id", [meeting.body_id])
    return mandates_of(
        ((one.person_id, one.start_on, one.end_on) for one in rows), meeting.held_on or ""
    )


def attendees(
    shelf: Shelf, lines: list[Record], stays: dict[str, tuple[Stay, ...]], names: Names,
    mandates: Mandates,
) -> tuple[Attendee, ...]:
    """Return the list as it is printed: chair and officers first, then by family name."""
    terms = {
        one.id: one.role
        for one in shelf.named("membership", {line.membership_id for line in lines})
    }
    people = {
        one.id: (one.family_name or "", one.given_name or "")
        for one in shelf.named("person", {line.person_id for line in lines})
    }

    def order(line: Record) -> tuple[int, tuple[str, str], str]:
        office = terms.get(line.membership_id or "", "")
        place = _OFFICES.index(office) if office in _OFFICES else len(_OFFICES)
        return place, people.get(line.person_id or "", (line.name or "", "")), line.id

    return tuple(
        Attendee(
            id=line.id, person_id=line.person_id or "",
            name=names.person(line.person_id) or line.name or "",
            organization=names.organization(line.organization_id),
            office=terms.get(line.membership_id or "", "") or "",
            role=line.role or "member", status=line.status or "expected",
            voting=bool(line.voting) and mandates.give_voice(line.person_id),
            represented_by=names.person(line.represented_by_id),
            arrived_at=line.arrived_at or "", left_at=line.left_at or "",
            later=tuple(
                (stay.arrived_at or "", stay.left_at or "") for stay in stays.get(line.id, ())
            ),
        )
        for line in sorted(lines, key=order)
    )

"""Compose the minutes of a meeting from its records, whoever fetches them.

A command composes inside its operation, a query inside its reading: both give a `Shelf`.
"""

from typing import Any

from dsi_desktop.features.minutes.rules.balance import seats_by_college
from dsi_desktop.features.minutes.rules.composing import presences
from dsi_desktop.features.minutes.rules.composing.points import points_of
from dsi_desktop.features.minutes.rules.composing.records import (
    Known,
    Record,
    Shelf,
    gathered,
    names_of,
)
from dsi_desktop.features.minutes.rules.document import MinutesDocument


def compose(shelf: Shelf, meeting_id: str) -> MinutesDocument:
    """Return the minutes of a meeting as its records tell them now, private notes included."""
    (meeting,) = shelf.named("meeting", [meeting_id])
    items = shelf.of("agenda_item", "meeting_id", [meeting_id])
    lines = shelf.of("attendance", "meeting_id", [meeting_id])
    records = gathered(shelf, meeting_id)
    names = names_of(shelf, meeting, items, lines, records)
    stays = presences.later(shelf, lines)
    mandates = presences.mandates_on(shelf, meeting)
    rule = next(iter(shelf.of("body_rules", "body_id", [meeting.body_id])), None)
    told = presences.quorum_of(rule, lines, stays, mandates)
    quorum = told(meeting.opened_at)
    known = Known(shelf, records, names, presences.below_quorum(rule, told))
    body = next(iter(shelf.named("body", [meeting.body_id])), None)
    initiative = next(iter(shelf.of("initiative", "deleted", [None])), None)
    area = next(iter(shelf.named("area", [meeting.area_id])), None)
    return MinutesDocument(
        meeting_id=meeting.id,
        initiative=(initiative.name or "") if initiative else "",
        demonstration=bool(initiative and initiative.demonstration),
        fine_spaces=bool(initiative and initiative.fine_spaces),
        body_id=meeting.body_id or "",
        body=(body.name or "") if body else "",
        body_kind=(body.kind or "") if body else "",
        acronym=(body.acronym or "") if body else "",
        municipality=(area.name or "") if area else "",
        members=quorum.members, present=quorum.present, required=quorum.required,
        colleges=seats_by_college(shelf, meeting),
        chair=names.person(meeting.chair_id),
        note_taker=names.person(meeting.note_taker_id),
        facilitator=names.person(meeting.facilitator_id),
        attendees=presences.attendees(shelf, lines, stays, names, mandates),
        points=points_of(items, known),
        **_plain(meeting), **_ruled(rule),
    )


def _ruled(rule: Record) -> dict[str, Any]:
    """Return what the rules of the body decide of its papers; nothing where it has none."""
    if rule is None:
        return {}
    return {
        "kind": rule.minutes_kind or "pv",
        "names_in_motions": rule.names_in_motions is not False,
        "requires_adoption": rule.requires_adoption is not False,
        "opening_phrase": rule.phrase_opening or "",
        "motion_phrase": rule.phrase_motion or "",
        "decision_mode": rule.decision_mode or "",
        "bilingual": bool(rule.bilingual_documents),
        "parity_max_gap": 1 if rule.parity_max_gap is None else rule.parity_max_gap,
    }


def _plain(meeting: Record) -> dict[str, Any]:
    texts = (
        "title", "held_on", "start_time", "end_time", "opened_at", "closed_at", "place",
        "address", "objectives", "state",
    )
    found: dict[str, Any] = {name: getattr(meeting, name) or "" for name in texts}
    found["meeting_kind"] = meeting.kind or "ordinary"
    found["ordinal"] = meeting.ordinal or 0
    found["video"] = bool(meeting.video_url)
    return found

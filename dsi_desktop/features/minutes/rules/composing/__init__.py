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
    rule, quorum = presences.quorum(shelf, meeting, lines, stays, mandates)
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
        motion_phrase=rule.phrase_motion if rule else "",
        decision_mode=rule.decision_mode if rule else "",
        bilingual=bool(rule and rule.bilingual_documents),
        municipality=area.name if area else "",
        members=quorum.members, present=quorum.present, required=quorum.required,
        colleges=seats_by_college(shelf, meeting),
        parity_max_gap=rule.parity_max_gap if rule and rule.parity_max_gap is not None else 1,
        chair=names.person(meeting.chair_id),
        note_taker=names.person(meeting.note_taker_id),
        facilitator=names.person(meeting.facilitator_id),
        attendees=presences.attendees(shelf, lines, stays, names, mandates),
        points=points_of(items, Known(shelf, records, names)),
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

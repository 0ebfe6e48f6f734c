"""Lay a whole agenda at once: a standard one, that of a former meeting, that of the next one."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.meetings.commands.copying import copy_below, duplicate
from dsi_desktop.features.meetings.commands.numbering import keep_numbers, points_of
from dsi_desktop.features.meetings.commands.planning import new_meeting
from dsi_desktop.features.meetings.commands.proposing import lay_records
from dsi_desktop.features.meetings.commands.standard import lay_standard
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.features.meetings.rules.fields import MeetingFields
from dsi_desktop.features.meetings.rules.presets import PRESETS, preset_for
from dsi_desktop.features.meetings.rules.proposals import HEADS
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_OWN = frozenset(key for head in HEADS.values() for key in head.keys[:1]) - {"minutes", "tabled"}


def lay_agenda(store: Store, meeting_id: str, preset: str) -> None:
    """Begin an empty agenda with the standard points of a template of `rules.presets`."""
    with store.operation(N_("Commencer l’ordre du jour")) as op:
        meeting = open_for_writing(op, meeting_id)
        _check_empty(op, meeting.id)
        if preset not in PRESETS:
            raise RuleBroken(_("Ce modèle d’ordre du jour n’existe pas."))
        lay_standard(op, meeting, preset)
        keep_numbers(op, meeting)


def copy_agenda(store: Store, meeting_id: str, from_meeting_id: str) -> None:
    """Begin an empty agenda with the points of a former meeting, to be dealt with again.

    What was gathered for that meeting alone (its follow-ups, the notes tabled at it) stays there.
    """
    with store.operation(N_("Reprendre un ordre du jour")) as op:
        meeting = open_for_writing(op, meeting_id)
        _check_empty(op, meeting.id)
        points = [
            one for one in points_of(op, from_meeting_id)
            if one.parent_id is None and one.standard not in _OWN
            and one.origin_table in ("", "meeting")
        ]
        if not points:
            raise RuleBroken(_("Cette rencontre n’a pas d’ordre du jour à reprendre."))
        for rank, point in zip(spread(len(points)), points, strict=True):
            _again(op, point, meeting, rank)


def prepare_next_meeting(
    store: Store, meeting_id: str, *, held_on: str, records: Sequence[tuple[str, str]] = (),
) -> str:
    """Make the meeting that follows one: same body, place and hours, its standard points again.

    `records` are the proposals to put on its agenda. Return its id.
    """
    with store.operation(N_("Préparer la rencontre suivante")) as op:
        former = op.get(Meeting, meeting_id)
        body = op.get(Body, former.body_id or "")
        day = refusals.day_of(held_on)
        if former.held_on and day <= former.held_on:
            raise RuleBroken(_("La rencontre suivante vient après celle-ci."), "held_on")
        meeting = new_meeting(op, body, day, _same_fields(former))
        meeting.series_id = former.series_id
        points = [
            one for one in points_of(op, former.id)
            if one.parent_id is None and one.standard and one.standard not in _OWN
        ]
        if not points:
            lay_standard(op, meeting, preset_for(body.kind))
        for rank, point in zip(spread(len(points)), points, strict=True):
            duplicate(op, point, meeting, None, rank).title = _fresh_title(point)
        lay_records(op, meeting, records)
        return meeting.id


def _again(op: Operation, point: AgendaItem, meeting: Meeting, rank: str) -> None:
    copy = duplicate(op, point, meeting, None, rank)
    copy.title = _fresh_title(point)
    if not point.origin_id:
        copy_below(op, point, copy, meeting)


def _fresh_title(point: AgendaItem) -> str:
    """Return the title of a point without the day of the minutes it adopted."""
    return _(HEADS["adoption"].title) if point.origin_table == "meeting" else point.title


def _same_fields(former: Meeting) -> MeetingFields:
    return {
        "start_time": former.start_time, "end_time": former.end_time, "place": former.place,
        "address": former.address, "area_id": former.area_id, "kind": former.kind,
        "video_url": former.video_url, "time_zone": former.time_zone,
    }


def _check_empty(op: Operation, meeting_id: str) -> None:
    asked = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None)
    )
    if op.scalars(asked).first() is not None:
        raise RuleBroken(_("L’ordre du jour n’est pas vide : ajoutez-y des points un à un."))

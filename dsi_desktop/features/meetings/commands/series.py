"""A rhythm of meetings: said once, it makes the next ones; one that was changed stays changed."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting, MeetingSeries
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day, line
from dsi_desktop.features.meetings.commands.planning import new_meeting
from dsi_desktop.features.meetings.commands.standard import lay_standard
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.features.meetings.rules.fields import MeetingFields
from dsi_desktop.features.meetings.rules.hours import check_hours, hour_of
from dsi_desktop.features.meetings.rules.presets import preset_for
from dsi_desktop.features.meetings.rules.series import read_rhythm, slot_id
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import N_, _

FOLLOWED = ("start_time", "end_time", "place", "area_id", "kind", "video_url")


class SeriesFields(TypedDict, total=False):
    """What is written of a series beside its body."""

    title: str
    rhythm: str
    start_time: str | None
    end_time: str | None
    place: str
    area_id: str | None
    kind: str
    video_url: str
    end_on: str | None


def create_series(store: Store, *, body_id: str, **fields: Unpack[SeriesFields]) -> str:
    """Say how often a body meets, where and when. Return the id of the series."""
    with store.operation(N_("Créer une série de rencontres")) as op:
        body = op.get(Body, refusals.body_of(body_id))
        series = MeetingSeries(body_id=body.id)
        _write(series, fields)
        _check_rhythm(series)
        return op.add(series).id


def edit_series(store: Store, series_id: str, **fields: Unpack[SeriesFields]) -> None:
    """Change a series; its meetings to come follow, but for what was changed in one of them."""
    with store.operation(N_("Modifier une série de rencontres")) as op:
        series = _living(op, series_id)
        before = {name: getattr(series, name) for name in FOLLOWED}
        _write(series, fields)
        _check_rhythm(series)
        for meeting in _to_come(op, store, series.id):
            for name in FOLLOWED:
                if getattr(meeting, name) == before[name]:
                    setattr(meeting, name, getattr(series, name))


def remove_series(store: Store, series_id: str) -> None:
    """Forget a series; the meetings it made stay."""
    with store.operation(N_("Supprimer une série de rencontres")) as op:
        series = _living(op, series_id)
        for meeting in _made(op, series.id):
            if meeting.state not in ("adopted", "cancelled"):
                meeting.series_id = None
        op.remove(series)


def plan_meetings(store: Store, series_id: str, days: Sequence[str]) -> list[str]:
    """Make the meetings of these days of a series, members invited and standard agenda laid.

    A day that has its meeting already (moved, cancelled, made by hand) is left alone; one whose
    meeting was removed gets it again. Return the ids of those made.
    """
    with store.operation(N_("Créer les rencontres d’une série")) as op:
        series = _living(op, series_id)
        body = op.get(Body, series.body_id or "")
        made: list[str] = []
        for text in days:
            held_on = refusals.day_of(text)
            key = slot_id(series.id, held_on)
            there = op.find(Meeting, key)
            if (there is None or there.deleted) and not _meets(op, body.id, held_on):
                meeting = new_meeting(op, body, held_on, fields_of(series), key=key)
                meeting.series_id = series.id
                lay_standard(op, meeting, preset_for(body.kind))
                made.append(meeting.id)
        return made


def fields_of(series: MeetingSeries) -> MeetingFields:
    """Return what a meeting takes from its series."""
    return {
        "start_time": series.start_time, "end_time": series.end_time, "place": series.place or "",
        "area_id": series.area_id, "kind": series.kind or "ordinary",
        "video_url": series.video_url or "", "title": series.title or "",
    }


def _living(op: Operation, series_id: str) -> MeetingSeries:
    series = op.get(MeetingSeries, series_id)
    if series.deleted:
        raise NotFound(_("Cette série a été supprimée."))
    return series


def _meets(op: Operation, body_id: str, day: str) -> bool:
    """Tell whether the body has a meeting that day, made by hand or by another series."""
    asked = select(Meeting.id).where(
        Meeting.body_id == body_id, Meeting.held_on == day, Meeting.deleted.is_(None),
        Meeting.state != "cancelled",
    )
    return op.scalars(asked).first() is not None


def _write(series: MeetingSeries, fields: SeriesFields) -> None:
    for name, value in fields.items():
        text = value if isinstance(value, str) else ""
        if name in {"start_time", "end_time"}:
            setattr(series, name, hour_of(text, name))
        elif name == "end_on":
            series.end_on = day(text, name)
        else:
            setattr(series, name, (line(text) or None) if name == "area_id" else line(text))
    refusals.choice("meeting_kind", series.kind, "kind")
    check_hours(series.start_time, series.end_time)


def _check_rhythm(series: MeetingSeries) -> None:
    rhythm = read_rhythm(series.rhythm)
    if rhythm is None:
        raise RuleBroken(_("Dites à quel rythme l’instance se réunit."), "every")
    if series.end_on and series.end_on < rhythm.start.isoformat():
        raise RuleBroken(_("La série finirait avant de commencer."), "end_on")


def _made(op: Operation, series_id: str) -> list[Meeting]:
    asked = select(Meeting).where(Meeting.series_id == series_id, Meeting.deleted.is_(None))
    return list(op.scalars(asked.order_by(Meeting.held_on, Meeting.id)).all())


def _to_come(op: Operation, store: Store, series_id: str) -> list[Meeting]:
    today = store.clock.today().isoformat()
    return [
        meeting for meeting in _made(op, series_id)
        if meeting.state == "planned" and (meeting.held_on or "") >= today
    ]

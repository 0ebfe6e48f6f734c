"""What may be written of a meeting, of a point and of a presence."""

from typing import TypedDict


class MeetingFields(TypedDict, total=False):
    """What is written of a meeting beside its body and its day."""

    title: str
    kind: str
    start_time: str | None
    end_time: str | None
    time_zone: str
    place: str
    address: str
    area_id: str | None
    video_url: str
    objectives: str
    chair_id: str | None
    note_taker_id: str | None
    facilitator_id: str | None
    expected: int | None


class EditedMeeting(MeetingFields, total=False):
    """The fields the form of a meeting may change."""

    held_on: str


class ItemFields(TypedDict, total=False):
    """What is written of a point beside its title."""

    kind: str
    minutes: int | None
    bearer_id: str | None
    bearer_name: str
    description: str
    body_id: str | None
    standard: str
    origin_table: str
    origin_id: str


class EditedItem(ItemFields, total=False):
    """The fields the agenda editor may change."""

    title: str


class AttendanceFields(TypedDict, total=False):
    """What is written of somebody's presence beside the status."""

    arrived_at: str | None
    left_at: str | None
    represented_by_id: str | None
    organization_id: str | None
    role: str
    voting: bool
    signed: bool
    note: str

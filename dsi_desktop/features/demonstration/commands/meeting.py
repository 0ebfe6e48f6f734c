"""Call the meetings, then let each be held on its day."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from dsi_desktop.features.demonstration.commands import electing
from dsi_desktop.features.demonstration.commands.minuting import record, title_of_notes
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes

Rows = dict[str, Any]


def call(story: Story, rows: list[Rows]) -> None:
    """Put on the calendar the planning, the notice and the holding of every meeting."""
    adopting: dict[str, list[Rows]] = {}
    for row in rows:
        adopting.setdefault(row.get("adopted_in", ""), []).append(row)
    for row in sorted(rows, key=lambda one: one["date"]):
        held_on = story.day(row["date"])
        planned_on = (date.fromisoformat(held_on) - timedelta(days=28)).isoformat()
        story.later(min(planned_on, story.today), partial(_plan, story, row))
        if "convened_on" in row:
            story.later(story.day(row["convened_on"]), partial(_convene, story, row))
        if len(row["times"]) == 4:
            adopted = adopting.get(row["key"], [])
            story.later(held_on, partial(_hold, story, row, adopted))


def _plan(story: Story, row: Rows) -> None:
    start, end, *_held = row["times"]
    meeting_id = story.know("meeting", row["key"], meetings.create_meeting(
        story.store, body_id=story.find("body", row["body"]), held_on=story.day(row["date"]),
        start_time=start, end_time=end, time_zone=row.get("zone", "America/Toronto"),
        title=row.get("title", ""), kind=row.get("meeting_kind", "ordinary"),
        place=row["place"], address=row.get("address", ""),
        area_id=story.maybe("area", row, "area"), video_url=row.get("video", ""),
        objectives=row.get("objectives", "").strip(), chair_id=story.maybe("person", row, "chair"),
        note_taker_id=story.maybe("person", row, "note_taker"),
        facilitator_id=story.maybe("person", row, "facilitator"),
    ))
    for number, item in enumerate(row["item"]):
        bearer = item.get("bearer", row.get("facilitator", row.get("chair")))
        story.know("item", f"{row['key']}/{number}", meetings.add_item(
            story.store, meeting_id, story.shift.words(item["title"]), kind=item["kind"],
            minutes=item["minutes"], standard=item.get("standard", ""),
            bearer_id=story.find("person", bearer), body_id=story.maybe("body", item, "body"),
            origin_table="meeting" if "adopts" in item else "",
            origin_id=story.maybe("meeting", item, "adopts") or "",
        ))


def _convene(story: Story, row: Rows) -> None:
    meetings.convene_meeting(
        story.store, story.find("meeting", row["key"]), sent_on=story.day(row["convened_on"])
    )


def _hold(story: Story, row: Rows, adopted: list[Rows]) -> None:
    meeting_id = story.find("meeting", row["key"])
    _start, _end, opened, closed = row["times"]
    _mark_attendance(story, row, meeting_id)
    meetings.open_meeting(story.store, meeting_id, opened)
    hours = _hours(opened, closed, [item["minutes"] for item in row["item"]])
    for number, item in enumerate(row["item"]):
        item_id = story.find("item", f"{row['key']}/{number}")
        meetings.start_item(story.store, item_id, hours[number])
        record(story, item, meeting_id, item_id, hours[number])
        electing.hold(story, f"{row['key']}/{number}")
        for moment in story.moments.get(f"{row['key']}/{number}", []):
            moment(meeting_id, item_id)
        if item.get("state") == "postponed":
            meetings.postpone_item(story.store, item_id)
        else:
            meetings.finish_item(story.store, item_id, hours[number + 1])
    meetings.close_meeting(story.store, meeting_id, closed)
    story.titles[row["key"]] = title_of_notes(story.names[row["body"]], story.day(row["date"]))
    for earlier in adopted:
        minutes.adopt_minutes(
            story.store, story.find("meeting", earlier["key"]), in_meeting_id=meeting_id,
            motion_id=story.maybe("motion", earlier, "adopted_by"),
            with_changes=earlier.get("with_changes", False),
        )


def _mark_attendance(story: Story, row: Rows, meeting_id: str) -> None:
    late: dict[str, str] = row.get("late", {})
    listed = {
        who: status
        for status in ("remote", "excused", "absent")
        for who in row.get(status, [])
    }
    for who in story.sitting(row["body"], story.day(row["date"])):
        status = listed.get(who, "present")
        person_id = story.find("person", who)
        if who in late:
            meetings.set_attendance(
                story.store, meeting_id, person_id, status, arrived_at=late[who]
            )
        else:
            meetings.set_attendance(story.store, meeting_id, person_id, status)
    for who in row.get("guests", []):
        meetings.add_guest(
            story.store, meeting_id, person_id=story.find("person", who),
            organization_id=story.find("organization", story.employers[who]),
            role="staff" if who in story.staff else "guest",
            status=listed.get(who, "present"),
        )


def _hours(opened: str, closed: str, lengths: list[int]) -> list[str]:
    """Share the time between opening and closing in proportion to the agenda."""
    first, last = _minutes(opened), _minutes(closed)
    reached, whole, hours = 0, sum(lengths), [opened]
    for length in lengths:
        reached += length
        now = first + (last - first) * reached // whole
        hours.append(f"{now // 60:02}:{now % 60:02}")
    return hours


def _minutes(hour: str) -> int:
    hours, minutes_past = hour.split(":")
    return int(hours) * 60 + int(minutes_past)

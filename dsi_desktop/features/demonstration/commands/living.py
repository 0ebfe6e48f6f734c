"""Give the governance its life: roads, limits, letters, mandates, tables of somebody else."""

from collections.abc import Callable
from functools import partial
from typing import Any

from dsi_desktop.features.demonstration.commands import acting, electing
from dsi_desktop.features.demonstration.commands.sitting import membership_of
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import cents, parts_of
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.directory.rules.narrowing import Narrowing
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.solicitation import commands as solicitation

Rows = dict[str, Any]
Line = tuple[str, ...]


def live(story: Story, content: Rows) -> None:
    """Write what is known from the start, and let the rest happen on its day."""
    told: tuple[tuple[str, Callable[[Story, Line], None]], ...] = (
        ("roads", _road), ("caps", _cap), ("doubles", _double), ("tags", _tag),
        ("filters", _filter),
        ("outside", _outside), ("outside_seats", _sit_outside), ("letters", _letter),
        ("earlier", _meet),
    )  # fmt: skip
    for key, tell in told:
        for line in content.get(key, []):
            tell(story, parts_of(line))
    if "turning" in content:
        on, text = parts_of(content["turning"])
        solicitation.set_milestone(story.store, story.written(on), text)
    electing.announce(story, content.get("election", []))
    acting.act(story, content)


def _road(story: Story, line: Line) -> None:
    start, end, kilometres, minutes = line
    solicitation.set_journey(
        story.store, story.find("area", start), story.find("area", end), int(kilometres),
        int(minutes),
    )


def _cap(story: Story, line: Line) -> None:
    who, hours, meetings = line
    solicitation.set_caps(
        story.store, story.find("organization", who), hours=int(hours) if hours else None,
        meetings=int(meetings) if meetings else None,
    )


def _double(story: Story, line: Line) -> None:
    name, sector, kind, area = line
    directory.add_organization(
        story.store, name=name, sector=sector, kind=kind, area_id=story.find("area", area)
    )


def _tag(story: Story, line: Line) -> None:
    table, who, name = line
    directory.tag_record(story.store, table=table, record_id=story.find(table, who), name=name)


def _filter(story: Story, line: Line) -> None:
    name, kind, field, value = line
    asked = story.find("area", value) if field == "area_id" else value
    narrowing: dict[str, Any] = {"kind": kind, field: asked}
    directory.save_filter(story.store, name, Narrowing(**narrowing))


def _outside(story: Story, line: Line) -> None:
    key, name, holder, meetings, minutes, area = line
    story.know("outside", key, solicitation.add_external_body(
        story.store, name=name, holder=holder, meetings_per_year=int(meetings),
        minutes=int(minutes), area_id=story.find("area", area) if area else None,
    ))


def _sit_outside(story: Story, line: Line) -> None:
    table, organization, who, since = line
    solicitation.seat_outside(
        story.store, external_body_id=story.find("outside", table),
        organization_id=story.find("organization", organization),
        person_id=story.find("person", who), start_on=story.written(since),
    )


def _meet(story: Story, line: Line) -> None:
    """Enter after the fact a meeting of which only the attendance is known."""
    body, held, start, end, place, area, absent = line
    held_on = story.written(held)
    meeting_id = meetings.create_meeting(
        story.store, body_id=story.find("body", body), held_on=held_on, start_time=start,
        end_time=end, place=place, area_id=story.find("area", area),
    )
    for who in story.sitting(body, held_on):
        meetings.set_attendance(
            story.store, meeting_id, story.find("person", who),
            "absent" if who in absent.split() else "present",
        )
    meetings.close_meeting(story.store, meeting_id, end)


def _letter(story: Story, line: Line) -> None:
    body, who, scope, ceiling, substitute, start, end, signatory, title, signed = line
    story.later(
        max(story.written(signed), story.begins),
        partial(
            _issue, story, body, who, scope=scope, ceiling=cents(ceiling),
            substitute_id=story.find("person", substitute) if substitute else None,
            start_on=story.written(start), end_on=story.written(end), signatory=signatory,
            signatory_title=title, signed_on=story.written(signed),
        ),
    )  # fmt: skip


def _issue(story: Story, body: str, who: str, **fields: Any) -> None:  # noqa: ANN401  the letter's own
    governance.issue_mandate_letter(
        story.store, membership_id=membership_of(story, body, who, fields["start_on"]), **fields
    )

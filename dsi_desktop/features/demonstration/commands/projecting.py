"""Tell the projects between meetings, the programmes that could pay, and the words of funders."""

from functools import partial
from typing import Any

from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import cents, parts_of
from dsi_desktop.features.funding import commands as funding
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plans
from dsi_desktop.features.projects import commands as projects

Rows = dict[str, Any]
Line = tuple[str, ...]


def offer(story: Story, content: Rows) -> None:
    """Write the programmes at once, and the rest on its day."""
    for line in map(parts_of, content.get("words", [])):
        funder, said = line
        plans.edit_funder(
            story.store, story.find("funder", funder), vocabulary="\n".join(said.split(" ; ")))
    for line in map(parts_of, content.get("programmes", [])):
        _offer(story, line)
    for line in map(parts_of, content.get("presented", [])):
        story.later(story.written(line[1]), partial(_present, story, line))
    for line in map(parts_of, content.get("refused", [])):
        story.later(story.written(line[1]), partial(_refuse, story, line))
    for line in map(parts_of, content.get("entered", [])):
        story.later(story.written(line[1]), partial(_enter, story, line))


def _offer(story: Story, line: Line) -> None:
    funder, name, opens, closes, yearly, low, high, share, dimensions, areas, pays = line
    programme = plans.add_programme(
        story.store, funder_id=story.find("funder", funder), name=name, pays=pays,
        opens_on=story.written(opens) if opens else None,
        closes_on=story.written(closes) if closes else None, yearly=yearly == "oui",
        smallest=cents(low), largest=cents(high), ceiling=int(share) if share else None)
    funding.tag_programme(
        story.store, programme, [story.find("dimension", one) for one in dimensions.split()],
        [story.find("area", one) for one in areas.split()])


def _present(story: Story, line: Line) -> None:
    key, day, who, body, asked, title, summary = line
    story.know("project", key, minutes.present_project(
        story.store, title, on=story.written(day), organization_id=story.find("organization", who),
        body_id=story.find("body", body), asked=cents(asked), summary=summary,
    ))


def _refuse(story: Story, line: Line) -> None:
    key, day, note = line
    minutes.advance_project(
        story.store, story.find("project", key), "declined", on=story.written(day), note=note)


def _enter(story: Story, line: Line) -> None:
    key, _day, action = line
    projects.accept_project(
        story.store, story.find("project", key), action_id=story.find("action", action))

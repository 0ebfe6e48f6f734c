"""Give mandates, hear their reports, speak in the table's name: each on its day."""

from functools import partial
from typing import Any

from dsi_desktop.features.demonstration.commands.sitting import membership_of
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import parts_of
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.plan import commands as plan

Rows = dict[str, Any]
Line = tuple[str, ...]


def act(story: Story, content: Rows) -> None:
    """Put every act on the calendar of the story."""
    for line in map(parts_of, content.get("mandates", [])):
        story.later(story.written(line[5]), partial(_give, story, line))
    for line in map(parts_of, content.get("reports", [])):
        story.later(story.written(line[2]), partial(_report, story, line))
    for line in map(parts_of, content.get("closed", [])):
        story.later(story.written(line[1]), partial(_close, story, line))
    for line in map(parts_of, content.get("representations", [])):
        story.later(story.written(line[4]), partial(_speak, story, line))
    for line in map(parts_of, content.get("aims", [])):
        _aim(story, line)
    for organization, *names in map(parts_of, content.get("voices", [])):
        directory.set_voices(story.store, story.find("organization", organization), names)
    for line in map(parts_of, content.get("assets", [])):
        _bring(story, line)
    for line in map(parts_of, content.get("reported", [])):
        story.later(story.written(line[2]), partial(_tell, story, line))


def _give(story: Story, line: Line) -> None:
    key, giver, body, person, due, _given, title, description = line
    story.know("mandate", key, governance.give_mandate(
        story.store, title=title, given_by_id=story.find("body", giver),
        body_id=story.find("body", body) if body else None,
        person_id=story.find("person", person) if person else None,
        due_on=story.written(due), description=description,
    ))


def _report(story: Story, line: Line) -> None:
    mandate, meeting, on, text = line
    governance.report_on_mandate(
        story.store, story.find("mandate", mandate), text, on=story.written(on),
        meeting_id=story.find("meeting", meeting),
    )


def _close(story: Story, line: Line) -> None:
    mandate, on, state = line
    governance.close_mandate(
        story.store, story.find("mandate", mandate), on=story.written(on), state=state
    )


def _speak(story: Story, line: Line) -> None:
    key, body, who, kind, held, addressee, area, mandate, subject, text, outcome = line
    story.know("representation", key, governance.record_representation(
        story.store, body_id=story.find("body", body), person_id=story.find("person", who),
        kind=kind, held_on=story.written(held), addressee=addressee,
        area_id=story.find("area", area) if area else None,
        mandate_id=story.find("mandate", mandate) if mandate else None,
        subject=subject, text=text, outcome=outcome,
    ))


def _aim(story: Story, line: Line) -> None:
    """Say at whom the desired changes of the plan aim."""
    population, *changes = line
    population_id = directory.add_population(story.store, population)
    for code in changes:
        plan.link_population(
            story.store, "desired_change", story.find("change", f"plan/{code}"), population_id
        )


def _bring(story: Story, line: Line) -> None:
    body, who, kind, text, code = line
    governance.add_asset(
        story.store, membership_of(story, body, who, story.today), kind=kind, text=text,
        desired_change_id=story.find("change", f"plan/{code}") if code else "",
    )


def _tell(story: Story, line: Line) -> None:
    representation, meeting, _on = line
    governance.report_representations(
        story.store, [story.find("representation", representation)],
        story.find("meeting", meeting),
    )

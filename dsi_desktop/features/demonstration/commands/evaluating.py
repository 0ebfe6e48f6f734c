"""Tell the evaluation: effects harvested, forms counted after meetings, the year looked back at."""

from functools import partial
from typing import Any

from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.record import parts
from dsi_desktop.features.evaluation import commands as evaluation
from dsi_desktop.features.evaluation.rules.instruments import house_id

Rows = dict[str, Any]


def evaluate(story: Story, content: Rows) -> None:
    """Put on the calendar of the story what it evaluates; questionnaires are there from the start.

    What is counted once cannot be told before its day: a round, an effect, the review of a year.
    """
    for kind in content.get("questionnaires", []):
        story.know("questionnaire", kind, evaluation.add_house_questionnaire(story.store, kind))
    for row in content.get("effect", []):
        story.later(story.day(row["harvested"]), partial(_harvest, story, row))
    for row in content.get("round", []):
        story.later(story.day(row["told"]), partial(_count, story, row))
    for row in content.get("review", []):
        story.later(story.day(row["told"]), partial(_look_back, story, row))


def _harvest(story: Story, row: Rows) -> None:
    story.know("outcome", row["key"], evaluation.harvest_outcome(
        story.store, what=row["what"], who=row["who"], kind=row["kind"], capital=row["capital"],
        happened_text=story.shift.period(row.get("when", "")),
        happened_on=story.shift.maybe(row, "on"), action_id=story.maybe("action", row, "action"),
        area_id=story.maybe("area", row, "area"), parent_id=story.maybe("outcome", row, "after"),
        significance=row.get("significance", ""), contribution=row.get("contribution", ""),
        expected=row.get("expected", False), sources=[
            story.shift.words(source) for source in row.get("sources", [])],
        substantiated=len(row.get("sources", [])) > 1,
    ))


def _count(story: Story, row: Rows) -> None:
    """Enter a round: each line of `answers` counts one question, from the answer 1 up."""
    kind = row["kind"]
    tally = {
        (house_id(kind, slot), str(answer)): int(number)
        for slot, line in enumerate(row["answers"], 1)
        for answer, number in enumerate(line.split(), 1)
    }
    evaluation.add_round(
        story.store, story.find("questionnaire", kind),
        meeting_id=story.maybe("meeting", row, "meeting"), held_on=story.day(row["told"]),
        handed_out=row["handed"], returned=row["returned"], remarks=row.get("remarks", ""),
        tally=tally,
    )


def _look_back(story: Story, row: Rows) -> None:
    start, end = parts(row["period"], 2)
    evaluation.add_review(
        story.store, plan_id=story.find("plan", row["plan"]),
        title=story.shift.period(row["title"]), start_on=story.yearly(start),
        end_on=story.yearly(end), introduction=row["introduction"], learnings=row["learnings"],
        conclusion=row["conclusion"],
    )

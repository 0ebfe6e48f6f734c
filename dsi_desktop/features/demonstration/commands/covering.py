"""Tell what the démarche looked at in the coverage of its plan, and put aside with a reason."""

from functools import partial
from typing import Any

from dsi_desktop.features.coverage import commands as coverage
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.record import parts

Rows = dict[str, Any]


def cover_plan(story: Story, content: Rows) -> None:
    """Put aside, each on its day, the gaps that were talked about and left."""
    if not content:
        return
    plan_id = story.find("plan", content["plan"])
    for line in content["aside"]:
        gap, table, key, day, reason = parts(line, 5)
        story.later(story.written(day), partial(
            coverage.set_gap_aside, story.store, plan_id, gap, (table, story.find(table, key)),
            reason,
        ))  # fmt: skip

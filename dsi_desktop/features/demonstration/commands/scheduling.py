"""Tell the calendar of the plan: as it was adopted, what slipped since, who waits for whom."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.record import parts
from dsi_desktop.features.plan import commands as plans
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.features.schedule import commands as schedule

Rows = dict[str, Any]


def schedule_plan(story: Story, content: Rows, plan: Rows) -> None:
    """Adopt the plan at its first dates, let some slip on their days, then say what waits."""
    if not content:
        return
    rows = {row["key"]: row for one in plan["plan"] for row in one["action"]}
    for line in content["adopted"]:
        key, start, end, _noted = parts(line, 4)
        schedule.date_action(
            story.store, story.find("action", key), start_on=story.written(start),
            end_on=story.written(end) if end else None,
        )
    adopted = next(one for one in plan["plan"] if one["key"] == content["plan"])
    adopt_version(
        story.store, plan_id=story.find("plan", content["plan"]),
        adopted_on=story.day(adopted["adopted"]),
        title=story.shift.period(content["title"]),
    )
    for line in content["adopted"]:
        key, _start, _end, noted = parts(line, 4)
        story.later(story.written(noted), partial(_slip, story, key, rows[key]))
    for line in content["waits"]:
        waiting, awaited, kind, lag = parts(line, 4)
        plans.link_actions(
            story.store, story.find("action", waiting), story.find("action", awaited),
            kind=kind, lag_days=int(lag),
        )  # fmt: skip


def _slip(story: Story, key: str, row: Mapping[str, Any]) -> None:
    maybe = story.shift.maybe
    schedule.date_action(
        story.store, story.find("action", key), start_on=maybe(row, "start"),
        end_on=maybe(row, "end"), when_text=story.shift.period(row.get("when", "")),
        when_from=maybe(row, "when_from"), when_to=maybe(row, "when_to"),
    )

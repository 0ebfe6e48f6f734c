"""Write the plans: what is needed, what is wanted, who does what, with which means."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import cents, partner_of
from dsi_desktop.features.demonstration.rules.record import parts
from dsi_desktop.features.indicators import commands as indicators
from dsi_desktop.features.indicators.rules.values import read_parts
from dsi_desktop.features.plan import commands as plans
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.i18n import N_

Rows = dict[str, Any]
# What a funder asks of an action; only some are told.
_TOLD = (
    "kind", "place", "means", "expected", "variance", "effects_short", "effects_medium",
    "effects_long", "sustaining", "transferable", "produced",
)
# A card of the plan is written so long before it is due, some time before the story's today.
_AHEAD, _SEEN, _BEGUN = timedelta(days=70), timedelta(days=24), timedelta(days=9)
_DIMENSIONS = (
    "pauvrete", "alimentation", "saines-habitudes", "sante-mentale", "logement", "inclusion",
    "emploi", "demographie", "enfants", "vieillissement", "transport", "mobilite", "relations",
)


def plan(story: Story, content: Rows) -> None:
    """Write every plan of the dossier."""
    for name, dimension_id in zip(
        _DIMENSIONS, plans.add_official_dimensions(story.store), strict=True
    ):
        story.know("dimension", name, dimension_id)
    for row in content["plan"]:
        _write(story, row)


def _write(story: Story, row: Rows) -> None:
    shift = story.shift
    plan_id = story.know("plan", row["key"], plans.create_plan(
        story.store, title=shift.period(row["title"]), area_id=story.maybe("area", row, "area"),
        start_on=shift.anniversary(row["start"]), end_on=shift.anniversary(row["end"]),
        vision=shift.period(row["vision"]), horizon=row["horizon"], state="active",
        adopted_on=story.day(row["adopted"]), principles=row.get("principles", "").strip(),
    ))
    for need in row["need"]:
        _add_need(story, plan_id, need)
    for issue in row["issue"]:
        _add_issue(story, plan_id, row["key"], issue)
    for action in row["action"]:
        _add_action(story, row["key"], action)
    for funder in row.get("funder", []):
        _add_funder(story, funder)
    for group in row.get("funding", []):
        for line in group["lines"]:
            _fund(story, line)
    for indicator in row.get("indicator", []):
        _add_indicator(story, plan_id, row["key"], indicator)
    for group in row.get("tasks", []):
        for line in group["lines"]:
            _put_on_board(story, line)


def _add_need(story: Story, plan_id: str, row: Rows) -> None:
    need_id = story.know("need", row["key"], plans.add_need(
        story.store, plan_id=plan_id, title=row["title"], severity=row["severity"],
        description=row.get("description", ""),
    ))
    for line in row["evidence"]:
        text, value, source, year = parts(line, 4)
        plans.add_evidence(
            story.store, need_id=need_id, text=text, value=value, source=source,
            year=int(story.shift.period(year)),
        )
    _tag(story, "need", need_id, row)


def _add_issue(story: Story, plan_id: str, plan_key: str, row: Rows) -> None:
    issue_id = plans.add_issue(
        story.store, plan_id=plan_id, title=row["title"], hue=row.get("hue"),
        body_id=story.find("body", row["body"]), votes=row.get("votes"),
    )
    for need in row["needs"]:
        plans.link_elements(story.store, ("need", story.find("need", need)), ("issue", issue_id))
    for objective in row["objective"]:
        key = f"{plan_key}/{objective['code']}"
        objective_id = story.know("objective", key, plans.add_objective(
            story.store, issue_id=issue_id, title=objective["title"]
        ))
        story.know("change", key, plans.add_desired_change(
            story.store, objective_id=objective_id, title=objective["change"],
            who=objective.get("who", ""),
        ))


def _add_action(story: Story, plan_key: str, row: Rows) -> None:
    key = f"{plan_key}/{row['objective']}"
    maybe = story.shift.maybe
    action_id = story.know("action", row["key"], plans.add_action(
        story.store, objective_id=story.find("objective", key), title=row["title"],
        desired_change_id=story.find("change", key), description=row.get("description", ""),
        state=row["state"], state_reason=row.get("state_reason", ""),
        lead_id=story.find("organization", row["lead"]),
        contact_id=story.find("person", row["contact"]),
        start_on=maybe(row, "start"), end_on=maybe(row, "end"),
        when_text=story.shift.period(row.get("when", "")), when_from=maybe(row, "when_from"),
        when_to=maybe(row, "when_to"), started_on=maybe(row, "started"),
        ended_on=maybe(row, "ended"), progress=row.get("progress"),
        achieved=story.shift.period(row.get("achieved", "")),
        people_reached=row.get("people_reached"), **_told(story, row),
    ))
    if "motion" in row:
        story.actions_of_motion.setdefault(row["motion"], []).append(action_id)
    _surround(story, action_id, row)
    _tag(story, "action", action_id, row)


def _told(story: Story, row: Rows) -> dict[str, Any]:
    return {name: story.shift.period(row[name]) for name in _TOLD if name in row}


def _surround(story: Story, action_id: str, row: Rows) -> None:
    for line in row.get("partners", []):
        partner = partner_of(line)
        plans.add_partner(
            story.store, action_id=action_id, role=partner.role, confirmed=partner.confirmed,
            organization_id=story.find("organization", partner.who),
            contribution=partner.contribution,
        )
    for line in row.get("milestones", []):
        title, due, done = parts(line, 3)
        milestone_id = plans.add_milestone(
            story.store, action_id=action_id, title=title, due_on=story.written(due)
        )
        if done:
            plans.reach_milestone(story.store, milestone_id, story.written(done))
    for line in row.get("hours", []):
        organization, person, role, planned, spent, free = parts(line, 6)
        plans.add_human_resource(
            story.store, action_id=action_id, role=role, in_kind=free == "oui",
            organization_id=story.find("organization", organization),
            person_id=story.find("person", person),
            hours_planned=int(planned), hours_done=int(spent),
        )


def _tag(story: Story, table: str, record_id: str, row: Rows) -> None:
    for name in row.get("dimensions", []):
        plans.link_dimension(story.store, table, record_id, story.find("dimension", name))
    for code in row.get("areas", []):
        plans.link_area(story.store, table, record_id, story.find("area", code))


def _add_funder(story: Story, row: Rows) -> None:
    funder_id = story.know("funder", row["key"], plans.add_funder(
        story.store, name=row["name"], kind=row["kind"], core=row.get("core", False),
        organization_id=story.maybe("organization", row, "organization"),
    ))
    for line in row["agreements"]:
        title, reference, amount, signed, start, end = parts(line, 6)
        plans.add_agreement(
            story.store, funder_id=funder_id, title=story.shift.period(title),
            reference=story.shift.period(reference), amount=cents(amount),
            signed_on=story.written(signed), start_on=story.yearly(start),
            end_on=story.yearly(end),
        )


def _fund(story: Story, line: str) -> None:
    action, funder, nature, state, year, asked, granted, paid, note = parts(line, 9)
    plans.add_funding_line(
        story.store, action_id=story.find("action", action), nature=nature, state=state,
        funder_id=story.find("funder", funder), fiscal_year=story.shift.period(year),
        asked=cents(asked), granted=cents(granted), paid=cents(paid), note=note,
    )


def _add_indicator(story: Story, plan_id: str, plan_key: str, row: Rows) -> None:
    change, decimals = row.get("change"), row.get("decimals", 0)
    indicator_id = plans.add_indicator(
        story.store, plan_id=plan_id, title=row["title"], unit=row["unit"], decimals=decimals,
        baseline=row["baseline"],
        baseline_on=story.written(row["since"]) if "since" in row else None,
        direction=row.get("direction", "up"), source=row["source"],
        frequency=row.get("frequency", "yearly"), action_id=story.maybe("action", row, "action"),
        person_id=story.maybe("person", row, "who"),
        desired_change_id=story.find("change", f"{plan_key}/{change}") if change else None,
    )
    story.know("indicator", row["title"], indicator_id)
    for line in row["targets"]:
        day, value = line.split()
        plans.add_target(
            story.store, indicator_id=indicator_id, value=int(value), due_on=story.written(day)
        )
    for line in row["measures"]:
        day, value, *parts_said = line.split(maxsplit=2)
        shares = "\n".join("".join(parts_said).split(";"))
        measured = story.written(day)
        story.later(measured, partial(
            indicators.record_measure, story.store, indicator_id, int(value),
            parts=read_parts(shares, decimals), source=row["source"], measured_on=measured,
        ))


def _put_on_board(story: Story, line: str) -> None:
    """Have a card written some weeks before it is due, then reach the state it has today."""
    title, body, action, who, due, state, priority = parts(line, 7)
    due_on = date.fromisoformat(story.written(due))
    latest = date.fromisoformat(story.today) - _SEEN
    begun = max(date.fromisoformat(story.begins), min(due_on - _AHEAD, latest))
    first = "idea" if state == "idea" else "todo"
    written = f"{title} | {body} | {action} | {who} | {due} | {first} | {priority}"
    story.later(begun.isoformat(), partial(add_task, story, written))
    if state == "done":
        story.later(due_on.isoformat(), partial(_reach, story, title, state))
    elif state != first:
        story.later((begun + _BEGUN).isoformat(), partial(_reach, story, title, state))


def _reach(story: Story, title: str, state: str) -> None:
    asked = select(Task.id).where(Task.title == title, Task.deleted.is_(None))
    with story.store.operation(N_("Modifier une tâche")) as op:
        task_id = op.scalars(asked).one()
    tasks.set_task_state(story.store, task_id, state)


def add_task(story: Story, line: str) -> None:
    title, body, action, who, due, state, priority = parts(line, 7)
    tasks.add_task(
        story.store, title=title, body_id=story.find("body", body), priority=priority,
        action_id=story.find("action", action) if action else "", state=state,
        person_id=story.find("person", who), due_on=story.written(due),
        organization_id=story.find("organization", story.employers[who]),
    )

"""Tell the work of the chantiers: where cards went, their lists and labels, lanes and limits."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select

from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import cents, parts_of, tenths
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.rhythm import rhythm_of

Rows = dict[str, Any]
Line = tuple[str, ...]


def work(story: Story, content: Rows) -> None:
    """Put on the calendar what each card became, then what is said of cards and of boards."""
    for line in map(parts_of, content.get("cards", [])):
        _plan_card(story, line)
    on_days: tuple[tuple[str, int, Callable[[Story, Line], None]], ...] = (
        ("returns", 3, _come_back), ("committees", 2, _take_model),
    )  # fmt: skip
    for key, place, act in on_days:
        for line in map(parts_of, content.get(key, [])):
            story.later(story.written(line[place]), partial(act, story, line))
    told: tuple[tuple[str, Callable[[Story, Line], None]], ...] = (
        ("labels", _make_label), ("worn", _wear), ("lists", _list), ("partners", _help),
        ("comments", _comment), ("links", _link), ("starts", _begin), ("efforts", _weigh),
        ("waits", _wait), ("boards", _lay_lanes), ("limits", _limit), ("silent", _silence),
        ("models", _keep),
    )  # fmt: skip
    for key, tell in told:
        for line in map(parts_of, content.get(key, [])):
            story.later(story.written(content["told_on"]), partial(tell, story, line))


def add_comment(story: Story, title: str, text: str, *_rest: str) -> None:
    """Say something on a card, in the name of who holds the laptop."""
    tasks.add_comment(story.store, card_of(story, title), text)


def card_of(story: Story, title: str) -> str:
    """Return the task of a card told here, else the living one of that title."""
    known = story.ids.get(("card", title))
    if known:
        return known
    asked = select(Task.id).where(Task.title == title, Task.deleted.is_(None))
    with story.store.operation(N_("Modifier une tâche")) as op:
        return op.scalars(asked).one()


def _plan_card(story: Story, line: Line) -> None:
    *_said, walked = line
    first, *after = [step.strip() for step in walked.split(";")]
    begun, state = first.split()
    story.later(story.written(begun), partial(_add, story, line, state))
    for step in after:
        day, state, *result = step.split(" ", 2)
        story.later(story.written(day), partial(_walk, story, line[0], state, *result))


def _add(story: Story, line: Line, state: str) -> None:
    title, body, action, who, due, priority, _walked = line
    task_id = story.know("card", title, tasks.add_task(
        story.store, title=title, body_id=story.find("body", body), priority=priority,
        action_id=story.find("action", action) if action else "", state=state,
        person_id=story.find("person", who),
        organization_id=story.find("organization", story.employers[who]),
    ))
    if due:
        said = story.written(due) if due[:2] == "20" else story.shift.period(due)
        tasks.edit_due(story.store, task_id, said)


def _walk(story: Story, title: str, state: str, result: str = "") -> None:
    task_id = card_of(story, title)
    if state == "archived":
        boards.archive_cards(story.store, [task_id])
    elif state == "done":
        tasks.complete_task(story.store, task_id, result=result)
    else:
        tasks.set_task_state(story.store, task_id, state)


def _make_label(story: Story, line: Line) -> None:
    body, name, hue = line
    body_id = story.find("body", body) if body else None
    tasks.add_label(story.store, name=name, hue=int(hue), body_id=body_id)


def _wear(story: Story, line: Line) -> None:
    title, names = line
    for name in _each(names):
        tasks.label_task_with(story.store, card_of(story, title), name)


def _list(story: Story, line: Line) -> None:
    title, texts = line
    task_id = card_of(story, title)
    for text in _each(texts):
        check_id = tasks.add_check(story.store, task_id, text.removeprefix("x "))
        if text.startswith("x "):
            tasks.tick_check(story.store, check_id, done=True)


def _help(story: Story, line: Line) -> None:
    title, organizations = line
    for key in _each(organizations):
        tasks.add_task_partner(
            story.store, card_of(story, title), story.find("organization", key)
        )


def _comment(story: Story, line: Line) -> None:
    add_comment(story, *line)


def _link(story: Story, line: Line) -> None:
    kind, one, other = line
    tasks.link_tasks(story.store, card_of(story, one), card_of(story, other), kind)


def _begin(story: Story, line: Line) -> None:
    title, on = line
    tasks.edit_task(story.store, card_of(story, title), start_on=story.written(on))


def _weigh(story: Story, line: Line) -> None:
    title, planned, spent, cost = line
    tasks.edit_task(
        story.store, card_of(story, title), hours_planned=tenths(planned),
        hours_done=tenths(spent), cost=cents(cost),
    )


def _wait(story: Story, line: Line) -> None:
    title, waited = line
    tasks.edit_task(story.store, card_of(story, title), waiting_for=waited)


def _come_back(story: Story, line: Line) -> None:
    title, every, unit, on, texts = line
    task_id = card_of(story, title)
    rhythm = rhythm_of(unit, int(every), date.fromisoformat(story.written(on)))
    tasks.edit_task(story.store, task_id, repeats=rhythm.written())
    for text in _each(texts):
        tasks.add_check(story.store, task_id, text)


def _lay_lanes(story: Story, line: Line) -> None:
    body, swimlanes, limit, totals = line
    board_id = _board(story, body)
    if swimlanes != "none":
        boards.set_lanes(
            story.store, board_id, swimlanes=swimlanes,
            lane_limit=int(limit) if limit else None,
        )
    boards.choose_totals(story.store, board_id, tuple(totals.split()))


def _limit(story: Story, line: Line) -> None:
    body, state, most, in_lane, mode = line
    boards.edit_column(
        story.store, linked_id("column", _board(story, body), state), wip_limit=int(most),
        lane_limit=int(in_lane) if in_lane else None, wip_mode=mode,
    )


def _silence(story: Story, line: Line) -> None:
    body, effect = line
    boards.set_rule(story.store, _board(story, body), effect, active=False)


def _take_model(story: Story, line: Line) -> None:
    body, key, _on = line
    boards.apply_template(story.store, story.find("body", body), key, with_cards=True)


def _keep(story: Story, line: Line) -> None:
    name, body = line
    boards.save_template(story.store, _board(story, body), name)


def _board(story: Story, body: str) -> str:
    return linked_id("board", story.find("body", body))


def _each(texts: str) -> list[str]:
    """Return the parts of « a; b; c », none of an empty text."""
    return [part.strip() for part in texts.split(";") if part.strip()]

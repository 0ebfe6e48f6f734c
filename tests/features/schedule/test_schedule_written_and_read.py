"""Dates and links written by the calendar, read again from the file."""

import pytest

from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.queries import plans
from dsi_desktop.features.schedule import commands
from dsi_desktop.features.schedule.queries import calendar
from dsi_desktop.features.schedule.queries.calendar import first_plan, issuer_name
from dsi_desktop.features.schedule.rules.dates import Dates, Step
from dsi_desktop.features.schedule.rules.lines import ActionLine, Calendar
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import work_ground as ground
from support.commands_schedule import linked
from support.plain_words import plain


def read(store: Store) -> Calendar:
    found = calendar(store, plans(store)[0].id)
    assert found is not None
    return found


def line(store: Store, action_id: str) -> ActionLine:
    return next(one for one in read(store).actions if one.id == action_id)


def test_that_a_plan_is_read_with_its_chantiers_issues_and_links(store: Store) -> None:
    waiting, awaited = linked(store)
    found = read(store)
    assert len(found.actions) == 8
    assert found.start_on == "2025-04-01"
    assert [(one.awaited, one.waiting, one.kind) for one in found.links] == [
        (awaited, waiting, "finish_to_start")
    ]
    first = line(store, awaited)
    assert (first.body, first.lead, first.progress) == ("Transport", "MRC", 60)
    assert [one.title for one in first.milestones] == ["Horaire adopté"]
    assert first.issue.endswith("Se déplacer sans voiture")
    assert calendar(store, "?") is None
    assert first_plan(store) == found.plan_id
    assert issuer_name(store)


def test_that_progress_may_come_from_the_tasks(store: Store) -> None:
    action = ground.first(store, "action", place=3)
    with store.operation("Préparer") as op:
        op.get(Action, action).progress_mode = "tasks"
        for state in ("done", "doing", "todo", "dropped"):
            op.add(Task(action_id=action, title="Suivi", state=state))
    assert line(store, action).progress == 33


def test_that_an_action_removed_leaves_the_calendar_with_its_links(store: Store) -> None:
    _waiting, awaited = linked(store)
    plan.archive_action(store, awaited)
    found = read(store)
    assert len(found.actions) == 7
    assert found.links == ()
    with pytest.raises(RuleBroken, match="plus dans le plan"):
        commands.date_action(store, awaited, start_on="2027-01-01", end_on=None)


def test_that_what_waits_goes_along_in_one_gesture(store: Store) -> None:
    waiting, awaited = linked(store)
    done = ground.first(store, "action", place=1)
    others = [waiting, waiting, awaited, done]
    commands.move_actions(store, awaited, Step(days=7), with_ids=others)
    assert line(store, awaited).dates.end_on == "2027-02-05"
    assert line(store, waiting).dates.start_on == "2027-02-08"
    assert line(store, awaited).milestones[0].due_on == "2027-01-22"
    assert line(store, done).dates == Dates()
    assert store.undo() == "Déplacer une action dans le calendrier"
    assert line(store, waiting).dates.start_on == "2027-02-01"
    assert line(store, awaited).milestones[0].due_on == "2027-01-15"


def test_that_a_milestone_reached_stays_on_its_day(store: Store) -> None:
    waiting, awaited = linked(store)
    plan.reach_milestone(store, ground.first(store, "milestone"), "2026-11-20")
    commands.move_actions(store, awaited, Step(days=7))
    assert line(store, awaited).milestones[0].due_on == "2027-01-15"
    assert line(store, waiting).dates.start_on == "2027-02-01"


def test_that_a_refusal_leaves_every_day_where_it_was(store: Store) -> None:
    waiting, awaited = linked(store)
    plan.set_action_state(store, awaited, "done")
    before = [one.dates for one in read(store).actions]
    with pytest.raises(RuleBroken, match="terminée"):
        commands.move_actions(store, awaited, Step(days=7), with_ids=[waiting])
    with pytest.raises(RuleBroken, match="précède"):
        commands.resize_action(store, waiting, "end", Step(months=-12))
    with pytest.raises(RuleBroken, match="précède"):
        commands.date_action(store, waiting, start_on="2027-05-01", end_on="2027-04-01")
    with pytest.raises(RuleBroken, match="calendrier"):
        commands.date_action(store, waiting, start_on="2027-02-30", end_on=None)
    assert [one.dates for one in read(store).actions] == before


def test_that_a_circle_is_refused_whole_and_named(store: Store) -> None:
    waiting, awaited = linked(store)
    with pytest.raises(RuleBroken) as refusal:
        plan.link_actions(store, awaited, waiting)
    assert refusal.value.field == "awaited_id"
    assert plain(refusal.value.sentence).count("« Essayer") == 3
    assert len(read(store).links) == 1
    with pytest.raises(RuleBroken, match="elle-même"):
        plan.link_actions(store, waiting, waiting)
    with pytest.raises(NotFound):
        plan.link_actions(store, waiting, "?")
    plan.archive_action(store, awaited)
    with pytest.raises(RuleBroken, match="plus dans le plan"):
        plan.link_actions(store, waiting, awaited)


def test_that_a_link_said_again_changes_its_delay(store: Store) -> None:
    waiting, awaited = linked(store)
    plan.link_actions(store, waiting, awaited, kind="start_to_start", lag_days=-14)
    assert [(one.kind, one.lag) for one in read(store).links] == [("start_to_start", -14)]
    plan.unlink_actions(store, waiting, awaited)
    assert read(store).links == ()
    plan.link_actions(store, waiting, awaited)
    assert [(one.kind, one.lag) for one in read(store).links] == [("finish_to_start", 0)]

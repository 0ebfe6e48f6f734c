"""A8: what was said once at the table is read everywhere, without typed again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.plan import Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.queries import board
from dsi_desktop.features.directory import queries as directory
from dsi_desktop.features.home import queries as home
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.report import minutes as printed
from dsi_desktop.features.plan.commands import actions, levels
from dsi_desktop.features.plan.queries.sheet import action_sheet
from dsi_desktop.features.resolutions.queries import register
from dsi_desktop.features.tasks.queries import open_tasks, tasks_of_meeting
from support import pdf_reader, pdf_samples
from support.meeting_ground import Ground, carried, grounded
from support.plain_words import plain

DAY = date(2026, 12, 4)
MONEY = "Demander 18 000 $ au Fonds régions et ruralité"
TASK = "Écrire la demande"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """Everything is said once, at the meeting: a resolution, who writes the letter, an action."""
    made = grounded(tmp_path)
    made.under_way()
    boards.create_board(made.store, made.body)
    motion = carried(made, MONEY)
    commands.record_followup(
        made.store, made.meeting, made.items[2], TASK, person_id=made.people[1],
        due_on="2026-12-15", motion_id=motion,
    )
    with made.store.operation("Plan") as op:
        plan = op.add(Plan(title="Plan")).id
    issue = levels.add_issue(made.store, plan_id=plan, title="Mobilité")
    objective = levels.add_objective(made.store, issue_id=issue, title="Rejoindre les services")
    actions.add_action(made.store, objective_id=objective, title="Navette", motion_id=motion)
    made.close()
    commands.adopt_minutes(made.store, made.meeting, adopted_on="2026-12-04")
    yield made
    made.store.close()


def test_a8_the_resolution_is_in_the_register_with_the_number_of_the_minutes(
    ground: Ground,
) -> None:
    (line,) = register(ground.store)
    assert line.number == "CC-2026-001"
    (said,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert (said.text, said.number) == (MONEY, line.number)


def test_a8_the_follow_up_is_one_record_on_every_sheet(ground: Ground) -> None:
    (task,) = tasks_of_meeting(ground.store, ground.meeting, DAY)
    assert [one.id for one in open_tasks(ground.store, DAY, ground.body)] == [task.id]
    sheet = board(ground.store, ground.body, DAY)
    assert sheet is not None
    assert [one.task_id for column in sheet.columns for one in column.cards] == [task.id]
    person = directory.person_sheet(ground.store, ground.people[1], DAY)
    assert person is not None
    assert TASK in str(person)
    assert task.origin == "CC-2026-001"
    assert [one.id for one in queries.outcomes(ground.store, ground.meeting, DAY)
            if one.kind == "task"] == [task.id]  # fmt: skip


def test_a8_the_action_and_the_home_page_tell_the_same_facts(ground: Ground) -> None:
    lines = queries.outcomes(ground.store, ground.meeting, DAY)
    (action,) = [one for one in lines if one.kind == "action"]
    sheet = action_sheet(ground.store, action.id, DAY)
    assert sheet is not None
    assert ["CC-2026-001" in plain(one.title) for one in sheet.origins] == [True]
    path = ground.store.path
    assert _home(ground.store, path) == [TASK]


def _home(store: Store, path: Path) -> list[str]:
    assert store.path == path
    return [one.title for one in home.home(path, DAY).follow_ups]


def test_a8_the_paper_says_what_the_register_says(ground: Ground) -> None:
    document = printed(ground.store, ground.meeting)
    content, _rendered = pdf_samples.printed(document)
    words = plain(" ".join(pdf_reader.read_aloud(content)))
    assert "Résolution CC-2026-001" in words
    assert f"{TASK} (Stéphane Leblanc, 15 décembre 2026)" in words

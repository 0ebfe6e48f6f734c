"""A4: what was decided becomes cards and actions, each leading back to its resolution."""

from pathlib import Path

import pytest

from dsi_desktop.db.schema.plan import Plan
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.card.around_section import OriginSection
from dsi_desktop.features.boards.queries import board, card_sheet
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.plan.commands import levels
from dsi_desktop.features.plan.queries.sheet import action_sheet
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.after_window import decided, fill, held, shown, turn_to
from support.keyboard import answer, press
from support.meeting_ground import Ground
from support.plain_words import plain
from support.qt_session import until
from support.room_window import DAY, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def planned(ground: Ground) -> None:
    decided(ground)
    with ground.store.operation("Plan") as op:
        plan = op.add(Plan(title="Plan de communauté")).id
    issue = levels.add_issue(ground.store, plan_id=plan, title="Mobilité")
    levels.add_objective(ground.store, issue_id=issue, title="Rejoindre les services")


def test_a4_a_resolution_becomes_a_card_and_an_action_that_lead_back(tmp_path: Path) -> None:
    path, ground = held(tmp_path, planned)
    with live_room(path, ground.meeting) as room:
        turn_to(room, "Suites")
        assert shown(room) == "2 décisions, 2 sans suivi ni action"
        room.press("Down")

        def task() -> None:
            answer({"Ce qu’il y a à faire": "Écrire la demande", "Responsable": "Éric Gauthier"})
            press("Ctrl+Return")

        fill(room, "Suivi… (T)", task)

        def action() -> None:
            answer({"Objectif": "1.1 Rejoindre les services", "Action": "Navette des aîné·es"})
            press("Ctrl+Return")

        fill(room, "Action du plan… (A)", action)
        lines = queries.outcomes(room.store, ground.meeting, DAY)
        motion = lines[1]
        assert [one.kind for one in lines] == ["decision", "motion", "task", "action", "task"]
        assert shown(room) == "2 décisions, 1 sans suivi ni action"
        cards = board(room.store, ground.body, DAY)
        assert cards is not None
        titles = {one.title: one.task_id for column in cards.columns for one in column.cards}
        sheet = card_sheet(room.store, titles["Écrire la demande"])
        assert sheet is not None
        assert (sheet.motion_id, sheet.meeting_id) == (motion.id, ground.meeting)
        made = action_sheet(room.store, lines[3].id, DAY)
        assert made is not None
        assert [one.id for one in made.origins] == [motion.id]


def test_a4_a_card_that_executes_a_resolution_asks_before_it_is_put_away(tmp_path: Path) -> None:
    path, ground = held(tmp_path)
    with live_room(path, ground.meeting) as room:
        turn_to(room, "Suites")
        room.press("Down")
        fill(room, "Suivi… (T)", lambda: press("Ctrl+Return"))
        lines = queries.outcomes(room.store, ground.meeting, DAY)
        task = next(one for one in lines if one.kind == "task" and one.level)
        workplace = room.session.window.workplace
        assert workplace is not None
        workplace.open_record("task", task.id)
        boards = workplace.page("boards")
        assert isinstance(boards, BoardsPage)
        until(boards.panel.isVisible)
        asked: list[str] = []
        boards.desk.confirm = lambda question, yes: bool(asked.append(question))  # type: ignore[method-assign]
        boards.presenter.archive(task.id)
        assert plain(asked[0]).startswith("« Demander 18 000 $")
        assert boards.presenter.card(task.id) is not None
        boards.panel.section(OriginSection).findChildren(RecordLine)[0].click()
        room.press()
        assert workplace.current == "minutes"
        assert room.page.presenter.item_id == ground.items[2]



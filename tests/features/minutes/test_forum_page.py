"""The panel of a forum under the fingers: typed by table, grouped, pointed, brought to the plan."""

import time

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.minutes import ForumVoice
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.minutes.page.forum import ForumPanel
from dsi_desktop.features.minutes.queries.forum import forum_lines_of
from dsi_desktop.features.minutes.rules.forum import Spoken
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY
from support.live_panel import live_page
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground
from support.modal import answering

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    return live_page(ground, desk, qtbot, qapp)


@pytest.fixture
def panel(page: MinutesPage, qtbot: QtBot) -> ForumPanel:
    qtbot.keyClick(page.capture.edit, Key.Key_F7)
    shown = page.stage.currentWidget()
    assert isinstance(shown, ForumPanel)
    return shown


def say(qtbot: QtBot, panel: ForumPanel, *lines: str) -> None:
    for text in lines:
        panel.edit.setText(text)
        qtbot.keyClick(panel.edit, Key.Key_Return)


def spoken(ground: Ground) -> list[Spoken]:
    return forum_lines_of(ground.store, ground.items[2])


def choose(panel: ForumPanel, *rows: int) -> None:
    panel.table.clearSelection()
    for at in rows:
        panel.table.selectionModel().select(
            panel.table.rows.index(at, 0),
            panel.table.selectionModel().SelectionFlag.Select
            | panel.table.selectionModel().SelectionFlag.Rows,
        )
    panel.table.selectionModel().setCurrentIndex(
        panel.table.rows.index(rows[-1], 0),
        panel.table.selectionModel().SelectionFlag.NoUpdate,
    )


def test_that_a_forum_is_typed_table_by_table_then_grouped_voted_and_planned_by_keys(
    ground: Ground, page: MinutesPage, panel: ForumPanel, qtbot: QtBot
) -> None:
    made = plan.create_plan(ground.store, title="Plan")
    issue = plan.add_issue(ground.store, plan_id=made, title="Accès")
    plan.add_objective(ground.store, issue_id=issue, title="Rapprocher")
    say(qtbot, panel, "table 4", "Pas d’autobus le soir", "Le taxi est cher",
        "2: s Une navette", "b Un toit")
    assert [(one.text, one.kind, one.table) for one in spoken(ground)] == [
        ("Pas d’autobus le soir", "need", "4"), ("Le taxi est cher", "need", "4"),
        ("Une navette", "solution", "2"), ("Un toit", "need", "2"),
    ]
    assert panel.place.text() == "Table 2"
    qtbot.keyClick(panel.edit, Key.Key_Down)
    assert panel.table.hasFocus()
    choose(panel, 0, 1)
    answering({"title": "Se déplacer"})
    qtbot.keyClick(panel.table, Key.Key_G)
    assert [(row.level, row.text) for row in panel.table.rows.rows][:3] == [
        (0, "Se déplacer"), (1, "Pas d’autobus le soir"), (1, "Le taxi est cher"),
    ]
    choose(panel, 4)
    qtbot.keyClick(panel.table, Key.Key_Plus)
    qtbot.keyClick(panel.table, Key.Key_Plus)
    qtbot.keyClick(panel.table, Key.Key_Minus)
    qtbot.keyClick(panel.table, Key.Key_O)
    assert panel.table.rows.rows[0].text == "Un toit"
    choose(panel, 0)
    answering({"title": "Se loger"})
    qtbot.keyClick(panel.table, Key.Key_E)
    assert fr(panel.table.rows.rows[0].became) == fr("retenu comme enjeu : « Se loger »")
    choose(panel, 4)
    answering({})
    qtbot.keyClick(panel.table, Key.Key_A)
    assert "devient l’action" in panel.table.rows.rows[4].became
    choose(panel, 1)
    answering({})
    qtbot.keyClick(panel.table, Key.Key_B)
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    (line,) = document.every("forum")
    assert fr(line.title) == fr("Forum : 4 besoins et 1 solution de 2 tables")
    refusals: list[str] = []
    choose(panel, 0)
    answering({}, refusals)
    qtbot.keyClick(panel.table, Key.Key_B)
    assert len(refusals) == 2


def test_that_lines_let_go_on_another_stand_under_it_and_are_separated(
    ground: Ground, panel: ForumPanel, qtbot: QtBot
) -> None:
    say(qtbot, panel, "Un", "Deux", "Trois")
    choose(panel, 1, 2)
    place = QPointF(panel.table.visualRect(panel.table.rows.index(0, 0)).center())
    panel.table.dropEvent(QDropEvent(
        place, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ))
    assert [row.level for row in panel.table.rows.rows] == [0, 1, 1]
    panel.table.dropEvent(QDropEvent(
        QPointF(5, 9_000), Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ))
    choose(panel, 2)
    qtbot.keyClick(panel.table, Key.Key_Up, CTRL)
    assert [row.text for row in panel.table.rows.rows] == ["Un", "Trois", "Deux"]
    qtbot.keyClick(panel.table, Key.Key_Down, CTRL)
    choose(panel, 0)
    qtbot.keyClick(panel.table, Key.Key_Up, CTRL)
    qtbot.keyClick(panel.table, Key.Key_U)
    assert [row.level for row in panel.table.rows.rows] == [0, 0, 0]
    choose(panel, 0, 1)
    qtbot.keyClick(panel.table, Key.Key_Delete)
    assert len(panel.table.rows.rows) == 1
    panel.presenter.put_under([panel.table.rows.rows[0].id], panel.table.rows.rows[0].id)
    assert len(spoken(ground)) == 1


def test_that_a_line_is_corrected_in_every_field(
    ground: Ground, panel: ForumPanel, qtbot: QtBot
) -> None:
    say(qtbot, panel, "Un toi")
    choose(panel, 0)
    answering({"text": "Un toit", "kind": "solution", "table": "9", "votes": 3})
    qtbot.keyClick(panel.table, Key.Key_Return)
    (line,) = spoken(ground)
    assert (line.text, line.kind, line.table, line.votes) == ("Un toit", "solution", "9", 3)


def test_that_an_empty_forum_answers_to_every_key(
    page: MinutesPage, panel: ForumPanel, desk: QuietDesk, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.edit, Key.Key_Return)
    for key in "guea+-bao":
        qtbot.keyClicks(panel.table, key)
    for key in (Key.Key_Return, Key.Key_Delete):
        qtbot.keyClick(panel.table, key)
    assert fr(panel.title.whole()) == "Forum"
    assert panel.projected().tallies == ()
    say(qtbot, panel, "Un")
    choose(panel, 0)
    qtbot.keyClick(panel.table, Key.Key_B)
    qtbot.keyClick(panel.table, Key.Key_A)
    assert desk.told[-2:] == [
        "Ce dossier n’a pas encore de plan.", "Le plan n’a pas encore d’objectif.",
    ]
    qtbot.keyClick(panel.table, Key.Key_Escape)
    assert panel.edit.hasFocus()
    qtbot.keyClick(panel.edit, Key.Key_Escape)
    assert page.stage.currentWidget() is page.entries


def test_that_the_words_typed_come_back_after_a_crash(
    page: MinutesPage, panel: ForumPanel, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.edit, "Pas de bus")
    page.close_panel()
    qtbot.keyClick(page.capture.edit, Key.Key_F7)
    again = page.stage.currentWidget()
    assert isinstance(again, ForumPanel)
    assert again.edit.text() == "Pas de bus"
    qtbot.keyClick(again.edit, Key.Key_Return)
    page.close_panel()
    qtbot.keyClick(page.capture.edit, Key.Key_F7)
    third = page.stage.currentWidget()
    assert isinstance(third, ForumPanel)
    assert third.edit.text() == ""


def test_that_the_room_sees_the_lines_with_the_most_points(
    ground: Ground, panel: ForumPanel, qtbot: QtBot
) -> None:
    say(qtbot, panel, "Un", "Deux")
    choose(panel, 1)
    qtbot.keyClick(panel.table, Key.Key_Plus)
    panel.presenter.take_kind("solution")
    shown = panel.projected()
    assert [(one.word, one.count, one.share) for one in shown.tallies] == [
        ("Deux", 1, 1.0), ("Un", 0, 0.0),
    ]
    assert panel.kind.current() == "solution"


def test_that_five_hundred_lines_stay_fluid(
    ground: Ground, page: MinutesPage, panel: ForumPanel, qtbot: QtBot
) -> None:
    commands.record_voice(ground.store, ground.items[2], "Parole 0", table="0")
    with ground.store.operation("D’un autre ordinateur") as op:
        for number in range(1, 500):
            op.add(ForumVoice(
                meeting_id=ground.meeting, agenda_item_id=ground.items[2], rank=f"z{number:03}a",
                text=f"Parole {number}", table_name=str(number % 40),
            ))
    panel.refresh()
    assert panel.table.rows.rowCount() == 500
    began = time.process_time()
    for _turn in range(5):
        panel.refresh()
    assert (time.process_time() - began) / 5 < 0.25
    assert not panel.grab().isNull()

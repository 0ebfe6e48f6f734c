"""A1, the same day: what the minutes lack is told when the meeting closes, and completed."""

from pathlib import Path

import pytest

from dsi_desktop.features.minutes import commands, queries
from support.after_window import held, in_dialog, shown, turn_to
from support.keyboard import answer, press
from support.meeting_ground import Ground, grounded
from support.plain_words import plain
from support.room_window import live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def test_a1_a_gap_leads_to_its_line_and_leaves_the_list_once_completed(tmp_path: Path) -> None:
    path, ground = held(tmp_path)
    with live_room(path, ground.meeting) as room:
        turn_to(room, "À compléter")
        assert shown(room) == "1 chose à compléter"
        room.press("Return")
        assert plain(room.focus()).startswith("Suivi: Relancer Clermont")

        def complete() -> None:
            answer({"Personne responsable": "Stéphane Leblanc", "Échéance": "15 décembre 2026"})
            press("Ctrl+Return")

        in_dialog(complete)
        room.press("E")
        (task,) = queries.minutes_of(room.store, ground.meeting).every("task")
        assert (task.responsible, task.due_on) == ("Stéphane Leblanc", "2026-12-15")
        turn_to(room, "À compléter")
        assert shown(room) == "Rien ne manque à ce procès-verbal."


def test_a1_closing_the_meeting_tells_what_is_missing_and_lets_it_be(tmp_path: Path) -> None:
    ground = grounded(tmp_path)
    ground.under_way()
    ground.store.close()
    with live_room(ground.store.path, ground.meeting) as room:
        room.page.heading_bar.next_step.setFocus()
        room.press("Return")
        assert room.page.presenter.state == "held"
        assert shown(room) == "3 choses à compléter"
        room.press("Escape")
        assert room.page.stage.currentWidget() is room.page.entries


def _complete(ground: Ground) -> None:
    for item in ground.items[1:]:
        commands.record_decision(ground.store, ground.meeting, item, "On avance.")


def test_a1_closing_a_complete_meeting_shows_its_lines(tmp_path: Path) -> None:
    ground = grounded(tmp_path)
    ground.under_way()
    _complete(ground)
    ground.close()
    ground.store.close()
    with live_room(ground.store.path, ground.meeting) as room:
        turn_to(room, "À compléter")
        assert shown(room) == "Rien ne manque à ce procès-verbal."
        assert room.focus() == "Adopter le procès-verbal…"

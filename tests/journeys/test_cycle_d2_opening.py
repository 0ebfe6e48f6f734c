"""D2: the meeting is opened, its hour stamped; the quorum is seen at each moment and told."""

from pathlib import Path

import pytest

from dsi_desktop.features.meetings import queries
from dsi_desktop.features.minutes import queries as minutes
from support.room_window import LiveRoom, committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def all_here(room: LiveRoom) -> None:
    room.press("F4", "Ctrl+A", "P", "Escape")


def test_d2_the_opening_is_stamped_and_the_first_point_starts(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:28") as room:
        all_here(room)
        room.at("13:34")
        assert not room.page.heading_bar.asks.isVisible()
        room.press("F5")
        sheet = queries.meeting_sheet(room.store, made.meeting)
        assert (sheet.opened_at, sheet.line.state) == ("13:34", "in_progress")
        assert room.page.presenter.scene().agenda[0].state == "current"
        assert "reste 10 min" in room.clock()
        room.at("13:46")
        room.page.wires.tick()
        assert "dépasse de 2 min" in room.clock()


def test_d2_a_pause_gives_its_minutes_back_to_the_point(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:30") as room:
        all_here(room)
        room.press("F5")
        room.at("13:35")
        room.press("Ctrl+Space")
        assert room.toast() == "Le temps du point est suspendu."
        assert "en pause" in room.clock()
        room.at("13:50")
        room.press("Ctrl+Space")
        assert "reste 5 min" in room.clock()


def test_d2_a_quorum_that_breaks_is_told_at_once_and_no_decision_passes(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:30") as room:
        all_here(room)
        room.press("F5", "Alt+Down")
        room.at("14:10")
        room.press("F4", "Home", "Shift+Down", "Shift+Down", "Space")
        assert room.toast().startswith("Le quorum est rompu. 3 personnes notées.")
        assert room.quorum() == "Hors quorum 2 / 5"
        room.press("Escape")
        room.type("d La navette est retenue")
        assert "Aucune décision ne peut être prise" in room.toast()
        room.press("Ctrl+A", "Delete")
        room.type("r Appuyer la navette", "Return", "Return", "Return", "Return")
        assert minutes.minutes_of(room.store, made.meeting).every("motion") == ()
        room.press("Escape", "Escape", "Escape", "Ctrl+A", "Delete")
        room.type("On échange en attendant")
        assert room.lines() == ["Note: On échange en attendant"]
        room.at("14:25")
        room.press("F4", "Home", "Space", "Escape")
        assert room.quorum() == "Quorum 3 / 5"
        room.type("d La navette est retenue")
        assert len(minutes.minutes_of(room.store, made.meeting).every("decision")) == 1


def test_d2_where_the_rules_allow_it_a_decision_below_quorum_is_noted_so(tmp_path: Path) -> None:
    path, made = committee(tmp_path, below_quorum="note")
    with live_room(path, made.meeting, "13:30") as room:
        room.press("F4", "Home", "P", "Escape", "F5")
        room.type("r Appuyer la navette", "Return", "Return", "Return", "Return")
        (motion,) = minutes.minutes_of(room.store, made.meeting).every("motion")
        assert motion.quorum_note.startswith("Hors quorum.")
        assert "hors quorum" in room.page.entries.frames()[0].accessibleDescription().lower()

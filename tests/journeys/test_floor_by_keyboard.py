"""The list of speakers beside the lines, kept by the keyboard while notes are taken."""

from pathlib import Path

import pytest

from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page.floor_panel import FloorPanel
from dsi_desktop.kernel.text import fr
from support.room_window import LiveRoom, committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def panel(room: LiveRoom) -> FloorPanel:
    found = room.page.side.beside
    assert isinstance(found, FloorPanel)
    return found


def test_the_floor_is_asked_given_and_counted_beside_the_lines(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:30") as room:
        room.press("F4", "Ctrl+A", "P", "Escape", "F5", "F2")
        assert room.focus() == "Qui demande la parole?"
        for name in ("Nathalie Bouchard", "Une citoyenne", "Éric Gauthier"):
            room.type(name)
        assert fr(room.page.heading_bar.floor.whole()) == fr("En attente : 3")
        room.press("Return")
        assert fr(room.toast()) == fr("La parole est à Nathalie Bouchard.")
        room.press("Escape")
        assert room.focus() == "Ligne de saisie du procès-verbal"
        room.type("Nathalie présente le trajet")
        room.at("13:32")
        room.press("F2", "Return")
        assert fr(room.toast()) == fr("La parole est à Une citoyenne.")
        (spoken,) = [one for one in queries.turns_of(room.store, made.items["opening"])
                     if one.state == "done"]
        assert (spoken.name, spoken.seconds) == ("Nathalie Bouchard", 120)
        assert fr("Organisme de Nathalie : 2 min") in fr(panel(room).totals.text())
        room.press("F2")
        assert room.page.side.beside is None
        assert room.lines() == ["Note: Nathalie présente le trajet"]


def test_the_order_is_changed_and_a_place_given_up_in_the_list(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:30") as room:
        room.press("F4", "Ctrl+A", "P", "Escape", "F5", "F2")
        for name in ("Nathalie Bouchard", "Une citoyenne", "Éric Gauthier"):
            room.type(name)
        room.press("Down", "End", "Ctrl+Up", "Ctrl+Up")
        names = [one.name for one in room.page.presenter.floor.turns()]
        assert names == ["Éric Gauthier", "Nathalie Bouchard", "Une citoyenne"]
        room.press("Ctrl+Down")
        room.press("Delete")
        assert "Éric Gauthier" not in [
            one.name for one in room.page.presenter.floor.turns()
        ]
        room.press("Home", "Return")
        assert fr(room.toast()).startswith(fr("La parole est à"))
        room.press("Escape")
        assert room.focus() == "Qui demande la parole?"


def test_nobody_asks_twice_and_another_point_has_its_own_list(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:30") as room:
        room.press("F4", "Ctrl+A", "P", "Escape", "F5", "F2")
        room.type("Éric Gauthier")
        room.type("Éric Gauthier")
        assert "attend déjà son tour" in room.toast()
        room.press("Ctrl+A", "Delete", "Escape", "Alt+Down")
        assert panel(room).model.rows == ()
        assert room.page.heading_bar.floor.whole() == ""

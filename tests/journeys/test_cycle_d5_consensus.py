"""D5: a question is settled without counting hands, by keys, in the real window."""

from pathlib import Path

import pytest

from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries.consensus import rounds_of
from dsi_desktop.kernel.text import fr
from support.keyboard import answer, meanwhile, press, reach, write
from support.room_window import Committee, LiveRoom, committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
POINT = "Navette des aîné·es"


def seated(room: LiveRoom) -> None:
    """Note everybody, open, and go to the point that is discussed."""
    room.press("F4", "Ctrl+A", "P", "Escape", "F5", "Alt+Down", "Alt+Down", "Alt+Down")
    assert POINT in room.point()


def told(room: LiveRoom, made: Committee, kind: str) -> list[str]:
    document = queries.minutes_of(room.store, made.meeting)
    return [fr(one.text) for one in document.every(kind)]


def test_d5_consent_is_blocked_by_an_objection_then_reached_with_other_words(
    tmp_path: Path,
) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        seated(room)
        room.press("Ctrl+G")
        write("Une navette le mardi")
        room.press("Ctrl+Return")
        room.press("1", "1", "3", "2", "4", "Return")
        assert "reformulez la proposition ou passez au vote" in room.toast()

        def reword() -> None:
            press("Ctrl+A")
            write("Une navette le jeudi")
            press("Ctrl+Return")

        meanwhile(reword)
        room.press("R")
        room.press("1", "1", "1", "1", "1", "Return", "Escape")
        assert room.focus() == "Ligne de saisie du procès-verbal"
        assert told(room, made, "decision") == ["Une navette le jeudi"]
        first, second = told(room, made, "consensus")
        assert [one.partition("\N{NO-BREAK SPACE}:")[0] for one in first.splitlines()[:3]] == [
            "Proposition", "Consentent (2)", "Consentent avec réserve (1)",
        ]
        assert "Se retirent de la décision (1)" in first
        assert fr("Objection – Organisme de Marie-Ève.") in first
        assert first.endswith("La proposition est reformulée.")
        assert second.endswith(fr(
            "Aucune objection ne demeure : la proposition est acceptée par consentement."))


def test_d5_a_round_is_undone_and_done_again_voice_by_voice(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        seated(room)
        room.press("Ctrl+G")
        write("Une navette")
        room.press("Ctrl+Return", "1", "3", "Ctrl+Z")
        (asked,) = rounds_of(room.store, made.items[POINT])
        assert [one.option for one in asked.voices if one.option] == ["consents"]
        room.press("Ctrl+Shift+Z")
        (asked,) = rounds_of(room.store, made.items[POINT])
        assert sum(bool(one.option) for one in asked.voices) == 2


def test_d5_dots_set_the_priorities(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        seated(room)
        room.press("Ctrl+G")
        reach("Points", "Backtab")
        room.press("Space")
        answer({"Question": "Par où commencer ?"})
        reach("Choix offerts, un par ligne")
        write("Navette")
        press("Return")
        write("Taxi collectif")
        room.press("Ctrl+Return")
        room.press("1", "1", "2", "2", "2", "2", "1", "2", "2")
        (text,) = told(room, made, "consensus")
        assert text.splitlines() == [
            fr("1. Taxi collectif : 6 points."), fr("2. Navette : 3 points."),
        ]
        meanwhile(lambda: press("Ctrl+Return"))
        room.press("Return")
        (asked,) = rounds_of(room.store, made.items[POINT])
        assert asked.state == "closed"

"""D7: the next day is said, the meeting closed, its hour stamped."""

from pathlib import Path

import pytest

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings import queries
from dsi_desktop.kernel.text import fr
from support.keyboard import answer, meanwhile, press
from support.room_window import LiveRoom, committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def at_the_next(room: LiveRoom) -> None:
    room.press("F4", "Ctrl+A", "P", "Escape", "F5", *["Alt+Down"] * 5)


def test_d7_the_next_meeting_on_the_calendar_is_said_by_one_key(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        meetings.create_meeting(
            room.store, body_id=made.body, held_on="2027-01-14", start_time="13:30",
            place="Clermont",
        )
        at_the_next(room)
        room.press("F5")
        assert [fr(one) for one in room.lines()] == [fr(
            "Note: La prochaine rencontre aura lieu le jeudi 14 janvier 2027 à 13 h 30, Clermont."
        )]
        room.at("15:41")
        room.press("Alt+Down", "F5")
        assert room.toast() == (
            "La rencontre est levée. Prochaine rencontre : jeudi 14 janvier 2027 à 13 h 30."
        )
        sheet = queries.meeting_sheet(room.store, made.meeting)
        assert (sheet.line.state, sheet.closed_at) == ("held", "15:41")


def test_d7_a_meeting_without_a_next_one_sets_its_day_and_notes_it(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        at_the_next(room)

        def day() -> None:
            answer({"Prochaine rencontre le": "14 janvier 2027", "À": "9 h"})
            press("Return")

        meanwhile(day)
        room.press("F5")
        (following,) = [
            one for one in queries.meetings(room.store, body_id=made.body) if one.state == "planned"
            and one.held_on == "2027-01-14"
        ]
        assert (following.start_time, following.place, following.invited) == (
            "09:00", "Salle du conseil, Clermont", 5,
        )
        assert fr("jeudi 14 janvier 2027") in fr(room.lines()[0])
        room.press("Ctrl+Z")
        assert room.lines() == []
        assert len(queries.meetings(room.store, body_id=made.body)) == 2


def test_d7_what_closing_leaves_open_is_shown_at_once(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        at_the_next(room)
        room.press("Alt+Up")
        room.type("a Écrire la lettre")
        room.press("Alt+Down", "Alt+Down", "F5")
        assert room.page.stage.currentIndex() == 1
        room.press("Escape")
        assert room.page.stage.currentIndex() == 0

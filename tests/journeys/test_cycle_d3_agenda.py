"""D3: the agenda is changed by the room, then adopted « tel que modifié » with the changes."""

from pathlib import Path

import pytest

from dsi_desktop.db.schema.meetings import AgendaItem, BacklogItem
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import queries
from dsi_desktop.kernel.text import fr
from support.keyboard import answer, meanwhile, press
from support.room_window import LiveRoom, committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def under_way(room: LiveRoom) -> None:
    room.press("F4", "Ctrl+A", "P", "Escape", "F5", "Alt+Down")


def numbers(room: LiveRoom) -> list[tuple[str, str]]:
    return [(one.number, one.title) for one in room.page.presenter.scene().agenda]


def test_d3_points_are_moved_added_withdrawn_and_their_printed_numbers_stay(
    tmp_path: Path,
) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        under_way(room)
        room.press("Ctrl+M", "Down", "Down", "Down", "Ctrl+Up")

        def added() -> None:
            answer({"Point ajouté": "Lettre au ministre"})
            press("Ctrl+Return")

        meanwhile(added)
        room.press("Ins")
        room.press("Ctrl+M", "Home", "Down", "Down", "Down", "Down", "Down", "Delete")
        shown = numbers(room)
        assert [number for number, _title in shown] == ["1", "2", "3", "5", "8", "4", "6", "7"]
        assert shown[4][1] == "Lettre au ministre"
        room.press("Home", "Down", "Return")
        assert room.point() == "2. Lecture et adoption de l’ordre du jour"
        assert room.focus() == "Ligne de saisie du procès-verbal"
        assert fr(room.page.presenter.settling.agenda_text()) == fr(
            "Adopter l’ordre du jour tel que modifié, en ajoutant le point « Lettre au ministre », "
            "en retirant le point 4 et en devançant le point 5 après le point 3"
        )


def test_d3_the_agenda_is_adopted_as_modified_with_the_words_of_the_changes(
    tmp_path: Path,
) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        under_way(room)
        assert room.page.heading_bar.asks.text().startswith("Adopter l’ordre du jour")
        meetings.withdraw_item(room.store, made.items["Bilan du plan de communauté"])
        meetings.add_item(
            room.store, made.meeting, "Lettre au ministre",
            after_id=made.items["Navette des aîné·es"],
        )

        def names() -> None:
            answer({"Proposée par": "Josée Desbiens", "Appuyée par": "Éric Gauthier"})
            press("Ctrl+Return")

        meanwhile(names)
        room.press("F5")
        (motion,) = queries.minutes_of(room.store, made.meeting).every("motion")
        assert fr(motion.text) == fr(
            "Adopter l’ordre du jour tel que modifié, en ajoutant le point « Lettre au "
            "ministre » et en retirant le point 5"
        )
        assert (motion.mover, motion.seconder) == ("Josée Desbiens", "Éric Gauthier")
        with room.store.read() as session:
            outcome = session.get_one(AgendaItem, made.items["agenda"]).outcome
        assert outcome == "adopted_modified"


def test_d3_where_there_is_no_vote_one_key_adopts_the_agenda(tmp_path: Path) -> None:
    path, made = committee(tmp_path, decision_mode="consensus")
    with live_room(path, made.meeting) as room:
        under_way(room)
        room.press("F5")
        assert room.toast() == "L’ordre du jour est adopté."
        (decision,) = queries.minutes_of(room.store, made.meeting).every("decision")
        assert decision.text == "L’ordre du jour est accepté tel que proposé, sans ajout."
        room.press("Ctrl+Z")
        assert room.lines() == []


def test_d3_a_point_is_postponed_to_the_next_meeting_or_kept_in_reserve(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        under_way(room)
        following = meetings.create_meeting(room.store, body_id=made.body, held_on="2027-01-14")
        room.press("Ctrl+M", "Down", "Down")
        meanwhile(lambda: press("Return"))
        room.press("R")
        with room.store.read() as session:
            (copy,) = session.query(AgendaItem).filter_by(meeting_id=following).all()
            assert copy.title == "Navette des aîné·es"
        room.press("Ctrl+M", "Down")

        def reserve() -> None:
            answer({"Reporter à": "En réserve, sans date"})
            press("Return")

        meanwhile(reserve)
        room.press("R")
        with room.store.read() as session:
            assert [one.title for one in session.query(BacklogItem).all()] == [
                "Bilan du plan de communauté",
            ]
        states = [one.note for one in room.page.presenter.scene().agenda[3:5]]
        assert states == ["reporté", "reporté"]


def test_d3_two_points_are_dealt_with_together_and_the_second_keeps_its_number(
    tmp_path: Path,
) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        under_way(room)
        room.press("Ctrl+M", "Down", "Down", "Down")

        def together() -> None:
            answer({"Traiter avec": "4. Navette des aîné·es"})
            press("Return")

        meanwhile(together)
        room.press("F")
        line = room.page.presenter.scene().agenda[4]
        assert (line.number, line.note) == ("5", "traité avec le point 4")
        assert room.point() == "4. Navette des aîné·es"
        room.press("Ctrl+Z")
        assert room.page.presenter.scene().agenda[4].note == "10\N{NO-BREAK SPACE}min"

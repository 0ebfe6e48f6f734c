"""D1: people arrive. Present, on line, absent, represented, invited: by letters, with the hour."""

from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import queries
from dsi_desktop.kernel.text import fr
from support.keyboard import answer, meanwhile, press, reach
from support.room_window import committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def test_d1_the_room_is_noted_by_letters(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:20") as room:
        room.press("F4", "Ctrl+A", "P")
        assert room.quorum() == "Quorum 5 / 5"
        room.press("Home", "Down", "D", "Down", "E")
        assert room.people()["Marie-Ève Tremblay"] == "à distance"
        assert room.people()["Nathalie Bouchard"] == "absence motivée"
        assert room.quorum() == "Quorum 4 / 5"
        room.press("Ctrl+Z")
        assert room.quorum() == "Quorum 5 / 5"
        room.press("Escape")
        assert room.focus() == "Ligne de saisie du procès-verbal"


def test_d1_a_late_arrival_is_found_by_name_and_stamped_with_its_hour(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:30") as room:
        room.press("F4", "Home", "Shift+Down", "Shift+Down", "P", "Escape", "F5", "Alt+Down")
        room.at("13:42")
        room.press("Ctrl+F")
        room.type("gau")
        line = next(one for one in queries.meeting_sheet(room.store, made.meeting).people
                    if one.name == "Éric Gauthier")
        assert (line.status, line.stays[0].arrived_at) == ("present", "13:42")
        room.at("14:15")
        room.type("GAUTH")
        assert fr(room.people()["Éric Gauthier"]) == fr("départ à 14 h 15")


def test_d1_an_hour_of_departure_is_asked_for_several_at_once(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting, "13:30") as room:
        room.press("F4", "Ctrl+A", "P", "Escape", "F5")
        room.at("14:30")
        room.press("F4", "Home", "Shift+Down")

        def hour() -> None:
            answer({"Heure": "14 h 10"})
            press("Return")

        meanwhile(hour)
        room.press("T")
        sheet = queries.meeting_sheet(room.store, made.meeting)
        left = sorted(one.name for one in sheet.people if one.stays[0].left_at == "14:10")
        assert left == ["Josée Desbiens", "Marie-Ève Tremblay"]
        assert room.quorum() == "Quorum 3 / 5"


def test_d1_a_substitute_of_the_seat_is_proposed_and_speaks_for_the_member(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    _substitute(path, made.body, made.memberships[2])
    with live_room(path, made.meeting) as room:
        room.press("F4", "Home", "Down", "Down")
        meanwhile(lambda: press("Return"))
        room.press("R")
        assert room.people()["Nathalie Bouchard"] == "par Luc Côté"
        assert room.people()["Luc Côté"] == "présent"
        assert room.quorum() == "Hors quorum 1 / 5"


def _substitute(path: Path, body: str, membership: str) -> None:
    store = Store.open(path)
    person = directory.add_person(store, given_name="Luc", family_name="Côté")
    governance.appoint_member(
        store, body_id=body, person_id=person, role="substitute", start_on="2026-01-15",
        substitutes_for_id=membership,
    )
    store.close()


def test_d1_a_mandate_ended_yesterday_is_refused_in_words_the_others_noted(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    store = Store.open(path)
    governance.end_membership(store, made.memberships[4], "2026-12-03")
    store.close()
    with live_room(path, made.meeting) as room:
        room.press("F4", "Ctrl+A", "P")
        assert "Le mandat de Éric Gauthier a pris fin le jeudi 3 décembre 2026" in room.toast()
        assert room.quorum() == "Quorum 4 / 4"
        assert room.people()["Éric Gauthier"] == "attendu"
        room.press("Home", "Down", "Down", "Down", "I")
        assert room.people()["Éric Gauthier"] == "présent"
        assert room.quorum() == "Quorum 4 / 4"
        room.press("M")
        assert "a pris fin" in room.toast()


def test_d1_somebody_unexpected_is_invited_by_name(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        room.press("F4")
        reach("Inviter une personne", "Shift+Tab")

        def name() -> None:
            answer({"Nom de la personne": "Noémie Savard"})
            press("Return")

        meanwhile(name)
        room.press("Space")
        assert room.people()["Noémie Savard"] == "présent"

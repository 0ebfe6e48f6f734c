"""A7, back at the office: two copies of one meeting meet, and nothing said is lost."""

from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page import MinutesPage
from support.after_window import held, shown, turn_to
from support.apart import copied_to, exchange, give
from support.keyboard import reach
from support.meeting_ground import Ground, carried, grounded
from support.plain_words import plain
from support.room_window import live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def both(folder: Path) -> tuple[Ground, Store]:
    ground = grounded(folder)
    ground.under_way()
    return ground, copied_to(ground.store, folder / "luc.dsi", "Luc Harvey", "Portable de Luc")


def test_a7_what_two_people_noted_at_the_same_meeting_stands_together(tmp_path: Path) -> None:
    ground, luc = both(tmp_path)
    carried(ground, "Demander 18 000 $")
    commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer Clermont")
    commands.record_resolution(
        luc, ground.meeting, ground.items[1], "Adopter l’ordre du jour",
        mover_id=ground.people[1], seconder_id=ground.people[2], taken_at="13:40",
    )
    commands.record_note(luc, ground.meeting, ground.items[2], "Éric présente le trajet.")
    exchange(ground.store, luc)
    here, there = (queries.minutes_of(one, ground.meeting) for one in (ground.store, luc))
    assert here == there
    assert sorted(one.text for one in here.every("motion")) == [
        "Adopter l’ordre du jour", "Demander 18 000 $"]
    assert [one.text for one in here.every("task")] == ["Relancer Clermont"]
    assert [one.text for one in here.every("note")] == ["Éric présente le trajet."]
    assert violations(ground.store) == violations(luc) == []
    luc.close()
    ground.store.close()


def test_a7_what_came_after_the_adoption_is_listed_and_becomes_an_erratum(
    tmp_path: Path,
) -> None:
    path, ground = held(tmp_path)
    marie = Store.open(path, author="Marie-Ève Tremblay", device="Portable de Marie-Ève")
    luc = copied_to(marie, tmp_path / "luc.dsi", "Luc Harvey", "Portable de Luc")
    commands.record_note(luc, ground.meeting, ground.items[2], "Clermont refuse.")
    commands.adopt_minutes(marie, ground.meeting, adopted_on="2026-11-20")
    kept = queries.minutes_of(marie, ground.meeting)
    give(luc, marie)
    luc.close()
    assert queries.minutes_of(marie, ground.meeting) == kept
    (question,) = violations(marie)
    assert "adoption" in plain(str(question)).lower()
    marie.close()
    with live_room(path, ground.meeting) as room:
        assert isinstance(room.page, MinutesPage)
        turn_to(room, "Adoption")
        assert shown(room).startswith("Procès-verbal adopté le vendredi 20 novembre 2026")
        assert len(queries.unsettled(room.store, ground.meeting)) == 1
        commands.make_late_erratum(room.store, ground.meeting, "Clermont refuse : à lire aussi.")
        room.press()
        assert violations(room.store) == []
        assert reach("Errata") is not None
        sheet = queries.adoption_of(room.store, ground.meeting)
        assert sheet is not None
        assert [one.text for one in sheet.errata] == ["Clermont refuse : à lire aussi."]
        assert sheet.intact

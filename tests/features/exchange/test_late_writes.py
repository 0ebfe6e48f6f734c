"""What reaches adopted minutes too late is said, and settled by an erratum or set aside."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dsi_desktop.db.adoptions import late_gestures
from dsi_desktop.db.engines import driver
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands.violations import settle_violation
from dsi_desktop.features.exchange.queries.violations import frozen_rows, violations
from dsi_desktop.features.exchange.rules.violations import ADOPTED_TWICE, LATE, Violation
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.rules.refusals import adopted_id, entry_id
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support.apart import copied_to, exchange, give
from support.meeting_ground import Ground, carried


class Pair:
    """Marie-Ève's laptop (`here`) and Luc's copy, made before the adoption."""

    def __init__(self, ground: Ground, folder: Path) -> None:
        self.ground, self.here = ground, ground.store
        self.note = minutes.record_note(
            self.here, ground.meeting, ground.items[2], "Stéphane présente deux scénarios."
        )
        self.motion = carried(ground)
        ground.close()
        self.luc = copied_to(self.here, folder / "luc.dsi", "Luc Harvey", "Portable de Luc")

    def adopt(self, store: Store | None = None, on: str = "2026-11-20") -> str:
        return minutes.adopt_minutes(store or self.here, self.ground.meeting, adopted_on=on)

    def exchange(self) -> None:
        exchange(self.here, self.luc)


@pytest.fixture
def pair(ground: Ground, tmp_path: Path) -> Iterator[Pair]:
    made = Pair(ground, tmp_path)
    yield made
    made.luc.close()


def late(store: Store) -> list[Violation]:
    return [one for one in violations(store) if one.kind == LATE]


def printed(store: Store, meeting: str) -> str:
    return str(queries.minutes_of(store, meeting))


def entry_text(store: Store, entry: str) -> str | None:
    with store.read() as session:
        asked = text("SELECT text FROM entry WHERE id = :id AND deleted IS NULL")
        return session.execute(asked, {"id": entry}).scalar()


def test_that_a_change_that_did_not_know_the_adoption_is_listed_on_both_laptops(
    pair: Pair,
) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Stéphane présente trois scénarios.")
    pair.adopt()
    pair.exchange()
    for store in (pair.here, pair.luc):
        [found] = late(store)
        assert found.title == "Comité conseil, 12\u00a0novembre 2026"
        assert found.detail == "1 modification arrivée après l’adoption"
        assert [(one.value, one.who, one.device) for one in found.changes] == [
            ("Stéphane présente trois scénarios.", "Luc Harvey", "Portable de Luc")
        ]
        assert "deux scénarios" in printed(store, pair.ground.meeting)
        assert pair.note in frozen_rows(store)


def test_that_what_the_adoption_knew_is_never_late_even_of_greater_rank(pair: Pair) -> None:
    for place in range(30):
        minutes.record_note(pair.luc, pair.ground.meeting, None, f"Note {place}")
    give(pair.luc, pair.here)
    pair.adopt()
    pair.exchange()
    assert violations(pair.here) == violations(pair.luc) == []
    assert frozen_rows(pair.here) == frozenset()


def test_that_a_change_of_smaller_rank_than_the_adoption_is_late_all_the_same(pair: Pair) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Trop tard")
    for place in range(5):
        tasks.add_task(pair.here, title=f"Tâche {place}")
    pair.adopt()
    give(pair.luc, pair.here)
    assert [one.changes[0].value for one in late(pair.here)] == ["Trop tard"]


def test_that_several_changes_make_one_question_a_meeting(pair: Pair) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Un autre texte")
    minutes.record_note(pair.luc, pair.ground.meeting, pair.ground.items[0], "Note ajoutée")
    meetings.change_attendance(pair.luc, pair.ground.line(1), "excused")
    pair.adopt()
    give(pair.luc, pair.here)
    [found] = late(pair.here)
    assert found.detail == "3 modifications arrivées après l’adoption"
    assert [one.value for one in found.changes] == [
        "Un autre texte", "Note ajoutée", "absence motivée",
    ]
    assert "Note ajoutée" in found.outcomes[0].offered


def test_that_setting_aside_puts_the_meeting_back_and_spreads(pair: Pair) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Un autre texte")
    added = minutes.record_note(pair.luc, pair.ground.meeting, pair.ground.items[0], "Ajout")
    minutes.remove_entry(pair.luc, entry_id(pair.motion))
    meetings.change_attendance(pair.luc, pair.ground.line(1), "excused")
    pair.adopt()
    give(pair.luc, pair.here)
    [found] = late(pair.here)
    settle_violation(pair.here, found.id, "set_aside")
    assert violations(pair.here) == []
    pair.exchange()
    for store in (pair.here, pair.luc):
        assert violations(store) == []
        assert entry_text(store, pair.note) == "Stéphane présente deux scénarios."
        assert entry_text(store, added) is None
        assert entry_text(store, entry_id(pair.motion)) == ""
        document = queries.live_meeting(store, pair.ground.meeting, pair.here.clock.today())
        assert [one.status for one in document.document.attendees] == ["present"] * 5
    with pytest.raises(RuleBroken, match="déjà réglé"):
        settle_violation(pair.here, found.id, "set_aside")


def test_that_two_versions_of_a_frozen_field_are_settled_with_it(pair: Pair) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Version de Luc")
    minutes.edit_entry(pair.here, pair.note, "Version de Marie-Ève")
    pair.adopt()
    pair.exchange()
    assert conflicts(pair.here) == 1
    settle_violation(pair.luc, f"late.{pair.ground.meeting}", "set_aside")
    pair.exchange()
    for store in (pair.here, pair.luc):
        assert conflicts(store) == 0
        assert violations(store) == []
        assert entry_text(store, pair.note) == "Version de Marie-Ève"


def conflicts(store: Store) -> int:
    with store.read() as session:
        return int(session.execute(text("SELECT count(*) FROM dsi_conflict")).scalar_one())


def test_that_an_erratum_settles_it_and_keeps_what_came(pair: Pair) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Stéphane présente trois scénarios.")
    minutes.edit_entry(pair.here, pair.note, "Stéphane présente quatre scénarios.")
    adopted = pair.adopt()
    pair.exchange()
    [found] = late(pair.here)
    with pytest.raises(RuleBroken) as caught:
        settle_violation(pair.here, found.id, "erratum", text=" ")
    assert caught.value.field == "text"
    settle_violation(pair.here, found.id, "erratum", text="Lire : trois scénarios.")
    pair.exchange()
    for store in (pair.here, pair.luc):
        assert violations(store) == []
        assert conflicts(store) == 0
        sheet = queries.adoption_of(store, pair.ground.meeting)
        assert sheet is not None
        assert sheet.id == adopted
        assert [one.text for one in sheet.errata] == ["Lire : trois scénarios."]


@pytest.mark.parametrize("outcome", ["set_aside", "erratum"])
def test_that_an_outcome_is_undone_and_done_again(pair: Pair, outcome: str) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Trop tard")
    pair.adopt()
    give(pair.luc, pair.here)
    settle_violation(pair.here, f"late.{pair.ground.meeting}", outcome, text="Lire autrement.")
    assert late(pair.here) == []
    pair.here.undo()
    assert len(late(pair.here)) == 1
    pair.here.redo()
    assert late(pair.here) == []


def test_that_a_row_created_and_edited_late_goes_away_whole(pair: Pair) -> None:
    point = meetings.add_item(pair.luc, pair.ground.meeting, "Point tardif")
    minutes.record_note(pair.luc, pair.ground.meeting, point, "Sous un point tardif")
    pair.adopt()
    give(pair.luc, pair.here)
    settle_violation(pair.here, f"late.{pair.ground.meeting}", "set_aside")
    assert violations(pair.here) == []
    with pair.here.read() as session:
        asked = text("SELECT deleted FROM agenda_item WHERE id = :id")
        assert session.execute(asked, {"id": point}).scalar() == 1


def test_that_a_meeting_reopened_apart_stays_frozen_here(pair: Pair) -> None:
    meetings.reopen_meeting(pair.luc, pair.ground.meeting)
    pair.adopt()
    pair.exchange()
    for store in (pair.here, pair.luc):
        with pytest.raises(RuleBroken, match="erratum"):
            minutes.record_note(store, pair.ground.meeting, None, "Encore un mot")
    settle_violation(pair.here, f"late.{pair.ground.meeting}", "set_aside")
    pair.exchange()
    with pair.luc.read() as session:
        asked = text("SELECT state FROM meeting WHERE id = :id")
        assert session.execute(asked, {"id": pair.ground.meeting}).scalar() == "adopted"


def test_that_minutes_adopted_by_the_first_version_go_by_rank(pair: Pair) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Trop tard")
    adopted = pair.adopt()
    with pair.here.exclusive("Écrire comme la première version") as held:
        query = "SELECT val FROM dsi_change WHERE row = ? AND val LIKE '{%'"
        star = json.loads(held.db.execute(query, (adopted,)).fetchone()[0])
        del star["known"]
        held.db.execute("UPDATE dsi_change SET val = ? WHERE row = ? AND val LIKE '{%'",
                        (json.dumps(star), adopted))
    give(pair.luc, pair.here)
    with pair.here.read() as session:
        found = late_gestures(driver(session.connection()))
    assert [one.author for one in found] == ["Luc Harvey"]


def test_that_minutes_adopted_twice_apart_are_settled_by_keeping_one(pair: Pair) -> None:
    other = minutes.record_resolution(
        pair.luc, pair.ground.meeting, pair.ground.items[2], "Reporter le projet",
        mover_id=pair.ground.people[0], seconder_id=pair.ground.people[2], taken_at="14:00",
    )
    pair.adopt(on="2026-11-20")
    pair.adopt(pair.luc, on="2026-11-21")
    pair.exchange()
    [found] = [one for one in violations(pair.here) if one.kind == ADOPTED_TWICE]
    assert found.id == f"adopted.{pair.ground.meeting}"
    assert {adopted_id(pair.ground.meeting)} <= frozen_rows(pair.here)
    kept = next(one for one in found.outcomes if "Marie-Ève" in one.label)
    settle_violation(pair.luc, found.id, "keep", row=kept.row)
    pair.exchange()
    for store in (pair.here, pair.luc):
        assert [one.kind for one in violations(store)] == [LATE]
        assert "Reporter le projet" not in printed(store, pair.ground.meeting)
        assert conflicts(store) == 0
        sheet = queries.adoption_of(store, pair.ground.meeting)
        assert sheet is not None
        assert sheet.intact
        assert sheet.adopted_on == "2026-11-20"
    with pytest.raises(RuleBroken, match="déjà réglé"):
        settle_violation(pair.here, found.id, "keep", row=kept.row)
    settle_violation(pair.here, f"late.{pair.ground.meeting}", "set_aside")
    pair.exchange()
    assert violations(pair.luc) == []
    with pair.luc.read() as session:
        asked = text("SELECT deleted FROM motion WHERE id = :id")
        assert session.execute(asked, {"id": other}).scalar() == 1


def test_that_the_same_adoption_made_apart_is_no_question(pair: Pair) -> None:
    pair.adopt()
    pair.adopt(pair.luc)
    pair.exchange()
    assert violations(pair.here) == violations(pair.luc) == []


def test_that_an_adoption_undone_and_made_again_is_one_adoption(pair: Pair) -> None:
    pair.adopt()
    pair.here.undo()
    minutes.edit_entry(pair.here, pair.note, "Corrigé avant l’adoption")
    pair.adopt()
    pair.exchange()
    assert violations(pair.luc) == []
    assert "Corrigé avant l’adoption" in printed(pair.luc, pair.ground.meeting)
    minutes.record_erratum(pair.luc, pair.ground.meeting, "Lire : trois.")
    assert violations(pair.luc) == []


def test_that_an_adoption_is_not_made_over_an_open_choice(pair: Pair) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Version de Luc")
    minutes.edit_entry(pair.here, pair.note, "Version de Marie-Ève")
    give(pair.luc, pair.here)
    with pytest.raises(RuleBroken, match="choix à faire"):
        pair.adopt()


def test_that_an_adoption_says_what_it_knew(pair: Pair) -> None:
    adopted = pair.adopt()
    with pair.here.read() as session:
        asked = text("SELECT known, numbers FROM adopted_minutes WHERE id = :id")
        known, numbers = session.execute(asked, {"id": adopted}).one()
    assert len(known.split()) > 5
    assert all(len(one) == 16 for one in known.split())
    assert json.loads(numbers) == {pair.motion: "CC-2026-001"}


def test_that_a_record_removed_before_the_adoption_goes_again(pair: Pair) -> None:
    minutes.edit_entry(pair.luc, pair.note, "Trop tard")
    minutes.remove_entry(pair.here, pair.note)
    pair.adopt()
    pair.exchange()
    assert entry_text(pair.here, pair.note) == "Trop tard"
    settle_violation(pair.here, f"late.{pair.ground.meeting}", "set_aside")
    pair.exchange()
    for store in (pair.here, pair.luc):
        assert entry_text(store, pair.note) is None
        assert conflicts(store) == 0
        assert violations(store) == []

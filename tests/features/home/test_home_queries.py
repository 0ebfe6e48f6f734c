"""The home page as sqlite3 alone reads it."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.home import queries, rules
from dsi_desktop.features.home.queries import HomeSheet, NextMeeting
from dsi_desktop.kernel.cards import RecordKind
from dsi_desktop.kernel.errors import FileProblem
from support.demo import TODAY, demonstration
from support.dossier import new_dossier


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return demonstration(tmp_path)


def write(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql, values)
        db.commit()


def meeting_of(sheet: HomeSheet) -> NextMeeting:
    assert sheet.meeting is not None
    return sheet.meeting


def test_that_the_demonstration_fills_every_card(demo: Path) -> None:
    sheet = queries.home(demo, TODAY)
    assert (sheet.name, sheet.demonstration) == ("DSI Charlevoix", True)
    meeting = meeting_of(sheet)
    assert meeting.day >= TODAY.isoformat()
    assert meeting.points
    assert meeting.people
    assert len(sheet.follow_ups) == 4
    assert sheet.follow_up_count > 4
    assert [line.due_on for line in sheet.follow_ups] == sorted(
        line.due_on for line in sheet.follow_ups
    )
    assert 0 < sheet.late_count < sheet.follow_up_count
    assert sheet.plan is not None
    assert "2025-2028" in sheet.plan.title
    assert sum(line.actions for line in sheet.plan.lines) == 24
    assert len(sheet.chantiers) == 5
    assert sheet.gestures > 1000
    assert sheet.authors == 3


def test_that_several_plans_are_told_plan_by_plan(tmp_path: Path) -> None:
    sheet = queries.home(demonstration(tmp_path, "gim"), TODAY)
    assert sheet.plan is not None
    assert sheet.plan.title == ""
    assert len(sheet.plan.lines) + sheet.plan.more == 6


def test_that_an_empty_dossier_is_empty(tmp_path: Path) -> None:
    store = new_dossier(tmp_path)
    assert queries.home(store.path, TODAY) == HomeSheet(gestures=0)
    store.close()


def test_that_the_meeting_held_now_comes_first(demo: Path) -> None:
    write(demo, "UPDATE meeting SET state = 'in_progress' WHERE held_on = '2027-01-28'")
    assert meeting_of(queries.home(demo, TODAY)).day == "2027-01-28"


def test_that_past_and_cancelled_meetings_are_not_next(demo: Path) -> None:
    assert queries.home(demo, date(2030, 1, 1)).meeting is None
    write(demo, "UPDATE meeting SET state = 'cancelled'")
    assert queries.home(demo, TODAY).meeting is None


def test_that_a_title_of_its_own_needs_no_number(demo: Path) -> None:
    first = meeting_of(queries.home(demo, TODAY))
    assert first.ordinal is not None
    write(demo, "UPDATE meeting SET title = 'Forum', expected = 90 WHERE id = ?", first.id)
    second = meeting_of(queries.home(demo, TODAY))
    assert (second.title, second.ordinal, second.expected) == ("Forum", None, 90)


def test_that_removed_records_are_not_shown(demo: Path) -> None:
    write(demo, "UPDATE task SET deleted = 1")
    write(demo, "UPDATE plan SET deleted = 1")
    write(demo, "UPDATE body SET deleted = 1")
    sheet = queries.home(demo, TODAY)
    assert (sheet.follow_ups, sheet.late_count, sheet.plan, sheet.chantiers) == ((), 0, None, ())


def test_that_many_chantiers_are_counted_and_six_shown(tmp_path: Path) -> None:
    store = new_dossier(tmp_path)
    for number in range(9):
        governance.create_body(store, name=f"Chantier Numéro {number}", kind="workstream")
    sheet = queries.home(store.path, TODAY)
    assert [line.name for line in sheet.chantiers] == [f"Numéro {n}" for n in range(6)]
    assert sheet.chantier_count == 9
    assert {line.board for line in sheet.chantiers} == {""}
    store.close()


def test_that_a_plan_without_years_keeps_its_title(demo: Path) -> None:
    write(demo, "UPDATE plan SET title = 'Plan', start_on = NULL, end_on = NULL")
    sheet = queries.home(demo, TODAY)
    assert sheet.plan is not None
    assert sheet.plan.title == "Plan"


def test_that_a_file_without_our_tables_shows_nothing_yet(tmp_path: Path) -> None:
    path = tmp_path / "autre.dsi"
    write(path, "CREATE TABLE x(y)")
    assert queries.home(path, TODAY) == HomeSheet()


def test_that_a_busy_file_is_not_an_empty_dossier(demo: Path) -> None:
    with closing(sqlite3.connect(demo)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileProblem):
            queries.home(demo, TODAY)


def test_that_dates_another_program_misspelt_are_read_as_none(demo: Path) -> None:
    before = queries.home(demo, TODAY)
    write(demo, "UPDATE meeting SET held_on = '31/12/2026' WHERE id = ?", meeting_of(before).id)
    gone = before.follow_ups[0].id
    write(demo, "UPDATE task SET due_on = '2027-02-31', due_to = NULL WHERE id = ?", gone)
    write(demo, "UPDATE meeting SET start_time = '25 h', end_time = 7")
    after = queries.home(demo, TODAY)
    assert meeting_of(after).id != meeting_of(before).id
    assert (meeting_of(after).start, meeting_of(after).end) == (None, None)
    assert gone not in {line.id for line in after.follow_ups}
    assert after.follow_up_count == before.follow_up_count - 1
    write(demo, "UPDATE meeting SET state = 'in_progress' WHERE id = ?", meeting_of(before).id)
    assert meeting_of(queries.home(demo, TODAY)).day == TODAY.isoformat()


def test_that_a_damaged_file_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "abîmé.dsi"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(FileProblem, match="abîmé"):
        queries.home(path, TODAY)


def test_that_a_recent_dossier_is_looked_at_without_opening_it(demo: Path, tmp_path: Path) -> None:
    line = queries.recent(demo)
    assert (line.name, line.demonstration, line.actions) == ("DSI Charlevoix", True, 24)
    assert line.organizations > 40
    assert line.modified
    gone = queries.recent(tmp_path / "parti" / "ailleurs.dsi")
    assert (gone.name, gone.folder, gone.modified) == ("ailleurs", "parti", 0)


def test_that_a_dossier_without_a_name_says_its_title(tmp_path: Path) -> None:
    store: Store = new_dossier(tmp_path)
    store.close()
    assert queries.recent(store.path).name == "DSI Charlevoix"


KINDS = [
    RecordKind(kind, kind, kind, "x")
    for kind in ("action", "task", "person", "organization", "meeting", "motion", "decision",
                 "body", "issue", "objective", "plan")
]  # fmt: skip
ASKED = [(kind.kind, kind.table) for kind in KINDS]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("navette baie", "action"), ("Desbiens josee", "person"), ("ciusss", "organization"),
     ("comite conseil", "body"), ("plan de communaute", "plan")],
)  # fmt: skip
def test_that_records_are_found_by_their_title(demo: Path, words: str, kind: str) -> None:
    found = queries.titles(demo, words, ASKED)
    assert kind in {line.kind for line in found}
    assert all(line.count >= 1 for line in found)


def test_that_each_kind_shows_three_and_says_how_many(demo: Path) -> None:
    found = [line for line in queries.titles(demo, "a", ASKED) if line.kind == "organization"]
    assert len(found) == 3
    assert found[0].count > 3


def test_that_nothing_asked_or_nothing_known_finds_nothing(demo: Path, tmp_path: Path) -> None:
    assert queries.titles(demo, "  ", ASKED) == []
    assert queries.titles(demo, "navette", [("card", "card")]) == []
    assert queries.titles(tmp_path / "rien.dsi", "navette", ASKED) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [("Chantier Jeunesse", "Jeunesse"), ("Chantier de la mobilité", "Mobilité"),
     ("Comité X", "Comité X"), ("Chantier ", "Chantier "), ("", "")],
)  # fmt: skip
def test_that_the_word_chantier_is_said_once(name: str, short: str) -> None:
    assert rules.short_name(name) == short


def test_the_words_of_the_cards() -> None:
    assert rules.greeting("Marie-Ève Tremblay") == "Bonjour Marie-Ève"
    assert rules.greeting("") == "Bonjour"
    assert rules.progress_words(1, 8) == "1 action sur 8"
    assert rules.progress_words(5, 8) == "5 actions sur 8"
    assert rules.cards_words(1, 0) == "1 carte"
    assert rules.cards_words(9, 2) == "9 cartes · 2 en retard"

"""After a merge: what is verified, looked at on a past day and compared while things are open."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.container import Damaged
from dsi_desktop.db.differences import CHANGED, DELETED, differences
from dsi_desktop.db.entity import tables
from dsi_desktop.db.journal import load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.purge import purge
from dsi_desktop.db.merge.settling import settle
from dsi_desktop.db.obstacles import obstacles
from dsi_desktop.db.past import past_copy
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.replay import replay
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.uniting import unite
from dsi_desktop.db.verify import verify
from dsi_desktop.db.viewing import view_copy
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.errors import FileProblem
from support.db_ground import as_another_program, ask, dossier, opened

DAYS = [date(2026, 5, day) for day in (1, 2, 3, 4)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two copies met: one field of two values, one record deleted here and edited there."""
    here = dossier(tmp_path)
    with opened(here, clock=frozen(DAYS[0])) as store, store.operation("Créer") as op:
        op.add(Body(id="disputée", name="A"))
        op.add(Body(id="supprimée", name="B"))
        op.add(Person(id="personne", given_name="Ana", notes="confidence"))
    there = Path(shutil.copyfile(here, tmp_path / "autre.dsi"))
    for path, name in ((here, "Marie"), (there, "Luc")):
        with opened(path, name, clock=frozen(DAYS[1])) as store:
            with store.operation("Renommer") as op:
                op.get(Body, "disputée").name = name
            with store.operation("Changer") as op:
                if path == here:
                    op.remove(op.get(Body, "supprimée"))
                else:
                    op.get(Body, "supprimée").purpose = "utile"
    with opened(here, clock=frozen(DAYS[2])) as store:
        assert unite(store, there, "l’autre").conflicts == 2
    return here


def names(path: Path) -> set[str]:
    return {name for (name,) in ask(path, "SELECT name FROM body WHERE deleted IS NULL")}


def test_that_open_questions_are_no_fault(path: Path) -> None:
    told = verify(path, tables())
    assert told.is_sound, told.faults
    assert "B" in names(path)
    with closing(connect(path)) as db:
        assert len(replay(db, load_book(db, shape_of(tables()))).conflicts) == 2


def test_that_a_question_forgotten_or_made_up_is_a_fault(path: Path) -> None:
    ask(path, "DELETE FROM dsi_conflict WHERE kind = 'field'")
    assert "à décider" in " ".join(verify(path, tables()).faults)


def test_that_a_past_day_has_the_questions_of_that_day(path: Path, tmp_path: Path) -> None:
    with opened(path, clock=frozen(DAYS[3])) as store:
        for one in choices(store):
            settle(store, one.id, "C" if one.column == "name" else 1)
    assert names(path) == {"C"}
    told = {(one.row, one.kind) for one in differences(path, ("body",), DAYS[2], DAYS[3])}
    assert told == {("disputée", CHANGED), ("supprimée", DELETED)}
    seen = past_copy(path, DAYS[2], tmp_path / "vu.dsi")
    assert "B" in names(seen)
    assert ask(seen, "SELECT count(*) FROM dsi_conflict") == [(2,)]
    assert verify(path, tables()).is_sound


def test_that_a_destroyed_value_is_in_no_past_day(path: Path, tmp_path: Path) -> None:
    with opened(path, clock=frozen(DAYS[3])) as store:
        purge(store, [("person", "personne", "notes")])
    seen = past_copy(path, DAYS[0], tmp_path / "vu.dsi")
    assert ask(seen, "SELECT notes FROM person") == [(None,)]
    assert b"confidence" not in seen.read_bytes()
    assert verify(path, tables()).is_sound
    assert differences(path, ("person",), DAYS[1], DAYS[3]) == []


def test_that_a_gesture_of_a_newer_version_has_no_obstacle(path: Path) -> None:
    as_another_program(
        path, "INSERT INTO dsi_field(n, tbl, col) VALUES (99999, 'demain', '*')",
        "INSERT INTO dsi_tx SELECT 99, x'99', 99, 0, '', '', 'Demain', x''",
        "INSERT INTO dsi_change VALUES ('x', 99999, 99, '{}', NULL, NULL, 1)",
        "INSERT INTO dsi_change SELECT 'disputée', 99999, 99, '{}', NULL, NULL, 1",
    )  # fmt: skip
    with opened(path, read_only=True) as store:
        told = obstacles(store, "99")
    assert told.found == ()
    assert told.whole
    assert len(differences(path, ("body",), None, DAYS[2])) == 2


def test_that_a_gesture_of_a_name_that_is_lost_has_no_past(path: Path, tmp_path: Path) -> None:
    ask(path, "UPDATE dsi_change SET val = 'pas du JSON' WHERE val LIKE '{%'")
    with pytest.raises(Damaged):
        past_copy(path, DAYS[0], tmp_path / "vu.dsi")
    assert not (tmp_path / "vu.dsi").exists()


def test_that_a_view_that_cannot_be_made_is_said(path: Path, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    with pytest.raises(FileProblem, match="copie"):
        view_copy(path, tmp_path / "fichier" / "vues")
    assert view_copy(path, tmp_path / "vues").parent == tmp_path / "vues"
    ask(path, "PRAGMA user_version=1000")
    ask(path, "UPDATE dsi_change SET val = 'pas du JSON' WHERE val LIKE '{%'")
    ask(path, "ALTER TABLE body DROP COLUMN purpose")
    with pytest.raises(Damaged):
        view_copy(path, tmp_path / "vues")

"""A dossier written by the first version opens in this one, with all that it held."""

import gzip
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.digest import digest
from dsi_desktop.db.entity import tables
from dsi_desktop.db.history import history, operations
from dsi_desktop.db.identity import identities
from dsi_desktop.db.labels import OUTSIDE
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.log import exchanges
from dsi_desktop.db.past import past_copy
from dsi_desktop.db.pragmas import USER_VERSION, connect
from dsi_desktop.db.salvage import salvage
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.snapshots import snapshots, take_snapshot
from dsi_desktop.db.uniting import unite
from dsi_desktop.db.verify import verify
from dsi_desktop.db.viewing import view_copy
from dsi_desktop.kernel.clock import Clock
from support.db_ground import ask, opened

KEPT = Path(__file__).parents[1] / "files" / "dossiers"
FIRST_VERSION = 1000
SECOND_VERSION = 1001
THIRD_VERSION = 1002
FOURTH_VERSION = 1003
FIFTH_VERSION = 1004


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "essai.dsi"
    found.write_bytes(gzip.decompress((KEPT / "part1.dsi.gz").read_bytes()))
    assert ask(found, "PRAGMA user_version") == [(FIRST_VERSION,)]
    return found


def code(path: Path) -> str:
    with closing(connect(path)) as db:
        return digest(db)


def test_that_it_is_verified_before_it_is_opened(path: Path) -> None:
    before = path.read_bytes()
    assert verify(path, tables()).is_sound
    assert path.read_bytes() == before


def test_that_it_is_brought_to_this_version_after_a_snapshot(path: Path, tmp_path: Path) -> None:
    before, held = code(path), ask(path, "SELECT * FROM person ORDER BY id")
    columns = ",".join(name for _n, name, *_rest in ask(path, "PRAGMA table_info(person)"))
    clock = Clock(lambda: 1_800_000_000_000)
    with opened(path) as store:
        assert exchanges(store) == []
        assert len(operations(store, 99)) == 27
        person = str(held[0][0])
        assert history(store, "person", person)[0].field == "*"
        with store.operation("Créer") as op:
            op.add(Body(name="nouvelle"))
        take_snapshot(path, tmp_path / "s", clock)
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION,)]
    assert ask(path, f"SELECT {columns} FROM person ORDER BY id") == held
    assert code(path) != before
    with closing(connect(path)) as db:
        assert len(identities(db)) == 1
    told = verify(path, tables())
    assert told.is_sound, told.faults
    assert len(snapshots(tmp_path / "s")) == 1


def test_that_two_copies_of_it_get_the_same_key(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre.dsi"
    other.write_bytes(path.read_bytes())
    keys = []
    for one in (path, other):
        with opened(one):
            pass
        with closing(connect(one)) as db:
            keys.append(identities(db))
    assert keys[0] == keys[1]


def test_that_a_snapshot_of_the_first_version_still_helps(path: Path, tmp_path: Path) -> None:
    older = tmp_path / "hier.dsi"
    older.write_bytes(path.read_bytes())
    with opened(path) as store:
        assert unite(store, older, "hier").new == 0
    (person,) = ask(older, "SELECT id FROM person LIMIT 1")[0]
    ask(older, "UPDATE person SET given_name = 'Aline' WHERE id = ?", person)
    with opened(path) as store:
        assert unite(store, older, "hier").new == 1
    assert ask(path, "SELECT given_name FROM person WHERE id = ?", person) == [("Aline",)]


def test_that_what_another_program_wrote_in_it_stays(path: Path) -> None:
    (person,) = ask(path, "SELECT id FROM person LIMIT 1")[0]
    ask(path, "UPDATE person SET given_name = 'Aline' WHERE id = ?", person)
    with opened(path) as store:
        assert operations(store, 1)[0].label == OUTSIDE
    assert ask(path, "SELECT given_name FROM person WHERE id = ?", person) == [("Aline",)]


def test_that_it_is_looked_at_and_gone_back_in_without_being_changed(
    path: Path, tmp_path: Path
) -> None:
    before = path.read_bytes()
    view = view_copy(path, tmp_path / "vues")
    past = past_copy(path, date(2026, 12, 31), tmp_path / "passé.dsi")
    for copy in (view, past):
        with opened(copy, read_only=True) as store, store.read() as session:
            assert session.query(Body).count() == ask(path, "SELECT count(*) FROM body")[0][0]
    assert path.read_bytes() == before


def test_that_it_is_saved_when_damaged(path: Path) -> None:
    content, sound = bytearray(path.read_bytes()), code(path)
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    found = salvage(path, tables())
    assert (found.lost, code(path)) == (0, sound)
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION,)]


def test_that_a_dossier_of_the_second_version_keeps_its_exchanges_and_its_question(
    tmp_path: Path,
) -> None:
    path = tmp_path / "essai.dsi"
    path.write_bytes(gzip.decompress((KEPT / "part2.dsi.gz").read_bytes()))
    assert ask(path, "PRAGMA user_version") == [(SECOND_VERSION,)]
    before, known = code(path), ask(path, "SELECT count(*) FROM dsi_tx")
    assert verify(path, tables()).is_sound
    with opened(path) as store:
        assert [one.kind for one in exchanges(store)] == ["received"]
        assert [one.column for one in choices(store)] == ["name"]
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION,)]
    assert (code(path), ask(path, "SELECT count(*) FROM dsi_tx")) == (before, known)
    assert verify(path, tables()).is_sound


def test_that_adopted_minutes_of_the_third_version_stay_as_they_were_frozen(
    tmp_path: Path,
) -> None:
    path = tmp_path / "essai.dsi"
    path.write_bytes(gzip.decompress((KEPT / "part3.dsi.gz").read_bytes()))
    assert ask(path, "PRAGMA user_version") == [(THIRD_VERSION,)]
    before, known = code(path), ask(path, "SELECT sha256, document FROM adopted_minutes")
    with opened(path) as store:
        assert len(operations(store, 999)) > 1
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION,)]
    assert ask(path, "SELECT sha256, document FROM adopted_minutes") == known
    assert code(path) == before
    assert verify(path, tables()).is_sound


def test_that_a_board_of_the_fourth_version_keeps_its_columns_and_its_past(tmp_path: Path) -> None:
    path = tmp_path / "essai.dsi"
    path.write_bytes(gzip.decompress((KEPT / "part4.dsi.gz").read_bytes()))
    assert ask(path, "PRAGMA user_version") == [(FOURTH_VERSION,)]
    asked = "SELECT id, column_id, rank FROM card ORDER BY id"
    before, cards = code(path), ask(path, asked)
    assert len(cards) >= 2
    with opened(path) as store:
        assert "Déplacer une carte" in {one.label for one in operations(store, 999)}
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION,)]
    assert (code(path), ask(path, asked)) == (before, cards)
    assert verify(path, tables()).is_sound


def test_that_a_plan_of_the_fifth_version_keeps_its_money_and_its_measures(tmp_path: Path) -> None:
    path = tmp_path / "essai.dsi"
    path.write_bytes(gzip.decompress((KEPT / "part5.dsi.gz").read_bytes()))
    assert ask(path, "PRAGMA user_version") == [(FIFTH_VERSION,)]
    asked = "SELECT granted FROM funding_line UNION ALL SELECT value FROM measurement"
    before = code(path)
    assert ask(path, asked) == [(960_000,), (312,)]
    with opened(path) as store:
        assert "Ajouter une mesure" in {one.label for one in operations(store, 999)}
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION,)]
    assert (code(path), ask(path, asked)) == (before, [(960_000,), (312,)])
    assert verify(path, tables()).is_sound

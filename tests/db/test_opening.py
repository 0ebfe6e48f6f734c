"""Opening: what is not a sound dossier of our time is refused in words and left untouched."""

import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.container import examine_header, peek, quick_check
from dsi_desktop.db.entity import tables
from dsi_desktop.db.founding import discard
from dsi_desktop.db.journal import load_book
from dsi_desktop.db.lock import Holder, acquire, holder, lock_path
from dsi_desktop.db.pragmas import USER_VERSION, connect
from dsi_desktop.db.repair import repair
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.db.triggers import arm
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.errors import FileProblem, WriteRefused
from support.db_ground import as_another_program, ask, dossier, opened


@pytest.mark.parametrize("who", ["../ailleurs", "/etc", "", "C:\\x", "a" * 41])
def test_that_the_id_of_a_dossier_is_never_a_path(tmp_path: Path, who: str) -> None:
    path = dossier(tmp_path)
    ask(path, "UPDATE dsi_meta SET v = ? WHERE k = 'dossier'", who)
    with pytest.raises(FileProblem):
        peek(path)


def garbage(path: Path) -> None:
    path.write_bytes(b"Proces-verbal " * 100)


def another_database(path: Path) -> None:
    path.unlink()
    as_another_program(path, "CREATE TABLE x(a)")


def newer_major(path: Path) -> None:
    as_another_program(path, f"PRAGMA user_version={USER_VERSION + 1000}")


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def one_page_short(path: Path) -> None:
    os.truncate(path, 4096)


def overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 40)


def without_journal_tables(path: Path) -> None:
    as_another_program(path, "DROP TABLE dsi_field")


def without_numbers(path: Path) -> None:
    as_another_program(path, "DELETE FROM dsi_field WHERE tbl = 'body'")


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "n’est pas un dossier DSI"),
    "garbage": (garbage, "n’est pas un dossier DSI"),
    "another database": (another_database, "n’est pas un dossier DSI"),
    "newer major": (newer_major, "plus récente"),
    "truncated": (truncated, "abîmé"),
    "one page": (one_page_short, "abîmé"),
    "overwritten": (overwritten, "abîmé"),
    "no journal": (without_journal_tables, "abîmé"),
    "foreign trigger": (
        lambda path: as_another_program(
            path, "CREATE TRIGGER spy AFTER UPDATE ON body BEGIN SELECT 1; END"
        ),
        "automatismes",
    ),
    "view": (
        lambda path: as_another_program(path, "CREATE VIEW endless AS SELECT 1"), "automatismes",
    ),
    "virtual table": (
        lambda path: as_another_program(path, "CREATE VIRTUAL TABLE f USING fts5(x)"),
        "automatismes",
    ),
    "missing trigger": (
        lambda path: as_another_program(path, "DROP TRIGGER dsi_u_body"), "automatismes",
    ),
    "altered trigger": (
        lambda path: as_another_program(
            path, "DROP TRIGGER dsi_d_body",
            "CREATE TRIGGER dsi_d_body BEFORE DELETE ON body BEGIN SELECT 1; END",
        ),
        "automatismes",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_that_a_bad_file_is_refused_in_words_and_left_untouched(
    tmp_path: Path, case: str
) -> None:
    spoil, said = REFUSED[case]
    path = dossier(tmp_path)
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(FileProblem, match=said):
        Store.open(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_that_a_missing_file_says_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"disparu\.dsi"):
        Store.open(tmp_path / "disparu.dsi")
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_is_not_a_dossier(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="ne peut pas être lu"):
        examine_header(tmp_path)


def test_that_missing_numbers_are_repaired_by_the_migration_or_refused(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    without_numbers(path)
    with pytest.raises(FileProblem):
        Store.open(path)


def test_that_a_newer_minor_opens_and_writes(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    as_another_program(path, f"PRAGMA user_version={USER_VERSION + 1}")
    with opened(path) as store, store.operation("x") as op:
        op.add(Body(name="ici"))
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION + 1,)]
    assert verify(path, tables()).is_sound


def test_that_a_dossier_tells_its_title_before_it_opens(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    said = peek(path)
    assert (said.title, said.version, len(said.dossier_id)) == ("Essai", USER_VERSION, 20)
    ask(path, "DELETE FROM dsi_meta")
    with pytest.raises(FileProblem):
        peek(path)
    ask(path, "DROP TABLE dsi_meta")
    with pytest.raises(FileProblem):
        peek(path)


def test_that_a_foreign_trigger_still_lets_one_look(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    as_another_program(path, "CREATE VIEW v AS SELECT 1")
    with opened(path, read_only=True) as store, store.read() as session:
        assert session.scalars(select(Body)).all() == []


def test_that_repair_journals_what_was_written_behind_its_back(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("Créer") as op:
        kept = op.add(Body(name="ancien")).id
        op.add(Body(id="effacé", name="perdu"))
    as_another_program(
        path, "DROP TRIGGER dsi_u_body", "DROP TRIGGER dsi_d_body", "DROP TRIGGER dsi_i_person",
        "CREATE TRIGGER spy AFTER UPDATE ON body BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT 1", "CREATE VIRTUAL TABLE f USING fts5(x)",
        f"UPDATE body SET name = 'dehors' WHERE id = '{kept}'",
        "DELETE FROM body WHERE id = 'effacé'",
        "INSERT INTO person(id, given_name, notes) VALUES ('p', 'Ana', 'confidence')",
    )  # fmt: skip
    assert len(verify(path, tables()).faults) >= 3
    repair(path, tables())
    assert verify(path, tables()).is_sound
    with opened(path) as store, store.read() as session:
        assert sorted(session.scalars(select(Body.name))) == ["dehors", "perdu"]
    assert ask(path, "SELECT label FROM dsi_tx ORDER BY n") == [("Créer",), ("Hors application",)]


def test_that_repair_of_a_damaged_file_changes_nothing(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    without_journal_tables(path)
    before = path.read_bytes()
    with pytest.raises(FileProblem):
        repair(path, tables())
    assert path.read_bytes() == before
    acquire(path, "").release()


def test_that_two_copies_seal_another_programs_writes_alike(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("Créer") as op:
        op.add(Body(id="b", name="ancien"))
    as_another_program(
        path, "UPDATE body SET name = 'dehors'",
        "INSERT INTO person(id, notes) VALUES ('p', 'confidence')",
    )  # fmt: skip
    copy = Path(shutil.copyfile(path, tmp_path / "copie.dsi"))
    seen = []
    for one in (path, copy):
        with opened(one) as store:
            assert store.undo_label is None
        seen.append(ask(one, "SELECT hex(id), label FROM dsi_tx ORDER BY n"))
    assert seen[0] == seen[1]
    assert [label for _id, label in seen[0]] == ["Créer", "Hors application"]


def test_that_strange_values_of_another_program_are_mended(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    as_another_program(
        path,
        "INSERT INTO body(id, name, hue, purpose, local_name, deleted) "
        "VALUES ('b', x'C3A9FF', 2.6, 'a' || char(0) || 'b', CAST(x'FFFE41' AS TEXT), 1)",
        "INSERT INTO body(id, hue) VALUES ('inf', 9e999)",
    )
    with opened(path):
        pass
    found = ask(path, "SELECT name, hue, purpose, local_name FROM body ORDER BY id")
    assert found[0] == ("é\ufffd", 3, "ab", "A")
    assert found[1][1] is None
    assert verify(path, tables()).is_sound


def test_that_a_second_window_is_told_who_has_the_dossier(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path, author="Marie-Ève"):
        said = holder(path)
        assert said is not None
        assert (said.name, said.pid) == ("Marie-Ève", os.getpid())
        with pytest.raises(FileProblem, match="Marie-Ève"):
            Store.open(path)
        with opened(path, read_only=True) as second:
            assert second.read_only
    assert not lock_path(path).exists()
    assert holder(path) is None
    with opened(path):
        pass


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"host": 1}'])
def test_that_an_unreadable_side_file_is_no_obstacle(tmp_path: Path, left: bytes) -> None:
    path = dossier(tmp_path)
    lock_path(path).write_bytes(left)
    with opened(path):
        pass


def test_that_a_stale_side_file_is_no_obstacle(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    said = {"host": "autre", "pid": 1, "name": "Luc"}
    lock_path(path).write_text(json.dumps(said), encoding="utf-8")
    assert holder(path) == Holder("autre", 1, "Luc")
    with opened(path):
        pass


def test_that_an_unsigned_lock_still_speaks(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    lock = acquire(path, "")
    with pytest.raises(FileProblem, match="une autre fenêtre"):
        acquire(path, "")
    os.truncate(lock_path(path), 0)
    with pytest.raises(FileProblem, match="ouvert ailleurs"):
        acquire(path, "")
    lock.release()
    lock.release()
    acquire(path, "").release()


def test_that_a_lock_taken_earlier_is_used_and_freed(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    store = Store.open(path, lock=acquire(path, "Marie"))
    store.close()
    acquire(path, "").release()


def test_that_a_refused_file_frees_its_lock(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    truncated(path)
    with pytest.raises(FileProblem):
        Store.open(path)
    acquire(path, "").release()


def test_that_a_place_without_right_to_write_opens_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dossier(tmp_path)
    lock_path(path).mkdir()  # root writes anywhere: a folder in the way refuses root too
    with pytest.raises(FileProblem, match="lecture seule"):
        Store.open(path)
    with opened(path, read_only=True) as store:
        assert store.title == "Essai"


def test_that_a_new_dossier_never_replaces_a_file(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="existe déjà"):
        Store.create(path)
    assert path.read_bytes() == before
    with pytest.raises(FileProblem, match="ne peut pas être créé"):
        Store.create(tmp_path / "nulle" / "part.dsi")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_that_connections_are_set_as_measured(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    wanted = {
        "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "busy_timeout": 2000,
        "temp_store": 2,
    }  # fmt: skip
    durable = {"journal_mode": "truncate", "synchronous": 2, "secure_delete": 1, "query_only": 0}
    with opened(path) as store:
        with store.operation("x") as op:
            for name, value in {**wanted, **durable}.items():
                assert op.plain().execute(f"PRAGMA {name}").fetchone()[0] == value, name
        with store.read() as session:
            plain = session.connection().connection.driver_connection
            assert isinstance(plain, sqlite3.Connection)
            for name, value in {**wanted, "query_only": 1}.items():
                assert plain.execute(f"PRAGMA {name}").fetchone()[0] == value, name
    assert ask(path, "PRAGMA application_id") == [(0x44534931,)]
    assert stat.S_ISREG(path.stat().st_mode)


def test_that_a_busy_file_is_said(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WriteRefused, match="autre programme"), store.operation("x") as op:
            op.add(Body())
        other.rollback()
        with store.operation("x") as op:
            op.add(Body(name="après"))


def test_that_a_wrong_page_is_found_by_the_quick_check(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("x") as op:
        for number in range(300):
            op.add(Body(name=f"{number}" * 20))
    page = ask(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'body'")[0][0]
    whole = path.read_bytes()
    for content in (b"\0" * 4096, whole[(page - 1) * 4096 : page * 4096 - 900] + b"\xff" * 900):
        spoiled = bytearray(whole)
        spoiled[(page - 1) * 4096 : page * 4096] = content
        path.write_bytes(spoiled)
        with pytest.raises(FileProblem, match="abîmé"):
            Store.open(path)
        assert path.read_bytes() == bytes(spoiled)


def test_that_the_quick_check_itself_may_fail(tmp_path: Path) -> None:
    path = tmp_path / "rien.dsi"
    garbage(path)
    with closing(sqlite3.connect(path)) as db, pytest.raises(FileProblem, match=r"DSI|abîmé"):
        quick_check(db, path)


def test_that_notes_nobody_understands_are_damage(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    ask(path, "INSERT INTO dsi_pending(row, field) VALUES ('x', 99999)")
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="abîmé"):
        Store.open(path)
    assert path.read_bytes() == before


def test_that_a_dossier_without_journal_is_not_even_looked_at(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    without_journal_tables(path)
    with pytest.raises(FileProblem, match="abîmé"):
        Store.open(path, read_only=True)


def test_that_a_file_held_by_another_program_is_said_at_opening(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileProblem, match="autre programme"):
            Store.open(path)


def test_that_triggers_are_armed_inside_a_transaction_only(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with closing(connect(path, "rw")) as db, pytest.raises(RuntimeError):
        arm(db, load_book(db, {}))
    assert verify(path, tables()).is_sound


def test_that_a_file_that_cannot_be_removed_stays(tmp_path: Path) -> None:
    discard(tmp_path)
    discard(tmp_path / "rien")
    assert tmp_path.is_dir()

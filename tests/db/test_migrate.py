"""Migration: generated, additive, in one transaction, and the journal fills what it knew."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text

from dsi_desktop.db.entity import tables
from dsi_desktop.db.fields import Field
from dsi_desktop.db.migrate import is_behind, migrate, present_columns
from dsi_desktop.db.opening import ready_to_write
from dsi_desktop.db.pragmas import USER_VERSION, connect
from dsi_desktop.db.repair import repair
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.errors import FileProblem
from support.db_ground import ask, dossier, opened, tiny, tiny_dossier


def later() -> dict[str, Table]:
    """Return the tiny tables one version on: a column with an odd default, a table, a link."""
    of = MetaData()
    found = tiny(("note", Field("note", "l’été d'ici")), ("group", Field("groupe", "g")))
    found["c"] = Table(
        "c", of, Column("id", Text, primary_key=True),
        Column("deleted", Integer, info={"field": Field("supprimé")}),
        Column("order", Text, index=True, info={"field": Field("ordre", "")}),
    )  # fmt: skip
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "ancien.dsi"
    with closing(tiny_dossier(found, tiny())) as db:
        db.execute(f"PRAGMA user_version={USER_VERSION - 1}")
        db.execute("INSERT INTO a(id, x) VALUES ('r', 'avant')")
    return found


def test_that_what_is_missing_is_added_and_filled(path: Path) -> None:
    taken: list[Path] = []
    book = ready_to_write(path, later(), taken.append)
    assert taken == [path]
    assert set(book.shape) == {"a", "b", "c"}
    assert ask(path, 'SELECT x, note, "group" FROM a') == [("avant", "l’été d'ici", "g")]
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION,)]
    ask(path, "INSERT INTO c(id) VALUES ('n')")
    ready_to_write(path, later(), taken.append)
    assert taken == [path]
    assert verify(path, later()).is_sound
    with closing(connect(path)) as db:
        assert present_columns(db)["c"] == {"id", "deleted", "order"}
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema")]
        assert "ix_c_order" in names


def test_that_a_missing_index_comes_back(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    gone = ask(path, "SELECT name FROM sqlite_schema WHERE name LIKE 'ix_%' ORDER BY name")[0][0]
    ask(path, f"DROP INDEX {gone}")
    ask(path, f"PRAGMA user_version={USER_VERSION - 1}")
    with opened(path):
        pass
    assert ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = ?", gone) == [(1,)]


def test_that_a_whole_table_of_the_schema_may_be_missing(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("x") as op:
        op.add(Body(name="là"))
    ask(path, "DROP TABLE tagging")
    assert not verify_is_readable(path)
    with opened(path) as store, store.operation("y") as op:
        op.add(Body(name="ici"))
    assert verify(path, tables()).is_sound


def verify_is_readable(path: Path) -> bool:
    try:
        verify(path, tables())
    except FileProblem:
        return False
    return True


def test_that_a_failed_migration_changes_nothing(path: Path) -> None:
    ask(path, 'CREATE INDEX "ix_c_order" ON b(x)')
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="abîmé"):
        ready_to_write(path, later())
    assert path.read_bytes() == before


def test_that_a_newer_file_is_not_taken_back(path: Path) -> None:
    ready_to_write(path, later())
    ask(path, f"PRAGMA user_version={USER_VERSION + 1}")
    ask(path, "INSERT INTO c(id) VALUES ('attend')")
    ask(path, "INSERT INTO a(id) VALUES ('vieux')")
    older: Mapping[str, Table] = tiny()
    with closing(connect(path, "rw")) as db:
        assert not is_behind(db, older)
    ready_to_write(path, older)
    assert ask(path, "SELECT row FROM dsi_pending") == [("attend",)]
    ready_to_write(path, later())
    assert ask(path, "SELECT count(*) FROM dsi_pending") == [(0,)]
    assert verify(path, later()).is_sound
    with closing(connect(path, "rw")) as db:
        migrate(db, later())
    assert ask(path, "PRAGMA user_version") == [(USER_VERSION + 1,)]


def test_that_an_older_file_is_verified_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    assert verify(path, tiny()).faults == (
        "Un autre programme a écrit dans ce dossier\u00a0: ce sera noté à l’ouverture.",
    )
    assert path.read_bytes() == before


def test_that_repair_leaves_a_newer_table_alone(path: Path) -> None:
    ready_to_write(path, later())
    ask(path, "DROP TRIGGER dsi_u_a")
    repair(path, tiny())
    assert verify(path, later()).is_sound

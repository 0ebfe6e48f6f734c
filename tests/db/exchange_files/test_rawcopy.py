"""A dossier file copied by hand: received like any other, and trusted with nothing."""

import gzip
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from dsi_desktop.db import journal, pragmas
from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge import rawcopy, refused
from dsi_desktop.db.merge.rawcopy import read_raw
from dsi_desktop.db.merge.refused import ParcelRefused
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem
from support.exchange_ground import founded, has_the_same, laptops, state, take_from, write

PROBE = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
PART_1 = Path(__file__).parents[2] / "files" / "dossiers" / "part1.dsi.gz"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("raw") / "marie.dsi"
    founded(path).close()
    return path


@pytest.fixture
def copy(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(template, tmp_path / "copie.dsi"))


def _spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)


def test_that_a_copied_file_is_received_like_any_other(tmp_path: Path) -> None:
    with laptops(tmp_path) as (marie, luc):
        copy = Path(shutil.copyfile(luc.path, tmp_path / "copie.dsi"))
        assert take_from(marie, copy) == 2
        assert take_from(marie, copy) == 0
        assert take_from(luc, Path(shutil.copyfile(marie.path, tmp_path / "autre.dsi"))) == 1
        assert has_the_same(marie, luc)


def test_that_the_copy_itself_is_only_read(copy: Path) -> None:
    before = sha256(copy.read_bytes()).hexdigest(), copy.stat().st_mtime_ns
    found = read_raw(copy)
    assert (sha256(copy.read_bytes()).hexdigest(), copy.stat().st_mtime_ns) == before
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
    assert (found.origin.author, found.origin.count, found.place) == ("Marie", 3, "copie.dsi")
    assert found.origin.title == "DSI Charlevoix"


def test_that_the_open_dossier_itself_is_read_without_losing_its_locks(tmp_path: Path) -> None:
    marie = founded(tmp_path / "marie.dsi")
    with marie.operation("Sous verrou") as op:
        op.plain().execute("UPDATE person SET archived = 1")
        assert read_raw(marie.path).origin.count == 3
        said = subprocess.run(
            [sys.executable, "-c", PROBE, str(marie.path)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "database is locked" in said.stderr
    assert read_raw(marie.path).origin.count == 4
    marie.close()


def test_that_a_dossier_of_the_first_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "part1.dsi"
    path.write_bytes(gzip.decompress(PART_1.read_bytes()))
    first = read_raw(path)
    assert first.origin.schema == 1_000
    assert first.packed
    Store.open(path).close()  # brought to this version: columns stand in another order
    assert read_raw(path).packed == first.packed


def test_that_an_empty_dossier_is_read(tmp_path: Path) -> None:
    founded(tmp_path / "vide.dsi", gestures=0).close()
    found = read_raw(tmp_path / "vide.dsi")
    assert (found.packed, found.origin.at) == ((), 0)


def test_that_what_another_program_left_pending_is_sealed_as_opening_would(
    copy: Path, tmp_path: Path
) -> None:
    _spoil(copy, "UPDATE person SET family_name = 'Hors application'")
    found = read_raw(copy)
    assert found.origin.count == 4
    opened = Path(shutil.copyfile(copy, tmp_path / "ouverte.dsi"))
    Store.open(opened).close()
    assert read_raw(opened).packed == found.packed


def test_that_an_interrupted_write_is_ended_on_the_private_copy(copy: Path) -> None:
    before = copy.read_bytes()
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute("PRAGMA cache_size=1")
        db.execute("BEGIN")
        db.execute("UPDATE dsi_tx SET author = 'Someone'")
        db.execute("CREATE TABLE filler(x)")
        db.execute("INSERT INTO filler VALUES (zeroblob(500000))")
        torn, log = copy.read_bytes(), copy.with_name("copie.dsi-journal").read_bytes()
        db.execute("ROLLBACK")
    assert torn != before
    copy.write_bytes(torn)
    copy.with_name("copie.dsi-journal").write_bytes(log)
    assert read_raw(copy).origin.author == "Marie"
    assert copy.read_bytes() == torn


def _newer(path: Path, *statements: str, minor: int = 1) -> None:
    _spoil(path, *statements, f"PRAGMA user_version={pragmas.USER_VERSION + minor}")


def test_that_a_newer_minor_version_is_read_with_its_plain_tables_and_columns(copy: Path) -> None:
    _newer(
        copy,
        "ALTER TABLE person ADD COLUMN \"pronoun\" TEXT DEFAULT 'il, elle'",
        "ALTER TABLE person ADD COLUMN area2_id TEXT REFERENCES area(id)",
        'CREATE TABLE bus (id TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER, "seats" INTEGER '
        "DEFAULT -1) WITHOUT ROWID",
        "CREATE INDEX ix_bus_seats ON bus(seats)",
        "CREATE TABLE dsi_later(k TEXT PRIMARY KEY, v BLOB NOT NULL) WITHOUT ROWID",
    )
    found = read_raw(copy)
    assert found.origin.schema == pragmas.USER_VERSION + 1
    assert found.origin.count == 3


def test_that_a_newer_major_version_is_refused(copy: Path) -> None:
    _newer(copy, minor=1_000)
    with pytest.raises(FileProblem, match="plus récente"):
        read_raw(copy)


ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r"
SPOILT: dict[str, tuple[str, ...]] = {
    "a view": ("CREATE VIEW v AS SELECT 1",),
    "an endless view for a table": (
        "DROP TABLE dsi_tx",
        f"CREATE VIEW dsi_tx AS SELECT n, zeroblob(16) id FROM ({ENDLESS})",
    ),
    "a foreign trigger": (
        "CREATE TRIGGER t AFTER INSERT ON dsi_pending BEGIN DELETE FROM dsi_tx; END",
    ),
    "a trigger altered": (
        "DROP TRIGGER dsi_u_person",
        'CREATE TRIGGER dsi_u_person AFTER UPDATE ON "person" BEGIN DELETE FROM dsi_tx; END',
    ),
    "a trigger missing": ("DROP TRIGGER dsi_u_person",),
    "a virtual table": ("CREATE VIRTUAL TABLE person2 USING fts5(x)",),
    "a generated column": ("ALTER TABLE person ADD COLUMN g TEXT AS (upper(id))",),
    "a check": (
        "CREATE TABLE extra(id TEXT NOT NULL PRIMARY KEY, x TEXT CHECK(x <> '')) WITHOUT ROWID",
    ),
    "a table more": ("CREATE TABLE extra(x)",),
    "a plain table more of this very version": (
        'CREATE TABLE extra (id TEXT NOT NULL PRIMARY KEY, "x" TEXT) WITHOUT ROWID',
    ),
    "a column more of this very version": ('ALTER TABLE person ADD COLUMN "x" TEXT',),
    "a column of another default": (
        "ALTER TABLE person DROP COLUMN honorific",
        "ALTER TABLE person ADD COLUMN \"honorific\" TEXT DEFAULT 'Sire'",
    ),
    "an index on an expression": ("CREATE INDEX i ON person(upper(id))",),
    "a partial index": ("CREATE INDEX i ON person(id) WHERE deleted = 1",),
    "an index more": ("CREATE INDEX i ON person(given_name)",),
    "a table of the journal altered": ("ALTER TABLE dsi_meta ADD COLUMN x",),
    "a table of the journal missing": ("DROP TABLE dsi_prev",),
    "a table of the journal that is none": ("CREATE TABLE dsi_extra(k TEXT)",),
    "statistics": ("ANALYZE",),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
@pytest.mark.parametrize("newer", [False, True])
def test_that_a_foreign_schema_is_refused_before_anything_is_asked(
    name: str, newer: bool, copy: Path
) -> None:
    plain = {
        "a plain table more of this very version", "a column more of this very version",
        "an index more", "a table of the journal that is none",
    }  # fmt: skip
    _spoil(copy, *SPOILT[name])
    if newer:
        _newer(copy)
    before = copy.read_bytes()
    if newer and name in plain:
        assert read_raw(copy).origin.count == 3
        return
    with pytest.raises(ParcelRefused) as refusal:
        read_raw(copy)
    assert refusal.value.kind == refused.HOSTILE
    assert copy.read_bytes() == before


def test_that_a_schema_written_by_hand_is_refused(copy: Path) -> None:
    for change in (
        "UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'BLOB') WHERE name = 'person'",
        "UPDATE sqlite_schema SET tbl_name = 'area' WHERE name = 'person'",
        "DELETE FROM sqlite_schema WHERE name = 'dsi_tx_lam'",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE person(' WHERE name = 'person'",
    ):
        spoilt = Path(shutil.copyfile(copy, copy.with_name("faux.dsi")))
        _spoil(spoilt, "PRAGMA writable_schema=ON", change)
        with pytest.raises(FileProblem):
            read_raw(spoilt)


CONTENT: dict[str, str] = {
    "a gesture of a false name": "UPDATE dsi_tx SET id = zeroblob(16) WHERE n = 1",
    "an author rewritten": "UPDATE dsi_tx SET author = 'Someone' WHERE n = 1",
    "a value rewritten": "UPDATE dsi_change SET val = '{}' WHERE tx = 2",
    "a personal value rewritten": "UPDATE dsi_change SET val = 'x' WHERE salt IS NOT NULL",
    "a parent that is nowhere": "UPDATE dsi_change SET prev = 99 WHERE tx = 2",
    "a further parent that is nowhere": "INSERT INTO dsi_prev VALUES ('x', 1, 1, 99)",
    "writes lost": "DELETE FROM dsi_change WHERE tx = 2",
    "names lost": "DELETE FROM dsi_field WHERE tbl = 'person'",
    "bytes for a text": "UPDATE dsi_change SET val = zeroblob(9) WHERE tx = 1",
    "a text for bytes": "UPDATE dsi_tx SET nonce = 'x' WHERE n = 1",
    "a fraction": "UPDATE dsi_tx SET lam = 1.5 WHERE n = 1",
    "a value of 60 MB": "UPDATE dsi_change SET val = zeroblob(60000000) WHERE tx = 1",
    "no dossier": "DELETE FROM dsi_meta WHERE k = 'dossier'",
    "a note of nothing": "INSERT INTO dsi_pending(row, field) VALUES ('x', 999999)",
}


@pytest.mark.parametrize("name", CONTENT)
def test_that_false_content_is_refused(name: str, copy: Path) -> None:
    _spoil(copy, CONTENT[name])
    with pytest.raises(FileProblem) as refusal:
        read_raw(copy)
    assert refusal.value.sentence


def _text(path: Path) -> None:
    path.write_text("Bonjour" * 100)


def _short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _zeros(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + bytes(path.stat().st_size - 100))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("change", [_text, _short, _half, _zeros, _folder, _gone])
def test_that_a_damaged_copy_is_refused(change: Callable[[Path], None], copy: Path) -> None:
    change(copy)
    with pytest.raises(FileProblem) as refusal:
        read_raw(copy)
    assert refusal.value.sentence


def test_that_a_copy_above_the_limit_is_not_copied(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rawcopy, "LARGEST_RAW", 1_000)
    with pytest.raises(ParcelRefused) as refusal:
        read_raw(copy)
    assert refusal.value.kind == refused.TOO_LARGE


def test_that_a_copy_without_room_here_is_said(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(copy.parent)._replace(free=1_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(ParcelRefused, match="pas assez de place sur cet ordinateur"):
        read_raw(copy)


def test_that_reading_ends_when_its_time_is_over(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copyfile(template, tmp_path / "longue.dsi"))
    store = Store.open(copy)
    write(store, 60)
    store.close()
    monkeypatch.setattr(rawcopy, "SECONDS", -1)
    monkeypatch.setattr(rawcopy, "_STEPS", 1)
    with pytest.raises(ParcelRefused) as refusal:
        read_raw(copy)
    assert refusal.value.kind == refused.DAMAGED


@pytest.fixture
def marie(tmp_path: Path) -> Iterator[Store]:
    store = founded(tmp_path / "marie.dsi")
    yield store
    store.close()


def test_that_a_refused_copy_changes_nothing_here(marie: Store, tmp_path: Path) -> None:
    copy = Path(shutil.copyfile(marie.path, tmp_path / "copie.dsi"))
    _spoil(copy, *SPOILT["a view"])
    before = state(marie.path)
    with pytest.raises(ParcelRefused):
        take_from(marie, copy)
    assert state(marie.path) == before


def test_that_every_table_of_the_schema_is_of_the_shape_that_is_read(copy: Path) -> None:
    assert len(tables()) > 100
    assert len(journal.DDL) >= 10
    assert read_raw(copy).origin.schema == pragmas.USER_VERSION

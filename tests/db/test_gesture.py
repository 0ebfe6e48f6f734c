"""The canonical line and its hash; personal values stand there as digests only."""

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table

from dsi_desktop.db.cells import created_value
from dsi_desktop.db.entity import columns, entities, tables
from dsi_desktop.db.fields import field_of
from dsi_desktop.db.gesture import Heading, Write, canonical_line, gesture_id, value_digest
from dsi_desktop.db.gestures import gestures
from dsi_desktop.db.pragmas import connect
from support.budget import examples
from support.db_ground import ask, dossier, opened

HEADING = Heading(3, 1_700_000_000_000, "Ève", "Portable", "Créer", b"\1\2\3\4\5\6\7\x08")
SALT = b"saltsalt"
VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=20)


def test_that_the_line_of_format_1_never_changes() -> None:
    writes = [
        Write("person", "notes", "r2", "secret", SALT, ()),
        Write("body", "name", "r1", "Été", None, ("ff" * 16, "00" * 16)),
    ]
    line = canonical_line(HEADING, writes)
    assert line.decode() == (
        '[3,1700000000000,"Ève","Portable","Créer","0102030405060708",'
        '[["body","name","r1","Été",["' + "00" * 16 + '","' + "ff" * 16 + '"]],'
        '["person","notes","r2",{"d":"' + value_digest("secret", SALT).hex() + '"},[]]]]'
    )
    assert value_digest("secret", SALT).hex() == "758b8e909cd148dc1e4d12aae1389c92"
    assert gesture_id(line).hex() == "a8e23a4e4f50ce8fd9ec69fa06b46c3f"


@settings(max_examples=examples("canonical"))
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), VALUES), max_size=6),
       st.randoms())  # fmt: skip
def test_that_order_of_writing_does_not_matter(
    cells: list[tuple[str, str, str | int | None]], chance: Random
) -> None:
    once = {(table, row): Write(table, "c", row, value, None, ()) for table, row, value in cells}
    writes = list(once.values())
    line = canonical_line(HEADING, writes)
    chance.shuffle(writes)
    assert canonical_line(HEADING, writes) == line
    assert json.loads(line)[:2] == [3, 1_700_000_000_000]


@settings(max_examples=examples("canonical"))
@given(VALUES, VALUES)
def test_that_a_digest_tells_values_and_kinds_apart(
    one: str | int | None, other: str | int | None
) -> None:
    same = type(one) is type(other) and one == other
    assert (value_digest(one, SALT) == value_digest(other, SALT)) == same
    assert value_digest(one, SALT) != value_digest(one, b"12345678")


def test_that_a_destroyed_value_keeps_its_gesture_sound() -> None:
    kept = Write("person", "notes", "r", "secret", SALT, ())
    destroyed = Write("person", "notes", "r", None, value_digest("secret", SALT), ())
    assert canonical_line(HEADING, [kept]) == canonical_line(HEADING, [destroyed])


PERSONAL = [
    (name, column.name)
    for name, table in tables().items()
    for column in columns(table)
    if field_of(column).personal
]


def test_that_there_are_personal_columns() -> None:
    assert len(PERSONAL) >= 8


@pytest.mark.parametrize(("name", "column"), PERSONAL)
def test_that_no_creation_holds_a_personal_value(tmp_path: Path, name: str, column: str) -> None:
    told = f"confidence {name} {column}"
    path = dossier(tmp_path)
    kind = entities()[name]
    with opened(path) as store:
        with store.operation("Créer") as op:
            record = op.add(kind(**{column: told}))
        with store.operation("Modifier") as op:
            setattr(op.get(kind, record.id), column, told + " bis")
    stars = ask(path, "SELECT val FROM dsi_change JOIN dsi_field ON n = field WHERE col = '*'")
    assert len(stars) == 1
    assert told not in stars[0][0]
    assert column not in json.loads(stars[0][0])
    with connect(path) as db:
        for gesture in gestures(db):
            assert told.encode() not in gesture.line()
            assert gesture.is_sound()
            salts = [write.salt for write in gesture.writes if write.column == column]
            assert [len(salt or b"") for salt in salts] == [8]
    db.close()


def test_that_no_other_column_is_salted(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    kinds = entities()
    with opened(path) as store, store.operation("Créer") as op:
        for kind in kinds.values():
            op.add(kind())
    assert ask(path, "SELECT count(*) FROM dsi_change WHERE salt IS NOT NULL") == [(0,)]
    assert ask(path, "SELECT count(*) FROM dsi_change") == [(len(kinds),)]


def test_that_a_default_stands_where_the_creation_did_not_name_the_column(tmp_path: Path) -> None:
    from dsi_desktop.db.journal import load_book
    from dsi_desktop.db.layout import shape_of

    path = dossier(tmp_path)
    with opened(path) as store, store.operation("Créer") as op:
        row = op.add(entities()["person"]()).id
    with connect(path) as db:
        book = load_book(db, shape_of(tables()))
        assert created_value(db, book, "person", "notes", row) == ""
        assert created_value(db, book, "person", "language", row) == "fr"
        assert created_value(db, book, "person", "notes", "rien") == ""
    db.close()


def test_that_tables_know_their_columns() -> None:
    for table in tables().values():
        assert isinstance(table, Table)
        assert "deleted" in {column.name for column in columns(table)}

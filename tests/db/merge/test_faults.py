"""The faults found while the merge was made, each kept here so that it never comes back."""

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dsi_desktop.db.fields import Field
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.merge.settling import Keep
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.seal import Signature, seal
from dsi_desktop.db.triggers import disarm, present_triggers
from support.db_ground import as_another_program, ask, dossier, opened, tiny, tiny_dossier
from support.merge_ground import parcel_of, person, rename, two_laptops
from support.merge_laptop import Laptop, merge_tables


def two() -> tuple[Laptop, Laptop]:
    draw, tables = random.Random(1), merge_tables()
    one, other = Laptop("Marie", tables, draw), Laptop("Luc", tables, draw)
    one.write(("INSERT INTO a(id, x) VALUES ('r', '0')", ()))
    other.become(one)
    return one, other


def test_that_triggers_run_where_the_schema_is_not_trusted(tmp_path: Path) -> None:
    """`json_object()` in a trigger is refused by SQLite 3.40.1 under trusted_schema=OFF."""
    path = dossier(tmp_path)
    with closing(connect(path, "rw")) as db:
        assert db.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert not any("json" in text for text in present_triggers(db).values())
        db.execute("INSERT INTO person(id, given_name) VALUES ('p', 'Ana')")
        assert db.execute("SELECT count(*) FROM dsi_pending").fetchone() == (1,)


def test_that_disarming_leaves_an_attached_file_armed(tmp_path: Path) -> None:
    """`DROP TRIGGER IF EXISTS x` dropped the attached file's when main had none."""
    tiny_dossier(tmp_path / "a.dsi", tiny()).close()
    tiny_dossier(tmp_path / "b.dsi", tiny()).close()
    with closing(connect(tmp_path / "a.dsi", "rw")) as db:
        db.execute("ATTACH DATABASE ? AS other", (str(tmp_path / "b.dsi"),))
        for _again in range(2):
            disarm(db)
        assert present_triggers(db) == {}
    with closing(connect(tmp_path / "b.dsi")) as db:
        assert present_triggers(db)


def test_that_what_follows_u_0000_is_the_same_everywhere(tmp_path: Path) -> None:
    """SQLite's JSON cut text at U+0000, and two laptops diverged."""
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("Ajouter") as op:
        op.add(Person(id="p", given_name="a\0b", notes="c\0d"))
    shutil.copyfile(path, tmp_path / "autre.dsi")
    as_another_program(path, "UPDATE person SET family_name = 'e' || char(0) || 'f'")
    with opened(path) as marie, opened(tmp_path / "autre.dsi", "Luc") as luc:
        receive(luc, [parcel_of(marie)])
        for store in (marie, luc):
            found = person(store, "p")
            assert found is not None
            assert (found.given_name, found.family_name, found.notes) == ("ab", "ef", "cd")


def test_that_a_reception_refused_in_the_middle_leaves_every_trigger(tmp_path: Path) -> None:
    """Arming outside one transaction left unjournalled edits after a kill."""
    with two_laptops(tmp_path) as (marie, luc):
        rename(luc, "Anna")
        before = ask(marie.path, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")

        def stop(share: float) -> None:
            if share > 0.5:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            receive(marie, [parcel_of(luc)], stop)
        after = ask(marie.path, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        assert sorted(after) == sorted(before)
        found = person(marie)
        assert found is not None
        assert found.given_name == "Ana"
        rename(marie, "Anne")
        assert receive(marie, [parcel_of(luc)]).new == 1


def test_that_confirming_the_value_shown_is_a_gesture() -> None:
    """It changes nothing in the tables, so nothing would be journalled without being forced."""
    one, other = two()
    one.write(("UPDATE a SET x = 'm' WHERE id = 'r'", ()))
    other.write(("UPDATE a SET x = 'l' WHERE id = 'r'", ()))
    one.receive(other.parcel())
    (asked,) = one.choices()
    shown = one.value("a", "r", "x")
    keep = Keep(1 + [version.value for version in asked.versions].index(str(shown)))
    assert one.settle(asked, keep) is not None
    assert one.value("a", "r", "x") == shown
    other.receive(one.parcel())
    assert one.choices() == other.choices() == []


def test_that_a_value_set_back_is_compared_with_the_creation_in_force() -> None:
    """Two laptops made the same row: « nothing changed » looked at the wrong creation."""
    draw, tables = random.Random(2), merge_tables()
    one, other = Laptop("Marie", tables, draw), Laptop("Luc", tables, draw)
    one.write(("INSERT INTO a(id, x) VALUES ('r', 'u')", ()))
    other.write(("INSERT INTO a(id, x) VALUES ('r', 'v')", ()))
    one.receive(other.parcel())
    other.receive(one.parcel())
    shown = one.value("a", "r", "x")
    hidden = "v" if shown == "u" else "u"
    assert one.write(("UPDATE a SET x = ? WHERE id = 'r'", (shown,))) is None
    assert one.write(("UPDATE a SET x = ? WHERE id = 'r'", (hidden,))) is not None
    other.receive(one.parcel())
    assert other.state() == one.state()
    assert other.value("a", "r", "x") == hidden


def test_that_replicas_are_compared_by_live_flags_too() -> None:
    """Two mutants in fifteen were only seen once live flags and conflicts were compared."""
    one, other = two()
    for value in "mn":
        one.write(("UPDATE a SET x = ? WHERE id = 'r'", (value,)))
    other.receive(one.parcel())
    assert other.state() == one.state()
    other.db.execute("UPDATE dsi_change SET live = 1")
    assert other.state()["content"] == one.state()["content"]
    assert other.state() != one.state()


def test_that_a_nonce_tells_equal_gestures_apart() -> None:
    one, _other = two()
    names = set()
    for _again in range(2):
        one.db.execute("BEGIN")
        one.db.execute("UPDATE a SET x = 'm' WHERE id = 'r'")
        sealed = seal(one.db, one.book, Signature("m", "", "x", 5), random.SystemRandom().randbytes)
        assert sealed is not None
        names.add(sealed.id)
        one.db.execute("ROLLBACK")
    assert len(names) == 2


def test_that_two_copies_of_one_file_never_fork(tmp_path: Path) -> None:
    """Nothing in the file numbers its gestures for others: a copy is only a copy."""
    with two_laptops(tmp_path) as (marie, luc):
        rename(marie, "Anne")
        with luc.operation("Autre champ") as op:
            op.get(Person, "ana0").family_name = "Roy"
        receive(marie, [parcel_of(luc)])
        receive(luc, [parcel_of(marie)])
        for store in (marie, luc):
            found = person(store)
            assert found is not None
            assert (found.given_name, found.family_name) == ("Anne", "Roy")


def test_that_a_book_learns_names_and_old_readers_stay_right() -> None:
    one, other = two()
    newer = Laptop("Zoé", merge_tables(("z", Field("z", "")), third=True), random.Random(3))
    newer.write(("INSERT INTO a(id, x, z) VALUES ('n', '1', 'zz')", ()))
    newer.write(("UPDATE a SET z = 'zzz' WHERE id = 'n'", ()))
    before = one.book
    one.receive(newer.parcel())
    assert ("a", "z") in one.book.number
    assert ("a", "z") not in before.number
    assert isinstance(one.book, FieldBook)
    assert one.write(("UPDATE a SET x = '2' WHERE id = 'n'", ())) is not None
    other.receive(one.parcel())
    (text,) = other.db.execute(
        "SELECT val FROM dsi_change JOIN dsi_field ON n = field WHERE row = 'n' AND col = '*'"
    ).fetchone()
    assert json.loads(text)["z"] == "zz"


def test_that_a_reader_is_never_locked_out_by_a_reception(tmp_path: Path) -> None:
    """A large uncommitted write spilt out of the cache and locked readers out."""
    with two_laptops(tmp_path) as (marie, luc):
        with luc.operation("Beaucoup") as op:
            for number in range(3_000):
                op.add(Person(given_name=f"{number} " + "x" * 400))
        seen: list[object] = []

        def look(_share: float) -> None:
            with closing(sqlite3.connect(marie.path, timeout=0)) as db:
                seen.append(db.execute("SELECT count(*) FROM person").fetchone())

        receive(marie, [parcel_of(luc)], look)
        assert set(seen) == {(1,)}

"""The journal is a set: copied, forked, united in any order, laptops end with one dossier."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table

from dsi_desktop.db.conflicts import DELETED_EDITED, FIELD, cached_conflicts, conflicts
from dsi_desktop.db.digest import digest
from dsi_desktop.db.fields import Field
from dsi_desktop.db.journal import FieldBook, load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.migrate import is_behind, migrate
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.projection import rebuild
from dsi_desktop.db.seal import Sealed, Signature, force, seal
from dsi_desktop.db.triggers import arm, disarm
from dsi_desktop.db.undo import write_back
from support.budget import examples
from support.db_ground import tiny, tiny_dossier
from support.db_replay import seen, told
from support.db_union import state, unite

LATER = tiny(("z", Field("z", "nouveau")), ("phone", Field("téléphone", "", personal=True)))


class Laptop:
    """One copy of the file, written with plain statements and sealed by hand."""

    def __init__(self, path: Path, tables: dict[str, Table], who: str) -> None:
        self.path, self.tables, self.who = path, tables, who
        self.db = connect(path, "rw")
        # property runs need no durability, only speed
        self.db.execute("PRAGMA synchronous=OFF")
        if is_behind(self.db, tables):
            migrate(self.db, tables)
        self.book = load_book(self.db, shape_of(tables))

    def write(self, *statements: str | Callable[[sqlite3.Connection], object]) -> Sealed | None:
        self.db.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements:
                if callable(statement):
                    statement(self.db)
                else:
                    self.db.execute(statement)
            sealed = seal(self.db, self.book, Signature(self.who, "", "essai", 0))
        except sqlite3.IntegrityError:
            self.db.execute("ROLLBACK")
            return None
        self.db.execute("COMMIT")
        return sealed

    def receive(self, other: "Laptop") -> None:
        self.book = unite(self.db, self.book, other.path)

    def copied_over(self, other: "Laptop") -> "Laptop":
        """An Explorer copy: this laptop's file takes the place of the other's."""
        other.db.close()
        shutil.copyfile(self.path, other.path)
        return Laptop(other.path, other.tables, other.who)

    def value(self, column: str, row: str = "r") -> object:
        return self.db.execute(f"SELECT {column} FROM a WHERE id = ?", (row,)).fetchone()[0]

    def conflicts(self) -> set[tuple[str, str, str]]:
        return {(row, self.book.name[n][1], kind) for row, n, kind in cached_conflicts(self.db)}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two laptops that know row `r` (x = '0')."""
    tables = tiny()
    tiny_dossier(tmp_path / "m.dsi", tables).close()
    marie = Laptop(tmp_path / "m.dsi", tables, "Marie")
    marie.write("INSERT INTO a(id, x) VALUES ('r', '0')")
    shutil.copyfile(marie.path, tmp_path / "l.dsi")
    luc = Laptop(tmp_path / "l.dsi", tables, "Luc")
    yield marie, luc
    marie.db.close()
    luc.db.close()


def exchange(one: Laptop, other: Laptop) -> None:
    one.receive(other)
    other.receive(one)
    assert state(one.db, one.book) == state(other.db, other.book)
    assert digest(one.db) == digest(other.db)


def test_that_different_fields_of_one_record_unite_without_question(
    pair: tuple[Laptop, Laptop],
) -> None:
    marie, luc = pair
    marie.write("UPDATE a SET x = 'm'")
    luc.write("UPDATE a SET y = 7, secret = 's'")
    exchange(marie, luc)
    assert (marie.value("x"), marie.value("y"), marie.value("secret")) == ("m", 7, "s")
    assert not marie.conflicts()


def test_that_the_same_field_is_a_conflict_until_somebody_decides(
    pair: tuple[Laptop, Laptop],
) -> None:
    marie, luc = pair
    marie.write("UPDATE a SET x = 'm'")
    luc.write("UPDATE a SET x = 'l'")
    exchange(marie, luc)
    assert marie.conflicts() == {("r", "x", FIELD)}
    shown = marie.value("x")
    # the value shown is confirmed: nothing changes in SQL, yet the decision must be written
    marie.write(lambda db: force(db, "r", marie.book.number["a", "x"]))
    assert not marie.conflicts()
    exchange(marie, luc)
    assert not luc.conflicts()
    assert luc.value("x") == shown


def test_that_the_same_value_twice_is_no_conflict(pair: tuple[Laptop, Laptop]) -> None:
    marie, luc = pair
    for one in pair:
        one.write("UPDATE a SET x = 'pareil'")
    exchange(marie, luc)
    assert not marie.conflicts()
    marie.write("UPDATE a SET x = 'autre'")
    exchange(marie, luc)
    assert luc.value("x") == "autre"
    assert not luc.conflicts()


def test_that_one_and_the_text_one_are_two_values(pair: tuple[Laptop, Laptop]) -> None:
    marie, luc = pair
    marie.write("UPDATE a SET y = 1")
    luc.write("UPDATE a SET y = 'un'")
    exchange(marie, luc)
    assert marie.conflicts() == {("r", "y", FIELD)}


def test_that_order_keys_settle_alone(pair: tuple[Laptop, Laptop]) -> None:
    marie, luc = pair
    marie.write("UPDATE a SET rank = 'm'")
    luc.write("UPDATE a SET rank = 'l'")
    exchange(marie, luc)
    assert not marie.conflicts()


def test_that_a_deletion_against_an_edit_it_did_not_know_is_asked(
    pair: tuple[Laptop, Laptop],
) -> None:
    marie, luc = pair
    marie.write("UPDATE a SET deleted = 1")
    luc.write("UPDATE a SET x = 'l'")
    exchange(marie, luc)
    assert marie.conflicts() == {("r", "deleted", DELETED_EDITED)}
    assert (marie.value("deleted"), marie.value("x")) == (None, "l"), "in view until settled"
    luc.write("UPDATE a SET x = 'm'")
    assert luc.conflicts() == {("r", "deleted", DELETED_EDITED)}, "an edit settles nothing"
    luc.write("UPDATE a SET deleted = 1")
    assert not luc.conflicts()
    exchange(marie, luc)
    assert (marie.value("deleted"), marie.value("x")) == (1, "m")


def test_that_a_deletion_of_what_was_known_is_none(pair: tuple[Laptop, Laptop]) -> None:
    marie, luc = pair
    luc.write("UPDATE a SET x = 'l'")
    exchange(marie, luc)
    marie.write("UPDATE a SET deleted = 1")
    exchange(marie, luc)
    assert not luc.conflicts()
    assert luc.value("deleted") == 1


def test_that_the_same_row_made_twice_is_one_row(pair: tuple[Laptop, Laptop]) -> None:
    marie, luc = pair
    marie.write("INSERT INTO a(id, x, secret) VALUES ('lien', 'm', 'sm')")
    luc.write("INSERT INTO a(id, x) VALUES ('lien', 'l')")
    luc.write("UPDATE a SET y = 3 WHERE id = 'lien'")
    exchange(marie, luc)
    assert marie.value("y", "lien") == 3
    assert not marie.conflicts()


def test_that_undo_never_settles_a_conflict_by_stealth(pair: tuple[Laptop, Laptop]) -> None:
    marie, luc = pair
    mine = marie.write("UPDATE a SET x = 'm'")
    luc.write("UPDATE a SET x = 'l'")
    exchange(marie, luc)
    assert mine is not None
    skipped = []
    marie.write(lambda db: skipped.extend(write_back(db, marie.book, mine.id)))
    assert [one.column for one in skipped] == ["x"]
    assert marie.conflicts() == {("r", "x", FIELD)}


def test_that_undo_of_a_decision_gives_the_greater_value_back(
    pair: tuple[Laptop, Laptop],
) -> None:
    marie, luc = pair
    marie.write("UPDATE a SET x = 'm'")
    luc.write("UPDATE a SET x = 'l'")
    exchange(marie, luc)
    shown = marie.value("x")
    decided = marie.write("UPDATE a SET x = 'décidé'")
    assert decided is not None
    marie.write(lambda db: write_back(db, marie.book, decided.id))
    assert marie.value("x") == shown


def test_that_what_a_newer_laptop_sent_waits_for_the_update(tmp_path: Path) -> None:
    tiny_dossier(tmp_path / "old.dsi", tiny()).close()
    shutil.copyfile(tmp_path / "old.dsi", tmp_path / "new.dsi")
    old, new = Laptop(tmp_path / "old.dsi", tiny(), "o"), Laptop(tmp_path / "new.dsi", LATER, "n")
    old.write("INSERT INTO a(id, x) VALUES ('ancien', 'o')")
    new.write("INSERT INTO a(id, x, z, phone) VALUES ('neuf', 'n', 'zz', '418')")
    old.receive(new)
    new.receive(old)
    assert old.value("x", "neuf") == "n"
    assert new.value("z", "ancien") == "nouveau"
    old.write("UPDATE a SET x = 'édité' WHERE id = 'neuf'")
    new.receive(old)
    updated = Laptop(old.path, LATER, "o")
    assert updated.value("z", "neuf") == "zz"
    assert updated.value("phone", "neuf") == "418"
    assert state(updated.db, updated.book) == state(new.db, new.book)
    for one in (old, new, updated):
        one.db.close()


ROWS = st.sampled_from(["r1", "r2"])
TEXTS = st.sampled_from(["u", "v", "", "é", "1"])
STEPS = st.one_of(
    st.tuples(st.just("insert"), st.integers(0, 2), ROWS, TEXTS),
    st.tuples(st.just("x"), st.integers(0, 2), ROWS, TEXTS),
    st.tuples(st.just("secret"), st.integers(0, 2), ROWS, TEXTS),
    st.tuples(st.just("rank"), st.integers(0, 2), ROWS, TEXTS),
    st.tuples(st.just("deleted"), st.integers(0, 2), ROWS, st.sampled_from(["1", "NULL"])),
    st.tuples(st.just("unite"), st.integers(0, 2), st.integers(0, 2), st.just("")),
    st.tuples(st.just("copy"), st.integers(0, 2), st.integers(0, 2), st.just("")),
    st.tuples(st.just("undo"), st.integers(0, 2), st.integers(0, 4), st.just("")),
    st.tuples(st.just("upgrade"), st.integers(0, 2), st.just(""), st.just("")),
)


@settings(max_examples=examples("journal_replay"), deadline=None)
@given(steps=st.lists(STEPS, min_size=8, max_size=40), order=st.permutations(range(3)))
def test_that_laptops_end_with_the_same_dossier_whatever_happened(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, object, str]],
    order: list[int],
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("laptops")
    tiny_dossier(folder / "0.dsi", tiny()).close()
    for number in (1, 2):
        shutil.copyfile(folder / "0.dsi", folder / f"{number}.dsi")
    laptops = [Laptop(folder / f"{n}.dsi", LATER if n == 2 else tiny(), str(n)) for n in range(3)]
    for kind, number, target, value in steps:
        play(laptops, kind, number, target, value)
    for number in range(3):
        laptops[number] = upgraded(laptops[number])
    for _ in range(2):
        for receiver in order:
            for sender in order:
                if receiver != sender:
                    laptops[receiver].receive(laptops[sender])
    states = [state(one.db, one.book) for one in laptops]
    assert states[0] == states[1] == states[2]
    for one in laptops:
        assert told(one.db, LATER) == seen(one.db, LATER)
        assert conflicts(one.db, one.book) == cached_conflicts(one.db)
    assert states[0] == _rebuilt(laptops[0].db, laptops[0].book)
    for one in laptops:
        one.db.close()
    shutil.rmtree(folder)


def play(laptops: list[Laptop], kind: str, number: int, target: object, value: str) -> None:
    laptop = laptops[number]
    if kind == "insert":
        laptop.write(f"INSERT OR IGNORE INTO a(id, x, secret) VALUES ('{target}', '{value}', 's')")
    elif kind == "deleted":
        laptop.write(f"UPDATE a SET deleted = {value} WHERE id = '{target}'")
    elif kind in ("x", "secret", "rank"):
        laptop.write(f"UPDATE a SET {kind} = '{value}' WHERE id = '{target}'")
    elif kind == "upgrade":
        laptops[number] = upgraded(laptop)
    elif kind == "undo":
        found = laptop.db.execute(
            "SELECT id FROM dsi_tx ORDER BY n DESC LIMIT 1 OFFSET ?", (target,)
        ).fetchone()
        if found:
            laptop.write(lambda db: write_back(db, laptop.book, found[0]))
    elif target != number and isinstance(target, int):
        if kind == "unite":
            laptop.receive(laptops[target])
        else:  # a newer file may land on a laptop that was not updated: it opens and writes it
            laptops[target] = laptop.copied_over(laptops[target])


def upgraded(laptop: Laptop) -> Laptop:
    laptop.db.close()
    return Laptop(laptop.path, LATER, laptop.who)


def _rebuilt(db: sqlite3.Connection, book: FieldBook) -> object:
    db.execute("BEGIN")
    db.execute("PRAGMA defer_foreign_keys=ON")
    disarm(db)
    rebuild(db, book)
    arm(db, book)
    db.execute("COMMIT")
    return state(db, book)

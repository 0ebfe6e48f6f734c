"""Laptops of two versions of the application: any order of updates and exchanges ends the same."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.db.fields import Field
from dsi_desktop.db.migrate import migrate
from dsi_desktop.kernel.ids import reproducible
from support.budget import examples
from support.merge_laptop import Laptop, Tables, gossip, merge_tables

OLD = merge_tables()
NEW = merge_tables(
    ("z", Field("z", "défaut")), ("note", Field("note", "", personal=True)),
    ("place", Field("place", "", settles=True)), third=True,
)  # fmt: skip
LAPTOP = st.integers(0, 2)
ROW = st.sampled_from(["r1", "r1", "r2"])
TEXT = st.sampled_from(["u", "v", None])
STEP = st.one_of(
    st.tuples(st.just("add"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("whole"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("x"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("z"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("note"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("place"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("third"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("t"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("delete"), LAPTOP, ROW, st.sampled_from([1, None])),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("undo"), LAPTOP, st.integers(0, 3)),
    st.tuples(st.just("cancel"), LAPTOP),
    st.tuples(st.just("purge"), LAPTOP, ROW),
    st.tuples(st.just("update"), LAPTOP),
)
WRITES = {
    "add": "INSERT OR IGNORE INTO a(x, id) VALUES (?, ?)",
    "x": "UPDATE a SET x = ? WHERE id = ?",
    "delete": "UPDATE a SET deleted = ? WHERE id = ?",
}
LATER = {
    "whole": "INSERT OR IGNORE INTO a(z, note, id) VALUES (?1, ?1, ?2)",
    "z": "UPDATE a SET z = ? WHERE id = ?",
    "note": "UPDATE a SET note = ? WHERE id = ?",
    "place": "UPDATE a SET place = ? WHERE id = ?",
    "third": "INSERT OR IGNORE INTO c(t, id) VALUES (?, ?)",
    "t": "UPDATE c SET t = ? WHERE id = ?",
}


def is_new(laptop: Laptop) -> bool:
    return "c" in laptop.tables


def update(laptop: Laptop, tables: Tables) -> None:
    """Install the new version of the application and open the dossier with it."""
    if is_new(laptop):
        return
    laptop.tables = tables
    laptop.book = migrate(laptop.db, tables)
    assert laptop.state() == laptop.rebuilt()


def do(laptops: list[Laptop], step: tuple[Any, ...]) -> None:
    """Do one step; an older version has no place for what is newer, and writes none of it."""
    kind, place, *values = step
    laptop = laptops[place]
    if kind == "update":
        update(laptop, NEW)
    elif kind == "receive":
        if laptops[values[0]] is not laptop:
            union = laptop.receive(laptops[values[0]].parcel())
            assert not (union.unknown and is_new(laptop))
    elif kind == "undo":
        laptop.undo(values[0])
    elif kind == "cancel":
        laptop.cancel_last()
    elif kind == "purge":
        column = "note" if is_new(laptop) else "secret"
        laptop.purge(("a", values[0], column))
    elif kind in WRITES:
        laptop.write((WRITES[kind], (values[1], values[0])))
    elif is_new(laptop):
        row = f"c{values[0]}" if kind in ("third", "t") else values[0]
        laptop.write((LATER[kind], (values[1], row)))


@pytest.mark.drill
@pytest.mark.timeout(900)
@settings(max_examples=examples("mixed_versions"))
@given(st.lists(STEP, min_size=20, max_size=60), st.permutations(range(3)), st.integers(0, 2**32))
def test_that_mixed_versions_end_the_same_once_all_are_updated(
    steps: list[tuple[Any, ...]], order: list[int], chance: int
) -> None:
    draw = random.Random(chance)
    laptops = [Laptop("Marie", OLD, draw), Laptop("Luc", NEW, draw), Laptop("Anne", OLD, draw)]
    with reproducible(chance):
        for step in steps:
            do(laptops, step)
    alive = set[bytes]().union(*(laptop.known() for laptop in laptops))
    for place in order:
        update(laptops[place], NEW)
    gossip(laptops, order)
    states = [laptop.state() for laptop in laptops]
    assert states[0] == states[1] == states[2]
    assert laptops[0].known() == alive
    assert all(laptop.rebuilt() == states[0] and laptop.is_whole() for laptop in laptops)


def test_that_what_an_older_version_cannot_show_waits_for_the_update() -> None:
    draw = random.Random(1)
    old, new = Laptop("Marie", OLD, draw), Laptop("Luc", NEW, draw)
    new.write(("INSERT INTO a(id, x, z) VALUES ('r', 'u', 'neuf')", ()))
    new.write(("INSERT INTO c(id, t) VALUES ('c', 'troisième')", ()))
    new.write(("UPDATE a SET z = 'plus neuf', note = 'n' WHERE id = 'r'", ()))
    union = old.receive(new.parcel())
    assert (union.new, union.unknown) == (3, 3), "z, note, and the row of the new table"
    assert old.value("a", "r", "x") == "u"
    assert old.state()["digest"] == new.state()["digest"]
    old.write(("UPDATE a SET x = 'w' WHERE id = 'r'", ()))
    update(old, NEW)
    assert old.value("a", "r", "z") == "plus neuf"
    assert old.value("a", "r", "note") == "n"
    assert old.value("c", "c", "t") == "troisième"
    new.receive(old.parcel())
    assert new.state() == old.state()


def test_that_a_creation_by_an_older_version_gets_the_newer_default() -> None:
    draw = random.Random(2)
    old, new = Laptop("Marie", OLD, draw), Laptop("Luc", NEW, draw)
    old.write(("INSERT INTO a(id, x) VALUES ('r', 'u')", ()))
    new.receive(old.parcel())
    assert new.value("a", "r", "z") == "défaut"
    assert new.write(("UPDATE a SET x = 'v' WHERE id = 'r'", ())) is not None
    old.receive(new.parcel())
    update(old, NEW)
    assert old.state() == new.state()

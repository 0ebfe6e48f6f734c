"""Any history over four laptops ends the same everywhere: gestures, content, questions, live flags.

Copies by the file manager, deletions, undos, decisions, cancelled receptions, destroyed values:
in any order, then an exchange of everything with everybody.
"""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.db.merge.settling import Keep
from dsi_desktop.kernel.ids import reproducible
from support.budget import examples
from support.merge_laptop import Laptop, gossip, merge_tables

TABLES = merge_tables()
LAPTOP = st.integers(0, 3)
ROW = st.sampled_from(["r1", "r1", "r2", "r3"])
TEXT = st.sampled_from(["u", "v", "w", None, "é«1»", "1", "un\ndeux\ntrois", "un\ndeux\n3"])
NUMBER = st.sampled_from([0, 1, None, 2**53])
FIELD = st.sampled_from([("a", "x"), ("a", "rank"), ("a", "secret"), ("a", "prose"), ("b", "x")])
STEP = st.one_of(
    st.tuples(st.just("add"), LAPTOP, ROW, TEXT, TEXT),
    st.tuples(st.just("cite"), LAPTOP, ROW, ROW, TEXT),
    st.tuples(st.just("set"), LAPTOP, FIELD, ROW, TEXT),
    st.tuples(st.just("several"), LAPTOP, ROW, TEXT, NUMBER),
    st.tuples(st.just("delete"), LAPTOP, st.sampled_from("ab"), ROW, st.sampled_from([1, None])),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("copy"), LAPTOP, LAPTOP),
    st.tuples(st.just("undo"), LAPTOP, st.integers(0, 5)),
    st.tuples(st.just("settle"), LAPTOP, st.integers(0, 9), TEXT, st.booleans()),
    st.tuples(st.just("settle"), LAPTOP, st.integers(0, 9), TEXT, st.booleans()),
    st.tuples(st.just("cancel"), LAPTOP),
    st.tuples(st.just("purge"), LAPTOP, ROW),
)


def do(laptops: list[Laptop], step: tuple[Any, ...]) -> None:
    """Do one step; whatever the dossier refuses is simply not done."""
    kind, place, *given_values = step
    laptop = laptops[place]
    if kind in ("receive", "copy"):
        other = laptops[given_values[0]]
        if other is not laptop:
            _meet(laptop, other, kind)
    elif kind == "cancel":
        _cancel(laptop)
    elif kind == "settle":
        asked = [one for one in (laptop, *laptops) if one.choices()]
        _settle((asked or laptops)[0], *given_values)
    elif kind == "purge":
        laptop.purge(("a", f"a{given_values[0]}", "secret"))
    elif kind == "undo":
        laptop.undo(given_values[0])
    else:
        _write(laptop, kind, given_values)


def _meet(laptop: Laptop, other: Laptop, kind: str) -> None:
    if kind == "copy":
        laptop.become(other)
        return
    before = laptop.known()
    union = laptop.receive(other.parcel())
    assert laptop.known() == before | other.known()
    assert union.new == len(laptop.known() - before)


def _cancel(laptop: Laptop) -> None:
    before, known = laptop.state(), laptop.known()
    cancelled = laptop.cancel_last()
    if cancelled is None:
        return
    assert laptop.is_whole()
    assert len(known) - len(laptop.known()) == cancelled.aside
    if cancelled.standing:
        assert laptop.state() == before, "nothing is done when something stands on it"
    else:
        assert laptop.state() == laptop.rebuilt()


def _settle(laptop: Laptop, which: int, text: str | None, keep: bool) -> None:
    waiting = laptop.choices()
    if not waiting:
        return
    choice = waiting[which % len(waiting)]
    answer: Any = {"y": 7, "deleted": None, "a_id": None}.get(choice.column, text)
    if keep:
        answer = Keep(1 + which % len(choice.versions))
    laptop.settle(choice, answer)
    assert choice.id not in {left.id for left in laptop.choices()}, "still asked once decided"


def _write(laptop: Laptop, kind: str, values: list[Any]) -> None:
    if kind == "add":
        row, text, secret = values
        query = "INSERT OR IGNORE INTO a(id, x, secret) VALUES (?, ?, ?)"
        laptop.write((query, (f"a{row}", text, secret)))
    elif kind == "cite":
        row, cited, text = values
        query = "INSERT OR IGNORE INTO b(id, x, a_id) VALUES (?, ?, ?)"
        laptop.write((query, (f"b{row}", text, f"a{cited}")))
    elif kind == "set":
        (table, column), row, text = values
        laptop.write((f"UPDATE {table} SET {column} = ? WHERE id = ?", (text, table + row)))
    elif kind == "several":
        row, text, number = values
        laptop.write(
            ("UPDATE a SET x = ? WHERE id = ?", (text, f"a{row}")),
            ("UPDATE a SET y = ?, x = x || '+', secret = 's' WHERE id = ?", (number, f"a{row}")),
        )
    else:
        table, row, value = values
        laptop.write((f"UPDATE {table} SET deleted = ? WHERE id = ?", (value, table + row)))


@pytest.mark.drill
@pytest.mark.timeout(900)
@settings(max_examples=examples("convergence"))
@given(st.lists(STEP, min_size=24, max_size=64), st.permutations(range(4)), st.integers(0, 2**32))
def test_that_any_history_ends_the_same_everywhere(
    steps: list[tuple[Any, ...]], order: list[int], chance: int
) -> None:
    draw = random.Random(chance)
    first = Laptop("base", TABLES, draw)
    first.write(
        ("INSERT INTO a(id, x, secret) VALUES ('ar1', '0', 's'), ('ar2', '0', '')", ()),
        ("INSERT INTO b(id, x, a_id) VALUES ('br1', '0', 'ar1')", ()),
    )
    laptops = [Laptop(name, TABLES, draw) for name in ("Marie", "Luc", "Anne", "Zoé")]
    for laptop in laptops:
        laptop.become(first)
    with reproducible(chance):
        for step in steps:
            do(laptops, step)
    alive = set[bytes]().union(*(laptop.known() for laptop in laptops))
    gossip(laptops, order)
    states = [laptop.state() for laptop in laptops]
    assert all(state == states[0] for state in states[1:]), "diverged"
    assert laptops[0].known() == alive, "a gesture was lost"
    assert all(laptop.is_whole() for laptop in laptops)
    assert laptops[0].rebuilt() == states[0], "little by little is not all at once"
    assert laptops[0].receive(laptops[1].parcel()).new == 0
    assert laptops[0].state() == states[0], "twice is not once"
    _every_write_lives_or_was_replaced(laptops[0])


def _every_write_lives_or_was_replaced(laptop: Laptop) -> None:
    lost = laptop.db.execute(
        "SELECT count(*) FROM dsi_change c WHERE live = 0 AND NOT EXISTS (SELECT 1 "
        "FROM dsi_change d WHERE d.row = c.row AND d.field = c.field AND d.prev = c.tx) "
        "AND NOT EXISTS (SELECT 1 FROM dsi_prev p WHERE p.row = c.row AND p.field = c.field "
        "AND p.prev = c.tx)"
    ).fetchone()[0]
    assert lost == 0

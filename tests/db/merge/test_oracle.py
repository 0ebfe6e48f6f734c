"""Step by step, every laptop shows what a second, independent working-out of the rules says."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.db.conflicts import cached_conflicts
from dsi_desktop.db.merge.settling import Keep
from dsi_desktop.kernel.changes import Value
from support.budget import examples
from support.merge_laptop import Laptop, merge_tables
from support.merge_oracle import Model, Shown, World

TABLES = merge_tables()
LAPTOP = st.integers(0, 3)
ROW = st.sampled_from(["r1", "r1", "r2"])
TEXT = st.sampled_from(["u", "v", "w", None, "1"])
STEP = st.one_of(
    st.tuples(st.just("add"), LAPTOP, ROW, TEXT, TEXT),
    st.tuples(st.just("cite"), LAPTOP, ROW, ROW, TEXT),
    st.tuples(st.just("x"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("rank"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("secret"), LAPTOP, ROW, TEXT),
    st.tuples(st.just("both"), LAPTOP, ROW, TEXT, st.sampled_from([0, 1, None])),
    st.tuples(st.just("delete"), LAPTOP, ROW, st.sampled_from([1, 1, None])),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("receive"), LAPTOP, LAPTOP),
    st.tuples(st.just("copy"), LAPTOP, LAPTOP),
    st.tuples(st.just("settle"), LAPTOP, st.integers(0, 9), TEXT),
    st.tuples(st.just("cancel"), LAPTOP),
    st.tuples(st.just("purge"), LAPTOP, ROW),
)


class Pair:
    """A laptop and its model, which must agree after every step."""

    def __init__(self, name: str, world: World, draw: random.Random) -> None:
        self.real = Laptop(name, TABLES, draw)
        self.model = Model(world)

    def edit(self, table: str, row: str, values: dict[str, Any]) -> None:
        """Write the same in both; a row that is not there is created by `add` and `cite` only."""
        planned = self.model.plan({(table, row): values})
        name = self.real.write(*_statements(table, row, values))
        assert (name is not None) == bool(planned), (planned, name)
        if name is not None and planned:
            self.model.make(name, planned)

    def agree(self) -> None:
        """Compare gestures, tables, questions and live writes."""
        assert self.real.known() == self.model.known
        assert self.tables() == self.model.shown()
        real = {
            ((self.real.book.name[number][0], row, self.real.book.name[number][1]), kind)
            for row, number, kind in cached_conflicts(self.real.db)
        }
        assert real == self.model.questions()
        live = {
            ((table, row, column), name)
            for table, column, row, name in self.real.db.execute(
                "SELECT f.tbl, f.col, c.row, t.id FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx "
                "JOIN dsi_field f ON f.n = c.field WHERE c.live = 1 AND f.tbl <> 'dsi_purge'"
            )
        }
        told = self.model.live()
        assert live == {(cell, name) for cell, heads in told.items() for name, _value in heads}

    def tables(self) -> Shown:
        """Return the tables of the real laptop."""
        found: Shown = {}
        for table, shape in self.real.book.shape.items():
            for row, *values in self.real.db.execute(
                f"SELECT id,{','.join(shape.names)} FROM {table}"
            ):
                found[table, row] = dict(zip(shape.names, values, strict=True))
        return found


def _statements(table: str, row: str, values: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    columns = ",".join(values)
    sets = ",".join(f"{column} = ?" for column in values)
    given = list(values.values())
    marks = ",".join("?" * len(given))
    insert = (
        f"INSERT INTO {table}(id,{columns}) SELECT ?,{marks} "
        f"WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE id = ?)"
    )
    update = f"UPDATE {table} SET {sets} WHERE id = ?"
    return [(update, [*given, row]), (insert, [row, *given, row])]


def _do(pairs: list[Pair], step: tuple[Any, ...]) -> None:
    kind, place, *values = step
    pair = pairs[place]
    if kind in ("receive", "copy"):
        other = pairs[values[0]]
        if other is not pair and kind == "receive":
            pair.real.receive(other.real.parcel())
            pair.model.receive(other.model)
        elif other is not pair:
            pair.real.become(other.real)
            pair.model = Model(other.model.world, other.model.known)
            pair.model.receptions = list(other.model.receptions)
    elif kind == "cancel":
        done = pair.real.cancel_last()
        assert (done is None) == (not pair.model.receptions)
        if done is not None:
            assert bool(done.standing) == (not pair.model.cancel())
    elif kind == "purge":
        cell = ("a", f"a{values[0]}", "secret")
        purged = pair.real.purge(cell)
        if purged.gesture:
            pair.model.destroy(bytes.fromhex(purged.gesture), cell)
    elif kind == "settle":
        _settle(pair, *values)
    else:
        _write(pair, kind, *values)


def _settle(pair: Pair, which: int, text: str | None) -> None:
    waiting = pair.real.choices()
    if not waiting:
        return
    choice = waiting[which % len(waiting)]
    keep = Keep(1 + which % len(choice.versions))
    version = choice.versions[keep.number - 1]
    value = (1 if version.deletes else None) if choice.column == "deleted" else version.value
    answer: Any = keep
    if which % 2 and choice.column in ("x", "secret"):
        answer = value = text
    planned = pair.model.plan({(choice.table, choice.row): {choice.column: value}}, decided=True)
    assert planned
    name = pair.real.settle(choice, answer)
    assert name is not None
    pair.model.make(name, planned)


def _write(pair: Pair, kind: str, row: str, value: Value, more: Value = None) -> None:
    if kind == "cite":
        pair.edit("b", f"b{row}", {"x": more, "a_id": f"a{value}"})
        return
    values = {
        "add": {"x": value, "secret": more}, "both": {"x": value, "y": more},
        "delete": {"deleted": value},
    }.get(kind, {kind: value})  # fmt: skip
    pair.edit("a", f"a{row}", values)


@pytest.mark.drill
@pytest.mark.timeout(900)
@settings(max_examples=examples("oracle"))
@given(st.lists(STEP, min_size=20, max_size=50), st.integers(0, 2**32))
def test_that_every_step_is_what_the_rules_say(steps: list[tuple[Any, ...]], chance: int) -> None:
    draw, world = random.Random(chance), World()
    pairs = [Pair(name, world, draw) for name in ("Marie", "Luc", "Anne", "Zoé")]
    pairs[0].edit("a", "ar1", {"x": "0", "secret": "s"})
    for pair in pairs[1:]:
        pair.real.receive(pairs[0].real.parcel())
        pair.model.receive(pairs[0].model)
    for step in steps:
        _do(pairs, step)
        pairs[step[1]].agree()

"""The past of a cell as the journal tells it: what it held, since when, whoever wrote it."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.merge.purge import purge
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.db.values_over_time import Then, rows_that_held, values_over_time
from dsi_desktop.kernel.clock import frozen
from support.dossier import new_dossier

DAYS = [date(2026, 9, 1), date(2026, 9, 8), date(2026, 9, 20)]


def at(day: date) -> int:
    return frozen(day).now_ms()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_dossier(tmp_path)
    yield opened
    opened.close()


def on(store: Store, day: date, **fields: str) -> None:
    store.clock = frozen(day)
    with store.operation("Essai") as op:
        task = op.find(Task, "t")
        if task is None:
            op.add(Task(id="t", **fields))
            return
        for name, value in fields.items():
            setattr(task, name, value)


def told(store: Store, *columns: str) -> list[tuple[object, int]]:
    found = values_over_time(store, "task", columns or ("state",), ["t"])
    return [(one.value, one.when) for one in found]


def test_that_each_value_is_told_with_its_day(store: Store) -> None:
    for day, state in zip(DAYS, ("idea", "doing", "done"), strict=True):
        on(store, day, state=state)
    assert told(store) == [("idea", at(DAYS[0])), ("doing", at(DAYS[1])), ("done", at(DAYS[2]))]


def test_that_what_the_creation_left_out_is_the_default(store: Store) -> None:
    on(store, DAYS[0], title="x")
    assert values_over_time(store, "task", ("state", "archived"), ["t"]) == [
        Then("t", "state", "todo", at(DAYS[0])), Then("t", "archived", 0, at(DAYS[0])),
    ]  # fmt: skip


def test_that_a_clock_that_went_back_does_not_put_the_end_before_the_beginning(
    store: Store,
) -> None:
    on(store, DAYS[2], state="idea")
    on(store, DAYS[0], state="doing")
    on(store, DAYS[1], state="done")
    assert [when for _value, when in told(store)] == [at(DAYS[2])] * 3


def test_that_an_undone_move_is_told_as_it_went(store: Store) -> None:
    on(store, DAYS[0], state="idea")
    on(store, DAYS[1], state="done")
    store.clock = frozen(DAYS[2])
    assert store.undo()
    assert told(store)[-1] == ("idea", at(DAYS[2]))


def test_that_a_removed_record_says_when(store: Store) -> None:
    on(store, DAYS[0], state="idea")
    store.clock = frozen(DAYS[1])
    with store.operation("Retirer") as op:
        op.remove(op.get(Task, "t"))
    assert told(store, "deleted") == [(None, at(DAYS[0])), (1, at(DAYS[1]))]


def test_that_what_another_program_wrote_counts(store: Store, tmp_path: Path) -> None:
    on(store, DAYS[0], state="idea")
    path = store.path
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE task SET state = 'waiting' WHERE id = 't'")
    db.close()
    again = Store.open(path, clock=frozen(DAYS[1]))
    assert [value for value, _when in told(again)] == ["idea", "waiting"]
    again.close()


def test_that_a_destroyed_value_is_left_out(store: Store) -> None:
    with store.operation("Essai") as op:
        op.add(Person(id="p", notes="secret"))
    with store.operation("Essai") as op:
        op.get(Person, "p").notes = "autre secret"
    purge(store, [("person", "p", "notes")])
    said = values_over_time(store, "person", ("notes",), ["p", "nobody"])
    assert "secret" not in " ".join(str(one.value) for one in said)


def test_that_many_rows_are_read_in_their_order(store: Store) -> None:
    with store.operation("Remplir") as op:
        for number in range(1_100):
            op.add(Task(id=f"n{number:04}", state="doing"))
    rows = [f"n{number:04}" for number in range(1_100)]
    found = values_over_time(store, "task", ("state", "body_id"), rows)
    assert len(found) == 2_200
    assert [one.row for one in found[::2]] == rows
    assert values_over_time(store, "task", ("state",), []) == []


def test_that_rows_which_once_held_a_text_are_found(store: Store) -> None:
    on(store, DAYS[0], title="Visiter")
    on(store, DAYS[1], title="Écrire")
    on(store, DAYS[2], title="Appeler")
    for word, found in (("Visiter", {"t"}), ("Écrire", {"t"}), ("Appeler", {"t"}), ("Rien", set())):
        assert rows_that_held(store, "task", "title", word) == found

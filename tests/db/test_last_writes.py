"""Who last wrote a column, and when."""

from datetime import date
from pathlib import Path

from dsi_desktop.db.last_writes import LastWrite, last_writes
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.clock import frozen

DAYS = [date(2026, 3, number) for number in (1, 2, 3)]


def _write(path: Path, author: str, day: date, **values: object) -> None:
    store = Store.open(path, author=author, clock=frozen(day))
    with store.operation("Écrire") as op:
        for name, value in values.items():
            setattr(op.get(Task, "t"), name, value)
    store.close()


def _made(path: Path) -> None:
    store = Store.create(path, author="Nadia", clock=frozen(DAYS[0]))
    with store.operation("Ajouter") as op:
        op.add(Task(id="t", title="Sarcler"))
        op.add(Task(id="u", title="Récolter"))
    store.close()


def _ask(path: Path, column: str) -> dict[str, LastWrite]:
    store = Store.open(path)
    found = last_writes(store, "task", column, ["t", "u", "nowhere"])
    store.close()
    return found


def _at(day: date) -> int:
    return frozen(day).now_ms()


def test_that_the_last_write_of_the_column_counts_not_that_of_another(tmp_path: Path) -> None:
    path = tmp_path / "a.dsi"
    _made(path)
    _write(path, "Luc", DAYS[1], archived=True)
    _write(path, "Paule", DAYS[2], title="Sarcler le rang")
    assert _ask(path, "archived") == {
        "t": LastWrite("Luc", _at(DAYS[1])), "u": LastWrite("Nadia", _at(DAYS[0])),
    }
    assert _ask(path, "title")["t"] == LastWrite("Paule", _at(DAYS[2]))


def test_that_a_column_written_twice_is_told_by_its_last_writer(tmp_path: Path) -> None:
    path = tmp_path / "a.dsi"
    _made(path)
    _write(path, "Paule", DAYS[1], archived=True)
    _write(path, "Luc", DAYS[2], archived=False)
    assert _ask(path, "archived")["t"].who == "Luc"


def test_that_no_row_asks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.dsi"
    _made(path)
    store = Store.open(path)
    assert last_writes(store, "task", "state", []) == {}
    store.close()

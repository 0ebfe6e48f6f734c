"""Past days: a copy that knows what that day knew, and what differs between two of them."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dsi_desktop.db.container import peek
from dsi_desktop.db.copies import copy_dossier, copy_without_pieces
from dsi_desktop.db.differences import ADDED, CHANGED, DELETED, ENDED, Difference, differences
from dsi_desktop.db.digest import digest
from dsi_desktop.db.entity import tables
from dsi_desktop.db.past import SEEN_ON, past_copy
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body, Membership, Post
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem, WriteRefused
from support.budget import seed
from support.db_ground import as_another_program, ask, dossier, opened

FIRST = date(2026, 5, 1)
KEPT = ("person", "body", "post", "membership", "task")


class Day:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.day = FIRST
        self.ticks = 0

    def now(self) -> int:
        self.ticks += 1
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return int(noon.timestamp() * 1000) + self.ticks


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def store(tmp_path: Path, day: Day) -> Iterator[Store]:
    with opened(dossier(tmp_path), clock=Clock(day.now)) as found:
        yield found


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(connect(path)) as db:
        found = {
            name: db.execute(
                f'SELECT {",".join(c.name for c in table.columns)} FROM "{name}"'
            ).fetchall()
            for name, table in tables().items()
        }
        found["digest"] = [(digest(db),)]
        found["live"] = db.execute("SELECT row, field, tx, live FROM dsi_change").fetchall()
    return found


def compared(path: Path) -> dict[tuple[str, str], dict[str, object]]:
    """Return the living records of a file, column by column, read by a plain connection."""
    found = {}
    with closing(connect(path)) as db:
        for table in KEPT:
            read = db.execute(f"SELECT * FROM {table} WHERE deleted IS NULL")
            names = [column[0] for column in read.description]
            for line in read:
                record = dict(zip(names, line, strict=True))
                del record["deleted"]
                found[table, record.pop("id")] = record
    return found


def scribble(store: Store, dice: random.Random) -> None:
    """Do one thing, as a person would in a day."""
    with store.read() as session:
        people = list(session.query(Person.id).filter(Person.deleted.is_(None)))
        bodies = list(session.query(Body.id).filter(Body.deleted.is_(None)))
    choice = dice.randrange(5)
    with store.operation("Geste") as op:
        if choice == 0 or not people or not bodies:
            op.add(Person(given_name=f"P{dice.randrange(99)}"))
            op.add(Body(name=f"B{dice.randrange(99)}"))
        elif choice == 1:
            op.get(Person, dice.choice(people)[0]).notes = f"note {dice.randrange(99)}"
        elif choice == 2:
            op.remove(op.get(Person, dice.choice(people)[0]))
        elif choice == 3:
            op.get(Body, dice.choice(bodies)[0]).name = f"B{dice.randrange(99)}"
        else:
            post = op.add(Post(body_id=dice.choice(bodies)[0]))
            op.flush()
            op.add(Membership(post_id=post.id, person_id=dice.choice(people)[0]))
    if dice.random() < 0.2:
        store.undo()


@pytest.mark.parametrize("round_", range(2))
def test_that_a_past_day_is_the_file_as_it_was(tmp_path: Path, day: Day, round_: int) -> None:
    dice = random.Random(1000 * seed() + round_)
    path = dossier(tmp_path)
    kept: dict[date, Path] = {}
    with opened(path, clock=Clock(day.now)) as store:
        for number in range(6):
            day.day = FIRST + timedelta(days=number)
            for _time in range(6):
                scribble(store, dice)
            kept[day.day] = tmp_path / f"{day.day}.dsi"
            copy_dossier(path, kept[day.day])
        seen = {when: past_copy(path, when, tmp_path / f"vu-{when}.dsi") for when in kept}
    for when, copy in kept.items():
        assert content(seen[when]) == content(copy)
        assert ask(seen[when], "SELECT v FROM dsi_meta WHERE k = ?", SEEN_ON) == [
            (when.isoformat(),)
        ]
    days = sorted(kept)
    for first, last in zip([None, *days], [*days, days[-1]], strict=True):
        assert_differences(path, kept.get(first) if first else None, kept[last], (first, last))
    assert_differences(path, kept[days[0]], kept[days[3]], (days[0], days[3]))


def assert_differences(
    path: Path, first: Path | None, last: Path, days: tuple[date | None, date]
) -> None:
    """Compare with two whole copies, read by plain SQL."""
    before, after = compared(first) if first else {}, compared(last)
    told = {(one.table, one.row): one for one in differences(path, KEPT, *days)}
    expected = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert told.keys() == expected
    for key, one in told.items():
        if key not in before:
            assert one.kind == ADDED
        elif key not in after:
            assert one.kind == DELETED
        else:
            assert one.kind == CHANGED
            assert {name: pair for name, *pair in one.fields} == {
                name: [before[key][name], after[key][name]]
                for name in before[key]
                if before[key][name] != after[key][name]
            }


def test_that_a_term_ends_by_its_date_alone(store: Store) -> None:
    with store.operation("x") as op:
        member = op.add(Membership(start_on="2026-01-01", end_on="2026-05-10")).id
        task = op.add(Task(title="Appeler")).id
    days = (date(2026, 5, 9), date(2026, 5, 10))
    told = differences(store.path, KEPT, *days)
    assert told == [Difference("membership", member, ENDED, ())]
    assert differences(store.path, KEPT, days[1], date(2026, 6, 1)) == []
    with store.operation("x") as op:
        op.get(Task, task).state = "done"
    assert differences(store.path, ("task", "inconnue"), None, FIRST)[0].kind == ADDED


def test_that_a_state_closes_a_record(store: Store, day: Day) -> None:
    with store.operation("x") as op:
        task = op.add(Task(title="Appeler")).id
    day.day += timedelta(days=3)
    with store.operation("x") as op:
        op.get(Task, task).state = "dropped"
    told = differences(store.path, ("task",), FIRST, day.day)
    assert told == [Difference("task", task, ENDED, (("state", "todo", "dropped"),))]


def test_that_a_clock_put_back_shows_no_effect_before_its_cause(
    store: Store, day: Day, tmp_path: Path
) -> None:
    day.day = FIRST + timedelta(days=10)
    with store.operation("x") as op:
        body = op.add(Body(name="A")).id
    day.day = FIRST
    with store.operation("x") as op:
        op.get(Body, body).name = "B"
    with store.operation("x") as op:
        post = op.add(Post(body_id=body)).id
    seen = past_copy(store.path, FIRST + timedelta(days=5), tmp_path / "vu.dsi")
    assert ask(seen, "SELECT name FROM body") == []
    assert ask(seen, "SELECT id, body_id FROM post") == [(post, None)]
    later = past_copy(store.path, FIRST + timedelta(days=10), tmp_path / "vu.dsi")
    assert ask(later, "SELECT name FROM body") == [("B",)]
    assert differences(store.path, ("body",), FIRST, FIRST + timedelta(days=5)) == []


def test_that_a_past_day_is_only_looked_at(store: Store, tmp_path: Path) -> None:
    with store.operation("x") as op:
        op.add(Body(name="A"))
        op.keep_piece(b"un plan")
    seen = past_copy(store.path, FIRST, tmp_path / "vu.dsi")
    assert ask(seen, "SELECT count(*) FROM dsi_blob") == [(0,)]
    assert peek(seen).dossier_id == store.dossier_id
    with opened(seen, read_only=True) as past:
        with past.read() as session:
            assert [row.name for row in session.query(Body)] == ["A"]
        with pytest.raises(WriteRefused), past.operation("x"):
            pass
    assert ask(store.path, "SELECT count(*) FROM dsi_blob") == [(1,)]


def test_that_a_copy_keeps_what_other_versions_added(store: Store, tmp_path: Path) -> None:
    as_another_program(
        store.path, "CREATE TABLE demain(id TEXT PRIMARY KEY, x)",
        "INSERT INTO demain VALUES ('a', 1)", "CREATE VIEW vue AS SELECT 1",
    )  # fmt: skip
    copy_without_pieces(store.path, tmp_path / "copie.dsi")
    assert ask(tmp_path / "copie.dsi", "SELECT * FROM demain") == [("a", 1)]
    assert ask(tmp_path / "copie.dsi", "SELECT * FROM vue") == [(1,)]


def test_that_a_damaged_file_has_no_past(tmp_path: Path, store: Store) -> None:
    with store.operation("x") as op:
        op.add(Body(name="A"))
    torn = tmp_path / "abîmé.dsi"
    torn.write_bytes(store.path.read_bytes()[:100_000])
    with pytest.raises(FileProblem):
        past_copy(torn, FIRST, tmp_path / "vu.dsi")
    assert not (tmp_path / "vu.dsi").exists()
    with pytest.raises(FileProblem):
        differences(torn, KEPT, None, FIRST)
    with pytest.raises(FileProblem, match="écrite"):
        copy_without_pieces(store.path, tmp_path)
    orphan = dossier(tmp_path, "orphelin.dsi")
    as_another_program(
        orphan, "INSERT INTO dsi_tx VALUES (1, x'00', 1, 0, '', '', '', x'')",
        "INSERT INTO dsi_change SELECT 'a', n, 1, NULL, NULL, NULL, 1 FROM dsi_field "
        "WHERE tbl = 'body' AND col = '*'",
        "DELETE FROM dsi_field WHERE tbl = 'body' AND col = 'name'",
    )  # fmt: skip
    with pytest.raises(FileProblem):
        differences(orphan, KEPT, None, FIRST)

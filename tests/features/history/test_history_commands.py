"""Coming back: one gesture, one removed record, one record as it was."""

from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.directory import ContactDetail
from dsi_desktop.db.schema.plan import Action, ElementArea
from dsi_desktop.db.schema.work import Check, Task
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.history import commands
from dsi_desktop.features.history.queries.record import record_story
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.choices_ground import luc, removes, sets, written
from support.commands_history import COMMANDS, last_gesture
from support.dossier import contents


def state(store: Store) -> dict[str, object]:
    with store.read() as session:
        found: dict[str, object] = {
            one.id: (one.title, one.state, one.due_on, one.deleted)
            for one in session.query(Task).all()
        }
        found["c"] = tuple((one.done, one.deleted) for one in session.query(Check).all())
        return found


@pytest.mark.parametrize(("name", "gesture"), COMMANDS, ids=[name for name, _g in COMMANDS])
def test_that_each_command_of_the_history_is_undone_and_done_again(
    store: Store, name: str, gesture: object,
) -> None:
    assert callable(gesture)
    before = contents(store)
    gesture(store)
    after = contents(store)
    assert after != before, name
    store.undo()
    assert contents(store) == before
    store.redo()
    assert contents(store) == after


def test_that_every_command_of_the_history_is_in_the_table() -> None:
    public = {
        name for name, value in vars(commands).items()
        if callable(value) and getattr(value, "__module__", "") == commands.__name__
        and not name.startswith("_")
    }
    assert public == {name for name, _gesture in COMMANDS}


def test_that_a_gesture_changed_since_is_not_undone(store: Store) -> None:
    first = next(one for one in record_story(store, "task", "t").gestures if one.day.day == 8)
    before = contents(store)
    with pytest.raises(RuleBroken, match="changé depuis"):
        commands.undo_gesture(store, first.gesture)
    assert contents(store) == before


def test_that_an_unknown_gesture_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        commands.undo_gesture(store, "00" * 16)


def test_that_a_record_comes_back_with_what_went_with_it(store: Store) -> None:
    commands.bring_record_back(store, "action", "a")
    with store.read() as session:
        assert session.get_one(Action, "a").deleted is None
        assert session.get_one(ElementArea, "ea2").deleted == 1
    assert store.undo_label == "Remettre une fiche supprimée"


def test_that_a_record_never_known_does_not_come_back(store: Store) -> None:
    with pytest.raises(NotFound):
        commands.bring_record_back(store, "action", "never")


def test_that_a_record_is_put_as_it_was_with_what_belongs_to_it(store: Store) -> None:
    assert commands.put_record_back(store, "task", "t", date(2026, 11, 9)) == 2
    assert state(store)["t"] == ("Relancer les municipalités", "doing", "2026-06-15", None)
    assert state(store)["c"] == ((True, 1),)
    assert store.undo() == "Remettre une fiche comme elle était"
    assert state(store)["t"] == ("Relancer les municipalités", "doing", "2026-12-15", None)
    assert state(store)["c"] == ((True, None),)


def test_that_a_removed_record_is_put_back_alive(store: Store) -> None:
    assert commands.put_record_back(store, "action", "a", date(2026, 11, 15)) == 2
    with store.read() as session:
        assert session.get_one(Action, "a").deleted is None
        assert session.get_one(ElementArea, "ea").deleted is None
        assert session.get_one(ElementArea, "ea2").deleted == 1


def test_that_a_field_written_since_goes_back_to_its_default(store: Store) -> None:
    written(store, sets(Task, "t", priority="high", result="Fait"))
    commands.put_record_back(store, "task", "t", date(2026, 11, 29))
    with store.read() as session:
        task = session.get_one(Task, "t")
        assert (task.priority, task.result) == ("normal", "")


def test_that_a_day_before_the_record_is_refused(store: Store) -> None:
    before = contents(store)
    with pytest.raises(RuleBroken, match="n’existait pas"):
        commands.put_record_back(store, "task", "t", date(2026, 11, 1))
    assert contents(store) == before


def test_that_the_same_record_is_refused(store: Store) -> None:
    with pytest.raises(RuleBroken, match="déjà"):
        commands.put_record_back(store, "task", "t", date(2026, 11, 15))


def test_that_what_was_destroyed_stays_destroyed(store: Store) -> None:
    written(store, sets(ContactDetail, "cd", label="bureau"))
    commands.put_record_back(store, "person", "p", date(2026, 11, 17))
    with store.read() as session:
        assert session.get_one(ContactDetail, "cd").value in (None, "")


def test_that_what_may_not_be_undone_may_not_be_put_back(store: Store) -> None:
    asked: list[bytes] = []

    def guard(_op: Operation, gesture: bytes) -> None:
        asked.append(gesture)
        raise RuleBroken("Ce procès-verbal est adopté.")

    store.before_undo.append(guard)
    before = contents(store)
    with pytest.raises(RuleBroken, match="adopté"):
        commands.put_record_back(store, "task", "t", date(2026, 11, 9))
    with pytest.raises(RuleBroken, match="adopté"):
        commands.bring_record_back(store, "action", "a")
    assert contents(store) == before
    assert asked[-1].hex() == last_gesture(store, "a", "deleted", "action")


def test_that_what_luc_removed_of_a_record_comes_back_with_the_day(tmp_path: Path) -> None:
    from support.history_ground import told

    path = told(tmp_path)
    with luc(path, 22) as store:
        written(store, removes(Check, "c"))
    with luc(path, 25) as store:
        assert commands.put_record_back(store, "task", "t", date(2026, 11, 21)) == 1
        assert state(store)["c"] == ((True, None),)

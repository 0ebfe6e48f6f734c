"""Undo writes the earlier values back, leaves alone what changed since, and can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Operation, Skipped, Store
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import speaking
from support.db_ground import ask, dossier, heard_by, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(dossier(tmp_path)) as found:
        yield found


def rename(store: Store, row: str, name: str) -> str:
    heard = heard_by(store)
    with store.operation("Renommer") as op:
        op.get(Body, row).name = name
    return heard[0].gesture


@pytest.fixture
def body(store: Store) -> str:
    with store.operation("Créer") as op:
        return op.add(Body(name="A")).id


def name_of(store: Store, row: str) -> str | None:
    with store.read() as session:
        return session.scalar(select(Body.name).where(Body.id == row, Body.deleted.is_(None)))


def test_that_a_whole_session_is_walked_back_and_forth(store: Store, body: str) -> None:
    for name in "BCD":
        rename(store, body, name)
    seen = []
    while store.undo() is not None:
        seen.append(name_of(store, body))
    assert seen == ["C", "B", "A", None]
    seen = []
    while store.redo() is not None:
        seen.append(name_of(store, body))
    assert seen == ["A", "B", "C", "D"]


def test_that_labels_follow_the_stack(store: Store, body: str) -> None:
    rename(store, body, "B")
    assert (store.undo_label, store.redo_label) == ("Renommer", None)
    assert store.undo() == "Renommer"
    assert (store.undo_label, store.redo_label) == ("Créer", "Renommer")
    assert store.redo() == "Renommer"
    assert (store.undo_label, store.redo_label) == ("Renommer", None)
    store.undo()
    rename(store, body, "C")
    assert store.redo_label is None
    labels = [label for (label,) in ask(store.path, "SELECT label FROM dsi_tx ORDER BY n")]
    assert labels == [
        "Créer", "Renommer", "Annuler : Renommer", "Rétablir : Renommer", "Annuler : Renommer",
        "Renommer",
    ]  # fmt: skip


def test_that_labels_are_spoken_in_the_language_in_force() -> None:
    assert spoken_label("Annuler : Renommer") == "Annuler : Renommer"
    assert spoken_label("Renommer") == "Renommer"
    with speaking("en"):
        assert spoken_label("Rétablir : x") == "Redo: x"


def test_that_a_field_changed_since_is_left_alone_and_said(store: Store, body: str) -> None:
    first = rename(store, body, "B")
    store.author = "Luc"
    rename(store, body, "C")
    undone = store.undo_gesture(first)
    assert undone.gesture is None
    assert undone.label == "Annuler : Renommer"
    assert undone.skipped == (Skipped("body", body, "name", "Luc"),)
    assert name_of(store, body) == "C"
    assert store.undo_label == "Renommer"


def test_that_an_older_gesture_is_undone_and_that_undo_too(store: Store, body: str) -> None:
    first = rename(store, body, "B")
    with store.operation("Décrire") as op:
        op.get(Body, body).purpose = "x"
    undone = store.undo_gesture(first)
    assert undone.gesture is not None
    assert name_of(store, body) == "A"
    assert store.undo_label == "Annuler : Renommer"
    assert store.undo() == "Annuler : Renommer"
    assert name_of(store, body) == "B"


def test_that_a_removed_record_is_left_alone_and_said(store: Store, body: str) -> None:
    first = rename(store, body, "B")
    with store.operation("Retirer") as op:
        op.remove(op.get(Body, body))
    assert [one.column for one in store.undo_gesture(first).skipped] == ["name"]
    assert name_of(store, body) is None


def test_that_edit_and_removal_in_one_gesture_come_back_together(store: Store, body: str) -> None:
    with store.operation("Renommer et retirer") as op:
        kept = op.get(Body, body)
        kept.name = "Z"
        op.remove(kept)
    store.undo()
    assert name_of(store, body) == "A"
    store.redo()
    assert ask(store.path, "SELECT name, deleted FROM body") == [("Z", 1)]
    store.undo()
    assert name_of(store, body) == "A"


def test_that_undoing_a_creation_removed_since_changes_nothing(store: Store) -> None:
    heard = heard_by(store)
    with store.operation("Créer") as op:
        person = op.add(Person(given_name="Ana", notes="confidence"))
    with store.operation("Retirer") as op:
        op.remove(op.get(Person, person.id))
    undone = store.undo_gesture(heard[0].gesture)
    assert (undone.gesture, undone.skipped) == (None, ())


def test_that_a_guard_may_refuse_an_undo(store: Store, body: str) -> None:
    rename(store, body, "B")

    def frozen(op: Operation, gesture: bytes) -> None:
        assert op.find(Body, body) is not None
        assert len(gesture) == 16
        raise RuleBroken("Ce procès-verbal est adopté.")

    store.before_undo.append(frozen)
    with pytest.raises(RuleBroken):
        store.undo()
    assert name_of(store, body) == "B"
    assert store.undo_label == "Renommer"
    store.before_undo.clear()
    assert store.undo() == "Renommer"


def test_that_a_gesture_of_another_dossier_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.undo_gesture("00" * 16)


def test_that_nothing_is_undone_twice_when_it_cannot_be(store: Store, body: str) -> None:
    rename(store, body, "B")
    gesture = bytes.fromhex(rename(store, body, "C"))
    assert gesture
    other = ask(store.path, "SELECT hex(id) FROM dsi_tx WHERE label = 'Renommer' ORDER BY n")
    store.undo_gesture(other[1][0])
    assert name_of(store, body) == "B"
    assert store.undo() == "Annuler : Renommer"
    assert name_of(store, body) == "C"


def test_that_undo_says_its_label_even_when_nothing_can_be_done(store: Store, body: str) -> None:
    with store.operation("Retirer") as op:
        op.remove(op.get(Body, body))
    first = bytes.fromhex(ask(store.path, "SELECT hex(id) FROM dsi_tx ORDER BY n")[0][0])
    store.undo_gesture(first.hex())
    assert store.undo_label == "Retirer"
    with store.operation("Rétablir") as op:
        op.restore(op.get(Body, body))
        op.get(Body, body).name = "Z"
    with store.operation("Retirer encore") as op:
        op.remove(op.get(Body, body))
    edited = ask(store.path, "SELECT hex(id) FROM dsi_tx ORDER BY n")[2][0]
    assert [one.column for one in store.undo_gesture(edited).skipped] == ["deleted", "name"]


def test_that_an_undo_overtaken_elsewhere_leaves_the_stack(store: Store, body: str) -> None:
    rename(store, body, "B")
    with store._transaction("Reçu", []) as op:
        op.get(Body, body).name = "reçu"
    assert store.undo() == "Renommer"
    assert [one.column for one in store.skipped] == ["name"]
    assert (store.undo_label, store.redo_label) == ("Créer", None)

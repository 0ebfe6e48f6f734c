"""History: every write of a record with what it replaced; the dossier's gestures, page by page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.history import history, operations
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.clock import Clock
from support.db_ground import dossier, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    times = iter(range(1_000, 2_000))
    with opened(dossier(tmp_path), clock=Clock(lambda: next(times))) as found:
        yield found


def test_that_a_record_tells_its_life(store: Store) -> None:
    with store.operation("Créer") as op:
        row = op.add(Body(name="A")).id
        op.add(Person(given_name="Ana"))
    store.author = "Luc"
    for name in ("B", "C"):
        with store.operation("Renommer") as op:
            op.get(Body, row).name = name
    with store.operation("Décrire") as op:
        op.get(Body, row).purpose = "x"
    store.undo()
    told = [
        (one.label, one.who, one.field, one.old, one.current) for one in history(store, "body", row)
    ]
    assert told == [
        ("Créer", "Marie", "*", None, True),
        ("Renommer", "Luc", "name", "A", False),
        ("Renommer", "Luc", "name", "B", True),
        ("Décrire", "Luc", "purpose", "", False),
        ("Annuler : Décrire", "Luc", "purpose", "x", True),
    ]
    first = history(store, "body", row)[1]
    assert (first.when, first.new, first.device) == (1_001, "B", "Portable")
    assert store.undo_gesture(history(store, "body", row)[2].gesture).gesture
    assert history(store, "person", row) == []
    assert history(store, "body", "rien") == []


def test_that_the_dossier_tells_its_gestures_page_by_page(store: Store) -> None:
    for number in range(5):
        with store.operation(f"Geste {number}") as op:
            op.add(Body(name="A"))
            op.add(Person(given_name="Ana"))
    first = operations(store, 3)
    assert [one.label for one in first] == ["Geste 4", "Geste 3", "Geste 2"]
    assert first[0].tables == ("body", "person")
    assert (first[0].rows, first[0].who, first[0].when) == (2, "Marie", 1_004)
    rest = operations(store, 3, before=first[-1].rank)
    assert [one.label for one in rest] == ["Geste 1", "Geste 0"]
    assert operations(store, 3, before=rest[-1].rank) == []

"""History: every write of a record with what it replaced; the dossier's gestures, page by page."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dsi_desktop.db.history import Asked, history, operations, people
from dsi_desktop.db.obstacles import Obstacle, Obstacles, obstacles
from dsi_desktop.db.removals import bring_back, removed
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body, Post
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import NotFound
from support.db_ground import as_another_program, dossier, opened


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


def test_that_the_history_is_narrowed(tmp_path: Path) -> None:
    days = iter((1, 1, 2, 3, 3))

    def noon() -> int:
        return int(datetime(2026, 5, next(days), 12, tzinfo=UTC).timestamp() * 1000)

    with opened(dossier(tmp_path), clock=Clock(noon)) as store:
        for who, label, record in (
            ("Marie", "Ajouter une personne", Person(given_name="Ana")),
            ("Luc", "Créer", Body(name="Comité d’Évaluation")),
            ("Marie", "Créer", Body(name="Bureau")),
            ("", "Créer", Body(name="Table")),
        ):
            store.author = who
            with store.operation(label) as op:
                op.add(record)

        def told(**asked: object) -> list[tuple[str, int]]:
            found = operations(store, 9, asked=Asked(**asked))  # type: ignore[arg-type]
            return [(one.who, one.rank) for one in found]

        assert told() == [("", 4), ("Marie", 3), ("Luc", 2), ("Marie", 1)]
        assert told(who="Marie") == [("Marie", 3), ("Marie", 1)]
        assert told(first=date(2026, 5, 2)) == [("", 4), ("Marie", 3)]
        assert told(last=date(2026, 5, 1)) == [("Luc", 2), ("Marie", 1)]
        assert told(first=date(2026, 5, 2), last=date(2026, 5, 2)) == [("Marie", 3)]
        assert told(tables=("person", "task")) == [("Marie", 1)]
        assert told(text="evaluation") == [("Luc", 2)]
        assert told(text="PERSONNE") == told(text="ana") == [("Marie", 1)]
        assert told(text="luc", tables=("body",)) == [("Luc", 2)]
        assert told(received=True) == []
        assert len(told(received=False)) == 4
        assert [one.rank for one in operations(store, 1, 3, Asked(who="Marie"))] == [1]
        assert people(store) == ["", "Luc", "Marie"]


def test_that_what_came_from_elsewhere_is_told_apart(store: Store) -> None:
    for number in range(3):
        with store.operation(f"Geste {number}") as op:
            op.add(Body(name="A"))
    as_another_program(
        store.path,
        "INSERT INTO dsi_exchange VALUES (1, 'sent', 0, '', '', '', '', 1, 1, 1)",
        "INSERT INTO dsi_exchange VALUES (2, 'received', 0, '', '', '', '', 2, 2, 1)",
    )
    assert [one.rank for one in operations(store, 9) if one.received] == [2]
    assert [one.rank for one in operations(store, 9, asked=Asked(received=True))] == [2]
    assert [one.rank for one in operations(store, 9, asked=Asked(received=False))] == [3, 1]


def test_that_a_record_tells_the_life_of_what_belongs_to_it(store: Store) -> None:
    with store.operation("Créer") as op:
        body = op.add(Body(name="A")).id
        op.flush()
        post = op.add(Post(body_id=body)).id
        op.add(Post())
    with store.operation("Retirer") as op:
        op.remove(op.get(Post, post))
    alone = history(store, "body", body)
    assert {(one.table, one.row) for one in alone} == {("body", body)}
    told = [(one.table, one.field) for one in history(store, "body", body, linked=True)]
    assert sorted(told) == [("body", "*"), ("post", "*"), ("post", "deleted")]


def test_that_the_reason_why_a_gesture_stays_is_said(store: Store) -> None:
    with store.operation("Créer") as op:
        body = op.add(Body(name="A")).id
        other = op.add(Body(name="Z")).id
    made = operations(store, 1)[0].gesture
    with store.operation("Renommer") as op:
        op.get(Body, body).name = "B"
        op.get(Body, body).purpose = "P"
    named = operations(store, 1)[0].gesture
    assert obstacles(store, named) == Obstacles((), whole=False)
    store.author = "Luc"
    with store.operation("Renommer encore") as op:
        op.get(Body, body).name = "C"
    when = operations(store, 1)[0].when
    since = Obstacle("body", body, "name", "Luc", when, "Renommer encore")
    assert obstacles(store, named) == Obstacles((since,), whole=False)
    assert obstacles(store, made) == Obstacles((), whole=False)
    with store.operation("Supprimer") as op:
        for row in (body, other):
            op.remove(op.get(Body, row))
    gone = operations(store, 1)[0].gesture
    told = obstacles(store, named)
    assert told.whole
    assert [(one.column, one.who) for one in told.found] == [("name", "Luc"), ("deleted", "Luc")]
    assert obstacles(store, made).whole
    assert obstacles(store, gone) == Obstacles((), whole=False)
    assert store.undo_gesture(named).gesture is None
    with pytest.raises(NotFound):
        obstacles(store, "00" * 16)


def test_that_a_removed_record_comes_back_with_what_went_too(store: Store) -> None:
    with store.operation("Créer") as op:
        body = op.add(Body(name="A")).id
        op.flush()
        first, second = (op.add(Post(body_id=body)).id for _time in range(2))
    with store.operation("Supprimer le poste") as op:
        op.remove(op.get(Post, first))
    with store.operation("Supprimer l’instance") as op:
        op.remove(op.get(Body, body))
        op.remove(op.get(Post, second))
    assert [(one.table, one.row) for one in removed(store)] == [
        ("body", body), ("post", second), ("post", first),
    ]  # fmt: skip
    assert [one.label for one in removed(store, ("post",))][1] == "Supprimer le poste"
    with store.operation("Rétablir") as op:
        assert bring_back(op, store, "body", body) == 2
        assert op.get(Body, body).deleted is None
        assert bring_back(op, store, "body", body) == 0
        with pytest.raises(NotFound):
            bring_back(op, store, "body", "rien")
    assert [one.row for one in removed(store)] == [first]
    store.undo()
    assert len(removed(store)) == 3

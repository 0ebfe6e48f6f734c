"""The shelf reads what mapped objects would read, and what an operation has not committed yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from dsi_desktop.db.entity import columns, entities, tables
from dsi_desktop.db.fields import field_of
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.work import Card
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from support.demo import demonstration
from support.dossier import new_dossier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_dossier(tmp_path)
    yield made
    made.close()


def test_that_every_table_is_read_as_mapped_objects_read_it(tmp_path: Path) -> None:
    told = Store.open(demonstration(tmp_path))
    seen = 0
    with told.read() as session:
        for table, kind in entities().items():
            names = [one.key for one in inspect(kind).column_attrs]
            asked = select(kind).where(kind.deleted.is_(None))
            mapped = {one.id: one for one in session.scalars(asked).all()}
            read = Shelf(session).of(table, "deleted", [None])
            assert {one.id for one in read} == set(mapped)
            for one in read:
                assert one.__tablename__ == table
                assert [getattr(one, name) for name in names] == [
                    getattr(mapped[one.id], name) for name in names
                ]
                seen += 1
    assert seen > 500
    told.close()


def test_that_living_records_come_by_rank_and_named_ones_even_when_removed(store: Store) -> None:
    with store.operation("Préparer") as op:
        meeting = op.add(Meeting()).id
        for rank, title in (("c", "trois"), ("a", "un"), ("b", "deux")):
            op.add(AgendaItem(meeting_id=meeting, title=title, rank=rank))
        op.flush()
        gone = op.scalars(select(AgendaItem).where(AgendaItem.title == "deux")).one()
        op.remove(gone)
    with store.read() as session:
        shelf = Shelf(session)
        found = shelf.of("agenda_item", "meeting_id", [meeting, None])
        assert [one.title for one in found] == ["un", "trois"]
        assert [one.title for one in shelf.named("agenda_item", [gone.id, None])] == ["deux"]
        assert shelf.of("agenda_item", "meeting_id", [None]) == shelf.named("person", []) == []


def test_that_an_operation_sees_what_it_has_just_written(store: Store) -> None:
    with store.operation("Préparer") as op:
        person = op.add(Person(given_name="Luc", archived=True))
        (read,) = Shelf(op.session).named("person", [person.id])
        assert (read.given_name, read.archived) == ("Luc", True)
        person.given_name = "Éric"
        assert Shelf(op.session).of("person", "id", [person.id])[0].given_name == "Éric"


def test_that_what_another_program_wrote_reads_as_nothing(store: Store) -> None:
    with store.operation("D’un autre programme") as op:
        meeting = op.add(Meeting()).id
        op.flush()
        op.execute(text(
            "UPDATE meeting SET held_on = 'bientôt', start_time = 'midi', title = NULL"
        ))
        (read,) = Shelf(op.session).named("meeting", [meeting])
        assert (read.held_on, read.start_time, read.title) == (None, None, None)


def test_that_a_yes_or_no_never_said_reads_as_its_default_everywhere(store: Store) -> None:
    flags = [
        (table, kind, column)
        for table, kind in entities().items()
        for column in columns(tables()[table])
        if field_of(column).unit == "flag"
    ]
    assert {field_of(column).default for _table, _kind, column in flags} == {0, 1}
    with store.operation("D’un autre programme") as op:
        for kind in {kind for _table, kind, _column in flags}:
            op.add(kind(id="blank"))
        op.flush()
        for table, _kind, column in flags:
            op.execute(text(f'UPDATE {table} SET "{column.name}" = NULL'))
    with store.read() as session:
        for table, kind, column in flags:
            said = bool(field_of(column).default)
            mapped = session.scalars(select(kind).where(kind.id == "blank")).one()
            read = [
                getattr(Shelf(session).named(table, ["blank"])[0], column.name),
                getattr(mapped, column.name),
                session.execute(select(column)).scalar_one(),
            ]
            assert read == [said, said, said]
            is_yes = column.is_not(False) if said else column.is_(True)
            assert len(session.scalars(select(kind.id).where(is_yes)).all()) == int(said)


def test_that_a_row_cannot_be_written_over(store: Store) -> None:
    with store.operation("Préparer") as op:
        card = op.add(Card())
        (read,) = Shelf(op.session).named("card", [card.id])
        with pytest.raises(AttributeError):
            read.rank = "z"

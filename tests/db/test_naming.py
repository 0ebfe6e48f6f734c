"""Records and cells said in words, whatever their table."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dsi_desktop.db.entity import columns, tables
from dsi_desktop.db.naming import Names
from dsi_desktop.db.naming_words import LINKS, NAMING
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.kernel.i18n import speaking
from support.db_ground import dossier, opened


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("Écrire") as op:
        op.add(Person(id="p", given_name="Marie-Ève", family_name="Tremblay"))
        op.add(Body(id="b", name="Comité conseil"))
        op.add(Meeting(id="m", body_id="b", held_on="2026-10-08"))
        op.add(Meeting(id="undated", body_id="b", held_on="bientôt"))
        op.add(AgendaItem(id="i", meeting_id="m", title="Navette des aîné·es"))
        op.add(Entry(id="e", meeting_id="m", agenda_item_id="i", text="Une ligne\nUne autre"))
        op.add(Entry(id="loose", meeting_id="m", text="Une ligne\nUne autre"))
        op.add(ContactDetail(id="c", person_id="p", value="418 555-0000"))
        op.add(Task(id="t", title="Relancer", person_id="p", action_id="a"))
        op.add(Action(id="a", title="Inventaire", code="2.1.3"))
    with closing(connect(path)) as plain:
        yield plain


def test_that_every_table_has_a_word_and_names_only_columns_it_has() -> None:
    assert set(tables()) <= set(NAMING)
    strays = [
        (name, column)
        for name, naming in NAMING.items()
        if name in tables()
        for column in (*naming.title, *naming.above, *([naming.code] if naming.code else []))
        if column not in tables()[name].columns
    ]
    assert strays == []


def test_that_what_stands_above_is_always_a_link(db: sqlite3.Connection) -> None:
    names = Names(db)
    assert all(
        names.target(table, column)
        for table, naming in NAMING.items()
        if table in tables()
        for column in naming.above
    )
    assert set(LINKS.values()) <= set(tables())


@pytest.mark.parametrize(
    ("table", "row", "title", "where"),
    [
        ("person", "p", "Marie-Ève Tremblay", "Personne"),
        ("meeting", "m", "Comité conseil, 8\u00a0octobre 2026", "Rencontre"),
        ("meeting", "undated", "Comité conseil", "Rencontre"),
        ("entry", "e", "Navette des aîné·es", "Comité conseil, 8\u00a0octobre 2026"),
        ("entry", "loose", "Une ligne", "Comité conseil, 8\u00a0octobre 2026"),
        ("contact_detail", "c", "Marie-Ève Tremblay", "Coordonnée"),
        ("action", "a", "Inventaire", "Action 2.1.3"),
        ("action", "unknown", "Action", "Action"),
        ("robot", "r", "robot", "robot"),
    ],
)
def test_how_a_record_is_named(
    db: sqlite3.Connection, table: str, row: str, title: str, where: str
) -> None:
    names = Names(db)
    assert (names.title(table, row), names.where(table, row)) == (title, where)


def test_that_a_record_is_a_part_of_the_nearest_above(db: sqlite3.Connection) -> None:
    names = Names(db)
    assert names.above("entry", "e") == ("agenda_item", "i")
    assert names.above("entry", "loose") == ("meeting", "m")
    assert names.above("task", "t") is None
    assert names.above("robot", "r") is None


def test_that_fields_are_said_in_the_language_in_force(db: sqlite3.Connection) -> None:
    names = Names(db)
    assert names.label("task", "due_on") == "échéance"
    assert names.label("task", "wings") == "wings"
    with speaking("en"):
        assert names.label("task", "due_on") == "due date"


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("task", "due_on", "2026-12-15", "15\u00a0décembre 2026"),
        ("task", "due_on", "demain", "demain"),
        ("task", "due_on", None, ""),
        ("task", "title", "", ""),
        ("task", "person_id", "p", "Marie-Ève Tremblay"),
        ("task", "action_id", "a", "Inventaire"),
        ("task", "state", "todo", "à faire"),
        ("task", "archived", 1, "oui"),
        ("task", "archived", 0, "non"),
        ("task", "cost", 1250000, "12\u00a0500\u00a0$"),
        ("task", "hours_done", 25, "2,5\u00a0h"),
        ("task", "hours_done", 30, "3\u00a0h"),
        ("task", "moved_at", 1_764_547_200_000, "1er\u00a0décembre 2025"),
        ("task", "deleted", 1, "supprimée"),
        ("task", "deleted", 0, ""),
        ("action", "progress", 60, "60\u00a0%"),
        ("action", "people_reached", 1200, "1\u00a0200"),
        ("agenda_item", "minutes", 80, "1\u00a0h\u00a020"),
        ("meeting", "start_time", "13:30", "13\u00a0h\u00a030"),
        ("meeting", "place", "Salle A", "Salle A"),
        ("area", "population_year", 2021, "2021"),
        ("robot", "wings", 2, "2"),
    ],
)
def test_how_a_value_is_read(
    db: sqlite3.Connection, table: str, column: str, value: str | int | None, said: str
) -> None:
    assert Names(db).value(table, column, value) == said


def test_that_every_cell_of_every_table_can_be_said(db: sqlite3.Connection) -> None:
    names = Names(db)
    for name, table in tables().items():
        for column in columns(table):
            assert names.label(name, column.name)
            assert names.value(name, column.name, "x")
            assert names.value(name, column.name, 1)


def test_that_what_stands_above_never_goes_round() -> None:
    with closing(sqlite3.connect(":memory:")) as plain:
        names = Names(plain)
        from_table = {
            table: {names.target(table, one) for one in naming.above}
            for table, naming in NAMING.items()
        }
    for start in NAMING:
        wave = from_table[start]
        for _step in range(8):
            assert start not in wave
            wave = {above for one in wave for above in from_table[one]}


def test_that_a_whole_of_the_same_name_is_not_said_twice(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("Écrire") as op:
        op.add(Meeting(id="m", title="Même nom"))
        op.add(AgendaItem(id="i", title="Même nom", meeting_id="m"))
        op.add(Entry(id="e", agenda_item_id="i", meeting_id="m"))
    with closing(connect(path)) as plain:
        assert Names(plain).where("entry", "e") == "Texte du procès-verbal"

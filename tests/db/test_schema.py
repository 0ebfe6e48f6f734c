"""The schema: INTEGER and TEXT only, nullable, described, and every word in the vocabulary."""

from pathlib import Path

import pytest
from sqlalchemy import Integer, Table, Text, TypeDecorator, select, text

import dsi_desktop.db.schema  # noqa: F401  the schema registers itself
from dsi_desktop.db.entity import columns, entities, tables
from dsi_desktop.db.fields import Flag, field_of
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.vocabulary import VOCABULARY
from support.db_ground import as_another_program, dossier, opened

TABLES = tables()


@pytest.fixture(params=sorted(TABLES))
def table(request: pytest.FixtureRequest) -> Table:
    return TABLES[request.param]


def test_columns_are_whole_numbers_or_text_and_nullable(table: Table) -> None:
    for column in columns(table):
        kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
        assert isinstance(kind, Integer | Text), column
        assert column.nullable, column
        assert column.server_default is None, column


def test_columns_are_described_for_history_and_privacy(table: Table) -> None:
    for column in columns(table):
        field = field_of(column)
        assert field.label, column
        assert field.default is None or isinstance(field.default, str | int), column


def test_choices_and_their_defaults_stand_in_the_vocabulary(table: Table) -> None:
    for column in columns(table):
        field = field_of(column)
        if field.choices:
            words = VOCABULARY[field.choices]
            assert field.default in ("", *words), column


def test_every_table_of_the_domain_is_journalled() -> None:
    assert set(TABLES) == set(entities())
    assert len(TABLES) >= 110


def test_the_key_is_a_text_made_by_the_client(table: Table) -> None:
    assert [column.name for column in table.primary_key] == ["id"]
    assert isinstance(table.c.id.type, Text)
    assert table.c.deleted.nullable


def test_no_human_number_is_unique_in_sql(table: Table) -> None:
    assert not [one for one in table.constraints if one.__class__.__name__ == "UniqueConstraint"]
    assert not [index for index in table.indexes if index.unique]


@pytest.mark.parametrize(
    "personal",
    [
        "contact_detail.value", "person.notes", "person.diet", "person.access_needs",
        "organization.notes", "notice.sent_to", "minutes_version.sent_to", "access_request.answer",
        "attendance.note", "membership.reason_ended",
    ],
)
def test_what_the_law_protects_is_marked_personal(personal: str) -> None:
    name, _, column = personal.partition(".")
    assert field_of(TABLES[name].c[column]).personal


def test_a_flag_keeps_zero_or_one_and_reads_null_as_no() -> None:
    flag = Flag()
    assert [flag.process_bind_param(value, None) for value in (True, False, None)] == [1, 0, None]
    read = [flag.process_result_value(value, None) for value in (1, 0, None)]
    assert read == [True, False, False]


@pytest.mark.parametrize(("day", "hour"), [
    ("31/12/2026", "midi"), ("bientôt", "25:00"), ("", ""), ("2026-02-30", "9:5"),
])
def test_that_a_date_another_program_misspelt_reads_as_none_and_stays_in_the_file(
    tmp_path: Path, day: str, hour: str
) -> None:
    path = dossier(tmp_path)
    as_another_program(
        path, f"INSERT INTO meeting(id, held_on, start_time) VALUES ('m', '{day}', '{hour}')"
    )
    with opened(path) as store, store.read() as session:
        assert session.execute(select(Meeting.held_on, Meeting.start_time)).all() == [(None, None)]
        kept = text("SELECT held_on, start_time FROM meeting")
        assert session.execute(kept).all() == [(day, hour)]
    assert verify(path, tables()).is_sound

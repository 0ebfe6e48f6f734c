"""A spreadsheet is opened again by another reader: values keep their nature, nothing is run."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.formats.xlsx import (
    Sheet,
    SheetColumn,
    Spreadsheet,
    Value,
    sheet_names,
    spreadsheet_bytes,
)
from support.xlsx_reader import core_of, pages_of

COLUMNS = (
    SheetColumn("Carte", width=40), SheetColumn("Échéance", "day", 12),
    SheetColumn("Heures", "decimal"), SheetColumn("Coût", "money"),
)  # fmt: skip
HOSTILE = (
    "=1+1", '=HYPERLINK("http://127.0.0.1/","x")', "+1", "-1", "@SUM(A1)", "\t=1",
    "http://127.0.0.1/", "mailto:a@b.ca", "internal:A1", "{=A1}", "0123", "1e9", "TRUE",
    "<b>&amp;</b>", "]]>", "_x0041_", " deux  espaces ",
)  # fmt: skip


def book(*rows: tuple[Value, ...], columns: tuple[SheetColumn, ...] = COLUMNS) -> bytes:
    return spreadsheet_bytes(Spreadsheet("Cartes", (Sheet("Cartes", columns, rows),)))


def test_that_days_numbers_and_amounts_keep_their_nature() -> None:
    (page,) = pages_of(book(("Visiter", date(2026, 12, 15), 3.5, 18_000.25)))
    assert page.name == "Cartes"
    assert page.row(1) == ["Carte", "Échéance", "Heures", "Coût"]
    assert page.row(2) == ["Visiter", date(2026, 12, 15), 3.5, 18_000.25]


@pytest.mark.parametrize("text", HOSTILE)
def test_that_a_text_is_never_a_formula_nor_a_link(text: str) -> None:
    (page,) = pages_of(book((text, None, None, None)))
    assert page.cells["A2"] == text
    assert "hyperlink" not in page.xml


def test_that_words_stay_words_in_a_column_of_days() -> None:
    (page,) = pages_of(book(("x", "automne 2026", "", None), ("y", date(1608, 7, 3), True, None)))
    assert page.row(2) == ["x", "automne 2026"]
    assert page.row(3) == ["y", "1608-07-03", "True"]


def test_that_the_head_stays_in_sight_and_filters_are_offered() -> None:
    (page,) = pages_of(book(("x", None, None, None), ("y", None, None, None)))
    assert 'state="frozen"' in page.xml
    assert '<autoFilter ref="A1:D3"' in page.xml
    assert 'orientation="landscape"' in page.xml
    assert 'width="40' in page.xml


def test_that_a_table_without_rows_or_columns_is_still_a_file() -> None:
    assert pages_of(book())[0].row(1) == ["Carte", "Échéance", "Heures", "Coût"]
    assert pages_of(book(columns=()))[0].cells == {}


def test_that_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    (page,) = pages_of(book(("é" * 40_000 + "\ud800", None, None, None)))
    said = str(page.cells["A2"])
    assert len(said) == 32_767
    assert said.endswith("é…")


def test_that_the_same_day_gives_the_same_bytes() -> None:
    told = Spreadsheet("Cartes", (), "Luc", datetime(2026, 12, 4, 12, tzinfo=UTC))
    once = Spreadsheet("Cartes", (Sheet("A", COLUMNS, ()),), told.author, told.created)
    assert spreadsheet_bytes(once) == spreadsheet_bytes(once)
    assert "2026-12-04T12:00:00Z" in core_of(spreadsheet_bytes(once))
    assert "Luc" in core_of(spreadsheet_bytes(once))


def test_that_names_of_sheets_are_those_a_spreadsheet_accepts() -> None:
    assert list(sheet_names(["Cartes", "cartes", "", "'a/b'", "History", "x" * 40, "𐀀" * 20])) == [
        "Cartes", "cartes (2)", "1", "a b", "History (2)", "x" * 31, "𐀀" * 15,
    ]  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_that_any_name_makes_a_file_that_opens(names: list[str]) -> None:
    sheets = tuple(Sheet(name, COLUMNS, ((name, None, None, None),)) for name in names)
    pages = pages_of(spreadsheet_bytes(Spreadsheet("x", sheets)))
    assert len({page.name.casefold() for page in pages}) == len(pages)
    assert len(pages) == max(len(names), 1)

"""A table that goes over pages: one Table, its head and its group said again, no row cut."""

import pikepdf
import pytest

from dsi_desktop.reporting.blocks import Document, Facts, Heading, Para, Room, Rows, Table
from support import pdf_reader, pdf_samples
from support.pdf_samples import COLUMNS


def printed(document: Document) -> tuple[bytes, list[str], list[str]]:
    content, _rendered = pdf_samples.printed(document)
    return content, pdf_reader.artifacts(content), pdf_reader.read_aloud(content)


def rows_of_tables(content: bytes) -> list[int]:
    """Return how many rows each table has."""
    pdf = pdf_reader.opened(content)
    found = [one for one in pdf_reader.elements(pdf) if one.S == "/Table"]
    return [len(pdf_reader.kids_of(one)) for one in found]


def pages_of(content: bytes) -> list[set[int]]:
    """Return for each row the pages it stands on."""
    pdf = pdf_reader.opened(content)
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}

    def under(element: pikepdf.Object) -> set[int]:
        here = {numbers[page.objgen] for page, _mark in pdf_reader.marks_of(element)}
        return here.union(*(under(kid) for kid in pdf_reader.kids_of(element)))

    return [under(row) for row in pdf_reader.elements(pdf) if row.S == "/TR"]


def test_that_300_rows_are_one_table_with_its_head_on_each_page() -> None:
    content, around, said = printed(pdf_samples.document(pdf_samples.table(150), landscape=True))
    assert rows_of_tables(content) == [303]
    assert all("Responsable" in page for page in around[1:])
    assert said.count("Responsable ") == 1


def test_that_no_row_is_cut_by_a_page() -> None:
    content, _around, _said = printed(pdf_samples.document(pdf_samples.table(150)))
    assert all(len(pages) == 1 for pages in pages_of(content))


def test_that_a_group_cut_by_a_page_says_suite() -> None:
    _content, around, said = printed(pdf_samples.document(pdf_samples.table(60)))
    names = ["Chantier Transport (suite)", "Chantier Jeunesse (suite)"]
    again = [next((one for one in names if one in page), "") for page in around]
    assert again[0] == ""
    assert set(again[1:]) <= {*names, ""}
    assert set(names) <= set(again)
    assert said.count("Chantier Transport ") == 1
    assert "suite" not in "".join(said)


@pytest.mark.parametrize("room", range(0, 120, 15))
def test_that_suite_stands_at_the_head_of_a_page_only(room: int) -> None:
    rows = (("1", "Un titre assez long pour deux lignes du tableau " * 5, "b", "c"),) * 60
    table = Table(COLUMNS, (Rows(rows, "Groupe"),))
    _content, around, _said = printed(pdf_samples.document(Room(room), table))
    assert len(around) > 3
    assert [page.count("(suite)") for page in around] == [0, *[1] * (len(around) - 1)]


def test_that_a_page_that_begins_with_a_group_says_no_suite() -> None:
    groups = tuple(Rows((("1", "a", "b", "c"),) * 3, f"Groupe {n}") for n in range(40))
    content, around, _said = printed(pdf_samples.document(Table(COLUMNS, groups)))
    pages = pdf_reader.sheets(pdf_reader.opened(content))
    begins = [page.marks[0].text.startswith("Groupe") for page in pages]
    assert [("(suite)" in page) for page in around[1:]] == [not one for one in begins[1:]]


def test_that_suite_is_said_in_the_language_of_the_document() -> None:
    _content, around, _said = printed(
        pdf_samples.document(pdf_samples.table(60), language="en")
    )
    assert "(continued)" in around[1]


@pytest.mark.parametrize("words", [4_000, 12_000])
def test_that_a_row_taller_than_a_page_is_one_row_cut_between_its_lines(words: int) -> None:
    rows = Rows((("1", "mot " * words, "Roy", "1 $"), ("2", "fin", "", "")), "Groupe")
    content, _around, said = printed(pdf_samples.document(Table(COLUMNS, (rows,))))
    assert rows_of_tables(content) == [4]
    assert "".join(said).count("mot") == words
    assert len(pages_of(content)[2]) > 2


def test_that_a_tall_row_after_small_ones_is_printed_whole() -> None:
    small = (("0", "petit", "", ""),) * 5
    rows = (*small, ("1", "mot " * 5_000, "Roy", "1 $"), *small)
    content, _around, said = printed(pdf_samples.document(Table(COLUMNS, (Rows(rows),))))
    assert "".join(said).count("mot") == 5_000
    assert rows_of_tables(content) == [12]


def test_that_a_long_fact_is_read_before_the_next_one() -> None:
    _content, _around, said = printed(
        pdf_samples.document(Facts((("Lieu", "mot " * 3_000), ("Heure", "9 h"))))
    )
    assert [one.strip() for one in said[-2:]] == ["Heure", "9\u00a0h"]


def test_that_no_heading_is_left_at_the_foot_of_a_page() -> None:
    for lines in range(20, 40):
        story = [Para("ligne")] * lines
        content, _rendered = pdf_samples.printed(
            pdf_samples.document(*story, Heading(2, "Suivis"), pdf_samples.table(10),
                                 *story, Heading(2, "Fin"), Para("mot " * 60))
        )  # fmt: skip
        for sheet in pdf_reader.sheets(pdf_reader.opened(content)):
            assert sheet.marks[max(sheet.marks)].tag[0] != "H", lines


def test_that_a_table_without_rows_says_so() -> None:
    _content, _around, said = printed(pdf_samples.document(Table(COLUMNS, ())))
    assert said[-1].strip() == "Rien à montrer ici."

"""Papers of a board made of whatever another program wrote: whole, literal, accessible."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.queries.table import card_rows
from dsi_desktop.features.boards.report import REPORTS
from dsi_desktop.features.boards.report.board import board_report
from dsi_desktop.features.boards.report.listing import ListPlan, list_spreadsheet
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.text import clean
from dsi_desktop.reporting.blocks import Document
from support import pdf_reader, pdf_samples
from support import work_ground as ground
from support.dossier import copied, template
from support.pdf_verifier import problems
from support.work_ground import TODAY
from support.xlsx_reader import pages_of

WORDS = (
    *pdf_samples.HOSTILE, "ᓄᓇᕕᒃ ᑲᒪᔨᐅᑎᑕᐅᔪᑦ", "مرحبا بالعالم", "Fête 🎉 du 😀 quartier",
    "a" * 300, "mot " * 400, "\u202egnola", "   ", "",
)  # fmt: skip


def seed(store: Store) -> None:
    with store.operation("D’un autre programme") as op:
        op.add(ground.Body(id="b", name=WORDS[0], kind="workstream", purpose=WORDS[5]))
    boards.create_board(store, "b", title=WORDS[1])
    with store.operation("D’un autre programme") as op:
        for at, text in enumerate(WORDS):
            op.add(Task(
                id=f"t{at:02}", title=text, body_id="b", responsible_name=text, due_text=text,
                due_to="2026-01-01", waiting_for=text, result=text, description=text,
                state=("idea", "todo", "doing", "waiting", "done")[at % 5], done_on="2026-11-30",
                hours_planned=10**12, hours_done=-5, cost=-(10**12), priority="urgent",
            ))  # fmt: skip


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("hostile"), seed)


@pytest.fixture
def store(laid: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(laid, tmp_path)
    yield opened
    opened.close()


def board_id(store: Store) -> str:
    return ground.first(store, "board")


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
def test_that_every_paper_is_made_and_accessible(store: Store, name: str) -> None:
    report = next(one for one in REPORTS if one.name == name)
    document: Document = report.build(store, board_id(store))
    content, rendered = pdf_samples.printed(document)
    assert problems(content) == []
    found = pdf_reader.tight(pdf_reader.read_aloud(content))
    assert found == pdf_samples.letters(document, rendered)


def test_that_large_print_keeps_every_letter(store: Store) -> None:
    for report in REPORTS:
        document = replace(report.build(store, board_id(store)), size=16)
        content, rendered = pdf_samples.printed(document)
        assert problems(content) == []
        found = pdf_reader.tight(pdf_reader.read_aloud(content))
        assert found == pdf_samples.letters(document, rendered)


def test_that_a_card_without_a_title_says_so(store: Store) -> None:
    content, _rendered = pdf_samples.printed(board_report(store, board_id(store)))
    assert "(sanstitre)" in pdf_reader.tight(pdf_reader.read_aloud(content))


def test_that_the_spreadsheet_holds_the_same_texts(store: Store) -> None:
    rows = tuple(card_rows(store, TODAY, body_id="b"))
    (page,) = pages_of(spreadsheet_bytes(list_spreadsheet(ListPlan("", WORDS[0], TODAY, rows))))
    titles = {
        value for ref, value in page.cells.items() if ref[0] == "A" and ref[1:].isdecimal()
    }  # fmt: skip
    assert {clean(text) for text in WORDS if text} <= titles | {""}

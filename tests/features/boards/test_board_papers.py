"""A board, a list and a spreadsheet, read back as those who receive them read them."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from dsi_desktop.db.schema.work import Board, Label, Task, TaskLabel, TaskPartner
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.queries.lines import BoardSheet, CardLine, ColumnLine, LaneLine
from dsi_desktop.features.boards.queries.table import card_rows
from dsi_desktop.features.boards.report import REPORTS
from dsi_desktop.features.boards.report.board import (
    BoardPlan,
    board_document,
    board_report,
    board_report_a3,
    due_on_paper,
    paper_colour,
)
from dsi_desktop.features.boards.report.listing import (
    ListPlan,
    cards_report,
    list_document,
    list_spreadsheet,
)
from dsi_desktop.features.boards.rules.board_paper import Band, Frame, Ink, PaperCard, PaperColumn
from dsi_desktop.features.boards.rules.board_paper import pages as laid_out
from dsi_desktop.features.reports.report import catalogue
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.drawing import Rect, Text
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.reporting.blocks import Document, Figure
from dsi_desktop.reporting.pdf.fonts import measure
from support import pdf_reader, pdf_samples
from support import work_ground as ground
from support.pdf_verifier import problems
from support.work_ground import TODAY
from support.xlsx_reader import pages_of

INK = Ink(paper_colour, measure)
FRAME = Frame(684, 400, 490, 10, 6)


def read(document: Document) -> str:
    content, _rendered = pdf_samples.printed(document)
    assert problems(content) == []
    return pdf_reader.tight(pdf_reader.read_aloud(content))


def told(*words: str) -> str:
    return pdf_reader.tight(list(words))


def column(key: str, count: int, title: str = "Écrire aux partenaires") -> PaperColumn:
    cards = tuple(PaperCard(f"{key}{n}", f"{title} {n}", n, (("MRC", False), ("hier", True)))
                  for n in range(count))  # fmt: skip
    return PaperColumn(key, f"Colonne {key}", cards)


def board_of(*counts: int, title: str = "Écrire aux partenaires") -> list[Band]:
    return [Band("all", "", tuple(column(f"c{at}.", n, title) for at, n in enumerate(counts)))]


def card_line(number: int, lane: str = "", state: str = "todo") -> CardLine:
    return CardLine(
        f"t{number}", f"c{number}", state, f"Carte {number}", state, "b", "Transport", 1, "MRC",
        "MRC", "", late=False, checks_done=0, checks=0, lane=lane,
    )  # fmt: skip


def test_that_the_papers_are_reports_of_the_house() -> None:
    assert {"board", "board-a3", "cards", "board-progress"} == {one.name for one in REPORTS}
    assert set(REPORTS) <= set(catalogue())


def test_that_the_columns_are_read_one_after_the_other(store: Store) -> None:
    found = read(board_report(store, ground.board(store)))
    places = [found.index(told(words)) for words in (
        "Transport", "4 décembre 2026", "2 cartes", "1 en retard", "Idées · 0", "À faire · 1",
        "Relancer deux municipalités", "Stéphane Leblanc", "15 déc.", "En cours · 1",
        "Obtenir trois soumissions", "Nadia Bouchard", "En retard : 30 nov. · 1/2", "Fait · 0",
    )]  # fmt: skip
    assert places == sorted(places)


def test_that_a3_paper_is_larger_and_says_the_same(store: Store) -> None:
    boxes = {}
    for build in (board_report, board_report_a3):
        content, _rendered = pdf_samples.printed(build(store, ground.board(store)))
        box = PdfReader(BytesIO(content)).pages[0].mediabox
        boxes[build] = (round(float(box.width)), round(float(box.height)))
    assert boxes == {board_report: (792, 612), board_report_a3: (1191, 842)}
    one, other = (read(build(store, ground.board(store))) for build in boxes)
    assert one == other


@pytest.mark.parametrize("board_id", [None, "", "nowhere"])
def test_that_a_board_that_is_not_there_is_said(store: Store, board_id: str | None) -> None:
    with pytest.raises(NotFound, match="plus dans le dossier"):
        board_report(store, board_id)


def test_that_the_board_of_all_names_the_chantier_of_each_card(store: Store) -> None:
    board = queries.all_boards(store, TODAY)
    found = read(board_document(BoardPlan("DSI", TODAY, board)))
    assert told("Visiter la popote", "Alimentation", "L’Ancrage", "vers l’été") in found


def test_that_a_filter_is_said_with_what_it_leaves_out(store: Store) -> None:
    board = queries.board(store, ground.TRANSPORT, TODAY)
    assert board is not None
    found = read(board_document(BoardPlan("DSI", TODAY, board, "en:retard", 64)))
    assert told("2 de 64 cartes, filtre « en:retard »") in found


def test_that_labels_priority_and_what_is_waited_for_are_printed(store: Store) -> None:
    key = ground.task(store)
    tasks.edit_task(store, key, state="waiting", priority="high", waiting_for="la MRC")
    with store.operation("Étiqueter") as op:
        op.add(Label(id="l", name="Hiver"))
        op.add(Label(id="blank"))
        op.flush()
        op.add(TaskLabel(task_id=key, label_id="l"))
        op.add(TaskLabel(task_id=key, label_id="blank"))
    (row,) = card_rows(store, TODAY, task_ids={key})
    assert row.labels == ("Hiver",)
    found = read(board_report(store, ground.board(store)))
    assert told("30 nov. · 1/2", "Priorité haute", "En attente de : la MRC", "Hiver") in found


def test_that_lanes_are_bands_with_their_titles() -> None:
    columns = (
        ColumnLine("todo", "À faire", "todo", (card_line(1, "o1"), card_line(2))),
        ColumnLine("done", "Fait", "done", (card_line(3, "o1", "done"),)),
    )
    lanes = (
        LaneLine("o1", "1.1 Se déplacer"), LaneLine("o2", "Vide"), LaneLine("", "Sans objectif"),
    )  # fmt: skip
    board = BoardSheet("b", "x", "Transport", columns, "objective", lanes)
    found = read(board_document(BoardPlan("DSI", TODAY, board)))
    expected = told(
        "1.1 Se déplacer", "À faire · 1", "Carte 1", "MRC", "Fait · 1", "Carte 3", "MRC",
        "Sans objectif", "À faire · 1", "Carte 2",
    )  # fmt: skip
    assert expected in found
    assert "Vide" not in found
    bare = replace(board, columns=tuple(replace(one, cards=()) for one in columns))
    assert told("À faire", "Fait") in read(board_document(BoardPlan("DSI", TODAY, bare)))


def test_that_a_board_without_columns_says_so() -> None:
    board = BoardSheet("b", "x", "Transport", (), ended="Transport a pris fin.")
    found = read(board_document(BoardPlan("DSI", TODAY, board)))
    assert told("Ce tableau n’a pas de colonne.") in found
    assert told("0 carte", "· Transport a pris fin.") in found


def test_that_heads_are_repeated_and_no_card_is_lost_over_pages() -> None:
    made = laid_out(board_of(30, 2, 0, 9), FRAME, INK)
    assert len(made) > 2
    said = [[one.text for one in page.shapes if isinstance(one, Text)] for page in made]
    assert said[0][0] == "Colonne c0."
    assert all(page[0] == "Colonne c0. (suite)" for page in said[1:])
    keys = [group.key for page in made for group in page.groups if group.key.count(".") == 5]
    assert len(keys) == len(set(keys)) == 41


@pytest.mark.parametrize("counts", [(1, 60), (25, 25, 25, 25, 25), (3,) * 14])
def test_that_boxes_stay_inside_the_page_and_apart(counts: tuple[int, ...]) -> None:
    long = "Préparer une rencontre d’information avec toutes les municipalités de la MRC " * 2
    for page in laid_out(board_of(*counts, title=long), FRAME, INK):
        cards = [one for one in page.shapes if isinstance(one, Rect) and one.stroke]
        assert all(one.x >= 0 and one.x + one.width <= page.width + 0.01 for one in cards)
        assert all(one.y >= 0 and one.y + one.height <= page.height + 0.01 for one in cards)
        for one in page.shapes:
            if isinstance(one, Text):
                assert one.x + measure(one.text, one.role, one.size) <= page.width + 0.01
        by_place = sorted(cards, key=lambda one: (one.x, one.y))
        for one, other in pairwise(by_place):
            assert one.x != other.x or one.y + one.height <= other.y + 0.01


def test_that_more_columns_than_a_sheet_holds_go_on_the_next() -> None:
    made = laid_out(board_of(*(1,) * 8), FRAME, INK)
    titles = [
        [one.text for one in page.shapes if isinstance(one, Text) and one.text[0] == "C"]
        for page in made
    ]
    assert [len(page) for page in titles] == [6, 2]
    assert laid_out([], FRAME, INK) == []


def test_that_a_lane_goes_on_over_the_page_with_its_title() -> None:
    bands = [replace(board_of(12, 1)[0], key=f"l{at}", title=f"Objectif {at}") for at in range(2)]
    said = [
        [one.text for one in page.shapes if isinstance(one, Text)]
        for page in laid_out(bands, FRAME, INK)
    ]
    firsts = [page[0] for page in said]
    assert firsts[0] == "Objectif 0"
    assert "Objectif 0 (suite)" in firsts
    assert any("Objectif 1" in page for page in said)
    assert all("Colonne c1. (suite)" not in page for page in said)


def test_that_a_head_never_stands_without_a_card_under_it() -> None:
    for count in range(1, 9):
        bands = [
            replace(board_of(count, 1)[0], key=f"l{at}", title=f"Objectif {at}") for at in range(3)
        ]
        for page in laid_out(bands, FRAME, INK):
            said = [one.text for one in page.shapes if isinstance(one, Text)]
            assert not said[-1].startswith(("Objectif", "Colonne"))
            after = dict(pairwise(said))
            assert all(
                not below.startswith("Objectif") for above, below in after.items()
                if above.startswith("Colonne")
            )  # fmt: skip


def test_that_500_cards_are_printed_whole(store: Store) -> None:
    with store.operation("Remplir") as op:
        for number in range(500):
            op.add(Task(id=f"n{number:03}", title=f"Tâche numéro {number}", body_id=ground.FOOD))
    board = queries.all_boards(store, TODAY)
    found = read(board_document(BoardPlan("DSI", TODAY, board)))
    assert all(told(f"Tâche numéro {number}") in found for number in (0, 250, 499))


def test_that_a_day_is_printed_instead_of_tomorrow() -> None:
    assert due_on_paper("demain", "2026-12-05", TODAY) == "5\u00a0déc."
    assert due_on_paper("vers l’été", "2026-12-05", TODAY) == "vers l’été"
    assert due_on_paper("", None, TODAY) == ""
    assert due_on_paper("3\u00a0janv.", "2027-01-03", TODAY) == "3\u00a0janv.\u00a027"


def test_that_the_list_is_grouped_by_chantier(store: Store) -> None:
    found = read(cards_report(store))
    places = [found.index(told(words)) for words in (
        "Liste des cartes", "Tous les chantiers", "5 cartes · 1 en retard", "Transport",
        "Relancer deux municipalités", "Alimentation", "Visiter la popote",
    )]  # fmt: skip
    assert places == sorted(places)
    assert told("Priorité") not in found
    assert told("Vieille idée") not in found


def test_that_one_chantier_is_listed_without_its_name_and_with_hours(store: Store) -> None:
    tasks.edit_task(store, ground.task(store), hours_planned=105, hours_done=20, priority="high")
    rows = tuple(card_rows(store, TODAY, body_id=ground.TRANSPORT))
    found = read(list_document(ListPlan("DSI", "Transport", TODAY, rows, "resp:MRC", 9)))
    assert told("2 de 9 cartes, filtre « resp:MRC » · 1 en retard") in found
    assert told("2 de 10,5 h") in found
    assert told("haute") in found
    assert told("Sans chantier") not in found


def test_that_an_empty_list_says_so() -> None:
    found = read(list_document(ListPlan("DSI", "Transport", TODAY, ())))
    assert told("0 carte") in found
    assert told("Aucune carte à montrer.") in found


def test_that_cards_without_a_chantier_are_named_so(store: Store) -> None:
    tasks.add_task(store, title="Sans toit")
    assert told("Sans chantier", "Sans toit") in read(cards_report(store))


def test_that_the_spreadsheet_holds_the_same_cards_as_values(store: Store) -> None:
    key = ground.task(store)
    tasks.edit_task(store, key, cost=1_800_050, hours_planned=105, start_on="2026-11-01",
                    description="=2+2", organization_id=ground.MRC)  # fmt: skip
    with store.operation("Aider") as op:
        op.add(TaskPartner(task_id=key, organization_id=ground.ANCRAGE))
    rows = tuple(card_rows(store, TODAY, body_id=ground.TRANSPORT))
    made = list_spreadsheet(ListPlan("DSI", "Transport", TODAY, rows))
    (page,) = pages_of(spreadsheet_bytes(made))
    assert page.name == "Transport"
    heads = {str(title): ref.rstrip("1") for ref, title in page.cells.items() if ref[1:] == "1"}
    line = next(n for n in (2, 3) if page.cells[f"A{n}"] == "Obtenir trois soumissions")
    said = {title: page.cells.get(f"{at}{line}") for title, at in heads.items()}
    assert said["Échéance"] == date(2026, 11, 30)
    assert said["Début"] == date(2026, 11, 1)
    assert said["Coût"] == 18_000.50
    assert said["Heures prévues"] == 10.5
    assert said["Heures faites"] is None
    assert (said["En retard"], said["Liste"], said["Colonne"]) == ("oui", "1/2", "En cours")
    assert (said["Description"], said["Résolution"]) == ("=2+2", "CC-2026-014")
    assert (said["Partenaires"], said["Responsable"]) == ("L’Ancrage", "Nadia Bouchard")
    assert said["Organisation"] == "MRC de Charlevoix-Est"


def test_that_an_imprecise_date_stays_words_in_the_spreadsheet(store: Store) -> None:
    rows = tuple(card_rows(store, TODAY, body_id=ground.FOOD))
    broken = (replace(rows[0], start_on="bientôt"),)
    (page,) = pages_of(spreadsheet_bytes(list_spreadsheet(ListPlan("", "x", TODAY, broken))))
    assert {"vers l’été", "bientôt"} <= set(page.row(2))


def test_that_only_the_cards_asked_are_listed(store: Store) -> None:
    key = ground.task(store)
    assert [one.task_id for one in card_rows(store, TODAY, task_ids={key})] == [key]
    titles = [one.title for one in card_rows(store, TODAY, archived=True)]
    assert "Vieille idée" in titles
    tasks.set_task_state(store, key, "dropped")
    assert key not in {one.task_id for one in card_rows(store, TODAY)}


def test_that_a_card_without_a_board_says_its_state(store: Store) -> None:
    (row,) = card_rows(store, TODAY, body_id=ground.HOUSING)
    assert (row.column, row.responsible) == ("à faire", "Toutes")
    with store.operation("Archiver") as op:
        op.get(Board, ground.board(store)).archived = True
    assert {row.column for row in card_rows(store, TODAY, body_id=ground.TRANSPORT)} == {
        "à faire", "en cours",
    }  # fmt: skip


def test_that_the_figure_of_a_page_says_which_one_it_is(store: Store) -> None:
    boards.add_column(store, ground.board(store), "À l’essai", state="doing")
    document = board_report(store, ground.board(store))
    alts = [block.alt for block in document.blocks if isinstance(block, Figure)]
    assert alts == ["Transport, feuille 1 de 1"]

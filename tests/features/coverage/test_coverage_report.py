"""The same numbers on the screen, on paper and in a spreadsheet."""

from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import commands, queries
from dsi_desktop.features.coverage.report import (
    COVERAGE,
    REPORTS,
    coverage_report,
    coverage_spreadsheet,
)
from dsi_desktop.features.coverage.rules.ground import Scope
from dsi_desktop.features.coverage.rules.matrix import AREA, coverage
from dsi_desktop.features.coverage.rules.subject import Subject
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.reports.report import catalogue
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import pdf_reader, pdf_samples
from support.coverage_ground import OTHER, PLAN
from support.dossier import new_dossier
from support.pdf_verifier import problems
from support.xlsx_reader import Page, pages_of


def read(store: Store, subject: str | None = None) -> str:
    content, _rendered = pdf_samples.printed(coverage_report(store, subject))
    assert problems(content) == []
    return pdf_reader.tight(pdf_reader.read_aloud(content))


def sheets(store: Store, subject: str | None = None) -> dict[str, Page]:
    return {one.name: one for one in pages_of(
        spreadsheet_bytes(coverage_spreadsheet(store, subject)))}  # fmt: skip


def told(*words: str) -> str:
    return pdf_reader.tight(list(words))


def test_that_the_report_is_one_of_the_house() -> None:
    assert COVERAGE in catalogue()
    assert [one.scope for one in REPORTS] == ["plan"]


@pytest.mark.parametrize("by", ["dimension", AREA])
def test_that_screen_paper_and_spreadsheet_count_alike(by: str, store: Store) -> None:
    subject = Subject(PLAN, by).written()
    ground = queries.coverage_ground(store, PLAN)
    assert ground is not None
    screen = coverage(ground, by=by)
    page = sheets(store, subject)["Couverture"]
    paper = read(store, subject)
    for at, row in enumerate(screen.rows, 2):
        figures = [cell.count for cell in row.cells if cell.state != "unknown"]
        assert [one for one in page.row(at) if isinstance(one, int | float)] == figures
        if row.key:
            assert told(row.name) in paper
    assert told("Dimension 1", "2", "1 (1)", "3", "3", "2 (1)") in paper or by == AREA


def test_that_the_gaps_are_those_of_the_screen(store: Store) -> None:
    ground = queries.coverage_ground(store, PLAN)
    assert ground is not None
    found = coverage(ground)
    paper, page = read(store), sheets(store)["Manques"]
    assert told("20 manques à examiner") in paper
    assert {str(page.cells[f"B{at}"]) for at in range(2, 22)} == {gap.name for gap in found.gaps}
    for gap in found.gaps:
        assert told(gap.name) in paper
    assert told("Besoin sans enjeu (1)") in paper
    assert told("4 besoins sans action") in paper
    assert len(sheets(store)["Besoins sans action"].row(5)) == 2


def test_that_what_was_put_aside_is_printed_with_its_reason(store: Store) -> None:
    commands.set_gap_aside(store, PLAN, "need_without_issue", ("need", "n2"), "Hors mandat")
    paper = read(store)
    assert told("Écartés avec un motif (1)") in paper
    assert told("Hors mandat") in paper
    assert told("19 manques à examiner") in paper
    assert "Hors mandat" in sheets(store)["Manques"].row(2)


def test_that_what_chantiers_share_is_printed(store: Store) -> None:
    assert told("Besoins servis par plusieurs chantiers") in read(store)
    lines = sheets(store)["Cohérence"]
    assert "Mobilité" in lines.row(2)
    assert "1.1 Action 1" in lines.row(2)


def test_that_a_territory_and_the_actions_counted_are_said(store: Store) -> None:
    subject = Subject(PLAN, AREA, Scope("every", "malbaie")).written()
    paper = read(store, subject)
    assert told("La Malbaie · toutes les actions comptées") in paper


def test_that_a_plan_in_which_nothing_lacks_says_so(tmp_path: Path) -> None:
    store = new_dossier(tmp_path)
    plan_id = plan.create_plan(store, title="Plan tout neuf")
    paper = read(store, plan_id)
    assert told("Aucun manque à examiner") in paper
    assert told("Tout ce que le plan nomme est relié.") in paper
    assert told("Le plan ne nomme encore rien.") in paper
    store.close()


def test_that_a_plan_that_is_gone_is_not_printed(store: Store) -> None:
    with pytest.raises(NotFound):
        coverage_report(store, "p-rien")
    with pytest.raises(RuleBroken):
        coverage_report(store, "p:ailleurs")
    plan.archive_plan(store, PLAN)
    plan.archive_plan(store, OTHER)
    with pytest.raises((NotFound, RuleBroken)):
        coverage_report(store)

"""The montage on paper and in a spreadsheet: the same sums as on screen."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import commands as funding
from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.report.budget import (
    budget_document,
    budget_spreadsheet,
    subject_of,
)
from dsi_desktop.features.funding.rules.matrix import NO_YEAR
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.reporting.reading import texts_of
from support import pdf_samples
from support.money_ground import Money
from support.money_views import mix_words
from support.pdf_verifier import problems
from support.plain_words import plain
from support.xlsx_reader import pages_of


def _words(store: Store, subject: str | None = None) -> str:
    return plain(" ".join(texts_of(budget_document(store, subject))))


def test_that_the_paper_is_tagged_and_whole(store: Store, money: Money) -> None:
    content, printed = pdf_samples.printed(budget_document(store))
    assert problems(content) == []
    assert printed.pages >= 1


def test_that_the_paper_says_what_the_screen_says(store: Store, money: Money) -> None:
    said = _words(store)
    screen = mix_words(store, money.plan_id)
    for figure in screen.figures:
        assert plain(figure.value) in said
    for notice in screen.notices:
        assert plain(notice.text) in said
    for line in screen.totals:
        assert all(plain(text) in said for text in line.texts)


def test_that_a_year_is_named_and_hours_without_year_are_told(store: Store, money: Money) -> None:
    said = _words(store, subject_of(money.plan_id, 2026))
    assert "Exercice 2026-2027" in said
    assert "heures en nature n’ont pas d’exercice" in said
    assert "sans exercice" in _words(store, subject_of(money.plan_id, NO_YEAR))


def test_that_a_chantier_keeps_its_actions(store: Store, money: Money) -> None:
    assert "Essayer loin" in _words(store)
    assert "18 000 $" not in _words(store, subject_of(money.plan_id, body_id="b-food"))


def test_that_many_funders_make_several_tables(store: Store, money: Money) -> None:
    for at in range(8):
        funder = plan.add_funder(store, name=f"Bailleur {at}")
        plan.add_funding_line(store, action_id=money.first, funder_id=funder, state="paid",
                              paid=100)  # fmt: skip
    content, _printed = pdf_samples.printed(budget_document(store))
    assert problems(content) == []
    assert "Bailleur 7" in _words(store)


def test_that_the_spreadsheet_adds_up(store: Store, money: Money) -> None:
    table, sources = pages_of(spreadsheet_bytes(budget_spreadsheet(store)))
    rows = [table.row(number) for number in range(2, 12)]
    last = next(row for row in rows if "Montage" in row)
    assert 50_050.0 in last
    cells = [value for value in sources.cells.values() if isinstance(value, float | int)]
    assert 9_600.0 in cells
    assert "pressenti" in sources.cells.values()


def test_that_a_dossier_without_plan_has_its_paper(store: Store, money: Money) -> None:
    plan.archive_plan(store, money.plan_id)
    assert "Aucun plan" in _words(store)
    assert "Aucun plan" in _words(store, subject_of("parti"))
    assert pages_of(spreadsheet_bytes(budget_spreadsheet(store)))


def test_that_a_plan_in_order_has_nothing_to_see_to(store: Store, money: Money) -> None:
    other = plan.create_plan(store, title="Autre")
    plan.remove_funding_line(store, money.untied)
    funding.remove_cumulation_rule(store, money.rule)
    plan.edit_agreement(store, money.deal, amount=9_000_000)
    assert queries.mix(store, other) is not None
    assert "À voir" not in _words(store, subject_of(other))

"""The page « Budget » by keyboard: the montage and the sheet of an action."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.page import papers
from dsi_desktop.features.funding.page.budget_page import BudgetPage
from dsi_desktop.features.funding.page.fields import HoursField, PaperPicker, YearField
from dsi_desktop.features.funding.page.funders_panel import FundersPanel
from dsi_desktop.features.funding.page.mix_panel import MixPanel
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import BadValue
from dsi_desktop.ui.theme import theme, wear
from support import work_ground
from support.meeting_desk import QuietDesk
from support.modal import working
from support.money_ground import Money
from support.plain_words import plain


def mix_of(page: BudgetPage) -> MixPanel:
    page.show_inner("mix")
    assert isinstance(page.panel, MixPanel)
    return page.panel


def filled(values: dict[str, object]) -> Callable[[FormDialog], None]:
    """Return what fills a form and saves it."""

    def act(dialog: FormDialog) -> None:
        dialog.form.fill(values)  # type: ignore[arg-type]
        dialog.submit()

    return act


def test_that_the_montage_is_shown_with_its_totals(page: BudgetPage, money: Money) -> None:
    panel = mix_of(page)
    cells, sums = panel.view.cells, panel.view.sums
    assert cells.rowCount() == 8
    assert [head.title for head in cells.heads] == ["FRR", "FLAC", "FQIS", "En nature"]
    assert plain(str(cells.index(0, cells.last).data())) == "34 800 $"
    assert plain(str(sums.index(0, sums.last).data())) == "50 050 $"
    assert page.heading() == "Plan de communauté 2025-2028"
    assert "accordés dans le plan" in plain(panel.first.whole())
    role = Qt.ItemDataRole.AccessibleTextRole
    assert plain(str(sums.index(4, 3).data(role))) == (
        "Reste à engager, FQIS : dépassé de 3 000 $")
    assert plain(str(cells.index(0, 2).data(role))).endswith("FLAC : 9 600 $ versés")


def test_that_enter_opens_the_action_on_the_source_of_the_cell(
    page: BudgetPage, money: Money
) -> None:
    panel = mix_of(page)
    panel.view.table.setCurrentIndex(panel.view.cells.index(0, 2))
    QTest.keyClick(panel.view.table, Qt.Key.Key_Return)
    assert panel.sheet.isVisible()
    assert panel.sheet.action_id == money.first
    assert panel.sheet.lines[money.flac_line].hasFocus()
    QTest.keyClick(panel.sheet, Qt.Key.Key_Escape)
    assert panel.sheet.isHidden()
    assert panel.view.table.hasFocus()


def test_that_equals_goes_to_the_totals(page: BudgetPage, money: Money) -> None:
    panel = mix_of(page)
    panel.take_focus()
    QTest.keyClick(panel.view.table, Qt.Key.Key_Equal)
    assert panel.view.totals.hasFocus()


def test_that_a_year_and_a_chantier_narrow_the_montage(page: BudgetPage, money: Money) -> None:
    panel = mix_of(page)
    assert [panel.year.itemData(at) for at in range(panel.year.count())] == [
        0, 2026, -1]
    panel.year.setCurrentIndex(1)
    panel.year.activated.emit(1)
    assert "heures en nature" in plain(panel.note.text())
    panel.body.setCurrentIndex(panel.body.findData(work_ground.FOOD))
    panel.body.activated.emit(0)
    assert panel.view.cells.rowCount() == 4


def test_that_a_source_is_added_by_its_form(
    page: BudgetPage, store: Store, money: Money, desk: QuietDesk
) -> None:
    panel = mix_of(page)
    working(FormDialog, filled({
        "funder_id": money.flac, "state": "granted", "granted": 500_000, "fiscal_year": "2026-27",
    }))
    QTest.keyClick(panel.view.table, Qt.Key.Key_N)
    assert "Source ajoutée." in desk.told
    lines = queries.amounts(store, money.plan_id, action_id=money.first)
    assert 500_000 in {one.worth for one in lines}


def test_that_wrong_money_stays_in_its_form(page: BudgetPage, store: Store, money: Money) -> None:
    panel = mix_of(page)
    said: list[str] = []

    def act(dialog: FormDialog) -> None:
        dialog.form.fields["asked"].line.setText("beaucoup")  # type: ignore[attr-defined]
        dialog.submit()
        said.append(dialog.form.fields["asked"].error.text())
        dialog.form.fields["asked"].line.setText("12 500,50 $")  # type: ignore[attr-defined]
        dialog.form.fill({"granted": 100, "paid": 200})
        dialog.submit()
        said.append(dialog.form.fields["paid"].error.text())

    working(FormDialog, act)
    panel.forms.add_source(money.first)
    assert "Ce montant n’est pas compris" in said[0]
    assert "dépasse le montant accordé" in said[1]
    assert len(queries.amounts(store, money.plan_id, action_id=money.first)) == 3


def test_that_the_sheet_edits_and_removes(
    page: BudgetPage, store: Store, money: Money, desk: QuietDesk
) -> None:
    panel = mix_of(page)
    assert panel.open_record("funding_line", money.flac_line)
    working(FormDialog, filled({"note": "Démarrage"}))
    panel.sheet.lines[money.flac_line].click()
    values = queries.record_values(store, "funding_line", money.flac_line)
    assert values is not None
    assert values["note"] == "Démarrage"
    working(FormDialog, filled({"explanation": "Plus d’affiches"}))
    panel.sheet.lines[money.spending].click()
    working(FormDialog, filled({"reference": "Facture 319"}))
    panel.sheet.lines[money.voucher].click()
    sheet = queries.money_sheet(store, money.first)
    assert sheet is not None
    spending = next(one for one in sheet.spending if one.id == money.spending)
    assert spending.vouchers[0].reference == "Facture 319"
    assert not spending.spent.unexplained
    _choose(panel, "Gestes sur Fondation Lucie et André Chagnon", "Retirer")
    assert queries.record_values(store, "funding_line", money.flac_line) is None
    assert desk.told[-1].endswith("la ramène.")


def test_that_the_sheet_adds_spending_vouchers_and_hours(
    page: BudgetPage, store: Store, money: Money
) -> None:
    panel = mix_of(page)
    working(FormDialog, filled({"post": "fees", "planned": 100_000}))
    assert panel.forms.add_spending(money.second)
    working(FormDialog, filled({"reference": "Reçu 1"}))
    assert panel.forms.add_voucher(money.spending)
    working(FormDialog, filled({"hours_planned": 50, "rate": 2_000}))
    assert panel.forms.add_hours(money.second)
    working(FormDialog, filled({"hours_done": 100}))
    assert panel.forms.edit_hours(money.hours)
    working(FormDialog, filled({"action_id": money.second}))
    assert panel.forms.tie(money.untied)
    sheet = queries.money_sheet(store, money.second)
    assert sheet is not None
    assert [one.post for one in sheet.posts] == ["fees"]
    assert {one.service.done for one in sheet.services} == {0, 100}
    assert money.untied in {one.id for one in sheet.sources}
    assert not panel.forms.edit_spending("partie", money.second)


def test_that_what_is_to_see_leads_to_its_record(
    page: BudgetPage, money: Money, desk: QuietDesk
) -> None:
    panel = mix_of(page)
    panel.count.click()
    assert panel.seen.isVisible()
    assert panel.seen.lines[0].hasFocus()
    panel.seen.lines[0].click()
    assert desk.opened[-1] == ("agreement", money.deal)
    untied = next(line for line in panel.seen.lines if "aucune action" in line.accessibleName())
    untied.click()
    assert panel.sheet.isVisible()
    assert "Sources sans action" in panel.sheet.accessibleName()


def test_that_the_action_opens_on_its_own_page(
    page: BudgetPage, money: Money, desk: QuietDesk
) -> None:
    panel = mix_of(page)
    panel.open_record("action", money.first)
    panel.sheet.opener.click()
    assert desk.opened[-1] == ("action", money.first)


def test_that_the_sheet_closes_when_its_action_goes(
    page: BudgetPage, store: Store, money: Money
) -> None:
    panel = mix_of(page)
    panel.open_record("action", money.second)
    plan.archive_action(store, money.second)
    page.refresh()
    assert panel.sheet.isHidden()


def test_that_papers_are_written_where_asked(
    page: BudgetPage, money: Money, desk: QuietDesk, tmp_path: Path
) -> None:
    panel = mix_of(page)
    panel.pdf.click()
    panel.xlsx.click()
    assert desk.told == []
    desk.save_to = tmp_path / "montage.pdf"
    panel.pdf.click()
    assert desk.save_to.read_bytes().startswith(b"%PDF")
    desk.save_to = tmp_path / "montage.xlsx"
    panel.xlsx.click()
    assert desk.save_to.read_bytes().startswith(b"PK")
    assert len(desk.told) == 2


def test_that_a_file_of_a_voucher_is_saved(
    page: BudgetPage, store: Store, money: Money, desk: QuietDesk, tmp_path: Path
) -> None:
    sheet = queries.money_sheet(store, money.first)
    assert sheet is not None
    voucher = next(one for one in sheet.spending if one.id == money.spending).vouchers[0]
    papers.save_copy(page, voucher)
    desk.save_to = tmp_path / "copie.pdf"
    papers.save_copy(page, voucher)
    assert desk.save_to.read_bytes() == b"%PDF-1.4 facture"
    papers.look(page, queries.VoucherLine("v", "r", "", voucher.paper_id, "macro.exe"))
    assert "pourrait agir" in desk.refused[-1]


def test_that_a_dossier_without_money_says_how_to_begin(
    page: BudgetPage, store: Store, money: Money, desk: QuietDesk
) -> None:
    plan.archive_plan(store, money.plan_id)
    page.refresh()
    panel = mix_of(page)
    assert panel.none.isVisible()
    panel.none.focusProxy().click()  # type: ignore[attr-defined]
    assert desk.opened[-1] == ("page", "plan")


def test_that_records_and_intents_find_their_part(page: BudgetPage, money: Money) -> None:
    page.open_record("funder", money.flac)
    assert isinstance(page.panel, FundersPanel)
    page.open_record("funding_line", money.fqis_line)
    assert isinstance(page.panel, MixPanel)
    assert page.panel.sheet.action_id == money.second
    working(FormDialog, lambda dialog: dialog.reject())
    page.start("line")
    page.open_record("inconnu", "x")


def test_that_another_plan_is_chosen(page: BudgetPage, store: Store, money: Money) -> None:
    other = plan.create_plan(
        store, title="Autre plan", start_on="2026-04-01", end_on="2029-03-31")
    page.refresh()
    chosen = next(box for box in page.findChildren(QComboBox) if box.findData(other) >= 0)
    assert chosen.isVisible()
    chosen.setCurrentIndex(chosen.findData(other))
    chosen.activated.emit(1)
    assert page.plan_id == other
    assert chosen.currentText() == "Autre plan"
    assert page.heading() == "Plan de communauté 2026-2029"


def test_that_narrow_tables_turn_their_funders(
    page: BudgetPage, store: Store, money: Money, qapp: QApplication
) -> None:
    for at in range(9):
        funder = plan.add_funder(store, name=f"Bailleur {at}")
        plan.add_funding_line(store, action_id=money.first, funder_id=funder, state="paid",
                              paid=100)  # fmt: skip
    page.refresh()
    view = mix_of(page).view
    qapp.processEvents()
    assert view.turn.isVisible()
    assert view.table.isColumnHidden(13)
    view.table.setCurrentIndex(view.cells.index(0, 1))
    for _step in range(13):
        QTest.keyClick(view.table, Qt.Key.Key_Right)
    assert view.table.currentIndex().column() == view.cells.last
    assert view.table.isColumnHidden(1)
    for _step in range(14):
        QTest.keyClick(view.table, Qt.Key.Key_Left)
    assert view.table.currentIndex().column() == 0
    assert not view.table.isColumnHidden(1)


def test_that_many_actions_unfold_by_their_chantier(
    page: BudgetPage, store: Store, money: Money
) -> None:
    objective = work_ground.first(store, "objective")
    for at in range(40):
        plan.add_action(store, objective_id=objective, title=f"Action {at}")
    page.refresh()
    view = mix_of(page).view
    folded = view.cells.rowCount()
    assert folded < 10
    view.table.setCurrentIndex(view.cells.index(0, 0))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.cells.rowCount() > folded
    assert "déplié" in str(view.cells.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_that_the_page_is_drawn_in_both_schemes(
    page: BudgetPage, money: Money, qapp: QApplication, scheme: str
) -> None:
    panel = mix_of(page)
    panel.open_record("action", money.first)
    wear(qapp, scheme)
    assert page.grab().width() >= 1150
    assert theme().px(10) >= 10
    wear(qapp)


def test_that_hours_and_years_are_read_as_typed(page: BudgetPage, money: Money) -> None:
    hours, year = HoursField("h", "Heures"), YearField("y", "Exercice")
    for typed, kept in (("12,5", 125), ("12.5 h", 125), ("", None)):
        hours.line.setText(typed)
        assert hours.value() == kept
    for typed in ("douze", "-1", "9999999"):
        hours.line.setText(typed)
        with pytest.raises(BadValue):
            hours.value()
    hours.show_value(100)
    assert hours.line.text() == "10"
    year.line.setText("2026-27")
    assert year.value() == "2026-2027"
    year.line.setText("bientôt")
    with pytest.raises(BadValue):
        year.value()


def test_that_a_chosen_file_is_read_when_the_form_is_saved(
    page: BudgetPage, tmp_path: Path
) -> None:
    chosen = tmp_path / "recu.txt"
    chosen.write_bytes(b"12 $")
    picker = PaperPicker(lambda: chosen)
    assert picker.paper() is None
    picker.choose.click()
    paper = picker.paper()
    assert paper is not None
    assert (paper.name, paper.content) == ("recu.txt", b"12 $")
    chosen.unlink()
    with pytest.raises(FileProblem):
        picker.paper()


def _choose(panel: MixPanel, button: str, words: str) -> None:
    """Press a line of the menu of a button of the sheet."""
    made = next(
        one for one in panel.sheet.findChildren(QToolButton)
        if plain(one.accessibleName()) == button
    )  # fmt: skip
    action = next(one for one in made.menu().actions() if one.text() == words)
    action.trigger()

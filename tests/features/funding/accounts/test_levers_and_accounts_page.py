"""« Leviers » and « Reddition » in the page of the money: keys, dialogs, papers, what opens."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import commands
from dsi_desktop.features.funding.page.accounts_panel import AccountsPanel
from dsi_desktop.features.funding.page.budget_page import BudgetPage
from dsi_desktop.features.funding.page.levers_panel import LeversPanel
from dsi_desktop.features.funding.queries.accounts import account_funders
from dsi_desktop.features.funding.queries.levers import levers
from dsi_desktop.features.funding.rules.accounts import FINAL
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.accounts_ground import Accounts
from support.meeting_desk import QuietDesk
from support.modal import answering
from support.page_walk import check_sizes
from support.plain_words import plain
from support.work_ground import TODAY, first

Key = Qt.Key


def levers_of(page: BudgetPage) -> LeversPanel:
    page.show_inner("levers")
    assert isinstance(page.panel, LeversPanel)
    return page.panel


def accounts_of(page: BudgetPage, made: Accounts) -> AccountsPanel:
    page.show_inner("accounts")
    panel = page.panel
    assert isinstance(panel, AccountsPanel)
    panel.show_funder(made.fqis)
    return panel


def _lines(card: QWidget) -> list[RecordLine]:
    QApplication.processEvents()
    return [line for line in card.findChildren(RecordLine) if not line.isHidden()]


def programmes(store: Store) -> list[str]:
    return [one.lever.name for one in levers(store, first(store, "plan"), TODAY).programmes]


# --- levers --------------------------------------------------------------------------------------


def test_that_a_programme_opens_with_what_it_could_pay(
    page: BudgetPage, made: Accounts, desk: QuietDesk
) -> None:
    page.open_record("programme", made.programme)
    panel = levers_of(page)
    check_sizes(page)
    assert panel.card.title.whole() == "Transport collectif"
    for line in _lines(panel.card):
        line.click()
    assert desk.opened == [("need", made.need), ("action", made.trying)]
    for line in _lines(panel.needs):
        line.click()
    assert ("need", made.hungry) in desk.opened
    assert not panel.open_record("programme", "nobody")
    assert not panel.open_record("funder", made.fqis)


def test_that_letters_add_tag_correct_and_remove(
    page: BudgetPage, store: Store, made: Accounts
) -> None:
    panel = levers_of(page)
    answering({"funder_id": made.centraide, "name": "Initiatives"})
    QTest.keyClick(panel.table, Key.Key_N)
    assert "Initiatives" in programmes(store)
    panel.open_record("programme", made.programme)
    answering({"dimensions": f"{made.transport} {made.food}", "areas": ""})
    QTest.keyClick(panel.table, Key.Key_T)
    assert made.hungry not in {one.id for one in panel.sheet.unserved}
    assert store.undo() == "Préciser ce qu’un programme finance"
    panel.refresh()
    assert made.hungry in {one.id for one in panel.sheet.unserved}
    answering({"name": "Transport en commun"})
    QTest.keyClick(panel.table, Key.Key_E)
    assert "Transport en commun" in programmes(store)
    QTest.keyClick(panel.table, Key.Key_Delete)
    assert "Transport en commun" not in programmes(store)


def test_that_a_dossier_without_programme_says_what_one_is_for(
    page: BudgetPage, store: Store, made: Accounts
) -> None:
    for one in (made.programme, made.yearly, made.over):
        commands.remove_programme(store, one)
    panel = levers_of(page)
    panel.gesture("edit")
    panel.edit()
    panel.tag()
    panel.take_focus()
    words = [one.text() for one in panel.findChildren(QPushButton) if one.isVisible()]
    assert words == ["Ajouter un programme"]


# --- accounts ------------------------------------------------------------------------------------


def test_that_the_account_shows_sums_actions_and_what_lacks(
    page: BudgetPage, made: Accounts, desk: QuietDesk
) -> None:
    panel = accounts_of(page, made)
    check_sizes(page)
    assert panel.scene is not None
    assert panel.scene.whole.actual == 490_000
    assert len(panel.rows.rows) == 2
    interim = len(panel.scene.lacking)
    panel.stage.choose(FINAL)
    panel.stage.chosen.emit(FINAL)
    assert len(panel.scene.lacking) > interim
    panel.lacking.findChildren(RecordLine)[0].click()
    assert desk.opened == [("action", made.trying)]
    panel.table.setCurrentIndex(panel.rows.index(1, 0))
    assert panel.detail.title.whole() == panel.rows.rows[1].title
    QTest.keyClick(panel.table, Key.Key_Return)
    assert desk.opened[-1] == ("action", made.managing)


def test_that_a_period_is_chosen_and_a_reversed_one_refused(
    page: BudgetPage, made: Accounts
) -> None:
    panel = accounts_of(page, made)
    assert panel.asked is not None
    panel.period.setCurrentIndex(1)
    panel.period.activated.emit(1)
    assert panel.asked.start == date(2025, 4, 1)
    seen: list[str] = []
    answering({"start": "2026-10-01", "end": "2026-09-01"}, seen)
    _choose_own(panel)
    assert "La fin vient avant le début" in seen[1]
    assert panel.asked.start == date(2025, 4, 1)
    answering({"start": "2026-10-01", "end": "2026-10-31"})
    _choose_own(panel)
    assert (panel.asked.start, panel.asked.end) == (date(2026, 10, 1), date(2026, 10, 31))
    answering({"start": "", "end": ""})
    _choose_own(panel)
    assert panel.period.currentIndex() == panel.period.count() - 1


def _choose_own(panel: AccountsPanel) -> None:
    panel.period.setCurrentIndex(panel.period.count() - 1)
    panel.period.activated.emit(panel.period.count() - 1)


def test_that_the_words_of_a_funder_are_typed_and_sums_stay(
    page: BudgetPage, store: Store, made: Accounts
) -> None:
    panel = accounts_of(page, made)
    before = panel.scene.whole if panel.scene else None
    seen: list[str] = []
    answering({"people_reached": "a = b"}, seen)
    panel.vocabulary.click()
    assert "signe =" in plain(seen[1])
    answering({"people_reached": "Bénéficiaires"})
    panel.vocabulary.click()
    assert panel.scene is not None
    assert panel.scene.words("people_reached") == "Bénéficiaires"
    assert panel.scene.whole == before
    assert store.undo() == "Modifier un bailleur"


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_that_the_account_is_written_where_asked(
    page: BudgetPage, made: Accounts, desk: QuietDesk, tmp_path: Path, ending: str
) -> None:
    panel = accounts_of(page, made)
    tool = panel.pdf if ending == "pdf" else panel.xlsx
    tool.click()
    assert desk.told == []
    desk.save_to = tmp_path / f"compte.{ending}"
    tool.click()
    assert desk.save_to.stat().st_size > 1_000
    assert "compte" in desk.told[-1]
    assert desk.asked[-1].endswith(f"_reddition_fqis.{ending}")


def test_that_an_account_without_action_or_funder_says_so(
    page: BudgetPage, store: Store, made: Accounts
) -> None:
    panel = accounts_of(page, made)
    frr = next(one.id for one in account_funders(store) if one.name == "FRR")
    panel.show_funder(frr)
    assert panel.scene is not None
    assert panel.scene.actions == ()
    assert panel.lacking.isHidden()
    assert panel.detail.isHidden()
    with store.operation("Vider") as op:
        from sqlalchemy import text

        op.execute(text("UPDATE funder SET deleted = 1"))
    panel.refresh()
    assert panel.asked is None
    assert not panel.pdf.isEnabled()
    panel.take_focus()


def test_that_the_palette_leads_to_the_account(page: BudgetPage) -> None:
    page.start("account")
    assert isinstance(page.panel, AccountsPanel)
    assert not page.panel.start("line")

"""« Bailleurs » by keyboard: who gives, what was signed, what is offered."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.page.budget_page import BudgetPage
from dsi_desktop.features.funding.page.funders_panel import FundersPanel
from dsi_desktop.features.funding.page.mix_panel import MixPanel
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from support.meeting_desk import QuietDesk
from support.modal import working
from support.money_ground import Money


def mix_of(page: BudgetPage) -> MixPanel:
    page.show_inner("mix")
    assert isinstance(page.panel, MixPanel)
    return page.panel


def givers_of(page: BudgetPage) -> FundersPanel:
    page.show_inner("funders")
    assert isinstance(page.panel, FundersPanel)
    return page.panel


def filled(values: dict[str, object]) -> Callable[[FormDialog], None]:
    """Return what fills a form and saves it."""

    def act(dialog: FormDialog) -> None:
        dialog.form.fill(values)  # type: ignore[arg-type]
        dialog.submit()

    return act


def test_that_those_who_give_are_edited_and_removed(
    page: BudgetPage, store: Store, money: Money, desk: QuietDesk
) -> None:
    panel = givers_of(page)
    assert panel.open_record("agreement", money.deal)
    working(FormDialog, filled({"amount": 2_000_000}))
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    values = queries.record_values(store, "agreement", money.deal)
    assert values is not None
    assert values["amount"] == 2_000_000
    for kind, key in (("funder", money.fqis), ("programme", money.volet)):
        assert panel.open_record(kind, key)
        panel.remove()
        assert "le nomme" in desk.refused[-1]
    assert not panel.open_record("agreement", "parti")


def test_that_suppr_removes_the_line_in_hand(page: BudgetPage, store: Store, money: Money) -> None:
    panel = givers_of(page)
    assert panel.open_record("cumulation_rule", money.rule)
    assert [action.text() for action in panel.menu().actions()] == ["Modifier…", "Retirer"]
    panel.take_focus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert queries.record_values(store, "cumulation_rule", money.rule) is None


def test_that_those_who_give_are_added(page: BudgetPage, store: Store, money: Money) -> None:
    panel = givers_of(page)
    panel.open_record("funder", money.flac)
    working(FormDialog, filled({"name": "Centraide", "year_start": "1"}))
    assert panel.start("funder")
    for at, values in enumerate((
        {"title": "Entente 2", "amount": 100}, {"name": "Volet 9"}, {"ceiling": 80},
    ), 1):  # fmt: skip
        working(FormDialog, filled(values))
        panel.tools[at].click()  # type: ignore[attr-defined]
    sheet = queries.givers(store)
    flac = next(line for line in sheet.givers if line.giver.id == money.flac)
    assert [one.title for one in flac.agreements] == ["Entente 2"]
    assert [one.name for one in flac.programmes] == ["Volet 9"]
    assert len(flac.rules) == 1
    assert next(line.giver.year_start for line in sheet.givers
                if line.giver.name == "Centraide") == 1  # fmt: skip


def test_that_every_giver_form_keeps_what_it_shows(
    page: BudgetPage, store: Store, money: Money
) -> None:
    forms = givers_of(page).forms
    for kind, key in (("funder", money.flac), ("programme", money.volet),
                      ("agreement", money.deal), ("cumulation_rule", money.rule)):  # fmt: skip
        before = queries.record_values(store, kind, key)
        working(FormDialog, filled({}))
        assert forms.edit(kind, key)
        assert queries.record_values(store, kind, key) == before
    assert not forms.edit("funder", "parti")


def test_that_a_new_plan_begins_with_a_funder(
    page: BudgetPage, store: Store, money: Money
) -> None:
    for line in queries.amounts(store):
        plan.remove_funding_line(store, line.line_id)
    plan.archive_action(store, money.second)
    page.refresh()
    assert mix_of(page).view.cells.rowCount() == 7

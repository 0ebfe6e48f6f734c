"""What the pages of money read, in sums computed by hand."""

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.queries.mix import code_order
from dsi_desktop.features.funding.queries.titles import issuer_name
from dsi_desktop.features.funding.rules.arithmetic import totals
from dsi_desktop.features.funding.rules.matrix import montage
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import NotFound
from support import work_ground as work
from support.money_ground import Money


def test_that_the_money_of_a_plan_adds_up(store: Store, money: Money) -> None:
    # 18 000 asked + 9 600 paid + 15 000 granted + 7 200 in kind, and 1 000 foreseen tied to nothing
    every = queries.amounts(store, money.plan_id)
    assert totals(every).worth == 1_800_000 + 960_000 + 1_500_000 + 720_000 + 100_000
    assert {one.line_id for one in every if one.action_id is None} == {money.untied}


def test_that_amounts_are_narrowed_by_funder_year_and_action(store: Store, money: Money) -> None:
    assert [one.line_id for one in queries.amounts(store, funder_id=money.flac)] == [
        money.flac_line
    ]
    assert len(queries.amounts(store, year=2026)) == 4
    assert {one.line_id for one in queries.amounts(store, action_id=money.second)} == {
        money.fqis_line
    }


def test_that_a_source_without_funder_bears_the_name_of_who_gives(
    store: Store, money: Money
) -> None:
    own = next(one for one in queries.amounts(store) if one.line_id == money.own_line)
    assert (own.title, own.organization_id) == ("MRC de Charlevoix-Est", work.MRC)


def test_that_hours_of_a_plan_are_read(store: Store, money: Money) -> None:
    found = {one.id: one for one in queries.services(store, money.plan_id)}
    assert found[money.hours].value == 25_000
    assert len(queries.services(store)) == len(found) == 2
    assert found[money.hours].year is None
    plan.edit_action(store, money.second, start_on="2026-05-01", end_on="2027-02-28")
    again = {one.id: one for one in queries.services(store, money.plan_id)}
    assert again[money.hours].year == 2026


def test_that_the_mix_of_a_plan_makes_its_montage(store: Store, money: Money) -> None:
    mix = queries.mix(store, money.plan_id)
    assert mix is not None
    table = montage(mix)
    assert table.total.worth == 4_980_000 + 25_000
    assert table.untied == (money.untied,)
    assert [one.firm for one in table.columns[2].deals] == [1_500_000]
    shuttle = next(row for row in table.rows if row.action.id == money.first)
    assert (shuttle.action.planned, shuttle.action.actual) == (330_000, 325_000)
    assert queries.mix(store, "ailleurs") is None


def test_that_another_plan_weighs_on_the_same_agreement(store: Store, money: Money) -> None:
    other = plan.create_plan(store, title="Autre plan")
    mix = queries.mix(store, other)
    assert mix is not None
    assert {one.line_id for one in mix.elsewhere} >= {money.flac_line, money.fqis_line}
    assert {one.line_id for one in mix.amounts} == {money.untied}


def test_that_the_sheet_of_an_action_says_all_its_money(store: Store, money: Money) -> None:
    sheet = queries.money_sheet(store, money.first)
    assert sheet is not None
    assert sum(one.share for one in sheet.sources) == 100
    assert {one.name for one in sheet.sources} == {
        "FRR", "Fondation Lucie et André Chagnon", "MRC de Charlevoix-Est",
    }  # fmt: skip
    assert [(one.post, one.variance) for one in sheet.posts] == [
        ("communication", 55_000), ("administration", -60_000),
    ]  # fmt: skip
    voucher = sheet.spending[0].vouchers[0]
    assert (voucher.reference, voucher.paper) == ("Facture 318", "facture.pdf")
    assert queries.paper_content(store, voucher.paper_id) == b"%PDF-1.4 facture"


def test_that_hours_already_in_a_source_are_told(store: Store, money: Money) -> None:
    ours = work.first(store, "human_resource", "rate IS NULL")
    plan.edit_human_resource(store, ours, in_kind=True, rate=2_000)
    sheet = queries.money_sheet(store, money.first)
    assert sheet is not None
    assert [one.counted for one in sheet.services] == [False]
    other = queries.money_sheet(store, money.second)
    assert other is not None
    assert [(one.counted, one.name) for one in other.services] == [
        (True, "L’Ancrage, Nadia Bouchard")]


def test_that_what_is_tied_to_no_action_has_its_sheet(store: Store, money: Money) -> None:
    sheet = queries.money_sheet(store, queries.UNTIED)
    assert sheet is not None
    assert [one.id for one in sheet.sources] == [money.untied]
    assert sheet.spending == ()
    assert queries.money_sheet(store, "partie") is None


def test_that_a_removed_record_has_no_values(store: Store, money: Money) -> None:
    plan.remove_funding_line(store, money.untied)
    assert queries.record_values(store, "funding_line", money.untied) is None
    assert queries.record_values(store, "funder", "nulle part") is None


def test_that_a_file_that_is_not_here_is_said_so(store: Store) -> None:
    with pytest.raises(NotFound):
        queries.paper_content(store, "ailleurs")


def test_that_those_who_give_are_read_with_what_they_signed(store: Store, money: Money) -> None:
    sheet = queries.givers(store)
    fqis = next(line for line in sheet.givers if line.giver.id == money.fqis)
    assert (fqis.sources, fqis.firm) == (2, 1_500_000)
    assert [(one.id, one.firm) for one in fqis.agreements] == [(money.deal, 1_500_000)]
    assert [(one.name, one.sources) for one in fqis.programmes] == [("Volet 4", 1)]
    assert [one.id for one in sheet.rules] == [money.rule]


def test_that_forms_have_what_to_choose_from(store: Store, money: Money) -> None:
    choices = queries.money_choices(store, money.plan_id)
    assert len(choices.actions) == 8
    assert [one.under for one in choices.agreements if one.id == money.deal] == [money.fqis]
    assert [one.name for one in choices.programmes] == ["Volet 4"]
    assert {one.id for one in choices.people} >= {work.NADIA}
    assert {one.name for one in queries.chantiers(store)} == {"Transport", "Alimentation"}


def test_that_codes_sort_as_people_count() -> None:
    assert sorted(["1.10", "1.9", "", "1.a"], key=code_order) == ["1.9", "1.10", "1.a", ""]


def test_that_papers_bear_the_name_of_the_demarche(store: Store) -> None:
    assert issuer_name(store) == "Essai"


def test_that_spending_of_a_plan_is_read(store: Store, money: Money) -> None:
    found = queries.spending(store, money.plan_id)
    assert [one.id for one in found if one.unexplained] == [money.spending]

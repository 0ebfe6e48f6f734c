"""What the commands of money refuse, in words beside the box, and what they keep."""

from collections.abc import Callable

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import commands as funding
from dsi_desktop.features.funding import queries
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import RuleBroken
from support.dossier import contents
from support.money_ground import Money
from support.work_ground import AREA, POPULATION

Refused = Callable[[Store, Money], object]


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (lambda s, m: plan.edit_funding_line(s, m.flac_line, asked=-100), "asked"),
        (lambda s, m: plan.edit_funding_line(s, m.flac_line, paid=970_000), "paid"),
        (lambda s, m: plan.edit_funding_line(s, m.flac_line, fiscal_year="bientôt"),
         "fiscal_year"),
        (lambda s, m: plan.edit_funding_line(s, m.flac_line, agreement_id=m.deal),
         "agreement_id"),
        (lambda s, m: plan.edit_funding_line(s, m.flac_line, programme_id=m.volet),
         "programme_id"),
        (lambda s, m: plan.edit_funding_line(
            s, m.flac_line, asked_on="2026-05-01", granted_on="2026-04-01"), "granted_on"),
        (lambda s, m: plan.edit_funding_line(
            s, m.flac_line, asked_on="2026-05-01", paid_on="2026-04-01"), "paid_on"),
        (lambda s, m: plan.edit_spending(s, m.spending, actual=-1), "actual"),
        (lambda s, m: plan.edit_spending(s, m.spending, post="autre chose"), "post"),
        (lambda s, m: plan.edit_spending(s, m.spending, funding_line_id=m.fqis_line),
         "funding_line_id"),
        (lambda s, m: plan.edit_human_resource(s, m.hours, hours_done=-1), "hours_done"),
        (lambda s, m: plan.edit_human_resource(s, m.hours, rate=-1), "rate"),
        (lambda s, m: plan.edit_funder(s, m.flac, year_start=13), "year_start"),
        (lambda s, m: plan.edit_agreement(s, m.deal, end_on="2020-01-01"), "end_on"),
        (lambda s, m: plan.add_agreement(s, funder_id=m.flac, programme_id=m.volet),
         "programme_id"),
        (lambda s, m: funding.edit_programme(s, m.volet, ceiling=120), "ceiling"),
        (lambda s, m: funding.edit_programme(s, m.volet, smallest=5, largest=4), "largest"),
        (lambda s, m: funding.edit_programme(s, m.volet, opens_on="2027-02-01"), "closes_on"),
        (lambda s, m: funding.edit_cumulation_rule(s, m.rule, ceiling=101), "ceiling"),
        (lambda s, m: funding.edit_cumulation_rule(s, m.rule, kind="ailleurs"), "kind"),
        (lambda s, m: funding.add_cumulation_rule(s), "ceiling"),
        (lambda s, m: funding.add_voucher(s, spending_id=m.spending, reference=" "), "reference"),
        (lambda s, m: funding.edit_voucher(s, m.voucher, reference=""), "reference"),
        (lambda s, m: funding.tie_funding_line(s, m.untied, ""), "action_id"),
    ],
)
def test_that_bad_money_is_refused_beside_its_box(
    command: Refused, field: str, store: Store, money: Money
) -> None:
    before = store.undo_label
    with pytest.raises(RuleBroken) as refusal:
        command(store, money)
    assert refusal.value.field == field
    assert refusal.value.sentence
    assert store.undo_label == before


@pytest.mark.parametrize(
    "command",
    [
        lambda s, m: funding.remove_funder(s, m.fqis),
        lambda s, m: funding.remove_funder(s, m.flac),
        lambda s, m: funding.remove_programme(s, m.volet),
    ],
)
def test_that_what_still_pays_is_not_removed(
    command: Refused, store: Store, money: Money
) -> None:
    with pytest.raises(RuleBroken):
        command(store, money)
    assert queries.record_values(store, "funder", money.fqis)


def test_that_a_funder_with_an_agreement_is_not_removed(store: Store, money: Money) -> None:
    for line in (money.fqis_line, money.untied):
        plan.remove_funding_line(store, line)
    with pytest.raises(RuleBroken, match="1 entente"):
        funding.remove_funder(store, money.fqis)


def test_that_a_year_is_kept_as_its_funder_counts(store: Store, money: Money) -> None:
    plan.edit_funder(store, money.flac, year_start=1)
    plan.edit_funding_line(store, money.flac_line, fiscal_year="2026-27")
    kept = queries.record_values(store, "funding_line", money.flac_line)
    assert kept is not None
    assert kept["fiscal_year"] == "2026"


def test_that_a_source_keeps_its_amounts_without_its_agreement(store: Store, money: Money) -> None:
    plan.edit_funding_line(store, money.fqis_line, agreement_id=money.deal)
    funding.remove_agreement(store, money.deal)
    kept = queries.record_values(store, "funding_line", money.fqis_line)
    assert kept is not None
    assert (kept["agreement_id"], kept["granted"]) == (None, 1_500_000)
    assert queries.record_values(store, "agreement", money.deal) is None


def test_that_a_new_file_takes_the_place_of_the_old_one(store: Store, money: Money) -> None:
    funding.edit_voucher(store, money.voucher, paper=funding.Paper("neuve.txt", b"neuve"))
    sheet = queries.money_sheet(store, money.first)
    assert sheet is not None
    paper = next(one for one in sheet.spending if one.id == money.spending).vouchers[0]
    assert (paper.paper, queries.paper_content(store, paper.paper_id)) == ("neuve.txt", b"neuve")


def test_that_a_spending_leaves_with_its_vouchers(store: Store, money: Money) -> None:
    funding.remove_spending(store, money.spending)
    assert queries.record_values(store, "voucher", money.voucher) is None
    store.undo()
    assert queries.record_values(store, "voucher", money.voucher)


def test_that_a_rule_of_a_programme_is_one_of_its_funder(store: Store, money: Money) -> None:
    rule = funding.add_cumulation_rule(store, programme_id=money.volet, ceiling=50)
    kept = queries.record_values(store, "cumulation_rule", rule)
    assert kept is not None
    assert kept["funder_id"] == money.fqis


def test_that_a_voucher_without_a_file_leaves_alone(store: Store, money: Money) -> None:
    bare = funding.add_voucher(store, spending_id=money.spending, reference="Reçu 2")
    funding.remove_voucher(store, bare)
    assert queries.record_values(store, "voucher", bare) is None
    assert queries.record_values(store, "voucher", money.voucher)


def test_that_an_agreement_keeps_to_the_programmes_of_its_funder(
    store: Store, money: Money
) -> None:
    plan.edit_agreement(store, money.deal, programme_id=money.volet)
    elsewhere = plan.add_programme(store, funder_id=money.flac, name="Ailleurs")
    with pytest.raises(RuleBroken, match="autre bailleur") as refused:
        plan.edit_agreement(store, money.deal, programme_id=elsewhere)
    assert refused.value.field == "programme_id"


@pytest.mark.parametrize("with_funder", [False, True])
def test_that_a_programme_leaves_with_its_tags_and_its_rules(
    with_funder: bool, store: Store, money: Money
) -> None:
    given = plan.add_funder(store, name="Un autre bailleur")
    gone = plan.add_programme(store, funder_id=given, name="Volet 5")
    dimension = plan.add_dimension(store, name="Transport")
    funding.tag_programme(store, gone, [dimension], [AREA])
    plan.link_population(store, "programme", gone, POPULATION)
    funding.add_cumulation_rule(store, programme_id=gone, ceiling=50)
    if not with_funder:
        plan.add_agreement(store, funder_id=given, title="Cinq", programme_id=gone)
    before = contents(store)
    if with_funder:
        funding.remove_funder(store, given)
    else:
        funding.remove_programme(store, gone)
    after = contents(store)
    for table in ("programme", "cumulation_rule", "element_dimension", "element_area",
                  "element_population"):  # fmt: skip
        assert len(after[table]) == len(before[table]) - 1, table
    assert not any(gone in row for rows in after.values() for row in rows)
    store.undo()
    assert contents(store) == before


def test_that_what_a_source_paid_stays_once_it_is_removed(store: Store, money: Money) -> None:
    plan.edit_spending(store, money.spending, funding_line_id=money.flac_line)
    before = contents(store)
    plan.remove_funding_line(store, money.flac_line)
    kept = queries.record_values(store, "spending", money.spending)
    assert kept is not None
    assert (kept["funding_line_id"], kept["actual"]) == (None, 235_000)
    store.undo()
    assert contents(store) == before

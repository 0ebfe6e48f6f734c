"""How much of an action public money pays, and what its promoter brings, computed by hand."""

import pytest

from dsi_desktop.features.funding.rules.cumulation import breaches, check_rule, percent_in
from dsi_desktop.features.funding.rules.sources import Ceiling, Scheme
from dsi_desktop.kernel.errors import RuleBroken
from support.money_values import FLAC, FQIS, MRC, amount, mix_of, service

PUBLIC = Ceiling("r1", None, None, "government", 80, None, None)
PROMOTER = Ceiling("r2", "fqis", None, "government", None, 20, 10)


def test_that_public_money_over_its_ceiling_is_said_with_its_cents() -> None:
    # 85 $ public of 100 $: 85 %, five dollars too many
    lines = [amount("l1", "navette", FQIS, "granted", 45), amount("l2", "navette", MRC, "paid", 40),
             amount("l3", "navette", FLAC, "asked", 15)]  # fmt: skip
    (found,) = breaches(mix_of(lines, ceilings=[PUBLIC]))
    assert (found.scope, found.scope_id, found.about) == ("action", "navette", "ceiling")
    assert (found.share, found.limit, found.gap) == (85, 80, 500)


def test_that_exactly_the_ceiling_is_followed() -> None:
    lines = [amount("l1", "navette", FQIS, "granted", 80),
             amount("l2", "navette", FLAC, "paid", 20)]  # fmt: skip
    assert breaches(mix_of(lines, ceilings=[PUBLIC])) == ()


def test_that_a_share_just_over_its_limit_is_not_said_to_be_the_limit() -> None:
    lines = [amount("l1", "navette", FQIS, "granted", 8_010),
             amount("l2", "navette", FLAC, "paid", 1_990)]  # fmt: skip
    (found,) = breaches(mix_of(lines, ceilings=[PUBLIC]))
    assert found.share == 81
    floor = Ceiling("r", None, None, "private", None, 20, None)
    (short,) = breaches(mix_of(
        [*lines, amount("l3", "navette", None, "paid", 2_490, organization_id="o-mrc")],
        ceilings=[floor]))
    assert short.share == 19


def test_that_the_promoter_brings_its_part_in_money_and_services() -> None:
    # 100 $: 80 governmental, 12 of the promoter in cash, 8 of its hours
    lines = [amount("l1", "navette", FQIS, "granted", 80),
             amount("l2", "navette", None, "paid", 12, organization_id="o-mrc")]  # fmt: skip
    hours = service("h", "navette", organization_id="o-mrc", planned=10, rate=800)
    assert breaches(mix_of(lines, [hours], [PROMOTER])) == ()
    found = breaches(mix_of(lines, [], [PROMOTER]))
    assert [(one.about, one.share, one.limit) for one in found] == [("floor", 13, 20)]


def test_that_services_alone_are_not_the_money_that_is_asked() -> None:
    lines = [amount("l1", "navette", FQIS, "granted", 70), amount("l2", "navette", FLAC, "paid", 5)]
    hours = service("h", "navette", organization_id="o-mrc", planned=10, rate=2_500)
    (found,) = breaches(mix_of(lines, [hours], [PROMOTER]))
    assert (found.about, found.share, found.gap) == ("cash_floor", 0, 1_000)


def test_that_hours_of_others_are_none_of_the_promoter() -> None:
    # 100 $ counted on: 75 governmental, 25 of hours that a partner gives
    lines = [amount("l1", "navette", FQIS, "granted", 75)]
    hours = service("h", "navette", organization_id="o-ancrage", planned=10, rate=2_500)
    (floor, cash) = breaches(mix_of(lines, [hours], [PROMOTER]))
    assert (floor.about, floor.part, floor.whole) == ("floor", 0, 10_000)
    assert (cash.about, cash.part) == ("cash_floor", 0)


def test_that_a_source_of_the_promoter_kind_counts_whoever_leads() -> None:
    own = amount("l2", "registre", None, "paid", 30, kind="promoter")
    lines = [amount("l1", "registre", FQIS, "granted", 70), own]
    assert breaches(mix_of(lines, ceilings=[PROMOTER])) == ()


def test_that_a_rule_of_a_funder_leaves_the_actions_of_others() -> None:
    lines = [amount("l1", "navette", FLAC, "paid", 100)]
    assert breaches(mix_of(lines, ceilings=[PROMOTER])) == ()


def test_that_a_funder_is_weighed_over_all_its_actions_together() -> None:
    rule = Ceiling("r", "fqis", None, "government", 50, None, None)
    lines = [
        amount("l1", "navette", FQIS, "granted", 40), amount("l2", "navette", FLAC, "paid", 60),
        amount("l3", "popote", FQIS, "granted", 90), amount("l4", "popote", FLAC, "paid", 10),
    ]
    found = breaches(mix_of(lines, ceilings=[rule]))
    assert [(one.scope, one.scope_id, one.share) for one in found] == [
        ("action", "popote", 90), ("funder", "fqis", 65),
    ]  # fmt: skip


def test_that_a_programme_pays_no_more_than_its_part() -> None:
    volet = Scheme("volet", "fqis", "Volet 4", 50)
    lines = [amount("l1", "navette", FQIS, "granted", 60, programme_id="volet"),
             amount("l2", "navette", FLAC, "paid", 40)]  # fmt: skip
    (found,) = breaches(mix_of(lines, schemes=[volet, Scheme("libre", "mrc", "Libre", None)]))
    assert (found.about, found.kind, found.gap) == ("programme", "Volet 4", 1_000)


def test_that_a_rule_of_a_programme_holds_where_the_programme_pays() -> None:
    rule = Ceiling("r", "fqis", "volet", "government", 50, None, None)
    plain = amount("l1", "navette", FQIS, "granted", 100)
    ours = amount("l2", "popote", FQIS, "granted", 100, programme_id="volet")
    assert [one.scope_id for one in breaches(mix_of([plain, ours], ceilings=[rule]))] == ["popote"]


def test_that_an_action_without_money_breaks_nothing() -> None:
    assert breaches(mix_of(ceilings=[PUBLIC, PROMOTER])) == ()


@pytest.mark.parametrize(
    ("numbers", "field"),
    [((None, None, None), "ceiling"), ((101, None, None), "ceiling"), ((-1, None, None), "ceiling"),
     ((None, 120, None), "floor"), ((None, 10, 20), "cash_floor"), ((90, 20, None), "floor")],
)  # fmt: skip
def test_that_a_rule_that_contradicts_itself_is_refused_beside_its_box(
    numbers: tuple[int | None, int | None, int | None], field: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_rule(*numbers)
    assert refusal.value.field == field


def test_that_a_rule_of_the_guides_is_accepted() -> None:
    check_rule(80, 20, 10)
    assert percent_in(None, "ceiling") is None
    assert [percent_in(limit, "ceiling") for limit in (0, 80, 100)] == [0, 80, 100]

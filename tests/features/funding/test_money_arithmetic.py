"""Sums of money computed by hand: three funders, shares of a hundred, nothing counted twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.funding.rules.arithmetic import (
    Share,
    Totals,
    counted_services,
    leverage,
    public_share,
    shares,
    totals,
)
from support.money_values import FLAC, FQIS, MRC, amount, service, three_funders


def test_that_three_funders_add_up_to_what_was_computed_by_hand() -> None:
    whole = totals(three_funders())
    assert whole == Totals(
        worth=5_040_000, firm=3_240_000, in_kind=720_000, received=1_960_000, waiting=1_800_000
    )


def test_that_sums_by_funder_and_by_action_are_equal() -> None:
    every = three_funders()
    by_funder = sum(
        (totals(one for one in every if one.funder_id == giver.id) for giver in (FLAC, FQIS, MRC)),
        Totals(),
    )
    by_action = sum(
        (totals(one for one in every if one.action_id == key) for key in ("navette", "popote")),
        Totals(),
    )
    assert by_funder == by_action == totals(every)


@pytest.mark.parametrize(
    ("state", "asked", "granted", "paid", "worth"),
    [
        ("foreseen", 500, 0, 0, 500),
        ("asked", 500, 0, 0, 500),
        ("asked", 0, 400, 0, 400),
        ("granted", 500, 400, 100, 400),
        ("granted", 500, 0, 450, 450),
        ("granted", 500, 0, 0, 500),
        ("paid", 500, 400, 350, 350),
        ("paid", 500, 400, 0, 400),
        ("paid", 500, 0, 0, 500),
        ("refused", 500, 400, 0, 0),
    ],
)
def test_that_a_source_stands_for_what_its_state_says(
    state: str, asked: int, granted: int, paid: int, worth: int
) -> None:
    one = replace(amount("l", "a", FLAC, state, 1), asked=asked, granted=granted, paid=paid)
    assert one.worth == worth


def test_that_what_is_given_in_kind_is_granted_and_never_paid_out() -> None:
    one = amount("l", "a", MRC, "paid", 300, nature="in_kind")
    assert (one.firm, one.received, one.is_cash) == (30_000, 0, False)


def test_that_foreseen_money_is_neither_granted_nor_waiting() -> None:
    whole = totals([amount("l", "a", FLAC, "foreseen", 100)])
    assert whole == Totals(worth=10_000, foreseen=10_000)


def test_that_hours_are_worth_their_rate_to_the_cent() -> None:
    assert service("h", "a").value == 25_000
    assert service("h", "a", planned=0, done=15, rate=3_333).value == 5_000
    assert service("h", "a", planned=1, rate=1_234).value == 123


def test_that_hours_are_not_counted_beside_a_source_in_kind_of_the_same_organisation() -> None:
    own = service("own", "navette", organization_id="o-mrc")
    other = service("other", "navette", organization_id="o-ancrage")
    paid = service("paid", "navette", in_kind=False)
    worthless = service("none", "navette", rate=0)
    counted = counted_services([own, other, paid, worthless], three_funders())
    assert [one.id for one in counted] == ["other"]
    assert totals(three_funders(), counted).in_kind == 720_000 + 25_000


def test_that_a_refused_source_in_kind_hides_no_hours() -> None:
    refused = amount("l", "a", MRC, "refused", 10, nature="in_kind", organization_id="o")
    assert counted_services([service("h", "a", organization_id="o")], [refused])


@given(st.lists(st.integers(0, 10**9), max_size=8))
def test_that_shares_add_up_to_a_hundred(parts: list[int]) -> None:
    found = shares(parts)
    assert sum(found) == (100 if sum(parts) else 0)
    assert all(abs(100 * part - share * sum(parts)) <= sum(parts)
               for part, share in zip(parts, found, strict=True))  # fmt: skip


def test_that_thirds_share_a_hundred() -> None:
    assert shares([1, 1, 1]) == (34, 33, 33)
    assert shares([0, 0]) == (0, 0)
    assert shares([-5, 2]) == (0, 0)


def test_that_leverage_counts_what_others_promise_for_one_dollar_of_the_core_grant() -> None:
    # core 15 600; others promised 7 200 in kind + 9 600 = 16 800: 1,0769 $ for one
    assert leverage(three_funders()) == 108
    assert leverage([amount("l", "a", FQIS, "paid", 10)]) is None
    assert leverage([amount("l", "a", FLAC, "asked", 10)]) is None


def test_that_what_the_core_funder_gives_in_kind_is_not_another_source() -> None:
    # still 1,0769 $ for one: its 2 000 $ of services and its own hours change nothing
    gift = amount("l9", "popote", FLAC, "granted", 2_000, nature="in_kind",
                  organization_id="o-flac")  # fmt: skip
    own = service("h", "popote", organization_id="o-flac")
    assert leverage([*three_funders(), gift], [own]) == 108
    # the hours of another organisation count: 16 800 + 250 over 15 600
    assert leverage([*three_funders(), gift], [own, service("x", "popote")]) == 109


def test_that_public_money_is_weighed_over_the_whole_montage_as_the_rules_weigh_it() -> None:
    # 18 000 governmental asked + 16 800 municipal, over 50 400: 69,05 %
    found = public_share(three_funders())
    assert found == Share(3_480_000, 5_040_000)
    assert found.percent() == 69
    assert public_share([]) is None
    assert public_share([amount("l", "a", FQIS, "refused", 10)]) is None


def test_that_a_share_is_never_rounded_to_the_limit_it_breaks() -> None:
    assert Share(8_040, 10_000).percent() == 80
    assert Share(8_040, 10_000).percent(80) == 81
    assert Share(7_960, 10_000).percent(80) == 79
    assert Share(80, 100).percent(80) == 80
    assert [Share(part, 100).percent(80) for part in (50, 95)] == [50, 95]
    assert (Share(80, 100).over(80), Share(80, 100).under(80)) == (False, False)

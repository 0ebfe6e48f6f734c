"""Spending by post, the differences to explain, the part of administration."""

from dsi_desktop.features.funding.rules.spending import Spent, administration_share, by_post


def test_that_a_difference_over_a_tenth_asks_for_a_word() -> None:
    assert Spent("s", "a", "fees", 10_000, 11_001).unexplained
    assert not Spent("s", "a", "fees", 10_000, 11_000).unexplained
    assert not Spent("s", "a", "fees", 10_000, 15_000, "Deux routes de plus").unexplained
    assert Spent("s", "a", "fees", 10_000, 8_000).unexplained


def test_that_an_unplanned_spending_asks_for_a_word() -> None:
    assert Spent("s", "a", "fees", None, 1).unexplained
    assert not Spent("s", "a", "fees", None, 0).unexplained


def test_that_nothing_is_said_before_the_money_is_spent() -> None:
    waiting = Spent("s", "a", "fees", 10_000, None)
    assert (waiting.variance, waiting.unexplained) == (None, False)


def test_that_posts_add_up_in_their_order() -> None:
    found = by_post([
        Spent("1", "a", "other", 500, 400), Spent("2", "a", "wages", 1_000, None),
        Spent("3", "a", "wages", None, 300), Spent("4", "a", "inconnu", 1, 1),
    ])  # fmt: skip
    assert [(one.post, one.planned, one.actual, one.variance) for one in found] == [
        ("wages", 1_000, 300, -700), ("other", 500, 400, -100), ("inconnu", 1, 1, 0),
    ]  # fmt: skip


def test_that_administration_is_weighed_on_what_is_spent_else_planned() -> None:
    own = Spent("1", "a", "administration", 100, None)
    planned = by_post([own, Spent("2", "a", "fees", 900, None)])
    assert administration_share(planned) == 10
    spent = by_post([Spent("1", "a", "administration", 100, 50), Spent("2", "a", "fees", 900, 150)])
    assert administration_share(spent) == 25
    assert administration_share([]) is None

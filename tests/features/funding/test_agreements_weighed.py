"""The same dollar is not promised twice: sources weighed against agreements."""

from dsi_desktop.features.funding.rules.agreements import charged_to, committed, in_force
from dsi_desktop.features.funding.rules.sources import Deal
from support.money_values import FLAC, MRC, amount, mix_of

OLD = Deal("old", "flac", "2021-2024", 120_000_000, "2021-01-01", "2024-12-31")
NOW = Deal("now", "flac", "2025-2028", 1_500_000, "2025-04-01", "2028-03-31")
OPEN = Deal("open", "mrc", "MRC", 500_000, "", "")


def test_that_a_source_draws_on_the_agreement_of_its_year() -> None:
    one = amount("l", "navette", FLAC, "paid", 100)
    assert charged_to(one, [OLD, NOW, OPEN], FLAC) == NOW


def test_that_a_named_agreement_wins_over_the_year() -> None:
    one = amount("l", "navette", FLAC, "paid", 100, agreement_id="old")
    assert charged_to(one, [OLD, NOW], FLAC) == OLD


def test_that_a_source_without_year_draws_on_the_first_to_end() -> None:
    one = amount("l", "navette", FLAC, "paid", 100, year=None)
    assert charged_to(one, [NOW, OLD], FLAC) == OLD


def test_that_what_is_in_kind_or_without_funder_draws_on_nothing() -> None:
    assert charged_to(amount("l", "a", FLAC, "paid", 1, nature="in_kind"), [NOW], FLAC) is None
    assert charged_to(amount("l", "a", None, "paid", 1), [NOW], None) is None
    assert charged_to(amount("l", "a", MRC, "paid", 1, year=2020), [NOW], MRC) is None


def test_that_an_agreement_without_days_always_holds() -> None:
    assert in_force(OPEN, "1990-01-01", "")
    assert not in_force(OLD, "2025-04-01", "2028-03-31")


def test_that_other_plans_weigh_on_the_same_agreement() -> None:
    mix = mix_of(
        [amount("l1", "navette", FLAC, "granted", 9_000), amount("l2", "popote", FLAC, "asked", 1)],
        deals=[NOW, OPEN], elsewhere=[amount("l3", "ailleurs", FLAC, "paid", 8_000)],
    )
    now, free = committed(mix)
    assert (now.firm, now.left, now.over) == (1_700_000, -200_000, True)
    assert (free.firm, free.left, free.over) == (0, 500_000, False)


def test_that_a_promise_without_agreement_is_on_none() -> None:
    mix = mix_of([amount("l1", "navette", MRC, "paid", 9_000)], deals=[NOW])
    assert committed(mix)[0].firm == 0

"""What changed, in bars and in sentences."""

from datetime import date

import pytest

from dsi_desktop.features.directory.rules.load import months_of
from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter import trends
from dsi_desktop.features.solicitation.presenter.figures import Trend, TrendBar
from dsi_desktop.kernel.text import fr

MONTHS = months_of(date(2025, 12, 1), date(2026, 11, 30))
TODAY = date(2026, 11, 12)
JUNE = queries.Milestone(date(2026, 6, 1), "calendrier commun adopté")


def read(
    now: int = 60, before: int = 120, *, mark: queries.Milestone | None = None,
    months: tuple[str, ...] = MONTHS,
) -> queries.Trend:  # fmt: skip
    return queries.Trend(months, (now,) * len(months), (before,) * len(months), mark)


def test_that_each_month_stands_beside_the_same_month_a_year_before() -> None:
    figure = trends.trend_figure(read(), TODAY)
    assert figure.bars[0] == TrendBar("déc.", "décembre 2025", 120, 60)
    assert figure.mark is None


def test_that_the_running_month_is_drawn_but_not_compared() -> None:
    figure = trends.trend_figure(read(), TODAY)
    assert [bar.over for bar in figure.bars[-2:]] == [True, False]
    late = Trend((*[TrendBar("m", "m", 100, 100)] * 6, TrendBar("n", "n", 900, 0, over=False)))
    assert trends.trend_sentence(late) == "Autant d’heures qu’un an plus tôt"


@pytest.mark.parametrize("made", [
    read(months=MONTHS[:5]), read(0, 0),
    queries.Trend(MONTHS, (0,) * 9 + (60, 60, 60), (0,) * 12, None),
])
def test_that_under_six_months_there_is_no_trend(made: queries.Trend) -> None:
    assert trends.trend_figure(made, TODAY) == Trend()


def test_that_a_date_stands_before_its_month_with_its_words() -> None:
    figure = trends.trend_figure(read(mark=JUNE), TODAY)
    assert figure.mark == 6
    said = figure.mark_words.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "1er juin 2026 : calendrier commun adopté"
    bare = trends.trend_figure(read(mark=queries.Milestone(JUNE.on, "")), TODAY)
    assert bare.mark_words.replace("\N{NO-BREAK SPACE}", " ") == "1er juin 2026"


def test_that_a_date_outside_the_period_is_not_drawn() -> None:
    old = queries.Milestone(date(2020, 1, 1), "avant")
    assert trends.trend_figure(read(mark=old), TODAY).mark is None


def test_that_quarters_carry_the_sums_of_their_months() -> None:
    months = months_of(date(2024, 1, 1), date(2026, 12, 31))
    figure = trends.trend_figure(read(mark=JUNE, months=months), TODAY)
    assert (figure.bars[0].now, figure.bars[0].before) == (180, 360)
    assert figure.mark == 9


@pytest.mark.parametrize(("now", "before", "words"), [
    (50, 100, "50 % d’heures de moins qu’un an plus tôt"),
    (150, 100, "50 % d’heures de plus qu’un an plus tôt"),
    (100, 100, "Autant d’heures qu’un an plus tôt"),
    (100, 0, "Pas encore une année entière à comparer"),
])
def test_that_the_title_says_the_change(now: int, before: int, words: str) -> None:
    figure = Trend((TrendBar("m", "m", before, now),) * 8)
    assert fr(trends.trend_sentence(figure)) == fr(words)


def test_that_two_months_a_year_before_are_no_measure() -> None:
    bars = (*[TrendBar("m", "m", 0, 100)] * 8, *[TrendBar("m", "m", 100, 100)] * 2)
    assert trends.trend_sentence(Trend(bars)) == "Pas encore une année entière à comparer"


def test_that_no_change_known_is_said() -> None:
    assert trends.change_words(None) == "Rien à comparer"


def comparison(change: int | None) -> queries.Comparison:
    return queries.Comparison(
        (date(2025, 9, 1), date(2025, 11, 30)), (date(2026, 9, 1), date(2026, 11, 30)),
        385 * 60, 295 * 60, change, (),
    )  # fmt: skip


@pytest.mark.parametrize(("change", "words"), [
    (-23, "Depuis le calendrier commun : 23 % d’heures en moins"),
    (5, "Depuis le calendrier commun : 5 % d’heures en plus"),
    (0, "Depuis le calendrier commun : autant d’heures"),
    (None, "Depuis le calendrier commun : rien à comparer un an plus tôt"),
])
def test_that_the_change_since_a_date_is_the_finding(change: int | None, words: str) -> None:
    assert fr(trends.comparison_title(comparison(change), "le calendrier commun")) == fr(words)


def test_that_a_date_without_words_names_itself() -> None:
    said = trends.comparison_title(comparison(0), "").replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Depuis le 1er septembre 2026 : autant d’heures"


def test_that_both_sums_are_given_with_their_days() -> None:
    said = trends.comparison_words(comparison(-23)).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "385 h du 1er septembre 2025 au 30 novembre 2025, 295 h un an plus tard"


def test_that_both_sums_can_be_given_alone() -> None:
    assert fr(trends.comparison_sums(comparison(-23))) == fr("385 h, puis 295 h")


def test_that_the_trend_can_be_read_aloud() -> None:
    figure = Trend((TrendBar("mars", "mars 2026", 120, 60), TrendBar("avr.", "avril 2026", 0, 90)))
    assert fr(trends.trend_words(figure)) == fr(
        "mars 2026 : 1 h, contre 2 h ; avril 2026 : 2 h, contre 0 h")

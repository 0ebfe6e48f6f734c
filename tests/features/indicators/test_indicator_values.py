"""What may be typed of an indicator, and the sentence for what may not."""

import pytest

from dsi_desktop.features.indicators.rules import values, words
from dsi_desktop.features.indicators.rules.standing import Standing
from dsi_desktop.features.indicators.rules.values import Part
from dsi_desktop.features.plan.rules.measured import check_day, check_unlocked, decimals_of
from dsi_desktop.kernel.errors import RuleBroken
from support.plain_words import plain


@pytest.mark.parametrize(
    ("typed", "decimals", "value"),
    [("1 180", 0, 1180), ("12,5", 1, 125), ("12.50", 2, 1250), ("-3", 0, -3), ("33 %", 0, 33),
     ("", 0, None), ("1\u202f180", 0, 1180)],
)  # fmt: skip
def test_that_a_value_is_read_as_one_writes_it(
    typed: str, decimals: int, value: int | None
) -> None:
    assert values.read_value(typed, decimals) == value


@pytest.mark.parametrize(
    ("typed", "decimals", "sentence"),
    [
        ("beaucoup", 0, "« beaucoup » n’est pas un nombre : écrivez par exemple 1 180 ou 12,5."),
        ("NaN", 0, "Ce nombre est hors de portée."),
        ("9" * 20, 0, "Ce nombre est hors de portée."),
        ("12,5", 0, "Cet indicateur se compte en nombres entiers"),
        ("12,55", 1, "Cet indicateur garde 1 décimales"),
    ],
)
def test_that_a_wrong_value_is_refused_beside_its_box(
    typed: str, decimals: int, sentence: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        values.read_value(typed, decimals)
    assert plain(refused.value.sentence).startswith(sentence)
    assert refused.value.field == "value"


def test_that_an_empty_measure_is_refused() -> None:
    with pytest.raises(RuleBroken, match="Écrivez la valeur mesurée"):
        values.required_value(" ", 0)


def test_that_decimals_go_from_none_to_four() -> None:
    assert [decimals_of(one) for one in (None, 0, 4)] == [0, 0, 4]
    with pytest.raises(RuleBroken):
        decimals_of(5)


def test_that_parts_are_read_one_by_line_and_written_back() -> None:
    parts = values.read_parts("Sexe, femmes : 61\n\n Âge, 65 ans et plus : 12,5 ", 1)
    assert parts == (Part("Sexe", "femmes", 610), Part("Âge", "65 ans et plus", 125))
    assert plain(values.parts_text(parts, 1)) == "Sexe, femmes : 61,0\nÂge, 65 ans et plus : 12,5"


@pytest.mark.parametrize("typed", ["femmes : 61", "Sexe, femmes 61", ", femmes : 3", "Sexe, : 3"])
def test_that_a_part_badly_written_is_shown_how(typed: str) -> None:
    with pytest.raises(RuleBroken, match="Sexe, femmes") as refused:
        values.read_parts(typed, 0)
    assert refused.value.field == "parts"


def test_that_parts_of_one_axis_may_not_pass_the_whole() -> None:
    parts = (Part("Sexe", "femmes", 61), Part("Sexe", "hommes", 50), Part("Âge", "aînés", 90))
    values.check_parts(parts, 111, "personnes")
    values.check_parts(parts, 100, "% des ménages")
    with pytest.raises(RuleBroken, match="dépassent la valeur entière"):
        values.check_parts(parts, 110, "personnes")


def test_that_a_part_said_twice_is_refused() -> None:
    with pytest.raises(RuleBroken, match="deux fois"):
        values.check_parts((Part("Sexe", "Femmes", 1), Part("sexe", "femmes", 2)), 10, "")


def test_that_a_measure_of_tomorrow_and_one_of_a_locked_period_are_refused() -> None:
    assert check_day(None, "2026-12-04") == "2026-12-04"
    assert check_day("2026-12-01", "2026-12-04") == "2026-12-01"
    with pytest.raises(RuleBroken, match="n’est pas venu"):
        check_day("2026-12-05", "2026-12-04")
    check_unlocked("2026-04-01", "2026-03-31")
    with pytest.raises(RuleBroken, match="verrouillée jusqu’au 31 mars 2026") as refused:
        check_unlocked("2026-03-31", "2026-03-31")
    assert refused.value.field == "measured_on"


def test_that_the_finding_counts_each_verdict() -> None:
    said = words.finding(["reached", "reached", "on_way", "far", "back", "unknown"], 1)
    assert plain(said) == (
        "2 indicateurs atteints · 1 en voie · 1 loin de la cible · 1 recule · "
        "1 sans mesure ou sans cible"
    )
    assert words.finding([], 0) == ""


def test_that_each_verdict_is_said() -> None:
    shown = [words.way_words(Standing(*one, None)) for one in (
        ("back", -0.4), ("far", None), ("on_way", 0.47), ("unknown", None))]  # fmt: skip
    assert [plain(one) for one in shown] == ["recule", "à reprendre", "47 %", ""]
    spoken = [words.spoken_way(Standing(*one, None)) for one in (
        ("back", None), ("reached", 1.0), ("unknown", None))]  # fmt: skip
    assert [plain(one) for one in spoken] == ["recule", "atteint, 100 %", "chemin inconnu"]


def test_that_a_day_no_one_can_read_is_shown_as_it_is() -> None:
    assert words.short_day("un jour") == "un jour"
    assert words.due_words(None, 0) == "–"

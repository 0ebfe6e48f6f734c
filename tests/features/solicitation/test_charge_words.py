"""From the hours read to the heat table, the ranking and the sentences over them."""

from datetime import date

import pytest

from dsi_desktop.features.directory.rules.load import Load, months_of
from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter import charge
from dsi_desktop.kernel.i18n import speaking
from dsi_desktop.kernel.text import fr

START, END = date(2025, 12, 1), date(2026, 11, 30)


def line(name: str, minutes: int, *, over: int = 0, cap: int = 16, road: int = 0,
         months: int = 12, seats: int = 1, actions: int = 0) -> queries.LoadLine:  # fmt: skip
    """A partner asked `minutes` in the first month; past its threshold in the first `over`."""
    return queries.LoadLine(
        name, name, "", seats, 1, actions, 0, 0,
        Load(meeting_minutes=minutes - road, road_minutes=road, kilometres=road),
        (minutes, *[0] * (months - 1)), (1, *[0] * (months - 1)), cap, 3,
        tuple(at < over for at in range(months)), (False,) * months,
    )  # fmt: skip


def table(*lines: queries.LoadLine, start: date = START, end: date = END, outside: int = 0,
          gaps: queries.Gaps | None = None) -> queries.LoadTable:  # fmt: skip
    months = months_of(start, end)
    whole = sum(one.load.minutes for one in lines)
    return queries.LoadTable(
        start, end, months, lines,
        Load(meeting_minutes=whole - outside, outside_minutes=outside),
        (whole, *[0] * (len(months) - 1)), (0,) * len(months), gaps or queries.Gaps(),
    )  # fmt: skip


def test_that_a_year_is_shown_month_by_month() -> None:
    columns = charge.spans(months_of(START, END))
    assert [one.title for one in columns[:3]] == ["déc.", "janv.", "févr."]
    assert columns[1].spoken == "janvier 2026"
    assert [one.months for one in columns] == [(at,) for at in range(12)]


def test_that_three_years_are_shown_by_quarter() -> None:
    columns = charge.spans(months_of(date(2023, 12, 1), END))
    assert (columns[0].title, columns[0].months) == ("T4 23", (0,))
    assert (columns[1].title, columns[1].months) == ("T1 24", (1, 2, 3))
    assert columns[1].spoken == "trimestre 1 de 2024"
    assert sum(len(one.months) for one in columns) == 36


def test_that_ten_years_are_shown_by_year() -> None:
    columns = charge.spans(months_of(date(2016, 12, 1), END))
    assert [one.title for one in columns] == [str(year) for year in range(2016, 2027)]
    assert columns[0].months == (0,)
    assert columns[5].spoken == "2021"


def test_that_a_line_shows_seats_here_and_elsewhere_and_its_hours() -> None:
    made = charge.heat_table(table(line("MRC", 1020, over=1, seats=4, actions=2, road=120)))
    row = made.rows[0]
    assert (row.seats, row.total, row.cap) == (5, 1020, 960)
    assert (row.cells[0].minutes, row.cells[0].over) == (1020, 1)
    assert fr(row.note) == fr("2 suivis, 120 km")
    assert made.monthly
    assert made.hottest == 1020


def test_that_a_line_without_road_or_actions_has_no_note() -> None:
    assert charge.heat_table(table(line("MRC", 60))).rows[0].note == ""


def test_that_tints_reach_the_threshold_even_when_nobody_does() -> None:
    assert charge.heat_table(table(line("MRC", 60))).hottest == 960
    assert charge.heat_table(table()).hottest == 0


def test_that_a_quarter_counts_its_months_over_the_threshold() -> None:
    read = table(line("MRC", 1020, over=2, months=24), start=date(2024, 12, 1))
    made = charge.heat_table(read)
    assert not made.monthly
    assert [cell.over for cell in made.rows[0].cells[:2]] == [1, 1]
    assert made.hottest == 1020


@pytest.mark.parametrize(("count", "shown", "words"), [
    (25, 25, ""), (26, 26, "1 autre, 3 h par mois"),
    (500, 26, "475 autres, médiane 3 h par mois"),
])
def test_that_beyond_twenty_five_lines_the_rest_is_folded(
    count: int, shown: int, words: str
) -> None:
    made = charge.heat_table(table(*[line(f"O{at}", 2160) for at in range(count)]))
    assert len(made.rows) == shown
    folded = made.rows[-1]
    assert folded.folded == count - charge.MOST
    if words:
        assert fr(folded.name) == fr(words)
        assert folded.key == charge.FOLDED


def test_that_a_search_finds_a_name_without_its_accents() -> None:
    read = table(*[line(f"O{at}", 60) for at in range(40)], line("Éclosion", 0))
    assert [row.name for row in charge.heat_table(read, "ecl").rows] == ["Éclosion"]
    assert charge.heat_table(read, "zzz").rows == ()


def test_that_unfolding_shows_every_line() -> None:
    read = table(*[line(f"O{at}", 60) for at in range(40)])
    assert len(charge.heat_table(read, whole=True).rows) == 40


@pytest.mark.parametrize(("over", "words"), [
    ((), "Aucune organisation n’a dépassé son seuil dans un même mois"),
    ((16,), "1 organisation a dépassé 16 h dans un même mois"),
    ((16, 16), "2 organisations ont dépassé 16 h dans un même mois"),
    ((16, 8), "2 organisations ont dépassé leur seuil dans un même mois"),
])
def test_that_the_title_says_who_passed_the_threshold(over: tuple[int, ...], words: str) -> None:
    lines = [line(f"O{at}", 1020, over=1, cap=cap) for at, cap in enumerate(over)]
    assert fr(charge.finding(table(line("MRC", 60), *lines), people=False)) == fr(words)


@pytest.mark.parametrize(("count", "words"), [
    (0, "Personne n’a dépassé le seuil dans un même mois"),
    (1, "1 personne a dépassé 16 h dans un même mois"),
    (3, "3 personnes ont dépassé 16 h dans un même mois"),
])
def test_that_the_title_speaks_of_people_when_people_are_shown(count: int, words: str) -> None:
    read = table(*[line(f"P{at}", 1020, over=1) for at in range(count)])
    assert fr(charge.finding(read, people=True)) == fr(words)


def test_that_the_whole_says_what_it_is_made_of() -> None:
    assert fr(charge.whole_words(table(line("MRC", 75_060)))) == fr(
        "1 251 h en 12 mois, rencontres et route")
    assert fr(charge.whole_words(table(line("MRC", 6000), outside=1200))) == fr(
        "100 h en 12 mois, dont 20 h à l’externe")


def test_that_the_ring_is_explained_by_the_threshold() -> None:
    assert fr(charge.threshold_words(table(line("A", 60)))) == fr(
        "plus de 16 h, seuil réglable par organisation")
    mixed = table(line("A", 60), line("B", 60, cap=8))
    assert charge.threshold_words(mixed) == "au-dessus du seuil de l’organisation"
    assert charge.threshold_words(table()) == ""


def test_that_the_ranking_parts_the_meeting_from_the_road() -> None:
    made = charge.ranking(table(line("MRC", 1200, road=240), line("Rien", 0)))
    assert [(one.name, one.meeting, one.road) for one in made] == [("MRC", 80, 20)]
    assert fr(charge.ranking_words(made)) == fr("MRC, 1,7 h")


@pytest.mark.parametrize(("gaps", "words"), [
    (queries.Gaps(), ""),
    (queries.Gaps(roads=1), "1 trajet de distance inconnue"),
    (queries.Gaps(roads=1200, meetings_without_hours=3), "1 200 trajets de distance inconnue"),
    (queries.Gaps(people_without_area=2), "Municipalités à compléter"),
    (queries.Gaps(meetings_without_area=1), "Municipalités à compléter"),
    (queries.Gaps(meetings_without_hours=1), "1 rencontre sans heures"),
    (queries.Gaps(meetings_without_hours=2), "2 rencontres sans heures"),
])
def test_that_what_is_missing_is_said_and_never_guessed(gaps: queries.Gaps, words: str) -> None:
    assert fr(charge.gaps_words(gaps)) == fr(words)


def test_that_english_has_its_own_months() -> None:
    with speaking("en"):
        assert charge.spans(("2026-01",))[0].spoken == "January 2026"

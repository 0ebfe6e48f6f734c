"""Hours as they are drawn and read aloud."""

import pytest

from dsi_desktop.features.solicitation.presenter.figures import (
    Crossing,
    HeatCell,
    HeatRow,
    HeatTable,
    Matrix,
    RankLine,
    axis,
    hours,
    hours_number,
)
from dsi_desktop.kernel.text import fr

CAP = 16 * 60


@pytest.mark.parametrize(("minutes", "said"), [
    (0, "0"), (29, "0"), (30, "1"), (89, "1"), (90, "2"), (960, "16"), (75_060, "1 251"),
])
def test_that_hours_are_rounded_as_on_paper(minutes: int, said: str) -> None:
    assert hours_number(minutes) == said.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(("minutes", "said"), [
    (3, "0,1"), (2, "0,0"), (930, "15,5"), (927, "15,5"),
])
def test_that_tenths_of_an_hour_are_exact(minutes: int, said: str) -> None:
    assert hours_number(minutes, 1) == said


def test_that_hours_carry_their_unit() -> None:
    assert fr(hours(CAP)) == fr("16 h")


@pytest.mark.parametrize(("cell", "said"), [
    (HeatCell(), "·"), (HeatCell(800), "13"), (HeatCell(970, 1), "16,2"), (HeatCell(1030, 1), "17"),
    (HeatCell(970), "16"), (HeatCell(20), "0,3"),
])
def test_that_a_cell_never_denies_its_ring(cell: HeatCell, said: str) -> None:
    assert cell.said(CAP) == said


def table(*cells: HeatCell, monthly: bool = True) -> tuple[HeatTable, HeatRow]:
    row = HeatRow("mrc", "MRC de Charlevoix-Est", 5, cells, 0, CAP)
    made = HeatTable(("mars", "avr."), ("mars 2026", "avril 2026"), (row,), CAP, monthly)
    return made, row


def test_that_a_cell_is_read_with_its_line_its_month_and_its_threshold() -> None:
    made, row = table(HeatCell(1380, 1), HeatCell(120))
    assert fr(made.spoken(row, 0)) == fr(
        "MRC de Charlevoix-Est, mars 2026, 23,0 h, au-dessus du seuil de 16 h")
    assert fr(made.spoken(row, 1)) == fr("MRC de Charlevoix-Est, avril 2026, 2,0 h")


def test_that_a_column_of_several_months_says_how_many_passed_the_threshold() -> None:
    made, row = table(HeatCell(3000, 2), HeatCell(), monthly=False)
    assert fr("2 mois au-dessus du seuil") in fr(made.spoken(row, 0))


def test_that_a_rank_is_meeting_and_road_together() -> None:
    assert RankLine("a", "A", 600, 130).whole == 730


def test_that_an_empty_matrix_shares_nothing() -> None:
    assert Matrix().most() == 0
    assert Matrix(("A", "B"), ((0, 1, Crossing(3, ())),)).most() == 3


@pytest.mark.parametrize(("most", "marks"), [
    (0, (0, 1)), (59, (0, 1)), (60, (0, 1)), (61, (0, 1, 2)), (155 * 60, (0, 100, 200)),
    (150 * 60, (0, 50, 100, 150)), (7 * 60, (0, 5, 10)),
])
def test_that_the_axis_ends_just_above_the_largest_value(most: int, marks: tuple[int, ...]) -> None:
    assert axis([most, 0]) == tuple(mark * 60 for mark in marks)
    assert axis([]) == (0, 60)

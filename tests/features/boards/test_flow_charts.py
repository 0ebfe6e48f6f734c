"""The charts of the flow as shapes: inside their frame, named, told apart without colour."""

import itertools
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from dsi_desktop.features.boards.queries.flow import FlowSheet
from dsi_desktop.features.boards.report.flow_figures import flow_figures, paper_colour
from dsi_desktop.features.boards.rules.flow import Depth, Month, Passage, Place, Span
from dsi_desktop.features.boards.rules.flow_chart import (
    Ink,
    _ceiling,
    depth_chart,
    months_chart,
    passage_figures,
    passages_chart,
)
from dsi_desktop.features.boards.rules.flow_words import (
    days,
    depth_words,
    month_titles,
    month_words,
    passage_words,
)
from dsi_desktop.kernel.drawing import Drawing, Path, Rect, Text
from dsi_desktop.kernel.i18n import speaking
from dsi_desktop.reporting.pdf.fonts import measure
from support.plain_words import plain

INK = Ink(paper_colour, measure)
PLACES = tuple(
    Place(state, title, state) for state, title in (
        ("idea", "Idées"), ("todo", "À faire"), ("doing", "En cours"), ("waiting", "En attente"),
        ("done", "Fait"),
    )
)  # fmt: skip
START = date(2026, 9, 1)


def stood(*rows: Sequence[int]) -> Depth:
    length = len(rows[0]) if rows else 0
    return Depth(tuple(START + timedelta(days=n) for n in range(length)), tuple(map(tuple, rows)))


def texts(drawing: Drawing) -> list[str]:
    return [plain(one.text) for one in drawing.shapes if isinstance(one, Text)]


def inside(drawing: Drawing) -> bool:
    """Tell whether nothing is drawn outside the frame."""
    for shape in drawing.shapes:
        if isinstance(shape, Rect):
            spots = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        elif isinstance(shape, Path):
            spots = list(shape.points)
        else:
            assert isinstance(shape, Text)
            wide = measure(shape.text, shape.role, shape.size)
            left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            spots = [(left, shape.y), (left + wide, shape.y)]
        for x, y in spots:
            if not (-0.5 <= x <= drawing.width + 0.5 and -0.5 <= y <= drawing.height + 0.5):
                return False
    return True


@pytest.mark.parametrize("width", [320, 504, 1100])
@pytest.mark.parametrize("count", [1, 2, 14, 58])
def test_that_areas_stay_in_their_frame_and_are_named(width: float, count: int) -> None:
    rows = [[at % 4 + n for at in range(count)] for n in range(5)]
    made = depth_chart(stood(*rows), PLACES, width, 200, INK)
    assert inside(made)
    said = texts(made)
    for place, row in zip(PLACES, rows, strict=True):
        assert f"{place.title} · {row[-1]}" in said
    assert {group.key for group in made.groups} >= {
        shape.group for shape in made.shapes if isinstance(shape, Text)
    }


def test_that_names_of_thin_areas_do_not_cover_one_another() -> None:
    made = depth_chart(stood([0, 0], [0, 1], [0, 0], [0, 1], [0, 0]), PLACES, 504, 200, INK)
    heights = sorted(one.y for one in made.shapes if isinstance(one, Text) and "·" in one.text)
    assert all(below - above >= 13.9 for above, below in itertools.pairwise(heights))


def test_that_states_are_told_apart_by_their_hatching() -> None:
    looks = {}
    for at, place in enumerate(PLACES):
        rows = [[0, 0] for _one in PLACES]
        rows[at] = [40, 40]
        made = depth_chart(stood(*rows), PLACES, 504, 200, INK)
        thin = [one for one in made.shapes if isinstance(one, Path) and one.line == 0.4]
        looks[place.state] = (
            any(one.points[0][1] == one.points[1][1] for one in thin),
            any(one.points[0][0] == one.points[1][0] for one in thin),
        )
    assert looks == {
        "idea": (False, False), "todo": (True, False), "doing": (False, True),
        "waiting": (True, True), "done": (False, False),
    }  # fmt: skip


def test_that_an_unknown_state_is_drawn_as_the_first() -> None:
    made = depth_chart(stood([3]), (Place("x", "Nouveau", "newer"),), 504, 200, INK)
    assert "Nouveau · 3" in texts(made)


def test_that_nothing_at_all_still_makes_a_chart() -> None:
    assert inside(depth_chart(stood(*[()] * 5), PLACES, 504, 200, INK))
    assert inside(depth_chart(stood(), (), 504, 200, INK))
    assert inside(months_chart((), 504, 130, INK))
    assert inside(passages_chart((), 504, INK))


def test_that_the_top_of_the_scale_is_round_and_high_enough() -> None:
    assert [_ceiling(most) for most in (0, 4, 5, 11, 20, 21, 40, 41, 999, 1_001)] == [
        4, 4, 8, 12, 20, 40, 40, 80, 1_200, 1_200,
    ]  # fmt: skip
    assert all(_ceiling(most) >= most for most in range(2_000))


@pytest.mark.parametrize("count", [1, 7, 30])
def test_that_months_have_two_bars_with_their_figures(count: int) -> None:
    months = [Month(date(2024 + at // 12, at % 12 + 1, 1), at + 1, at % 3) for at in range(count)]
    made = months_chart(months, 504, 130, INK)
    assert inside(made)
    said = texts(made)
    assert {"arrivées", "faites", str(count)} <= set(said)
    filled = [one for one in made.shapes if isinstance(one, Rect) and one.fill]
    assert len(filled) == 1 + sum(one.done > 0 for one in months)


def test_that_stays_are_said_with_their_bars() -> None:
    told = [
        Passage(PLACES[0], 9, 5.2, 12.0, 1, 3.0), Passage(PLACES[1], 2, None, None, 0, 0),
        Passage(PLACES[2], 4, 0.0, 0.0, 0, 0),
    ]  # fmt: skip
    made = passages_chart(told, 504, INK)
    assert inside(made)
    assert texts(made) == [
        "Idées", "moitié : 5 jours · 85 % : 12 jours", "À faire", "trop peu de départs",
        "En cours", "moitié : moins d’un jour · 85 % : moins d’un jour",
    ]  # fmt: skip
    assert passage_figures(told[1]) == "trop peu de départs"


@pytest.mark.parametrize(
    ("opened", "done", "said"),
    [
        ([5, 5], [0, 0], "5 cartes ouvertes, à peu près comme le 1er sept. : il en sort autant"),
        ([5, 9], [0, 0], "9 cartes ouvertes, 4 de plus que le 1er sept. : il en entre plus"),
        ([5, 1], [0, 4], "1 carte ouverte, 4 de moins que le 1er sept. : il en sort plus"),
        ([0, 0], [3, 4], "Aucune carte ouverte pendant cette période."),
    ],
)
def test_that_what_is_open_is_compared_with_the_beginning(
    opened: list[int], done: list[int], said: str
) -> None:
    assert plain(depth_words(stood(opened, done), (PLACES[0], PLACES[4]))).startswith(said)


def test_that_the_longest_stay_is_named() -> None:
    told = [Passage(PLACES[at], 9, length, 30.0, 0, 0) for at, length in ((0, 2.0), (3, 21.4))]
    assert plain(passage_words(told)) == (
        "C’est dans « En attente » que les cartes restent le plus : la moitié y passe plus de "
        "21 jours."
    )
    assert plain(passage_words([Passage(PLACES[0], 1, None, None, 0, 0)])) == (
        "Trop peu de cartes ont bougé pour dire combien de temps elles restent."
    )


def test_that_what_is_done_is_told_by_month() -> None:
    months = [Month(date(2026, at, 1), 0, at) for at in (1, 2, 3)]
    assert plain(month_words(months)) == (
        "6 cartes faites, soit 2,0 par mois; le mois le plus fort est mars 2026 (3)."
    )
    assert plain(month_words(months[:1])) == "1 carte faite pendant cette période."
    assert plain(month_words([])) == "Aucune carte n’a été faite pendant cette période."


def test_that_months_over_several_years_say_theirs() -> None:
    one = [Month(date(2026, at, 1), 0, 0) for at in (1, 9)]
    assert month_titles(one) == ["janv.", "sept."]
    assert month_titles([*one, Month(date(2027, 1, 1), 0, 0)])[2] == "janv. 27"


def test_that_lengths_are_said_in_days_in_both_languages() -> None:
    assert [plain(days(length)) for length in (0.4, 0.6, 5, 1234)] == [
        "moins d’un jour", "1 jour", "5 jours", "1 234 jours",
    ]  # fmt: skip
    with speaking("en"):
        assert texts(depth_chart(stood([1]), PLACES[:1], 504, 200, INK))


def test_that_paper_has_no_figure_without_a_past() -> None:
    assert flow_figures(FlowSheet(PLACES, (), None), Span(START, START)) == []

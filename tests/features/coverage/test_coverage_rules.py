"""Tags handed down, territories in one another, figures of the table, what chantiers share."""

from dataclasses import replace

import pytest

from dsi_desktop.features.coverage.rules.ground import (
    ACTION,
    NEED,
    OBJECTIVE,
    Aside,
    Chantier,
    Element,
    Ground,
    Named,
    Scope,
    around,
    counts,
    reaching,
    within,
)
from dsi_desktop.features.coverage.rules.matrix import AREA, COLUMNS, coverage, places
from dsi_desktop.features.coverage.rules.shared import POPULATION, shared
from dsi_desktop.features.coverage.rules.subject import Subject, read_subject
from dsi_desktop.kernel.errors import RuleBroken


def row(ground: Ground, key: str, by: str = "dimension", scope: Scope | None = None) -> list[str]:
    """Return a line as « 2 filled 1 »: count, state, how many lack."""
    found = next(one for one in coverage(ground, scope, by).rows if one.key == key)
    return [f"{cell.count} {cell.state} {cell.lacking}" for cell in found.cells]


@pytest.mark.parametrize(
    ("state", "wanted", "expected"),
    [
        ("abandoned", "every", True), ("abandoned", "kept", False), ("done", "kept", True),
        ("done", "active", False), ("recurring", "active", True), ("", "active", True),
    ],
)  # fmt: skip
def test_that_actions_count_by_their_state(state: str, wanted: str, *, expected: bool) -> None:
    assert counts(state, wanted) is expected


def test_that_an_element_without_a_tag_takes_those_of_what_it_serves(ground: Ground) -> None:
    found = reaching(ground, ground.own_dimensions)
    assert found["i1"] == found["o1"] == found["c1"] == found["a1"] == {"d1"}
    assert found["a4"] == {"d2"}
    assert found["n5"] == found["i5"] == {"d4"}


def test_that_a_territory_is_around_what_it_holds_and_what_holds_it(ground: Ground) -> None:
    assert around(ground, "mrc") == {"mrc", "malbaie", "clermont"}
    assert around(ground, "malbaie") == {"mrc", "malbaie"}
    assert within(ground, "") is None
    near = within(ground, "malbaie")
    assert near is not None
    assert "a4" not in near
    assert {"a1", "n1", "n2"} <= near


def test_that_territories_in_a_circle_end() -> None:
    ring = (Named("a", "A", "b"), Named("b", "B", "a"))
    ground = Ground("p", "Plan", areas=ring, elements=(Element(NEED, "n", "", "Besoin"),),
                    own_areas={"n": frozenset({"a"})})  # fmt: skip
    assert around(ground, "a") == {"a", "b"}
    assert coverage(ground, by=AREA).gaps


# --- the table -----------------------------------------------------------------------------------


def test_that_the_figures_are_those_counted_by_hand(ground: Ground) -> None:
    assert row(ground, "d1") == [
        "2 filled 0", "1 filled 1", "3 filled 0", "3 filled 0", "2 filled 1",
    ]  # fmt: skip
    assert row(ground, "d2") == [
        "1 filled 0", "1 filled 0", "0 broken 0", "1 filled 0", "1 filled 0",
    ]  # fmt: skip
    assert row(ground, "d3") == [
        "1 filled 0", "1 filled 0", "1 filled 0", "0 broken 0", "0 empty 0",
    ]  # fmt: skip
    assert row(ground, "d13") == ["0 unknown 0"] * len(COLUMNS)


def test_that_what_nobody_documented_is_never_red() -> None:
    ground = Ground("p", "Plan", elements=(Element(ACTION, "a", "", "Agir"),),
                    dimensions=(Named("d", "Culture"),), own_dimensions={"a": frozenset({"d"})})
    assert row(ground, "d") == [
        "0 unknown 0", "0 empty 0", "0 empty 0", "1 filled 0", "0 empty 0",
    ]  # fmt: skip


def test_that_a_chain_that_stops_for_a_reason_is_not_red(ground: Ground) -> None:
    aside = (Aside("objective_without_action", "o4", "Hors mandat"),)
    assert row(replace(ground, aside=aside), "d3")[3] == "0 empty 0"


def test_that_what_names_no_dimension_has_its_own_line(ground: Ground) -> None:
    elements = (*ground.elements, Element(NEED, "n6", "6", "Besoin 6"))
    assert row(replace(ground, elements=elements), "") == [
        "1 filled 0", "0 empty 0", "0 empty 0", "0 empty 0", "0 empty 0",
    ]  # fmt: skip


def test_that_a_municipality_stands_under_the_mrc_that_counts_it(ground: Ground) -> None:
    found = coverage(ground, by=AREA).rows
    assert [(one.key, one.depth) for one in found] == [
        ("mrc", 0), ("clermont", 1), ("malbaie", 1), ("", 0),
    ]  # fmt: skip
    assert row(ground, "mrc", AREA)[3] == "4 filled 0"
    assert row(ground, "malbaie", AREA)[3] == "2 filled 0"


def test_that_a_territory_that_only_holds_the_others_is_left_out() -> None:
    areas = (Named("r", "Région"), Named("x", "X", "r"), Named("y", "Y", "r"))
    ground = Ground("p", "Plan", areas=areas, elements=(Element(NEED, "n", "", "Besoin"),),
                    own_areas={"n": frozenset({"x", "y"})})  # fmt: skip
    assert [(one.id, depth) for one, depth in places(ground)] == [("x", 0), ("y", 0)]


def test_that_a_territory_narrows_the_figures(ground: Ground) -> None:
    assert row(ground, "d1", scope=Scope("kept", "clermont"))[3] == "1 filled 0"
    assert coverage(ground).hottest == 3
    assert coverage(Ground("p", "Plan")).hottest == 0


# --- what chantiers share ------------------------------------------------------------------------


def told(ground: Ground, subject: str, scope: Scope | None = None) -> list[object]:
    return [
        (one.id, [(side.chantier.id, [a.id for a in side.actions]) for side in one.sides])
        for one in shared(ground, subject, scope)
    ]


def test_that_a_need_is_shared_by_the_chantiers_whose_actions_serve_it(ground: Ground) -> None:
    assert told(ground, NEED) == [("n1", [("mob", ["a1", "a2", "a4"]), ("alim", ["a3"])])]
    assert shared(ground, NEED)[0].actions == 4


def test_that_a_territory_and_a_population_are_shared_too(ground: Ground) -> None:
    assert told(ground, "area") == [
        ("mrc", []), ("malbaie", [("mob", ["a1"]), ("alim", ["a3"])]),
    ][1:]  # fmt: skip
    assert told(ground, POPULATION) == [
        ("aines", [("mob", ["a1", "a2", "a4"]), ("alim", ["a3"])])
    ]
    assert told(ground, "area", Scope("kept", "clermont")) == []


def test_that_an_action_of_no_chantier_shares_nothing() -> None:
    elements = tuple(Element(ACTION, key, "", "Agir", body_id=key) for key in ("a", "b"))
    ground = Ground("p", "Plan", elements=elements, areas=(Named("x", "X"),),
                    own_areas={"a": frozenset({"x"}), "b": frozenset({"x"})},
                    chantiers=(Chantier("a", "A"),))  # fmt: skip
    assert shared(ground, "area") == ()


# --- what a paper is about -----------------------------------------------------------------------


def test_that_a_subject_is_read_as_it_was_written() -> None:
    for one in (Subject("p"), Subject("p", AREA, Scope("every", "malbaie"))):
        assert read_subject(one.written()) == one
    assert Subject("p").written() == "p"


@pytest.mark.parametrize("text", ["", "p:ailleurs", "p:area:toutes"])
def test_that_another_text_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="demande un plan"):
        read_subject(text)


def test_that_objectives_are_counted_once(ground: Ground) -> None:
    ids = [one.id for one in ground.of(OBJECTIVE)]
    assert ids == ["g1", "o1", "o2", "o4", "o5"]

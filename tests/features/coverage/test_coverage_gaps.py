"""The gaps of a plan, listed exactly; one link added takes away exactly one of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import commands, queries
from dsi_desktop.features.coverage.rules.gaps import KINDS, gaps, in_order, without_action
from dsi_desktop.features.coverage.rules.ground import (
    ACTION,
    CHANGE,
    ISSUE,
    LEVELS,
    NEED,
    OBJECTIVE,
    Element,
    Ground,
    Measured,
    Named,
    Scope,
    counting,
)
from dsi_desktop.features.coverage.rules.matrix import coverage
from dsi_desktop.features.plan import commands as plan
from support.budget import examples
from support.coverage_ground import GAPS, OTHER, PLAN

Found = set[tuple[str, str]]


def listed(store: Store) -> Found:
    ground = queries.coverage_ground(store, PLAN)
    assert ground is not None
    return {(gap.kind, gap.record_id) for gap in coverage(ground).open}


def test_that_the_gaps_are_those_listed_by_hand(store: Store) -> None:
    assert listed(store) == {(kind, one) for kind, records in GAPS.items() for one in records}


def test_that_another_plan_has_its_own_gaps(store: Store) -> None:
    ground = queries.coverage_ground(store, OTHER)
    assert ground is not None
    kinds = {gap.kind for gap in coverage(ground).gaps}
    assert kinds == {"dimension_without_need", "resource_unlinked"}
    assert queries.coverage_ground(store, "p-rien") is None


# --- one link, one gap ---------------------------------------------------------------------------


LINKS: list[tuple[str, str, Callable[[Store], object]]] = [
    ("need_without_issue", "n2", lambda s: plan.link_elements(s, ("issue", "i1"), ("need", "n2"))),
    ("need_without_issue", "n2", lambda s: plan.link_elements(s, ("action", "a1"), ("need", "n2"))),
    ("issue_without_objective", "i3",
     lambda s: plan.link_elements(s, ("objective", "o1"), ("issue", "i3"))),
    ("objective_without_action", "o4",
     lambda s: plan.link_elements(s, ("action", "a1"), ("objective", "o4"))),
    ("change_without_action", "c5",
     lambda s: plan.link_elements(s, ("action", "a1"), ("desired_change", "c5"))),
    ("action_without_resource", "a2",
     lambda s: plan.add_human_resource(s, action_id="a2", hours_planned=10)),
    ("action_without_lead", "a3", lambda s: plan.edit_action(s, "a3", contact_id="nadia")),
    ("objective_without_indicator", "o2",
     lambda s: plan.edit_indicator(s, "k5", objective_id="o2")),
    ("indicator_without_measure", "k2",
     lambda s: plan.add_measurement(s, indicator_id="k2", value=3)),
    ("resource_unlinked", "m9", lambda s: commands.tie_resource(s, "funding_line", "m9", "a1")),
    ("resource_unlinked", "h9", lambda s: commands.tie_resource(s, "human_resource", "h9", "a1")),
    ("resource_unlinked", "g9", lambda s: commands.tie_resource(s, "agreement", "g9", "a1")),
    ("dimension_without_need", "d7", lambda s: plan.link_dimension(s, "need", "n1", "d7")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "record", "link"), LINKS)
def test_that_one_link_takes_away_exactly_one_gap(
    kind: str, record: str, link: Callable[[Store], object], store: Store
) -> None:
    before = listed(store)
    if kind == "objective_without_indicator":
        plan.add_indicator(store, plan_id=PLAN, title="Pour l’objectif 5", objective_id="o5")
        before = listed(store)
    link(store)
    assert before - listed(store) == {(kind, record)}
    assert listed(store) - before == set()
    store.undo()
    assert listed(store) == before


def test_that_every_kind_of_gap_has_its_link() -> None:
    assert {kind for kind, _record, _link in LINKS} == set(KINDS) - {"need_without_action"}


def test_that_a_need_without_action_is_told_where_issues_are_not_used(ground: Ground) -> None:
    without_issues = replace(ground, uses_issues=False)
    found = {(gap.kind, gap.record_id) for gap in gaps(counting(without_issues, "kept"))}
    assert ("need_without_action", "n2") in found
    linked = replace(without_issues, ties=(*ground.ties, ("a1", "n2")))
    after = {(gap.kind, gap.record_id) for gap in gaps(counting(linked, "kept"))}
    assert found - after == {("need_without_action", "n2")}
    assert after <= found


def test_that_an_indicator_is_told_in_the_territories_of_what_it_measures() -> None:
    ground = Ground(
        "p", "Plan", elements=(Element(ACTION, "here", "", ""), Element(ACTION, "there", "", "")),
        areas=(Named("a", "Baie-Saint-Paul"), Named("b", "La Malbaie")),
        own_areas={"here": frozenset({"a"}), "there": frozenset({"b"})},
        indicators=(
            Measured("k1", "Ici", ("here",), measured=False),
            Measured("k2", "Là-bas", ("there",), measured=False),
            Measured("k3", "Nulle part", (), measured=False),
        ),
    )  # fmt: skip

    def told(area_id: str) -> list[str]:
        return [gap.record_id for gap in gaps(ground, area_id) if gap.table == "indicator"]

    assert told("a") == ["k1", "k3"]
    assert told("b") == ["k2", "k3"]
    assert told("") == ["k1", "k2", "k3"]


_KINDS = (NEED, ISSUE, OBJECTIVE, CHANGE, ACTION)


@st.composite
def plans(draw: st.DrawFn) -> Ground:
    """Draw a plan of a few elements tied at random, the lower to the higher."""
    elements = [
        Element(kind, f"{kind}{at}", "", kind, led=draw(st.booleans()))
        for kind in _KINDS for at in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    pairs = [
        (low.id, high.id) for low in elements for high in elements
        if LEVELS.index(low.kind) > LEVELS.index(high.kind)
    ]  # fmt: skip
    ties = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12))
    return Ground("p", "Plan", elements=tuple(elements), ties=tuple(ties))


@settings(max_examples=examples("default"), deadline=None)
@given(plans(), st.data())
def test_that_in_any_plan_one_tie_takes_away_one_gap_or_none(
    ground: Ground, data: st.DataObject
) -> None:
    before = {(gap.kind, gap.record_id) for gap in gaps(ground)}
    action = data.draw(st.sampled_from([one.id for one in ground.of(ACTION)]))
    target = data.draw(st.sampled_from([one for one in ground.elements if one.kind != ACTION]))
    after = {
        (gap.kind, gap.record_id)
        for gap in gaps(replace(ground, ties=tuple({*ground.ties, (action, target.id)})))
    }
    chains = {gap for gap in before if gap[1] == target.id and gap[0] != (
        "objective_without_indicator")}  # fmt: skip
    assert before - after == chains
    assert len(chains) <= 1
    assert after <= before


# --- what is told of a gap -----------------------------------------------------------------------


def test_that_a_gap_says_how_many_needs_wait(ground: Ground) -> None:
    waiting = {gap.record_id: gap.waiting for gap in gaps(counting(ground, "kept"))}
    assert (waiting["i3"], waiting["o4"], waiting["c5"], waiting["n2"]) == (1, 1, 1, 0)


def test_that_the_needs_without_action_say_where_their_chains_stop(ground: Ground) -> None:
    found = without_action(counting(ground, "kept"))
    told = {one.need.id: [part.id for part in one.at] for one in found}
    assert told == {"n2": ["n2"], "n3": ["i3"], "n4": ["o4"], "n5": ["c5"]}


def test_that_an_abandoned_action_serves_only_when_all_are_counted(ground: Ground) -> None:
    kept = {gap.record_id for gap in coverage(ground).gaps}
    every = {gap.record_id for gap in coverage(ground, Scope("every")).gaps}
    assert kept - every == {"o4"}
    assert every - kept == {"a5"}


def test_that_a_territory_keeps_what_concerns_it(ground: Ground) -> None:
    found = {gap.record_id for gap in coverage(ground, Scope("kept", "clermont")).gaps}
    assert "a3" not in found
    assert {"a2", "n2", "k2", "m9", "d7"} <= found
    stopped = coverage(ground, Scope("kept", "mrc-ouest")).stopped
    assert [one.need.id for one in stopped] == ["n2", "n3", "n4", "n5"]


def test_that_gaps_are_in_the_order_in_which_one_counts(ground: Ground) -> None:
    elements = tuple(
        Element(ACTION, code, code, "Agir", led=True) for code in ("1.10", "1.9", "sans code", "2")
    )
    found = in_order(gaps(Ground("p", "Plan", elements=elements)))
    assert [gap.record_id for gap in found] == ["1.9", "1.10", "2", "sans code"]

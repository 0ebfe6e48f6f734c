"""The drawing of the organigramme: nobody hides anybody, whatever the tree."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.features.governance.rules import chart, tidy_tree
from dsi_desktop.features.governance.rules.chart import Box, layout
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartPerson
from dsi_desktop.features.governance.rules.tidy_tree import Sprig
from support.budget import examples


def body(key: str, parent: str | None, people: int = 2, **fields: object) -> ChartBody:
    seated = tuple(ChartPerson(f"Personne {n}", "Organisation") for n in range(people))
    return ChartBody(key, parent, f"Instance {key}", "workstream", "chantier", 1, seated, **fields)


def random_bodies(chance: random.Random, count: int) -> list[ChartBody]:
    return [
        body(str(n), str(chance.randrange(max(0, n - 12), n)) if n else None,
             chance.randrange(7), vacant=chance.randrange(2))
        for n in range(count)
    ]


def overlapping(boxes: tuple[Box, ...]) -> list[tuple[str, str]]:
    ordered = sorted(boxes, key=lambda box: box.y)
    found = []
    for place, one in enumerate(ordered):
        for other in ordered[place + 1:]:
            if other.y >= one.y + one.height - 1e-6:
                break
            apart = one.x + one.width <= other.x + 1e-6 or other.x + other.width <= one.x + 1e-6
            if not apart:
                found.append((one.body.id, other.body.id))
    return found


@pytest.mark.parametrize("seed", range(300))
def test_that_no_card_covers_another(seed: int) -> None:
    chance = random.Random(seed)
    bodies = random_bodies(chance, chance.randrange(1, 120))
    drawn = layout(bodies, detail=("names", "initials", "summary")[seed % 3])
    assert overlapping(drawn.boxes) == []


SHAPES = st.recursive(
    st.just(()), lambda kids: st.lists(kids, max_size=5).map(tuple), max_leaves=40,
)


@given(SHAPES, st.randoms(use_true_random=False))
@settings(max_examples=examples("tidy_tree"))
def test_that_parents_stand_over_the_middle_of_their_children(
    shape: tuple[object, ...], chance: random.Random,
) -> None:
    root = sprig_of(shape, chance)
    placed = tidy_tree.place(root, 10, 20)
    assert min(one.x for one in placed) == pytest.approx(0)
    for one in placed:
        if one.children:
            first, last = one.children[0], one.children[-1]
            middle = (first.x + first.width / 2 + last.x + last.width / 2) / 2
            assert one.x + one.width / 2 == pytest.approx(middle)
            for left, right in zip(one.children, one.children[1:], strict=False):
                assert right.x >= left.x + left.width + 10 - 1e-6


def sprig_of(shape: tuple[object, ...], chance: random.Random) -> Sprig:
    kids = [sprig_of(kid, chance) for kid in shape]
    return Sprig(chance.randint(10, 90), chance.randint(10, 60), kids)


def test_that_a_deep_chain_is_drawn_without_recursion() -> None:
    bodies = [body(str(n), str(n - 1) if n else None) for n in range(3_000)]
    drawn = layout(bodies)
    assert len(drawn.boxes) == 3_000
    assert overlapping(drawn.boxes) == []


def test_that_an_empty_table_is_an_empty_drawing() -> None:
    drawn = layout([])
    assert (drawn.boxes, drawn.width, drawn.height) == ((), 0, 0)


def council() -> list[ChartBody]:
    return [
        body("assembly", None, lines=("42 organisations membres", "2 rencontres par année")),
        body("council", "assembly", 5),
        *(body(f"c{n}", "council", 4) for n in range(5)),
        *(body(f"g{n}", f"c{n % 3}") for n in range(6)),
    ]


def test_that_leaves_hang_under_their_parent_when_the_drawing_would_grow_wide() -> None:
    drawn = {box.body.id: box for box in layout(council()).boxes}
    assert len({drawn[f"c{n}"].y for n in range(5)}) == 1
    assert drawn["g0"].x == drawn["c0"].x + 22
    assert drawn["g3"].y > drawn["g0"].y + drawn["g0"].height


def test_that_few_leaves_stand_side_by_side() -> None:
    drawn = {box.body.id: box for box in layout(council()[:7]).boxes}
    assert len({drawn[f"c{n}"].x for n in range(5)}) == 5


def test_that_each_body_but_the_roots_has_one_wire_that_touches_it() -> None:
    drawn = layout(council())
    boxes = {box.body.id: box for box in drawn.boxes}
    assert sorted(wire.child_id for wire in drawn.wires) == sorted(set(boxes) - {"assembly"})
    for wire in drawn.wires:
        x, y = wire.points[-1]
        box = boxes[wire.child_id]
        assert box.x <= x <= box.x + box.width
        assert box.y <= y <= box.y + box.height


def test_that_a_folded_body_counts_what_it_hides() -> None:
    drawn = {box.body.id: box for box in layout(council(), folded=frozenset({"council"})).boxes}
    assert set(drawn) == {"assembly", "council"}
    assert drawn["council"].hidden == 11


def test_that_several_roots_and_a_ring_are_all_drawn() -> None:
    drawn = layout([body("a", "b"), body("b", "a"), body("x", None), body("y", "lost")])
    assert {box.body.id for box in drawn.boxes} == {"a", "b", "x", "y"}
    assert overlapping(drawn.boxes) == []
    assert min(box.y for box in drawn.boxes) == 0


def test_that_a_card_is_as_high_as_what_it_says() -> None:
    assert chart.card_height(body("a", None, 0), "names") == 62
    assert chart.card_height(body("a", None, 6), "initials") == 100
    assert chart.card_height(body("a", None, 2, vacant=1), "initials") == 130
    assert chart.card_height(body("a", None, 4), "names") == 58 + 16 + 144
    assert chart.card_height(body("a", None, 5), "names") == 58 + 16 + 144 + 18
    assert chart.card_height(body("a", None, 5), "summary") == 58 + 12 + 19
    long = ChartBody("a", None, "Comité décisionnel de la mobilité durable", "x", "x", 1)
    assert chart.title_lines(long, "names") == 2
    assert chart.card_height(long, "names") == 62 + 18
    assert chart.title_lines(ChartBody("a", None, "", "x", "x", 1), "summary") == 1

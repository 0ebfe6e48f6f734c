"""Trees move to trees: the same shape keeps every index, another shape is told as a reset."""

import gc
from dataclasses import dataclass, replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from support.budget import examples

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True)
class Node:
    id: int
    name: str = ""
    kids: tuple["Node", ...] = ()


def grown(shape: list[object], numbers: "count[int]") -> tuple[Node, ...]:
    return tuple(
        Node(next(numbers), "", grown(inner, numbers)) for inner in shape if isinstance(inner, list)
    )


SHAPES = st.recursive(st.just([]), lambda kids: st.lists(kids, max_size=4), max_leaves=12)
TREES = SHAPES.map(lambda shape: grown(shape, count()))


def model() -> TreeModel[Node]:
    return TreeModel(
        [
            Column("Nom", lambda node: node.name, tip=lambda node: node.name),
            Column("Rang", lambda node: str(node.id), right=True,
                   spoken=lambda node: f"rang {node.id}", icon=lambda node: node.id),
        ],
        lambda node: node.id, lambda node: node.kids,
    )


def everyone(nodes: tuple[Node, ...]) -> list[Node]:
    return [one for node in nodes for one in (node, *everyone(node.kids))]


def renamed(nodes: tuple[Node, ...], name: str) -> tuple[Node, ...]:
    return tuple(replace(one, name=name, kids=renamed(one.kids, name)) for one in nodes)


@settings(max_examples=examples("rows_model"))
@given(st.lists(TREES, min_size=1, max_size=4))
def test_that_a_model_follows_any_sequence_of_trees(trees: list[tuple[Node, ...]]) -> None:
    tree = model()
    tester = QAbstractItemModelTester(tree, FATAL)
    for wanted in trees:
        tree.show(wanted)
        assert tree.keys() == [node.id for node in everyone(wanted)]
        for node in everyone(wanted):
            index = tree.index_of(node.id)
            assert tree.row(index) == node
            assert tree.key_of(index) == node.id
            assert tree.rowCount(index) == len(node.kids)
            assert [tree.row(tree.index(i, 0, index)) for i in range(len(node.kids))] == [
                *node.kids
            ]
    assert tester.model() is tree


@settings(max_examples=examples("rows_model"))
@given(TREES, st.sampled_from(["a", "é"]))
def test_that_the_same_shape_keeps_every_index(nodes: tuple[Node, ...], name: str) -> None:
    tree, resets, changes = model(), [], []
    tree.show(nodes)
    held = {node.id: QPersistentModelIndex(tree.index_of(node.id)) for node in everyone(nodes)}
    tree.modelReset.connect(lambda: resets.append(1))
    tree.dataChanged.connect(lambda first, _last: changes.append(tree.key_of(first)))
    tree.show(renamed(nodes, name))
    assert resets == []
    assert changes == [node.id for node in everyone(nodes)]
    assert all(tree.row(index).name == name for index in held.values())
    assert [tree.key_of(index) for index in held.values()] == list(held)


def test_that_another_shape_is_a_reset() -> None:
    tree, resets = model(), []
    tree.modelReset.connect(lambda: resets.append(1))
    tree.show([Node(1, kids=(Node(2),))])
    tree.show([Node(1), Node(2)])
    assert resets == [1, 1]
    assert tree.rowCount() == 2
    assert not tree.index_of(3).isValid()


def test_that_a_place_of_a_former_tree_says_nothing() -> None:
    tree = model()
    tree.show([Node(1, "Enjeu", (Node(2, "Objectif"),))])
    former, under = tree.index_of(1), tree.index_of(2)
    tree.show([Node(3, "Autre"), Node(4, "Encore")])
    gc.collect()
    assert (former.data(), under.data(tree.ROW), tree.rowCount(former)) == (None, None, 0)
    assert not tree.parent(under).isValid()
    assert not tree.index(0, 0, former).isValid()


def test_that_branches_of_one_key_are_shown_both() -> None:
    tree = model()
    tester = QAbstractItemModelTester(tree, FATAL)
    for nodes in ([Node(1), Node(1, "b", (Node(1),))], [Node(1, "a"), Node(1)], [Node(1)]):
        tree.show(nodes)
        assert [tree.row(tree.index(at, 0)) for at in range(tree.rowCount())] == nodes
    assert tester.model() is tree


def test_what_a_place_answers_to_each_role() -> None:
    tree, role = model(), Qt.ItemDataRole
    tree.show([Node(1, "<i>Enjeu</i>", (Node(2, "Objectif"),))])
    first, rank = tree.index_of(1), tree.index_of(1, 1)
    assert first.data() == "<i>Enjeu</i>"
    assert "&lt;i&gt;" in first.data(role.ToolTipRole)
    assert tree.index_of(2).data(role.ToolTipRole) == "Objectif"
    assert rank.data(role.AccessibleTextRole) == "rang 1"
    assert first.data(role.AccessibleTextRole) == "<i>Enjeu</i>"
    assert rank.data(role.DecorationRole) == 1
    assert rank.data(role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert first.data(role.DecorationRole) is None
    assert first.data(tree.ROW).id == 1
    assert tree.data(QModelIndex()) is None
    assert tree.rowCount(rank) == 0
    assert not tree.index(5, 0).isValid()
    assert tree.parent(tree.index_of(2)) == first
    assert not tree.parent().isValid()


def test_that_titles_stand_over_the_columns_of_a_tree() -> None:
    tree = model()
    assert tree.headerData(1, Qt.Orientation.Horizontal) == "Rang"
    assert tree.headerData(1, Qt.Orientation.Vertical) is None

"""The map of the plan: what serves what, where a chain is broken, drawn and in words."""

import itertools
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules.chart_card import Ink
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.map_view import MapView
from dsi_desktop.features.plan.presenter.map import map_rows, record_kind, spoken
from dsi_desktop.features.plan.queries.map import plan_map
from dsi_desktop.features.plan.rules.map import MapNode, MapTie, PlanMap, weight_words
from dsi_desktop.features.plan.rules.map_drawing import map_drawing, map_pieces
from dsi_desktop.features.plan.rules.map_layout import layout
from dsi_desktop.kernel.drawing import Path, Text
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.chain_host import ChainHost
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away

INK = Ink(lambda _key, _hue: "#000000", lambda text, _role, size: len(text) * size / 2)
CHAIN = PlanMap(
    "p", "Plan",
    [
        MapNode("need", "n1", "", "Se déplacer"), MapNode("need", "n2", "", "Se loger"),
        MapNode("issue", "i1", "1", "Transport", 2), MapNode("orientation", "r1", "", "Ensemble"),
        MapNode("general", "g1", "1.1", "Général"), MapNode("objective", "o1", "1.1.1", "Proche"),
        MapNode("objective", "o2", "1.2", "Loin"), MapNode("desired_change", "c1", "", "On y va"),
        MapNode("action", "a1", "1.1.1.1", "Navette", 2, "en cours", "in_progress"),
        MapNode("action", "a2", "", "Bilan", 2, "réalisée", "done"),
        MapNode("action", "a3", "", "Isolée", 2, "abandonnée", "abandoned"),
        MapNode("resource", "f1", "", "FRR", -1, "18 000 $"),
    ],
    [
        MapTie("i1", "n1", 3, direct=False), MapTie("r1", "i1"), MapTie("g1", "r1"),
        MapTie("g1", "i1"), MapTie("o1", "g1"), MapTie("o1", "i1"), MapTie("o2", "i1"),
        MapTie("c1", "o1"), MapTie("a1", "c1"), MapTie("a1", "o1"), MapTie("a2", "o2"),
        MapTie("f1", "a1"), MapTie("a1", "n1", 2, direct=False), MapTie("a1", "nowhere"),
    ],
)  # fmt: skip


def test_that_a_place_told_by_a_nearer_one_is_told_once() -> None:
    said = {(tie.source, tie.target) for tie in CHAIN.ties}
    assert ("a1", "o1") not in said
    assert ("o1", "i1") not in said
    assert ("g1", "i1") not in said
    assert ("a1", "n1") in said
    assert ("a1", "nowhere") not in said


def test_that_the_chain_of_an_element_is_all_it_serves_and_all_that_serves_it() -> None:
    assert CHAIN.chain("o1") == {"n1", "i1", "r1", "g1", "o1", "c1", "a1", "f1"}
    assert CHAIN.chain("n2") == {"n2"}
    assert CHAIN.chain("nowhere") == frozenset()


def test_that_a_link_written_the_other_way_says_the_same() -> None:
    nodes = [MapNode("need", "n", "", ""), MapNode("issue", "i", "", "")]
    assert PlanMap("p", "", nodes, [MapTie("n", "i", 2)]).ties == (MapTie("i", "n", 2),)


def test_that_a_circle_from_two_laptops_ends() -> None:
    turning = PlanMap("p", "", [MapNode("need", "x", "", ""), MapNode("need", "y", "", "")],
                      [MapTie("x", "y"), MapTie("y", "x")])  # fmt: skip
    assert turning.chain("x") == {"x", "y"}
    assert len(layout(turning).boxes) == 2
    assert len(map_pieces(turning, INK, "x").pieces) > 2


def test_that_every_broken_chain_is_named() -> None:
    said = {node.id: CHAIN.gaps(node.id).said for node in CHAIN.broken()}
    assert said == {"n2": "aucun enjeu n’y répond", "a3": "ne sert aucun objectif"}
    alone = PlanMap("p", "", [
        MapNode("issue", "i", "", ""), MapNode("action", "a", "", ""),
        MapNode("resource", "r", "", ""),
    ], [])  # fmt: skip
    assert {node.id: alone.gaps(node.id).said for node in alone.broken()} == {
        "i": "aucun objectif", "a": "ne sert aucun objectif, aucune ressource",
        "r": "ne sert aucune action",
    }
    assert CHAIN.broken_words() == "2 chaînes brisées"
    assert PlanMap("p", "", [], []).broken_words() == "Aucune chaîne brisée"


def test_that_no_card_covers_another_and_columns_go_from_needs_to_resources() -> None:
    places = layout(CHAIN)
    columns = dict.fromkeys(box.x for box in places.boxes)
    assert [title for title, _x in places.heads] == [
        "Besoins", "Enjeux", "Orientations", "Objectifs généraux", "Objectifs", "Transformations",
        "Actions", "Ressources",
    ]
    assert list(columns) == sorted(columns)
    for x in columns:
        column = sorted((box for box in places.boxes if box.x == x), key=lambda box: box.y)
        for one, other in itertools.pairwise(column):
            assert one.y + one.height <= other.y
    assert layout(PlanMap("", "", [], [])).boxes == ()


def test_that_arrows_walk_from_card_to_card() -> None:
    places = layout(CHAIN)
    assert places.neighbour("i1", "left") == "n1"
    assert places.neighbour("n1", "left") == "n1"
    assert places.neighbour("n1", "down") == "n2"
    assert places.neighbour("n2", "down") == "n2"
    assert places.neighbour("n2", "up") == "n1"
    assert places.neighbour("c1", "right") == "a1"
    assert places.neighbour("nowhere", "up") == places.boxes[0].node.id
    assert layout(PlanMap("", "", [], [])).neighbour("x", "up") == ""
    box = places.box("a1")
    assert box is not None
    assert places.at(box.x + 2, box.y + 2) == box
    assert places.at(-5, -5) is None


def test_that_a_strong_link_is_a_thick_line_and_a_chain_stands_out() -> None:
    lines = [
        shape for piece in map_pieces(CHAIN, INK).pieces for shape in piece.shapes
        if isinstance(shape, Path) and len(shape.points) > 2
    ]
    assert len({line.line for line in lines}) == 3
    lit = map_pieces(CHAIN, INK, "a1")
    assert len(lit.pieces) == len(map_pieces(CHAIN, INK).pieces)
    drawing = map_drawing(CHAIN, INK)
    texts = [shape.text for shape in drawing.shapes if isinstance(shape, Text)]
    assert "Navette" in texts
    assert "aucun enjeu n’y répond" in texts
    groups = {group.key for group in drawing.groups}
    assert all(shape.group in groups for shape in drawing.shapes if isinstance(shape, Text))


def test_that_the_twin_says_what_the_drawing_shows() -> None:
    rows = {row.key: row for row in map_rows(CHAIN)}
    assert plain(rows["need"].words) == "Besoins (2)"
    assert rows["need"].said == "1 chaîne brisée"
    issue = rows["issue"].children[0]
    assert [plain(child.words) for child in issue.children] == [
        "sert : Se déplacer (lien fort)", "servi par : Ensemble", "servi par : 1.2 Loin",
    ]
    assert rows["action"].children[2].broken
    assert plain(spoken(CHAIN, "a1")) == (
        "1.1.1.1 Navette. en cours. sert : On y va ; Se déplacer (lien moyen). servi par : FRR"
    )
    assert spoken(CHAIN, "nowhere") == ""
    assert (record_kind("general"), record_kind("resource"), record_kind("need")) == (
        "objective", "", "need",
    )
    assert weight_words(9) == "lien fort"


def test_that_the_map_is_read_from_the_file(store: Store) -> None:
    need, issue = ground.first(store, "need"), ground.first(store, "issue")
    plan.link_elements(store, ("issue", issue), ("need", need), weight=2)
    read = plan_map(store, ground.first(store, "plan"))
    assert read.columns == (
        "need", "issue", "objective", "desired_change", "action", "resource",
    )
    assert [tie.weight for tie in read.below(need)] == [2]
    sources = {node.title: plain(node.aside) for node in read.column("resource")}
    assert sources == {"FRR": "18 000 $", "MRC de Charlevoix-Est": "180 h"}
    assert {node.hue for node in read.column("action")} == {0, 1}
    empty = plan_map(store, "nowhere")
    assert (empty.nodes, empty.title) == ((), "")


@pytest.fixture
def host(store: Store, qapp: QApplication) -> Iterator[ChainHost]:
    wear(qapp)
    made = ChainHost(store, QuietDesk())
    yield made
    put_away(made.widget)


@pytest.fixture
def view(host: ChainHost) -> MapView:
    made = MapView(cast("Plans", host))
    host.hold(made)
    made.show_plan(host.plan_id)
    return made


def test_that_the_map_is_walked_and_opened_by_keys(view: MapView, host: ChainHost) -> None:
    issue = ground.first(host.store, "issue")
    assert view.reveal(issue)
    assert not view.reveal("nowhere")
    view.take_focus()
    canvas = view.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    objective = view.in_hand()
    node = view.shown.node(objective)
    assert node is not None
    assert node.column == "objective"
    assert node.title in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert host.opened == [("objective", objective)]
    QTest.keyClick(canvas, Qt.Key.Key_B)
    assert view.shown.gaps(view.in_hand()).said
    assert view.shown.gaps(view.in_hand()).said in view.words.text()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)


def test_that_the_map_comes_nearer_and_goes(view: MapView) -> None:
    canvas = view.canvas
    before = canvas.zoom
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.zoom > before
    for _step in range(20):
        QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.zoom == pytest.approx(0.12)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    whole = canvas.zoom
    event = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(0, 120), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )
    canvas.wheelEvent(event)
    assert canvas.zoom > whole


def test_that_a_card_is_taken_by_the_mouse_and_the_map_carried(
    view: MapView, host: ChainHost
) -> None:
    action = ground.action(host.store)
    canvas, port = view.canvas, view.canvas.viewport()
    canvas.choose(action)
    middle = canvas.card_rect(action).center().toPoint()
    canvas.choose(ground.first(host.store, "issue"))
    middle = canvas.card_rect(action).center().toPoint()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert view.in_hand() == action
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                      canvas.card_rect(action).center().toPoint())  # fmt: skip
    assert host.opened == [("action", action)]
    canvas.scale_by(3.0)
    start = canvas.horizontalScrollBar().value()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     QPoint(300, 200))  # fmt: skip
    QTest.mouseMove(port, QPoint(280, 200))
    QTest.mouseMove(port, QPoint(250, 200))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                       QPoint(250, 200))  # fmt: skip
    assert canvas.horizontalScrollBar().value() > start
    assert view.in_hand() == action
    assert not view.grab().isNull()


def test_that_the_map_in_words_opens_the_same_records(view: MapView, host: ChainHost) -> None:
    action = ground.action(host.store)
    view.reveal(action)
    view.turn.click()
    assert view.in_hand() == action
    assert "dessinée" in view.turn.accessibleName()
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    assert host.opened == [("action", action)]
    view.broken.click()
    assert "en mots" in view.turn.accessibleName()
    funder = view.shown.column("resource")[0].id
    view.canvas.choose(funder)
    QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert host.desk.shown == ["funding"]


def test_that_an_empty_plan_says_how_the_map_begins(view: MapView, host: ChainHost) -> None:
    empty = plan.create_plan(host.store, title="Vide")
    view.show_plan(empty)
    assert not view.broken.isEnabled()
    assert view.in_hand() == ""
    assert "Choisissez" in view.words.text()

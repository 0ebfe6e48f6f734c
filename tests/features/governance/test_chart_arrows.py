"""Arrows other than « relève de », posters, branches and SVG of the organigramme."""

from io import BytesIO
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.report.chart import (
    ChartPlan,
    Pages,
    chart_document,
    chart_plan,
    chart_svg,
    paper_colour,
)
from dsi_desktop.features.governance.rules.chart import Box, layout
from dsi_desktop.features.governance.rules.chart_arrows import (
    LOOKS,
    Arrow,
    arrow_shapes,
    arrows,
    kinds_drawn,
    look_of,
    relation_sentence,
    relations_said,
)
from dsi_desktop.features.governance.rules.chart_card import Ink, drawing, state_words
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartRelation
from dsi_desktop.features.governance.rules.chart_poster import (
    OVERLAP,
    SHEET,
    branches,
    sheets,
)
from dsi_desktop.features.governance.rules.chart_svg import svg
from dsi_desktop.kernel.drawing import Disc, Drawing, Path, Rect, Text
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.reporting.blocks import Figure, Heading
from dsi_desktop.reporting.pdf.render import render
from support.dossier import TODAY
from support.pdf_verifier import problems

INK = Ink(paper_colour, lambda text, _role, size: len(text) * size / 2)


def _body(key: str, parent: str | None = None) -> ChartBody:
    return ChartBody(key, parent, f"Instance {key}", "workstream", "chantier", 1, members=3)


def _arrow(key: str, start: str, end: str | None, **more: str) -> ChartRelation:
    return ChartRelation(key, more.get("kind", "informs"), more.get("word", "informe"), start, end,
                         more.get("organization", ""), more.get("note", ""))


BODIES = [_body("a"), _body("b", "a"), _body("c", "b"), _body("d", "b"), _body("e", "b")]
CHART = layout(BODIES)
BOXES = {box.body.id: box for box in CHART.boxes}


def _on_border(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    across = box.x - 0.01 <= x <= box.x + box.width + 0.01
    down = box.y - 0.01 <= y <= box.y + box.height + 0.01
    edges = (abs(x - box.x), abs(x - box.x - box.width), abs(y - box.y),
             abs(y - box.y - box.height))
    return across and down and min(edges) < 0.01


@pytest.mark.parametrize(("start", "end"), list(combinations("abcde", 2)))
def test_that_an_arrow_goes_from_border_to_border(start: str, end: str) -> None:
    for one in (_arrow("1", start, end), _arrow("2", end, start)):
        [drawn] = arrows(CHART, [one])
        assert _on_border(drawn.start, BOXES[one.from_id])
        assert _on_border(drawn.end, BOXES[one.to_id or ""])


def test_that_arrows_between_the_same_two_cards_stand_side_by_side() -> None:
    drawn = arrows(CHART, [_arrow(str(n), "a", "b", word="élit") for n in range(4)])
    places = sorted(round(arrow.start[0]) for arrow in drawn)
    assert len(set(places)) == 4
    middle = BOXES["a"].x + BOXES["a"].width / 2
    assert all(abs(place - middle) > 20 for place in places)
    back = arrows(CHART, [_arrow("1", "a", "b"), _arrow("2", "b", "a")])
    assert back[0].start[0] != back[1].end[0]


def test_that_words_cover_neither_a_card_nor_each_other() -> None:
    drawn = arrows(CHART, [
        _arrow(f"{start}{end}", start, end) for start, end in combinations("abcde", 2)])
    placed = [arrow.label_at for arrow in drawn if arrow.label_at]
    assert placed
    for x, y in placed:
        assert not any(box.x < x < box.x + box.width and box.y < y < box.y + box.height
                       for box in CHART.boxes)
    for one, other in combinations(placed, 2):
        assert abs(one[0] - other[0]) > 20 or abs(one[1] - other[1]) >= 18


def test_that_what_has_no_other_end_in_the_drawing_is_left_out() -> None:
    lost = [_arrow("1", "a", "gone"), _arrow("2", "gone", "a"), _arrow("3", "a", "a"),
            _arrow("4", "a", None)]
    assert arrows(CHART, lost) == []


def test_that_an_organisation_is_named_on_the_card() -> None:
    relations = [_arrow(str(n), "b", None, kind="fiduciary", word="fiduciaire de",
                        organization=f"Centre {n}") for n in range(2)]
    first, second = arrows(CHART, relations)
    assert first.label_at != second.label_at
    shapes = arrow_shapes(first, INK)
    assert [type(shape) for shape in shapes] == [Rect, Text]
    text = shapes[1]
    assert isinstance(text, Text)
    assert text.text.replace("\u00a0", " ") == "fiduciaire de : Centre 0"


def test_that_an_arrow_has_a_line_a_head_and_a_word() -> None:
    [drawn] = arrows(CHART, [_arrow("1", "a", "b", kind="elects", word="élit")])
    line, head, ground, word = arrow_shapes(drawn, INK)
    assert isinstance(line, Path)
    assert isinstance(head, Path)
    assert isinstance(ground, Rect)
    assert isinstance(word, Text)
    assert not line.dashed
    assert head.points[1] == drawn.end
    assert word.text == "élit"
    silent = Arrow(drawn.relation, drawn.start, drawn.end, None)
    assert len(arrow_shapes(silent, INK)) == 2


def test_that_no_two_kinds_look_the_same() -> None:
    assert len(set(LOOKS.values())) == len(LOOKS)
    assert look_of("unheard of").dashed


def test_that_the_legend_holds_the_kinds_there_are() -> None:
    told = [_arrow("1", "a", "b", kind="zzz", word="autre"), _arrow("2", "a", "b"),
            _arrow("3", "a", "b", kind="elects", word="élit")]
    assert kinds_drawn(told) == [("elects", "élit"), ("informs", "informe"), ("zzz", "autre")]


def test_that_arrows_are_said_for_the_list_and_the_paper() -> None:
    told = [_arrow("1", "a", "b"), _arrow("2", "a", None, word="mandate", organization="MRC"),
            _arrow("3", "gone", "b"), _arrow("4", "a", "gone")]
    assert relations_said(BODIES, told) == {"a": "informe Instance b, mandate MRC"}
    names = {body.id: body.title for body in BODIES}
    assert relation_sentence(told[0], names) == "Instance a informe Instance b"
    noted = _arrow("5", "b", "a", note="par écrit")
    assert relation_sentence(noted, names) == "Instance b informe Instance a (par écrit)"


def test_that_a_closed_body_says_so() -> None:
    assert state_words(ChartBody("a", None, "A", "x", "x", 0, closed=True)) == ["close"]
    assert state_words(ChartBody("a", None, "A", "x", "x", 0)) == []


def _wide(count: int) -> Drawing:
    bodies = [_body("0"), *(_body(str(n), str((n - 1) // 6)) for n in range(1, count))]
    return drawing(layout(bodies, detail="summary"), INK)


def test_that_every_text_of_a_poster_is_whole_on_some_sheet() -> None:
    whole = _wide(90)
    cut = sheets(whole, INK.measure)
    assert len(cut) > 2
    said = {(shape.text, shape.group) for sheet in cut for shape in sheet.drawing.shapes
            if isinstance(shape, Text)}
    assert said == {(shape.text, shape.group) for shape in whole.shapes
                    if isinstance(shape, Text)}
    for sheet in cut:
        assert (sheet.drawing.width, sheet.drawing.height) == SHEET
        assert sheet.drawing.cropped
        keys = [group.key for group in sheet.drawing.groups]
        assert all(group.parent in ("", *keys) for group in sheet.drawing.groups)


def test_that_a_small_drawing_is_one_sheet_without_marks() -> None:
    whole = Drawing(300, 200, (
        Text(10, 20, "Centre", 12, "#000000", anchor="start"), Disc(30, 60, 10, "#000000"),
        Rect(0, 0, 300, 200, "#FFFFFF"), Path(((0, 50), (300, 50)), "#000000"),
    ))
    [sheet] = sheets(whole, INK.measure)
    assert (sheet.row, sheet.column, len(sheet.drawing.shapes)) == (1, 1, 4)


def test_that_marks_say_how_far_the_next_sheet_comes() -> None:
    far = Drawing(SHEET[0] * 1.5, SHEET[1] * 1.5, (
        Text(20, 20, "ici", 12, "#000000"),
        Text(SHEET[0] * 1.4, SHEET[1] * 1.4, "là", 12, "#000000", anchor="middle"),
    ))
    first, last = sheets(far, INK.measure)
    marks = [shape for shape in first.drawing.shapes if isinstance(shape, Path)]
    assert len(marks) == 4
    assert marks[0].points[0][0] == SHEET[0] - OVERLAP[0]
    assert not any(isinstance(shape, Path) for shape in last.drawing.shapes)


def test_that_branches_start_where_the_tree_parts() -> None:
    table = [*BODIES, _body("f", "c"), _body("g", "d")]
    assert [(one.head.id, len(one.bodies)) for one in branches(table)] == [("c", 2), ("d", 2)]
    assert branches(BODIES) == []
    ring = [_body("x", "y"), _body("y", "x")]
    assert len(branches(ring)) <= 1


def test_that_svg_is_well_formed_and_says_everything() -> None:
    told = Drawing(100, 50, (
        Rect(0, 0, 100, 50, "#FFFFFF", "#000000", 4), Rect(1, 1, 2, 2, stroke=""),
        Disc(10, 10, 5, "#112233"), Text(5, 20, "A & B", 12, "#000000", "bold", "end"),
        Path(((0, 0), (10, 0), (10, 10)), "#000000", radius=3, dashed=True),
        Path(((0, 0), (10, 0)), "#000000"),
    ))
    root = ET.fromstring(svg(told, "Titre <1>", "Dit", "fr-CA").encode())
    spaced = "{http://www.w3.org/2000/svg}"
    assert [one.tag.removeprefix(spaced) for one in root] == [
        "title", "desc", "rect", "rect", "rect", "circle", "text", "path", "path"]
    assert root.findtext(f"{spaced}text") == "A & B"
    assert root.find(f"{spaced}title").text == "Titre <1>"


@pytest.fixture
def plan(store: Store) -> ChartPlan:
    return chart_plan(store, queries.chart_bodies(store, TODAY),
                      queries.chart_relations(store, TODAY), TODAY)


@pytest.mark.parametrize(("pages", "figures"), [("one", 1), ("poster", 2), ("branches", 1)])
def test_that_each_way_of_printing_is_an_accessible_pdf(
    plan: ChartPlan, pages: Pages, figures: int,
) -> None:
    document = chart_document(plan, pages)
    found = [block for block in document.blocks if isinstance(block, Figure)]
    assert len(found) == figures
    assert "informe Comité conseil" in found[0].alt
    content = BytesIO()
    render(document, content)
    assert problems(content.getvalue()) == []


def test_that_a_branch_has_its_page(plan: ChartPlan) -> None:
    food = next(body.id for body in plan.bodies if body.title == "Sécurité alimentaire")
    more = (*plan.bodies, _body("n1", food))
    document = chart_document(
        ChartPlan(plan.issuer, plan.day, more, plan.relations), "branches")
    titles = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert titles == ["Organigramme", "Sécurité alimentaire"]


def test_that_svg_of_the_dossier_names_the_bodies_and_an_empty_one_is_refused(
    plan: ChartPlan,
) -> None:
    assert "Comité conseil" in chart_svg(plan)
    empty = ChartPlan(plan.issuer, plan.day, (), ())
    with pytest.raises(RuleBroken, match="vide"):
        chart_svg(empty)
    with pytest.raises(RuleBroken, match="vide"):
        chart_document(empty)

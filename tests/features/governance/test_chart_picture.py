"""What a card says, how keys walk, and the organigramme on paper."""

from io import BytesIO
from pathlib import Path as FilePath

import pytest
from pypdf import PdfReader

from dsi_desktop.db.schema.governance import Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from dsi_desktop.features.governance.report import REPORTS, governance_chart, paper_colour
from dsi_desktop.features.governance.rules import chart_card
from dsi_desktop.features.governance.rules.chart import Detail, layout, summary_lines
from dsi_desktop.features.governance.rules.chart_card import Ink, card_shapes, drawing
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartPerson
from dsi_desktop.features.governance.rules.chart_walk import neighbour
from dsi_desktop.kernel.drawing import Path, Text
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.reporting.blocks import Figure, Para
from dsi_desktop.reporting.pdf.render import render
from support.commands_directory import every
from support.dossier import new_dossier

INK = Ink(paper_colour, lambda text, _role, size: len(text) * size / 2)


def card(key: str = "a", parent: str | None = None, people: int = 2, **fields: object) -> ChartBody:
    seated = tuple(ChartPerson(f"Anne Roy {n}", "Organisme", "présidence" if n == 0 else "")
                   for n in range(people))
    return ChartBody(key, parent, f"Instance {key}", "workstream", "chantier", 1, seated,
                     members=people, **fields)


def words(body: ChartBody, detail: Detail) -> list[str]:
    return [one.text for one in card_shapes(body, INK, detail) if isinstance(one, Text)]


def test_that_names_stand_in_full_up_to_four_then_a_count() -> None:
    said = words(card(people=6), "names")
    assert said.count("Organisme") == 4
    assert "+ 2 autres" in said
    assert words(card(people=0), "names") == ["CHANTIER", "Instance a"]


def test_that_initials_stand_up_to_six_then_a_count() -> None:
    assert words(card(people=6), "initials").count("A0") == 1
    assert words(card(people=9), "initials")[-1] == "+4"


def test_that_paper_says_who_leads_and_how_many() -> None:
    assert summary_lines(card()) == ("Présidence : Anne Roy 0", "2 membres")
    assert "2 membres" in words(card(), "summary")
    far = ChartPerson("Marie-Ève Tremblay-Bouchard", "", "vice-présidence")
    led = ChartBody("a", None, "Conseil", "x", "x", 0, (far,), members=1)
    assert summary_lines(led) == (
        "Vice-présidence :", "Marie-Ève Tremblay-Bouchard", "1 membre")
    assert summary_lines(card(lines=("42 organisations",))) == ("42 organisations",)
    assert "42 organisations" in words(card(lines=("42 organisations",)), "names")


@pytest.mark.parametrize(("fields", "said"), [
    ({"vacant": 1}, ["1 siège vacant"]),
    ({"vacant": 2, "balance": "…"}, ["2 sièges vacants", "Parité tenue"]),
    ({"balance": "…", "balanced": False}, ["Parité rompue"]),
    ({}, []),
])
def test_that_the_state_of_seats_is_always_in_words(
    fields: dict[str, object], said: list[str],
) -> None:
    body = card(**fields)
    assert [text for text, _ink, _ground in chart_card.marks(body)] == said
    assert all(text in words(body, "names") for text in said)
    assert all(text in chart_card.spoken(body) for text in said)


def test_that_a_sleeping_body_says_so() -> None:
    assert "CHANTIER · EN VEILLE" in words(card(dormant=True), "names")
    assert chart_card.spoken(card(dormant=True)).endswith("en veille")


def test_that_a_long_name_is_cut_to_the_card() -> None:
    body = card()
    long = ChartBody("a", None, "x" * 500, body.kind, body.kind_word, 1)
    title = words(long, "names")[-1]
    assert title.endswith("…")
    assert len(title) < 60


def test_that_a_name_of_several_words_takes_several_lines() -> None:
    long = ChartBody("a", None, "Comité décisionnel de la mobilité durable", "x", "comité", 1)
    assert len(words(long, "names")) == 3
    assert len(words(long, "summary")) == 4


def table() -> list[ChartBody]:
    return [
        card("top"), card("left", "top"), card("right", "top"), *(
            card(f"g{n}", "left") for n in range(7)), card("h0", "right"),
    ]


def test_that_the_whole_drawing_is_grouped_in_the_order_of_the_tree() -> None:
    whole = drawing(layout(table()), INK)
    assert [(group.key, group.parent) for group in whole.groups][:3] == [
        ("top", ""), ("left", "top"), ("g0", "left")]
    assert {one.group for one in whole.shapes if isinstance(one, Text)} == {
        body.id for body in table()}
    for shape in whole.shapes:
        points = shape.points if isinstance(shape, Path) else ((shape.x, shape.y),)
        assert all(0 <= x <= whole.width and 0 <= y <= whole.height for x, y in points)


@pytest.mark.parametrize(("start", "direction", "end"), [
    ("top", "down", "left"), ("left", "up", "top"), ("left", "right", "right"),
    ("right", "left", "left"), ("left", "down", "g0"), ("g0", "down", "g1"),
    ("g1", "up", "g0"), ("g0", "up", "left"), ("g6", "down", None), ("top", "up", None),
    ("g3", "right", "h0"), ("top", "left", None), ("lost", "down", "top"),
])
def test_that_arrows_lead_along_the_tree(start: str, direction: str, end: str | None) -> None:
    assert neighbour(layout(table()), start, direction) == end


def test_that_arrows_lead_nowhere_in_an_empty_drawing() -> None:
    assert neighbour(layout([]), "a", "down") is None


def test_that_the_organigramme_prints_on_one_landscape_page(store: Store) -> None:
    document = governance_chart(store)
    assert REPORTS[0].build is governance_chart
    figure = next(block for block in document.blocks if isinstance(block, Figure))
    assert "Comité conseil, comité conseil, 1 membre, 1 siège vacant" in figure.alt
    assert "relève de Assemblée des partenaires" in figure.alt
    content = BytesIO()
    render(document, content)
    pages = PdfReader(content).pages
    assert len(pages) == 1
    box = pages[0].mediabox
    assert box.width > box.height
    text = " ".join(pages[0].extract_text().split())
    for name in ("Assemblée des partenaires", "Comité conseil", "Transport", "1 siège vacant"):
        assert name in text


def test_that_an_empty_organigramme_is_refused_in_words(tmp_path: FilePath) -> None:
    empty = new_dossier(tmp_path)
    with pytest.raises(RuleBroken, match="ajoutez d’abord une instance"):
        governance_chart(empty)
    empty.close()


def test_that_a_folded_unknown_body_and_a_lonely_name_change_nothing() -> None:
    drawn = layout([card(people=0)], folded=frozenset({"lost"}), detail="names")
    assert [box.hidden for box in drawn.boxes] == [0]
    assert drawn.boxes[0].height == 62


def test_that_paper_says_nothing_of_vacancies_when_there_are_none(store: Store) -> None:
    commands.abolish_seat(store, every(store, Post)[1], "2025-01-01")
    lead = next(block for block in governance_chart(store).blocks if isinstance(block, Para))
    assert lead.words == "4 instances, 2 sièges occupés"

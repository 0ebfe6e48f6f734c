"""A plan over time laid on pages: every row once, heads and titles repeated."""

from dataclasses import replace

from dsi_desktop.features.schedule.rules.paper import NAMES, Chart, Sheet, on_one, on_pages
from dsi_desktop.features.schedule.rules.reading import (
    known,
)
from dsi_desktop.features.schedule.rules.scene import (
    Look,
    axis_of,
    scene,
)
from dsi_desktop.features.schedule.rules.shapes import (
    HEAD,
    ROW,
    Ink,
)
from dsi_desktop.kernel.drawing import Drawing, Shape, Text
from support.plain_words import plain
from support.schedule_ground import TODAY, adopted, small_plan

INK = Ink(lambda key, hue: f"{key}{hue}", lambda text, _role, size: len(text) * size / 2)
PLAN = small_plan()
EVERY = known(PLAN, adopted(), TODAY)
COMPARED = Look(compared=True)


def texts(shapes: tuple[Shape, ...] | list[Shape]) -> list[str]:
    return [plain(one.text) for one in shapes if isinstance(one, Text)]


def chart(scale: str = "quarter") -> Chart:
    found = scene(PLAN, EVERY, COMPARED)
    held = axis_of(PLAN, EVERY, scale, TODAY)
    bars = tuple(row.bar for row in found.rows)
    return Chart(bars, found.elbows, held, TODAY, "Aujourd’hui", "Action")


def names(drawing: Drawing) -> list[str]:
    return [group.key for group in drawing.groups]


def test_that_one_page_holds_every_row() -> None:
    drawn = on_one(chart(), 960, INK)
    assert (drawn.width, drawn.height) == (960, HEAD + 11 * ROW)
    assert names(drawn) == ["head", *(one.key for one in chart().bars)]
    assert "Navette" in texts(drawn.shapes)
    assert drawn.cropped


def test_that_pages_repeat_heads_and_titles() -> None:
    sheet = Sheet(960, HEAD + 6 * ROW, HEAD + 8 * ROW)
    pages = on_pages(chart(), sheet, INK)
    assert [len(page.groups) - 1 for page in pages] == [6, 5]
    assert all("Aujourd’hui" in texts(page.shapes) for page in pages)
    longer = on_pages(chart("month"), sheet, INK)
    assert len(longer) == 2 * 5
    seen = [texts(page.shapes) for page in longer]
    assert sum("Navette" in said for said in seen) == 5
    assert any("avr." in said for said in seen[2])


def test_that_no_title_of_a_group_ends_a_page_and_no_words_are_cut() -> None:
    pages = on_pages(chart(), Sheet(960, HEAD + 5 * ROW, HEAD + 5 * ROW), INK)
    assert names(pages[0])[-1] == "covoiturage"
    assert names(pages[1])[1] == "b-Alimentation" or names(pages[1])[1].startswith("body:")
    for page in on_pages(chart("month"), Sheet(960, 400, 400), INK):
        for one in page.shapes:
            if isinstance(one, Text) and one.group and one.x >= NAMES:
                assert one.x <= 960


def test_that_a_single_row_is_a_page() -> None:
    few = replace(chart(), bars=chart().bars[:1])
    assert len(on_pages(few, Sheet(960, 10, 10), INK)) == 1

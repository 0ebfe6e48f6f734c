"""A drawing is real text in nested lists; its shapes are decoration."""

from dataclasses import replace

from dsi_desktop.kernel import drawing
from dsi_desktop.reporting.blocks import Figure, Para
from dsi_desktop.reporting.pdf import fonts
from support import pdf_reader, pdf_samples


def printed(*content: Figure | Para, landscape: bool = False) -> bytes:
    return pdf_samples.printed(pdf_samples.document(*content, landscape=landscape))[0]


def test_that_the_texts_of_a_group_are_one_item_under_its_parent() -> None:
    with pdf_reader.opened(printed(Figure(pdf_samples.chart(), "Deux instances"))) as pdf:
        (outer,) = [one for one in pdf_reader.elements(pdf) if str(one.get("/Alt", ""))]
        assert str(outer.Alt) == "Deux instances"
        (item,) = pdf_reader.kids_of(outer)
        (body,) = pdf_reader.kids_of(item)
        assert [str(one.S) for one in pdf_reader.kids_of(body)] == ["/L"]
        said = [text.strip() for tag, text in pdf_reader.leaves(pdf) if tag in ("LBody", "P")]
    assert said == ["Assemblée", "Comité conseil 9 sièges", "À jour"]


def test_that_texts_of_unknown_groups_are_not_lost() -> None:
    lonely = drawing.Drawing(100, 40, (drawing.Text(5, 20, "Seul", 10, "#000000", group="x"),))
    assert "Seul " in pdf_reader.read_aloud(printed(Figure(lonely, "Un mot")))


def test_that_a_drawing_waits_for_a_page_rather_than_shrink() -> None:
    tall = replace(pdf_samples.chart(), height=400.0)
    with pdf_reader.opened(printed(Para("ligne\n" * 30), Figure(tall, "Haut"))) as pdf:
        assert len(pdf.pages) == 2


def test_that_a_wide_drawing_fits_one_landscape_page() -> None:
    wide = replace(pdf_samples.chart(), width=3_000.0, height=900.0)
    with pdf_reader.opened(printed(Figure(wide, "Large"), landscape=True)) as pdf:
        assert len(pdf.pages) == 1
        box = [float(edge) for edge in pdf.pages[0].mediabox]
    assert box == [0, 0, 792, 612]


def test_that_text_is_measured_with_the_face_that_draws_it() -> None:
    assert fonts.measure("", "regular", 12) == 0
    assert fonts.measure("MM", "bold", 12) > fonts.measure("MM", "regular", 12) > 0
    assert fonts.measure("ᐃᐃ", "regular", 10) == 2 * fonts.measure("ᐃ", "regular", 10) > 0
    assert fonts.measure("a", "medium", 20) == 2 * fonts.measure("a", "medium", 10)

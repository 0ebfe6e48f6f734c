"""The drawings, the report and the spreadsheet of the indicators say the same figures."""

from io import BytesIO

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators import commands, queries
from dsi_desktop.features.indicators.report import REPORTS, indicators_spreadsheet
from dsi_desktop.features.indicators.rules.chart import Ink, chart, spark
from dsi_desktop.features.indicators.rules.standing import Course, Target
from dsi_desktop.features.indicators.rules.values import Part
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.drawing import Disc, Rect, Text
from dsi_desktop.kernel.text import fr
from dsi_desktop.reporting.blocks import Table
from dsi_desktop.reporting.pdf.render import render
from support import work_ground as ground
from support.paper_text import paper
from support.pdf_verifier import problems
from support.plain_words import plain
from support.xlsx_reader import pages_of

INK = Ink(lambda key: key, lambda text, _role, size: len(text) * size / 2)


def _texts(course: Course) -> list[str]:
    drawn = chart(course, 0, ground.TODAY, 300, 200, INK)
    return [plain(one.text) for one in drawn.shapes if isinstance(one, Text)]


def test_that_the_chart_shows_measures_target_and_what_lacks() -> None:
    course = Course("up", "yearly", 0, "2025-04-01", (Target("t", 260, "2028-03-31"),),
                    (("2025-10-01", 95),))  # fmt: skip
    shapes = chart(course, 0, ground.TODAY, 300, 200, INK).shapes
    assert [one.fill for one in shapes if isinstance(one, Disc)] == [
        "text", "ground", "solid", "solid"]  # fmt: skip
    assert [one.fill for one in shapes if isinstance(one, Rect)] == ["badSoft"]
    said = _texts(course)
    assert {"cible 260", "95", "mesure non saisie", "avr. 2025", "mars 2028"} <= set(said)


def test_that_one_measure_is_a_dot_and_none_nothing() -> None:
    one = Course("up", "once", None, None, (), (("2026-05-01", 0),))
    assert sum(isinstance(shape, Disc) for shape in
               chart(one, 0, ground.TODAY, 300, 200, INK).shapes) == 1  # fmt: skip
    assert not chart(Course("up", "once", None, None, (), ()), 0, ground.TODAY, 9, 9, INK).shapes
    odd = Course("up", "yearly", 4, "un jour", (Target("t", 5, "tard"),), (("2026-05-01", 4),))
    assert chart(odd, 0, ground.TODAY, 300, 200, INK).shapes


def test_that_a_spark_is_drawn_from_one_value_on() -> None:
    assert spark((), 4, 60, 20, INK).shapes == ()
    assert len(spark((4,), None, 60, 20, INK).shapes) == 1
    assert len(spark((4, 9, 2), 12, 60, 20, INK).shapes) == 3


def test_that_paper_and_spreadsheet_say_the_same(store: Store) -> None:
    key = ground.first(store, "indicator")
    commands.record_measure(store, key, 330, parts=(Part("Sexe", "femmes", 200),), note="Fin")
    made = REPORTS[0].build(store, None)
    said = plain(" ".join(paper(made)))
    for words in ("Trajets", "330", "400", "82 %", "femmes 200", "Indicateurs du plan"):
        assert words in said
    plan_id = queries.indicator_sheet(store, key, ground.TODAY)
    assert plan_id is not None
    book = pages_of(spreadsheet_bytes(indicators_spreadsheet(store, plan_id.plan_id)))
    every, measures = (page.cells.values() for page in book)
    assert {330, 400, 82} <= set(every)
    assert {330, 312, 120, 200, "femmes", "Fin"} <= set(measures)
    content = BytesIO()
    render(made, content)
    assert problems(content.getvalue()) == []


def test_that_a_plan_without_indicator_prints_a_sentence(store: Store) -> None:
    plan.archive_plan(store, ground.first(store, "plan"))
    table = REPORTS[0].build(store, None).blocks[-1]
    assert isinstance(table, Table)
    assert (table.groups, table.empty) == ((), fr("Aucun indicateur encore."))

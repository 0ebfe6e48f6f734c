"""The painted charts of the hours: what is drawn, how it fits, what it says."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.features.solicitation.page import ink
from dsi_desktop.features.solicitation.page.charts import RankingChart, TrendChart
from dsi_desktop.features.solicitation.page.heat_view import HeatLegend, HeatView
from dsi_desktop.features.solicitation.page.matrix_view import MatrixView
from dsi_desktop.features.solicitation.presenter.figures import (
    Crossing,
    HeatCell,
    HeatRow,
    HeatTable,
    Matrix,
    RankLine,
    Trend,
    TrendBar,
)
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme, wear
from dsi_desktop.ui.widgets.tools_row import Tools, choice
from dsi_desktop.ui.widgets.twinned import Twinned

MONTHS = ("déc.", "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.",
          "oct.", "nov.")  # fmt: skip
CAP = 960


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    wear(qapp)


def drawn(widget: QWidget, qtbot: QtBot, wide: int = 720, high: int = 120) -> QImage:
    """Show a widget at a size and return what it paints."""
    qtbot.addWidget(widget)
    widget.resize(wide, high)
    widget.show()
    qtbot.waitExposed(widget)
    return widget.grab().toImage()


def count(picture: QImage, colour: QColor, room: QRect | None = None) -> int:
    """Count the pixels of one colour in a part of a picture."""
    part = room or picture.rect()
    wanted = colour.rgb()
    return sum(
        picture.pixel(x, y) == wanted
        for x in range(part.left(), part.right() + 1) for y in range(part.top(), part.bottom() + 1)
    )  # fmt: skip


# --- the heat table ------------------------------------------------------------------------------


def heat_table(*, rows: int = 3, over: int = 1, months: tuple[str, ...] = MONTHS) -> HeatTable:
    cells = tuple(HeatCell(1020 if at < over else 300, int(at < over)) for at in range(len(months)))
    lines = tuple(
        HeatRow(f"o{at}", f"Organisation {at}", 2, cells, 4000, CAP) for at in range(rows))
    return HeatTable(months, months, lines, 1020)


@pytest.mark.parametrize("wide", [620, 740, 900, 1300])
def test_that_the_columns_fill_the_table_and_never_more(wide: int, qtbot: QtBot) -> None:
    view = HeatView()
    view.show_table(heat_table(), "Organisation")
    drawn(view, qtbot, wide, 300)
    head = view.horizontalHeader()
    sizes = [head.sectionSize(at) for at in range(head.count())]
    assert sum(sizes) == view.viewport().width()
    assert len(set(sizes[2:-1])) == 1
    assert not view.horizontalScrollBar().isVisible()


def test_that_a_table_too_narrow_scrolls_instead_of_hiding_a_month(qtbot: QtBot) -> None:
    view = HeatView()
    view.show_table(heat_table(), "Organisation")
    drawn(view, qtbot, 400, 300)
    assert view.horizontalScrollBar().maximum() > 0
    assert view.horizontalHeader().sectionSize(3) >= 28


@pytest.mark.parametrize(("rows", "high"), [(1, 28), (12, 25), (60, 22)])
def test_that_rows_breathe_between_two_bounds(rows: int, high: int, qtbot: QtBot) -> None:
    view = HeatView()
    view.show_table(heat_table(rows=rows), "Organisation")
    drawn(view, qtbot, 740, 30 + 12 * 25 + 4)
    assert view.verticalHeader().defaultSectionSize() == pytest.approx(high, abs=1)


def test_that_the_ring_stands_around_what_passed_the_threshold_only(qtbot: QtBot) -> None:
    view = HeatView()
    view.show_table(heat_table(rows=1, over=1), "Organisation")
    picture = drawn(view, qtbot, 740, 200)
    ring = theme().colour("danger")
    top = view.viewport().mapTo(view, QPoint(0, 0))
    first, second = (
        view.visualRect(view.cells.index(0, column)).translated(top) for column in (2, 3))
    assert count(picture, ring, first) > 20
    assert count(picture, ring, second) == 0


def test_that_a_hotter_cell_is_darker(qtbot: QtBot) -> None:
    look = theme()
    steps = [ink.heat(look, share / 10).lightness() for share in range(11)]
    assert all(one >= other for one, other in pairwise(steps))
    assert steps[0] > steps[-1]


def test_that_a_theme_changed_repaints_in_its_colours(qtbot: QtBot, qapp: QApplication) -> None:
    view = HeatView()
    view.show_table(heat_table(rows=1), "Organisation")
    light = drawn(view, qtbot, 740, 200)
    wear(qapp, "dark")
    dark = view.grab().toImage()
    wear(qapp)
    assert light.pixel(300, 150) != dark.pixel(300, 150)


def test_that_another_table_keeps_the_cell_in_hand_by_its_line(qtbot: QtBot) -> None:
    view = HeatView()
    qtbot.addWidget(view)
    view.show_table(heat_table(), "Organisation")
    view.setCurrentIndex(view.cells.index(2, 5))
    swapped = heat_table()
    view.show_table(
        HeatTable(MONTHS, MONTHS, tuple(reversed(swapped.rows)), 1020), "Organisation")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 5)
    view.show_table(heat_table(months=MONTHS[:3]), "Organisation")
    assert view.currentIndex().column() == 5
    view.show_table(HeatTable((), (), (), 0), "Organisation")
    assert not view.currentIndex().isValid()
    assert view.cells.rowCount() == 0


def test_that_the_legend_asks_for_the_room_of_its_words(qtbot: QtBot) -> None:
    legend = HeatLegend()
    legend.say(1440, "")
    short = legend.sizeHint().width()
    legend.say(1440, "plus de 16 h, seuil réglable par organisation")
    assert legend.sizeHint().width() > short + 100
    assert fr("0 à 24 h par mois") in fr(legend.accessibleName())
    picture = drawn(legend, qtbot, 500, 28)
    assert count(picture, theme().colour("danger")) > 4


# --- the trend -----------------------------------------------------------------------------------


def trend(mark: int | None = None, *, now: int = 3000, before: int = 6000) -> Trend:
    bars = tuple(TrendBar(month, month, before, now) for month in MONTHS)
    return Trend(bars, mark, "1er juin 2026 : calendrier commun adopté par le comité conseil")


def test_that_a_month_twice_as_heavy_has_a_bar_twice_as_high(qtbot: QtBot) -> None:
    chart = TrendChart()
    chart.show_trend(trend(), "avant", "maintenant", "en mots")
    picture = drawn(chart, qtbot)
    plot = QRect(40, 30, 680, 90)
    before = count(picture, ink.former(theme()), plot)
    now = count(picture, theme().colour("accent"), plot)
    assert before / now == pytest.approx(2, rel=0.12)
    assert chart.accessibleDescription() == "en mots"


def test_that_a_trend_without_bars_draws_nothing(qtbot: QtBot) -> None:
    chart = TrendChart()
    picture = drawn(chart, qtbot)
    chart.show_trend(Trend(), "avant", "maintenant", "")
    assert chart.grab().toImage() == picture


@pytest.mark.parametrize("mark", range(len(MONTHS)))
def test_that_the_legend_and_the_words_of_the_date_never_meet(mark: int, qtbot: QtBot) -> None:
    chart = TrendChart()
    look = theme()
    chart.show_trend(trend(mark), "un an plus tôt", "période choisie", "")
    picture = drawn(chart, qtbot)
    line = QRect(0, 0, picture.width(), look.px(16))
    words = _span(picture, look.colour("text"), line)
    boxes = (ink.former(look), look.colour("accent"))
    legend = [_span(picture, colour, line) for colour in boxes]
    assert words is not None
    for box in legend:
        assert box is not None
        assert box[1] < words[0] or box[0] > words[1]
    assert words[1] < picture.width() - 1


def _span(picture: QImage, colour: QColor, room: QRect) -> tuple[int, int] | None:
    """Return the first and last column where a colour is drawn."""
    columns = [
        x for x in range(room.left(), room.right() + 1)
        if count(picture, colour, QRect(x, room.top(), 1, room.height()))
    ]
    return (columns[0], columns[-1]) if columns else None


# --- the ranking ---------------------------------------------------------------------------------


def test_that_the_most_asked_has_the_longest_bar(qtbot: QtBot) -> None:
    chart = RankingChart()
    lines = tuple(RankLine(f"o{at}", f"Nom {at}", 600 // (at + 1), 120) for at in range(3))
    chart.show_lines(lines, "en mots")
    picture = drawn(chart, qtbot, 300, 24 + 3 * 42)
    accent = theme().colour("accent")
    bars = [count(picture, accent, QRect(0, at * 42 + 18, 300, 14)) for at in range(3)]
    assert bars == sorted(bars, reverse=True)
    assert bars[0] > bars[2] > 0
    assert chart.accessibleDescription() == "en mots"


def test_that_lines_without_room_are_left_to_the_table(qtbot: QtBot) -> None:
    chart = RankingChart()
    chart.show_lines(tuple(RankLine(f"o{at}", "Nom", 600, 60) for at in range(40)), "")
    picture = drawn(chart, qtbot, 300, 150)
    assert picture.height() == 150
    assert count(picture, theme().colour("accent")) > 0


def test_that_an_empty_ranking_draws_nothing(qtbot: QtBot) -> None:
    chart = RankingChart()
    picture = drawn(chart, qtbot, 300, 150)
    assert count(picture, theme().colour("accent")) == 0


# --- the matrix ----------------------------------------------------------------------------------

NAMES = ("Comité conseil", "Transport", "Logement")
MATRIX = Matrix(NAMES, ((0, 1, Crossing(6, ("Ana", "Luc"))), (0, 2, Crossing(2, ()))))


def test_that_both_sides_of_the_diagonal_say_the_same(qtbot: QtBot) -> None:
    view = MatrixView("Croisements", "Instance", lambda _index: None)
    view.show_matrix(MATRIX)
    drawn(view, qtbot, 600, 200)
    cells = view.cells
    assert cells.index(0, 2).data() == cells.index(1, 1).data() == "6"
    assert cells.index(0, 1).data() == ""
    assert cells.index(1, 3).data() == "·"
    assert cells.headerData(0, Qt.Orientation.Horizontal) == "Instance"
    assert cells.headerData(2, Qt.Orientation.Horizontal) == "2"
    assert cells.headerData(0, Qt.Orientation.Vertical) is None
    assert cells.data(cells.index(0, 0), Qt.ItemDataRole.DecorationRole) is None


def test_that_a_crossing_is_read_with_both_names_and_those_shared(qtbot: QtBot) -> None:
    view = MatrixView("Croisements", "Instance", lambda _index: None)
    qtbot.addWidget(view)
    view.show_matrix(MATRIX)
    role = Qt.ItemDataRole.AccessibleTextRole
    cells = view.cells
    assert fr(cells.index(0, 2).data(role)) == fr(
        "Comité conseil et Transport : 6 en commun, Ana, Luc")
    assert fr(cells.index(0, 3).data(role)) == fr("Comité conseil et Logement : 2 en commun")
    assert fr(cells.index(1, 3).data(role)) == fr("Transport et Logement : rien en commun")
    assert cells.index(1, 2).data(role) == "Transport"
    assert cells.index(1, 0).data(role) == "Transport"


def test_that_the_most_shared_is_the_darkest(qtbot: QtBot) -> None:
    view = MatrixView("Croisements", "Instance", lambda _index: None)
    view.show_matrix(MATRIX)
    picture = drawn(view, qtbot, 600, 200)
    top = view.viewport().mapTo(view, QPoint(0, 0))
    grounds = [
        picture.pixelColor(
            view.visualRect(view.cells.index(0, column)).translated(top).topLeft() + QPoint(8, 6))
        for column in (2, 3)
    ]
    assert grounds[0].lightness() < grounds[1].lightness()


# --- cards and tools -----------------------------------------------------------------------------


def test_that_a_card_goes_from_chart_to_table_and_says_which(qtbot: QtBot) -> None:
    rows: RowsModel[str] = RowsModel([Column("Mois", str)], str)
    card = Twinned(QWidget(), "Tendance", rows, (100,))
    qtbot.addWidget(card)
    card.say("30 % de moins", "385 h, puis 295 h", "385 h du 1er septembre au 30 novembre")
    card.show_rows(["mai", "juin"])
    assert card.note.accessibleDescription().startswith("385 h du")
    assert "en tableau" in card.switch.accessibleName()
    card.turn()
    assert "graphique" in card.switch.accessibleName()
    assert card.table.model().rowCount() == 2
    none = QWidget()
    card.show_instead(none, bare=True)
    assert card.stack.currentWidget() is none
    card.show_instead(none, bare=False)
    assert card.stack.currentWidget() is card.chart
    card.show_instead(none, bare=False)
    assert card.stack.currentWidget() is card.chart


def test_that_tools_take_two_lines_where_one_is_too_short(qtbot: QtBot) -> None:
    left, right = QPushButton("Vues de la page"), choice("Période", [("12", "12 mois")], 12)
    tools = Tools((left,), (right,))
    drawn(tools, qtbot, 900, 90)
    assert left.y() == pytest.approx(right.y(), abs=6)
    tools.resize(200, 90)
    QApplication.processEvents()
    assert right.y() > left.geometry().bottom() - 2
    tools.resize(900, 90)
    QApplication.processEvents()
    assert left.y() == pytest.approx(right.y(), abs=6)

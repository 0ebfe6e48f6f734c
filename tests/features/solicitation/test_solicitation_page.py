"""The page « Sollicitation »: what it shows, what keys and buttons do, what is read aloud."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.solicitation import commands
from dsi_desktop.features.solicitation.page import ink
from dsi_desktop.features.solicitation.page.charts import RankingChart, TrendChart
from dsi_desktop.features.solicitation.page.solicitation_page import SolicitationPage
from dsi_desktop.features.solicitation.presenter.deciding import CHARGE, COMPARE, GROUND
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import theme, wear
from dsi_desktop.ui.tokens import contrast
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.load_ground import LoadGround
from support.meeting_desk import QuietDesk
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.pdf_reader import read_aloud

Key = Qt.Key
AccessibleText = Qt.ItemDataRole.AccessibleTextRole


# --- the hours -----------------------------------------------------------------------------------


def test_that_the_heat_table_is_read_cell_by_cell(page: SolicitationPage) -> None:
    cells = page.charge.heat.cells
    assert cells.rowCount() == 12
    assert cells.columnCount() == 15
    said = cells.index(0, 3).data(AccessibleText)
    assert said.startswith("MRC de Charlevoix-Est, janvier 2026,")
    assert "au-dessus du seuil" in said
    assert cells.headerData(3, Qt.Orientation.Horizontal) == "janv."
    assert cells.headerData(3, Qt.Orientation.Horizontal, AccessibleText) == "janvier 2026"
    assert "total" in cells.index(0, 14).data(AccessibleText)
    assert "sièges" in cells.index(0, 1).data(AccessibleText)
    assert cells.headerData(0, Qt.Orientation.Vertical) is None


def test_that_every_model_keeps_the_promises_of_qt(page: SolicitationPage, qtbot: QtBot) -> None:
    page.go(COMPARE)
    page.go(GROUND)
    models = (
        page.charge.heat.cells, page.charge.trend.rows, page.charge.ranking.rows,
        page.compare.matrix.cells, page.compare.crossings, page.compare.lines,
        page.ground.roads.unknown, page.ground.roads.known, page.ground.tables.lines,
    )
    for model in models:
        QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.presenter.choose_period("36")
    page.go(CHARGE)
    assert page.charge.heat.cells.columnCount() == 16


@pytest.mark.parametrize("part", [CHARGE, COMPARE, GROUND])
def test_that_every_control_has_a_name_and_a_size(page: SolicitationPage, part: str) -> None:
    page.go(part)
    check_names(page)
    check_sizes(page)


def test_that_charts_carry_their_words_and_have_a_table(page: SolicitationPage) -> None:
    charge = page.charge
    assert isinstance(charge.trend.chart, TrendChart)
    assert isinstance(charge.ranking.chart, RankingChart)
    assert "décembre 2025" in charge.trend.chart.accessibleDescription()
    assert "MRC de Charlevoix-Est" in charge.ranking.chart.accessibleDescription()
    for twin, rows in ((charge.trend, 12), (charge.ranking, 12)):
        assert twin.stack.currentWidget() is twin.chart
        twin.switch.click()
        assert twin.stack.currentWidget() is twin.table
        assert twin.table.model().rowCount() == rows
        twin.switch.click()
        assert twin.stack.currentWidget() is twin.chart


def test_that_entree_on_a_cell_opens_its_meetings_and_echap_comes_back(
    page: SolicitationPage, desk: QuietDesk, qtbot: QtBot
) -> None:
    heat = page.charge.heat
    heat.setFocus()
    heat.setCurrentIndex(heat.cells.index(0, 3))
    qtbot.keyClick(heat, Key.Key_Return)
    month = page.charge.month
    assert month.isVisible()
    assert month.title.whole() == "janvier 2026"
    lines = month.findChildren(RecordLine)
    assert len(lines) == 6
    assert lines[0].hasFocus()
    lines[0].click()
    assert desk.opened[-1][0] == "meeting"
    qtbot.keyClick(month, Key.Key_Escape)
    assert not month.isVisible()
    assert heat.hasFocus()


def test_that_a_month_with_nothing_says_so(page: SolicitationPage, qtbot: QtBot) -> None:
    heat = page.charge.heat
    heat.setCurrentIndex(heat.cells.index(4, 4))
    assert heat.currentIndex().data() == "·"
    qtbot.keyClick(heat, Key.Key_Return)
    lines = page.charge.month.findChildren(RecordLine)
    assert all("absence motivée" in line.accessibleName() for line in lines)


def test_that_entree_on_a_name_opens_its_sheet(
    page: SolicitationPage, desk: QuietDesk, ground: LoadGround, qtbot: QtBot
) -> None:
    heat = page.charge.heat
    heat.setCurrentIndex(heat.cells.index(0, 0))
    qtbot.keyClick(heat, Key.Key_Return)
    assert desk.opened == [("organization", ground.organizations[0])]
    page.subject.setCurrentIndex(1)
    page.subject.activated.emit(1)
    assert page.charge.heat.cells.headerData(0, Qt.Orientation.Horizontal) == "Personne"
    heat.setCurrentIndex(heat.cells.index(0, 14))
    qtbot.keyClick(heat, Key.Key_Return)
    assert desk.opened[-1] == ("person", ground.people[0])


def test_that_arrows_go_by_cell_and_the_cell_in_hand_survives_a_change(
    page: SolicitationPage, ground: LoadGround, qtbot: QtBot
) -> None:
    heat = page.charge.heat
    heat.setFocus()
    heat.setCurrentIndex(heat.cells.index(1, 3))
    qtbot.keyClick(heat, Key.Key_Right)
    assert (heat.currentIndex().row(), heat.currentIndex().column()) == (1, 4)
    name = heat.cells.row(heat.currentIndex()).name
    commands.set_journey(ground.store, ground.areas[0], ground.areas[1], 9, 11)
    assert heat.cells.row(heat.currentIndex()).name == name
    assert heat.currentIndex().column() == 4


def test_that_s_goes_to_the_suggestion_and_its_button_joins(
    page: SolicitationPage, desk: QuietDesk, qtbot: QtBot
) -> None:
    card = page.charge.suggestion
    assert "épargnées" in card.title.text()
    page.charge.heat.setFocus()
    qtbot.keyClick(page.charge.heat, Key.Key_S)
    assert card.join.hasFocus()
    before = card.shown.key
    card.next.click()
    assert card.shown.key != before
    card.next.click()
    card.next.click()
    assert card.shown.key == before
    card.join.click()
    assert "Ctrl+Z" in desk.told[-1]
    card.aside.click()
    assert desk.told[-1] == "Suggestion écartée."


def test_that_a_suggested_meeting_opens(page: SolicitationPage, desk: QuietDesk) -> None:
    line = page.charge.suggestion.findChildren(RecordLine)[0]
    line.click()
    assert desk.opened[-1] == ("meeting", page.charge.suggestion.shown.kept.id)


def test_that_the_trips_unknown_lead_to_the_roads(page: SolicitationPage) -> None:
    assert "distance inconnue" in page.charge.card.gaps.text()
    page.charge.card.gaps.click()
    assert page.parts.current() == GROUND
    assert page.ground.isVisible()


def test_that_one_body_is_chosen_from_the_filter(
    page: SolicitationPage, ground: LoadGround
) -> None:
    at = page.body.findData(ground.bodies[1])
    page.body.setCurrentIndex(at)
    page.body.activated.emit(at)
    assert page.presenter.body_id == ground.bodies[1]
    assert page.charge.heat.cells.rowCount() < 12
    governance.rename_body(ground.store, ground.bodies[1], "Chantier Mobilité")
    assert page.body.currentData() == ground.bodies[1]
    assert page.body.currentText() == "Chantier Mobilité"


def test_that_a_period_of_one_s_own_is_asked(page: SolicitationPage) -> None:
    own = page.period.findData("own")
    answering({"start": "2026-03-01", "end": "2026-05-31"}, wanted="période")
    page.period.setCurrentIndex(own)
    page.period.activated.emit(own)
    assert page.charge.heat.cells.table.columns == ("mars", "avr.", "mai")
    answering({"start": "2026-05-01", "end": "2026-03-31"}, wanted="période")
    page.period.activated.emit(own)
    assert page.period.currentData() == "own"
    page.period.setCurrentIndex(0)
    page.period.activated.emit(0)
    assert len(page.charge.heat.cells.table.columns) == 12


def test_that_giving_up_a_period_leaves_the_one_in_force(page: SolicitationPage) -> None:
    answering({"start": "2026-05-01", "end": "2026-03-31"})
    own = page.period.findData("own")
    page.period.setCurrentIndex(own)
    page.period.activated.emit(own)
    assert page.period.currentData() == "12"


def test_that_t_sets_the_threshold_of_the_organisation_in_hand(
    page: SolicitationPage, qtbot: QtBot
) -> None:
    heat = page.charge.heat
    heat.setFocus()
    heat.setCurrentIndex(heat.cells.index(1, 0))
    answering({"hours": 8}, wanted="CIUSSS")
    qtbot.keyClick(heat, Key.Key_T)
    assert heat.cells.table.rows[1].cap == 480
    assert "2 organisations" in page.charge.card.title.whole()


def test_that_the_menu_of_a_cell_offers_its_meetings_its_sheet_and_its_threshold(
    page: SolicitationPage, desk: QuietDesk
) -> None:
    card = page.charge.card
    card.heat.setCurrentIndex(card.cells.index(0, 3))
    offered = card.menu().actions()
    assert len(offered) == 3
    offered[0].trigger()
    assert page.charge.month.isVisible()
    page.charge.month.leave()
    offered[1].trigger()
    assert desk.opened[-1][0] == "organization"
    card.heat.setCurrentIndex(card.cells.index(0, 0))
    assert len(card.menu().actions()) == 2
    page.presenter.choose_subject(people=True)
    assert len(card.menu().actions()) == 1
    card.ask_threshold()
    assert QApplication.activeModalWidget() is None


def test_that_the_hours_are_printed_by_organisation_for_the_period_in_sight(
    page: SolicitationPage, desk: QuietDesk, tmp_path: Path
) -> None:
    page.pdf.click()
    assert desk.told == []
    desk.save_to = tmp_path / "heures.pdf"
    page.presenter.choose_subject(people=True)
    page.presenter.choose_days("2026-03-01", "2026-05-31")
    page.pdf.click()
    assert "heures.pdf" in desk.told[0]
    aloud = "\n".join(read_aloud(desk.save_to.read_bytes()))
    assert "MRC de Charlevoix-Est" in aloud
    assert "mai" in aloud
    assert "Camille Tremblay" not in aloud
    assert "décembre 2025" not in aloud


# --- looks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_that_the_figure_on_the_hottest_cell_can_be_read(qapp: QApplication, scheme: str) -> None:
    look = wear(qapp, scheme)
    hottest = ink.heat(look, 1.0).name()
    ring, card = look.hex("danger"), look.hex("surface")
    figures = contrast(look.hex("text"), hottest), contrast(ring, card)
    wear(qapp)
    assert figures[0] >= 4.5
    assert figures[1] >= 3
    assert ink.heat(theme(), 2.0) == ink.heat(theme(), 1.0)
    assert ink.heat(theme(), -1.0) == QColor(theme().hex("surface2"))


@pytest.mark.parametrize(("scheme", "scale"), [("dark", 1.0), ("light", 2.0)])
def test_that_the_page_is_drawn_in_the_dark_and_at_twice_the_size(
    page: SolicitationPage, qapp: QApplication, scheme: str, scale: float
) -> None:
    wear(qapp, scheme, scale)
    for part in (CHARGE, COMPARE, GROUND):
        page.go(part)
        drawn = page.grab()
        assert drawn.width() <= 1400
    wear(qapp)


def test_that_a_narrow_page_puts_the_second_column_under_the_first(
    page: SolicitationPage, qapp: QApplication
) -> None:
    page.resize(700, 690)
    QApplication.processEvents()
    assert page.width() == 700
    charge = page.charge
    assert charge.suggestion.mapTo(charge, charge.suggestion.rect().topLeft()).x() < 100
    page.resize(1150, 690)
    QApplication.processEvents()
    assert charge.suggestion.mapTo(charge, charge.suggestion.rect().topLeft()).x() > 500


def test_that_the_legend_is_read_aloud(page: SolicitationPage) -> None:
    assert fr("plus de 16 h") in fr(page.charge.card.legend.accessibleName())

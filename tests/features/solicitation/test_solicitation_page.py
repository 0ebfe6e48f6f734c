"""The page « Sollicitation »: what it shows, what keys and buttons do, what is read aloud."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.features.solicitation.page import build, ink
from dsi_desktop.features.solicitation.page.charts import RankingChart, TrendChart
from dsi_desktop.features.solicitation.page.solicitation_page import SolicitationPage
from dsi_desktop.features.solicitation.presenter.deciding import CHARGE, COMPARE, GROUND
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import theme, wear
from dsi_desktop.ui.tokens import contrast
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.dossier import TODAY, new_dossier
from support.load_ground import LoadGround, load_ground
from support.meeting_desk import QuietDesk
from support.page_walk import check_names, check_sizes
from support.pdf_reader import read_aloud

Key = Qt.Key
AccessibleText = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(
    ground: LoadGround, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> SolicitationPage:
    wear(qapp)
    return shown(build(ground.store, desk), ground, qtbot)


def shown(made: object, ground: LoadGround, qtbot: QtBot) -> SolicitationPage:
    assert isinstance(made, SolicitationPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def answer(values: dict[str, object], wanted: str = "") -> None:
    """Answer the dialog that is about to open: fill its form, then press its filled button."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        assert wanted in dialog.windowTitle()
        dialog.form.fill(values)
        dialog.submit()
        if dialog.isVisible():
            dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, press)


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
    answer({"start": "2026-03-01", "end": "2026-05-31"}, "période")
    page.period.setCurrentIndex(own)
    page.period.activated.emit(own)
    assert page.charge.heat.cells.table.columns == ("mars", "avr.", "mai")
    answer({"start": "2026-05-01", "end": "2026-03-31"}, "période")
    page.period.activated.emit(own)
    assert page.period.currentData() == "own"
    page.period.setCurrentIndex(0)
    page.period.activated.emit(0)
    assert len(page.charge.heat.cells.table.columns) == 12


def test_that_giving_up_a_period_leaves_the_one_in_force(page: SolicitationPage) -> None:
    answer({"start": "2026-05-01", "end": "2026-03-31"})
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
    answer({"hours": 8}, "CIUSSS")
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


# --- comparing -----------------------------------------------------------------------------------


def test_that_ctrl_2_compares_and_a_cell_names_who_is_shared(
    page: SolicitationPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    matrix = page.compare.matrix
    assert page.compare.isVisible()
    assert "en commun" in matrix.cells.index(0, 2).data(AccessibleText)
    assert matrix.cells.index(0, 1).data() == ""
    assert matrix.cells.headerData(2, Qt.Orientation.Horizontal, AccessibleText)
    matrix.setCurrentIndex(matrix.cells.index(2, 1))
    qtbot.keyClick(matrix, Key.Key_Return)
    sharing = page.compare.sharing
    assert sharing.stack.currentWidget() is sharing.table
    line = page.compare.crossings.row(sharing.table.currentIndex())
    assert "Camille Tremblay" in line.names
    sharing.turn()
    matrix.setCurrentIndex(matrix.cells.index(0, 0))
    qtbot.keyClick(matrix, Key.Key_Return)
    assert sharing.stack.currentWidget() is matrix


def test_that_bodies_are_crossed_by_organisations_too(page: SolicitationPage) -> None:
    page.go(COMPARE)
    page.compare.subject.chosen.emit("organizations")
    assert "organisations" in page.compare.sharing.title.whole()
    assert "MRC de Charlevoix-Est" in page.compare.crossings.rows[0].names


def test_that_a_date_is_chosen_and_its_lines_open(
    page: SolicitationPage, desk: QuietDesk, qtbot: QtBot
) -> None:
    page.go(COMPARE)
    assert page.compare.undated.isVisible()
    answer({"on": "2026-06-01", "text": "le calendrier commun"}, "Avant et après")
    page.forms.milestone(queries.thresholds(page.presenter._store))
    assert page.compare.table.isVisible()
    assert "calendrier commun" in page.compare.dated.title.whole()
    table = page.compare.table
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Key.Key_Return)
    assert desk.opened[-1][0] == "organization"
    page.go(CHARGE)
    assert "calendrier commun" in page.charge.trend.title.whole()


# --- roads, tables, thresholds -------------------------------------------------------------------


def test_that_a_road_is_typed_and_the_next_one_comes(
    page: SolicitationPage, ground: LoadGround, qtbot: QtBot
) -> None:
    page.go(GROUND)
    roads = page.ground.roads
    assert roads.unknown.rowCount() == 2
    first = roads.road.text()
    qtbot.keyClick(roads.unknown_table, Key.Key_Return)
    roads.form.fill({"kilometres": 61, "minutes": 75})
    roads.form.fields["minutes"].setFocus()
    qtbot.keyClick(roads.form.fields["minutes"].control, Key.Key_Return)
    assert len(queries.known_roads(ground.store)) == 4
    assert roads.unknown.rowCount() == 1
    assert roads.road.text() != first
    control = roads.form.fields["kilometres"].control
    assert isinstance(control, QLineEdit)
    assert control.text() == ""
    assert control.hasFocus()
    ground.store.undo()
    assert roads.unknown.rowCount() == 2


def test_that_a_road_without_figures_is_refused_beside_its_fields(
    page: SolicitationPage, ground: LoadGround
) -> None:
    page.go(GROUND)
    roads = page.ground.roads
    roads.keep.click()
    assert roads.form.fields["kilometres"].error.isVisible()
    assert len(queries.known_roads(ground.store)) == 3


def test_that_a_known_road_is_corrected_or_forgotten(
    page: SolicitationPage, ground: LoadGround, desk: QuietDesk, qtbot: QtBot
) -> None:
    page.go(GROUND)
    roads = page.ground.roads
    roads.parts.choose("known")
    roads.parts.chosen.emit("known")
    assert roads.known_table.isVisible()
    assert roads.form.fields["kilometres"].value() is not None
    roads.form.fill({"kilometres": 12, "minutes": 15})
    roads.submit()
    assert 12 in {road.kilometres for road in queries.known_roads(ground.store)}
    roads.known_table.setFocus()
    qtbot.keyClick(roads.known_table, Key.Key_Delete)
    assert len(queries.known_roads(ground.store)) == 2
    assert desk.told == ["Distance oubliée."]
    qtbot.keyClick(roads.known_table, Key.Key_Return)
    assert roads.form.fields["kilometres"].control.hasFocus()


def test_that_an_external_table_is_added_edited_and_removed(
    page: SolicitationPage, ground: LoadGround, desk: QuietDesk, qtbot: QtBot
) -> None:
    page.go(GROUND)
    card = page.ground.tables
    answer({"name": "Table jeunesse", "meetings_per_year": 4, "minutes": "02:30"}, "Ajouter")
    card.more.click()
    names = [table.name for table in queries.external_tables(ground.store, TODAY)]
    assert sorted(names) == ["Table jeunesse", "Table régionale en santé"]
    table = next(one for one in queries.external_tables(ground.store, TODAY)
                 if one.name == "Table jeunesse")
    assert (table.meetings_per_year, table.minutes) == (4, 150)
    card.tree.setCurrentIndex(card.lines.index_of(table.id))
    answer({"meetings_per_year": None}, "Modifier")
    qtbot.keyClick(card.tree, Key.Key_Return)
    answer({"organization_id": ground.organizations[3]}, "Table jeunesse")
    card.seat.click()
    table = next(one for one in queries.external_tables(ground.store, TODAY)
                 if one.name == "Table jeunesse")
    assert (table.meetings_per_year, table.minutes) == (None, 150)
    assert [seat.organization for seat in table.seats] == ["MRC de Charlevoix"]
    card.tree.setCurrentIndex(card.lines.index_of(table.seats[0].id))
    answer({"end_on": "2026-01-31"}, "MRC de Charlevoix")
    card.edit.click()
    answer({"organization_id": ground.organizations[4]}, "Table jeunesse")
    card.seat.click()
    card.tree.setCurrentIndex(card.lines.index_of(table.seats[0].id))
    assert card.tree.currentIndex().siblingAtColumn(1).data() == "terminé"
    card.gone.click()
    card.tree.setCurrentIndex(card.lines.index_of(table.id))
    page.activateWindow()
    card.tree.setFocus()
    qtbot.waitUntil(card.tree.hasFocus)
    qtbot.keyClick(card.tree, Key.Key_Delete)
    assert [one.name for one in queries.external_tables(ground.store, TODAY)] == [
        "Table régionale en santé"]
    assert len(desk.told) == 2


def test_that_the_menu_may_begin_with_an_external_table(
    page: SolicitationPage, ground: LoadGround
) -> None:
    answer({"name": "Table aînés"}, "Ajouter")
    page.start("external_body")
    assert page.parts.current() == GROUND
    assert len(queries.external_tables(ground.store, TODAY)) == 2


def test_that_thresholds_are_set_for_all_and_for_one(
    page: SolicitationPage, ground: LoadGround
) -> None:
    page.go(GROUND)
    answer({"hours": 20, "meetings": 5}, "Seuils")
    page.forms.thresholds(queries.thresholds(ground.store))
    assert queries.thresholds(ground.store).hours == 20
    answer({"organization_id": ground.organizations[0], "hours": 8}, "Seuil propre")
    page.forms.caps()
    page.go(CHARGE)
    assert page.charge.heat.cells.table.rows[0].cap == 480


def test_that_what_is_missing_can_be_told_where_it_is_listed(
    tmp_path: Path, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    made = load_ground(tmp_path, 2)
    commands.place_person(made.store, made.people[1], None)
    page = shown(build(made.store, desk), made, qtbot)
    page.go(GROUND)
    assert page.ground.missing.isVisible()
    lines = page.ground.missing.findChildren(RecordLine)
    assert [line.accessibleName() for line in lines] == ["Camille Tremblay 1"]
    answer({"area_id": made.areas[1]}, "Camille Tremblay 1")
    lines[0].click()
    assert not page.ground.missing.isVisible()
    made.store.close()


# --- few, none, many -----------------------------------------------------------------------------


@pytest.fixture
def nothing(tmp_path: Path) -> Iterator[LoadGround]:
    made = LoadGround(new_dossier(tmp_path), [], [], [], [], [])
    yield made
    made.store.close()


def test_that_an_empty_dossier_says_what_will_bring_hours(
    nothing: LoadGround, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    page = shown(build(nothing.store, desk), nothing, qtbot)
    assert page.charge.empty.isVisible()
    assert not page.charge.area.isVisible()
    page.go(COMPARE)
    assert page.compare.alone.isVisible()
    assert not page.compare.sharing.switch.isVisible()
    page.go(GROUND)
    assert page.ground.roads.done.isVisible()
    assert page.ground.tables.none.isVisible()
    check_names(page)


def test_that_forty_partners_are_folded_searched_and_unfolded(
    tmp_path: Path, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    made = load_ground(tmp_path, 101)
    page = shown(build(made.store, desk), made, qtbot)
    heat = page.charge.heat
    assert heat.cells.rowCount() == 26
    assert page.charge.card.search.isVisible()
    folded = heat.cells.index(25, 3)
    assert folded.data() == ""
    assert "médiane" in folded.data(AccessibleText)
    page.charge.card.search.setText("organisme 099")
    assert heat.cells.rowCount() == 1
    page.charge.card.search.clear()
    heat.setCurrentIndex(heat.cells.index(25, 3))
    qtbot.keyClick(heat, Key.Key_Return)
    assert heat.cells.rowCount() == 101
    made.store.close()


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

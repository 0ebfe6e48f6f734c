"""The page « Sollicitation »: comparing, roads, tables of others, limits, few and many."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.features.solicitation.page import build
from dsi_desktop.features.solicitation.page.solicitation_page import SolicitationPage
from dsi_desktop.features.solicitation.presenter.deciding import CHARGE, COMPARE, GROUND
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.dossier import TODAY, new_dossier
from support.hours_page import shown
from support.load_ground import LoadGround, load_ground
from support.meeting_desk import QuietDesk
from support.modal import answering
from support.page_walk import check_names

Key = Qt.Key
AccessibleText = Qt.ItemDataRole.AccessibleTextRole


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
    answering({"on": "2026-06-01", "text": "le calendrier commun"}, wanted="Avant et après")
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
    answering(
        {"name": "Table jeunesse", "meetings_per_year": 4, "minutes": "02:30"}, wanted="Ajouter")
    card.more.click()
    names = [table.name for table in queries.external_tables(ground.store, TODAY)]
    assert sorted(names) == ["Table jeunesse", "Table régionale en santé"]
    table = next(one for one in queries.external_tables(ground.store, TODAY)
                 if one.name == "Table jeunesse")
    assert (table.meetings_per_year, table.minutes) == (4, 150)
    card.tree.setCurrentIndex(card.lines.index_of(table.id))
    answering({"meetings_per_year": None}, wanted="Modifier")
    qtbot.keyClick(card.tree, Key.Key_Return)
    answering({"organization_id": ground.organizations[3]}, wanted="Table jeunesse")
    card.seat.click()
    table = next(one for one in queries.external_tables(ground.store, TODAY)
                 if one.name == "Table jeunesse")
    assert (table.meetings_per_year, table.minutes) == (None, 150)
    assert [seat.organization for seat in table.seats] == ["MRC de Charlevoix"]
    card.tree.setCurrentIndex(card.lines.index_of(table.seats[0].id))
    answering({"end_on": "2026-01-31"}, wanted="MRC de Charlevoix")
    card.edit.click()
    answering({"organization_id": ground.organizations[4]}, wanted="Table jeunesse")
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
    answering({"name": "Table aînés"}, wanted="Ajouter")
    page.start("external_body")
    assert page.parts.current() == GROUND
    assert len(queries.external_tables(ground.store, TODAY)) == 2


def test_that_thresholds_are_set_for_all_and_for_one(
    page: SolicitationPage, ground: LoadGround
) -> None:
    page.go(GROUND)
    answering({"hours": 20, "meetings": 5}, wanted="Seuils")
    page.forms.thresholds(queries.thresholds(ground.store))
    assert queries.thresholds(ground.store).hours == 20
    answering({"organization_id": ground.organizations[0], "hours": 8}, wanted="Seuil propre")
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
    answering({"area_id": made.areas[1]}, wanted="Camille Tremblay 1")
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

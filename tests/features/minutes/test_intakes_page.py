"""The panel of projects under the fingers: presented, examined, recommended, decided."""


import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.minutes.page.intakes import ProjectsPanel
from dsi_desktop.features.minutes.queries.intakes import ProjectSheet, project_sheet, projects
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY
from support.live_panel import live_page
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground
from support.modal import answering

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    return live_page(ground, desk, qtbot, qapp)


def open_panel(page: MinutesPage, qtbot: QtBot) -> ProjectsPanel:
    qtbot.keyClick(page.capture.edit, Key.Key_J, CTRL)
    shown = page.stage.currentWidget()
    assert isinstance(shown, ProjectsPanel)
    return shown


@pytest.fixture
def panel(page: MinutesPage, qtbot: QtBot) -> ProjectsPanel:
    return open_panel(page, qtbot)


def words(panel: ProjectsPanel) -> str:
    QApplication.processEvents()
    shown = [one.text() for one in panel.findChildren(QLabel) if not one.isHidden()]
    return fr("\n".join(shown))


def only(ground: Ground) -> ProjectSheet:
    (line,) = projects(ground.store)
    return project_sheet(ground.store, line.id, TODAY)


def test_that_a_project_goes_from_its_presentation_to_its_agreement_by_keys(
    ground: Ground, panel: ProjectsPanel, desk: QuietDesk, qtbot: QtBot
) -> None:
    plan.add_guideline(ground.store, title="Rejoindre tout le territoire")
    assert "Aucun projet" in words(panel)
    answering({
        "title": "Navette des aînés", "organization_id": ground.organizations[1],
        "asked": 1_200_000, "years_supported": 1, "summary": "Deux trajets par semaine",
    })
    qtbot.keyClick(panel.table, Key.Key_N)
    assert only(ground).line.body_id == ground.chantier
    assert fr("déjà soutenu 1 an") in words(panel)
    assert fr("⚠ 1 balise attend sa réponse.") in words(panel)
    refusals: list[str] = []
    answering({}, refusals)
    qtbot.keyClick(panel.table, Key.Key_R)
    assert only(ground).line.state == "presented"
    answering({"answer0": "not_respected", "reason0": "Un seul village"})
    qtbot.keyClick(panel.table, Key.Key_B)
    assert "Un seul village" in words(panel)
    answering({
        "amount": 1_000_000, "mover": "Josée Desbiens", "seconder": "Éric Gauthier",
        "vote": "4 1", "note": "",
    })
    qtbot.keyClick(panel.table, Key.Key_R)
    assert (only(ground).line.state, only(ground).line.recommended) == ("recommended", 1_000_000)
    answering({"vote": "", "note": "Pour un an"})
    qtbot.keyClick(panel.table, Key.Key_D)
    assert (only(ground).line.state, only(ground).line.decided) == ("decided", 1_000_000)
    answering({"state": "agreement", "on": "2026-12-01", "here": 0})
    qtbot.keyClick(panel.table, Key.Key_S)
    assert only(ground).line.state == "agreement"
    qtbot.keyClick(panel.table, Key.Key_Backspace)
    assert only(ground).line.state == "decided"
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    assert [fr(one.title) for one in document.every("intake")] == [
        fr("Projet présenté : Navette des aînés"), fr("Projet recommandé : Navette des aînés"),
        fr("Projet accepté : Navette des aînés"),
    ]
    first, second = document.every("motion")
    assert (first.mover, first.in_favour, second.state) == (
        "Josée Desbiens", 4, "carried_unanimous")
    assert len(refusals) == 2


def test_that_a_project_is_corrected_then_taken_away_when_it_is_confirmed(
    ground: Ground, panel: ProjectsPanel, desk: QuietDesk, qtbot: QtBot
) -> None:
    answering({"title": "Navete"})
    qtbot.keyClick(panel.table, Key.Key_N)
    answering({"title": "Navette", "asked": 500_000})
    qtbot.keyClick(panel.table, Key.Key_Return)
    assert (only(ground).line.title, only(ground).line.asked) == ("Navette", 500_000)
    qtbot.keyClick(panel.table, Key.Key_Backspace)
    assert "retirez-le" in desk.refused[0]
    desk.yes = False
    qtbot.keyClick(panel.table, Key.Key_Delete)
    assert len(projects(ground.store)) == 1
    desk.yes = True
    qtbot.keyClick(panel.table, Key.Key_Delete)
    assert projects(ground.store) == []


def test_that_a_guideline_is_written_on_the_spot_for_one_chantier(
    ground: Ground, panel: ProjectsPanel, desk: QuietDesk, qtbot: QtBot
) -> None:
    answering({"title": "Navette"})
    qtbot.keyClick(panel.table, Key.Key_N)
    qtbot.keyClick(panel.table, Key.Key_B)
    assert desk.told == ["Aucune balise n’est en vigueur pour ce projet."]
    answering({"title": "Transport adapté", "body_id": ground.chantier})
    panel._asked("guideline")
    answering({"title": "Équité"})
    panel._asked("guideline")
    assert [one.title for one in only(ground).guidelines] == ["Transport adapté", "Équité"]


def test_that_an_empty_list_answers_to_every_key(
    ground: Ground, page: MinutesPage, panel: ProjectsPanel, qtbot: QtBot
) -> None:
    for key in (Key.Key_Return, Key.Key_B, Key.Key_R, Key.Key_D, Key.Key_S, Key.Key_Backspace,
                Key.Key_Delete, Key.Key_X):
        qtbot.keyClick(panel.table, key)
    assert panel.presenter.proposed("decided") == ("", None)
    qtbot.keyClick(panel.table, Key.Key_Escape)
    assert page.stage.currentWidget() is page.entries


def test_that_the_project_of_the_point_is_chosen_first_and_the_cursor_changes_it(
    ground: Ground, page: MinutesPage, qtbot: QtBot
) -> None:
    for title in ("Atelier", "Buanderie"):
        commands.present_project(ground.store, title, organization_id=ground.organizations[0])
    line = projects(ground.store)[1]
    with ground.store.operation("Lier") as op:
        item = op.get(AgendaItem, ground.items[2])
        item.origin_table, item.origin_id = "project_intake", line.id
    panel = open_panel(page, qtbot)
    assert panel.table.rows.rows[panel.table.currentIndex().row()].title == "Buanderie"
    assert "Buanderie" in words(panel)
    qtbot.keyClick(panel.table, Key.Key_Up)
    assert "MRC de Charlevoix-Est" in words(panel)
    panel.refresh()
    assert panel.table.currentIndex().row() == 0
    assert not panel.grab().isNull()
    qtbot.keyClick(panel, Key.Key_Escape)
    assert page.stage.currentWidget() is page.entries

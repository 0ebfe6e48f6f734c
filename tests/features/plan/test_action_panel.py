"""The sheet of an action by mouse, by keyboard and by ear: boxes, dialogs, menus, refusals."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page.action import around_sections as around
from dsi_desktop.features.plan.page.action import means_sections as means
from dsi_desktop.features.plan.page.action import ties_sections as ties
from dsi_desktop.features.plan.page.action.form_sections import DetailSection, ResultsSection
from dsi_desktop.features.plan.page.side.papers import PapersSection
from dsi_desktop.features.plan.page.side.past import PastSection
from dsi_desktop.features.plan.page.side.tags import TagsSection
from dsi_desktop.ui.forms.fields import Field
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.photos import photo
from support.plain_words import plain
from support.plan_host import PapersDesk, PlanHost
from support.work_desk import put_away


@pytest.fixture
def desk() -> PapersDesk:
    return PapersDesk()


@pytest.fixture
def page(store: Store, desk: PapersDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[PlanHost]:
    wear(qapp)
    made = PlanHost(store, desk)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(lambda _told: made.refresh())
    made.open_element("action", ground.action(store))
    yield made
    stop()
    put_away(made)


def _sheet(page: PlanHost) -> queries.ActionSheet:
    found = queries.action_sheet(page.store, page.panel.action_id, ground.TODAY)
    assert found is not None
    return found


def _type(field: Field, text: str, qtbot: QtBot) -> None:
    line = field.control
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def _choose(field: Field, key: str | None) -> None:
    box = field.control
    assert isinstance(box, QComboBox)
    at = box.findData(key)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_that_every_control_has_a_name_of_its_own_and_a_size_for_a_finger(
    page: PlanHost, store: Store
) -> None:
    other = ground.action(store, 1)
    plan.link_actions(store, page.panel.action_id, other)
    plan.link_elements(store, ("action", page.panel.action_id),
                       ("need", ground.first(store, "need")))  # fmt: skip
    for section in page.panel.sections:
        section.unfold()
    QApplication.processEvents()
    check_names(page)
    check_sizes(page)


def test_that_boxes_are_written_when_left_and_refused_beside_themselves(
    page: PlanHost, qtbot: QtBot
) -> None:
    fields = page.panel.form.fields
    _type(fields["title"], "Navette du matin", qtbot)
    assert _sheet(page).title == "Navette du matin"
    _type(fields["progress"], "130", qtbot)
    assert plain(fields["progress"].error.text()) == "⚠ L’avancement va de 0 à 100 %."
    assert _sheet(page).progress == 60
    _type(fields["due"], "automne 2027", qtbot)
    assert _sheet(page).when_text == "automne 2027"
    _type(fields["start_on"], "hier en huit", qtbot)
    assert "n’est pas comprise" in fields["start_on"].error.text()
    page.store.undo()
    assert _sheet(page).when_text == ""


def test_that_a_state_that_owes_a_reason_asks_for_it_and_leaving_changes_nothing(
    page: PlanHost,
) -> None:
    fields = page.panel.form.fields
    assert not fields["state_reason"].isVisible()
    seen: list[str] = []
    answering({"state_reason": " "}, seen)
    _choose(fields["state"], "on_hold")
    assert seen[0] == "En attente"
    assert "motif" in seen[1]
    assert (_sheet(page).state, fields["state"].value()) == ("in_progress", "in_progress")
    answering({"state_reason": "Sans chauffeur", "due": "été 2027"})
    _choose(fields["state"], "postponed")
    assert (_sheet(page).state, _sheet(page).when_text) == ("postponed", "été 2027")
    assert fields["state_reason"].isVisible()
    _choose(fields["state"], "done")
    assert _sheet(page).progress == 100


def test_that_progress_counted_from_tasks_is_not_typed(page: PlanHost) -> None:
    detail = page.panel.section(DetailSection)
    assert isinstance(detail, DetailSection)
    _choose(detail.form.fields["progress_mode"], "tasks")
    assert not page.panel.form.fields["progress"].control.isEnabled()
    assert plain(page.panel.main.under_progress.text()) == "0 % de sa tâche faite"


def test_that_partners_are_found_confirmed_and_removed(page: PlanHost, desk: PapersDesk) -> None:
    section = page.panel.section(around.PartnersSection)
    assert isinstance(section, around.PartnersSection)
    section.adding.choose("Inconnue")
    assert "répertoire" in desk.refused[-1].sentence
    section.remove(_sheet(page).partners[0])
    section.adding.choose("L’Ancrage")
    line = _sheet(page).partners[0]
    assert (line.name, line.confirmed) == ("L’Ancrage", False)
    section.confirm(line)
    answering({"role": "colead", "contribution": "Un local", "confirmed": True})
    section.edit(_sheet(page).partners[0])
    line = _sheet(page).partners[0]
    assert (line.role, line.contribution, line.confirmed) == ("colead", "Un local", True)


def test_that_milestones_are_added_reached_carried_and_removed(page: PlanHost) -> None:
    section = page.panel.section(around.MilestonesSection)
    assert isinstance(section, around.MilestonesSection)
    section.adding.added.emit(["Bilan", "Suite"])
    first, second, _third = _sheet(page).milestones
    section.reach(first)
    assert _sheet(page).milestones[0].done_on == ground.TODAY.isoformat()
    section.reach(_sheet(page).milestones[0])
    assert _sheet(page).milestones[0].done_on is None
    section.carry(second, -1)
    assert _sheet(page).milestones[0].id == second.id
    answering({"title": "Suites", "due_on": "2027-05-01", "done_on": None})
    section.edit(_sheet(page).milestones[0])
    assert (_sheet(page).milestones[0].title, _sheet(page).milestones[0].due_on) == (
        "Suites", "2027-05-01")
    section.remove(_sheet(page).milestones[0])
    assert len(_sheet(page).milestones) == 2


def test_that_notes_are_written_short_or_long_corrected_and_removed(page: PlanHost) -> None:
    section = page.panel.section(around.NotesSection)
    assert isinstance(section, around.NotesSection)
    section.adding.added.emit(["Rencontre tenue"])
    answering({"text": "Deux\nlignes", "noted_on": "2026-10-01"})
    section.ask()
    assert [note.text for note in _sheet(page).notes][-1] == "Deux\nlignes"
    answering({"text": "Trois\nlignes"})
    section.edit(_sheet(page).notes[-1])
    section.remove(_sheet(page).notes[0])
    assert len(_sheet(page).notes) == 2


def test_that_hours_are_asked_and_refused_in_words(page: PlanHost, desk: PapersDesk) -> None:
    section = page.panel.section(means.HandsSection)
    assert isinstance(section, means.HandsSection)
    seen: list[str] = []
    answering({"person_id": ground.NADIA, "hours_planned": "trop"}, seen)
    section.add()
    assert "2,5" in seen[1]
    answering({"person_id": ground.NADIA, "hours_planned": "2,5", "rate": 3000})
    section.add()
    line = next(one for one in _sheet(page).hands if one.person_id)
    assert (line.planned, line.in_kind, line.value) == (25, True, 7500)
    answering({"hours_done": "1 h 30"})
    section.edit(line)
    section.remove(next(one for one in _sheet(page).hands if not one.person_id))
    assert [one.done for one in _sheet(page).hands] == [15]
    money = page.panel.section(means.MoneySection)
    money.held("open").click()  # type: ignore[attr-defined]
    page.panel.section(means.IndicatorsSection).held("open").click()  # type: ignore[attr-defined]
    assert desk.shown == ["funding", "indicators"]


def test_that_tags_ties_and_waits_are_made_and_taken_away(
    page: PlanHost, desk: PapersDesk, store: Store
) -> None:
    plan.add_official_dimensions(store)
    tags = page.panel.section(TagsSection)
    assert isinstance(tags, TagsSection)
    for kind, name in (("area", "Malbaie"), ("population", "aînées"), ("dimension", "Transport")):
        tags.adding[kind].choose(name)
    tags.adding["area"].choose("Nulle part")
    assert "Nulle part" in desk.refused[-1].sentence
    assert [tag.kind for tag in _sheet(page).tags] == ["area", "population", "dimension"]
    for tag in _sheet(page).tags:
        tags.remove(tag)
    assert _sheet(page).tags == ()
    served = page.panel.section(ties.ServedSection)
    assert isinstance(served, ties.ServedSection)
    served.adding.choose("Rejoindre les services")
    served.adding.choose("proche, loin et partout")
    assert "choisissez" in desk.refused[-1].sentence
    served.weigh(_sheet(page).served[0], 3)
    assert _sheet(page).served[0].weight == 3
    served.remove(_sheet(page).served[0])
    assert _sheet(page).served == ()


def test_that_an_action_waits_for_another_and_a_loop_is_refused(
    page: PlanHost, desk: PapersDesk, store: Store
) -> None:
    waits = page.panel.section(ties.WaitsSection)
    assert isinstance(waits, ties.WaitsSection)
    waits.adding.choose("1.1.2 Réussir proche")
    other = ground.action(store, 1)
    assert [(line.action_id, line.before) for line in _sheet(page).waits] == [(other, True)]
    waits.adding.choose("Rien")
    page.open_element("action", other)
    waits.add(ground.action(store))
    assert desk.refused[-1].sentence
    waits.remove(_sheet(page).waits[0])
    assert _sheet(page).waits == ()
    waits.held("open").click()  # type: ignore[attr-defined]
    assert desk.shown == ["schedule"]


def test_that_origins_open_their_meeting_and_are_chosen(page: PlanHost, desk: PapersDesk) -> None:
    origin = page.panel.section(ties.OriginSection)
    assert isinstance(origin, ties.OriginSection)
    _choose(origin.form.fields["decision_id"], None)
    assert [line.kind for line in _sheet(page).origins] == ["motion"]
    origin.body.itemAt(0).widget().layout().itemAt(0).widget().click()  # type: ignore[union-attr]
    assert desk.opened[-1] == ("meeting", ground.MEETING)


def test_that_files_are_joined_dropped_shown_turned_named_saved_and_removed(
    page: PlanHost, desk: PapersDesk, tmp_path: Path
) -> None:
    section = page.panel.section(PapersSection)
    assert isinstance(section, PapersSection)
    note, picture = tmp_path / "note.txt", tmp_path / "mur.jpg"
    note.write_bytes(b"bonjour")
    picture.write_bytes(photo())
    desk.paths = [note, tmp_path / "absent.txt"]
    section.ask()
    assert desk.told == ["note.txt est joint."]
    assert "ne se lit pas" in desk.refused[-1].sentence
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(picture))])
    section.dropEvent(QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier))  # fmt: skip
    text, wall = _sheet(page).papers
    section.turn(wall)
    assert _sheet(page).papers[1].rotation == 90
    answering({"caption": "Le mur"})
    section.caption(wall)
    assert _sheet(page).papers[1].caption == "Le mur"
    desk.target = tmp_path / "copie.txt"
    section.save(text)
    assert desk.target.read_bytes() == b"bonjour"
    desk.target = tmp_path / "nulle" / "part.txt"
    section.save(text)
    assert "ne s’écrit pas" in desk.refused[-1].sentence
    section.remove(text)
    assert len(_sheet(page).papers) == 1


def test_that_the_past_is_read_when_it_is_opened(page: PlanHost, store: Store) -> None:
    past = page.panel.section(PastSection)
    assert past.body.count() == 0
    past.head.click()
    assert past.body.count() > 0
    results = page.panel.section(ResultsSection)
    assert isinstance(results, ResultsSection)
    assert results.inside.isHidden()
    plan.edit_action(store, page.panel.action_id, achieved="312 trajets")
    assert not results.inside.isHidden()
    page.panel.edit_title()
    assert page.panel.form.fields["title"].control.selectedText() == "Essayer proche"  # type: ignore[attr-defined]
    page.open_element("action", "gone")
    assert page.panel.action_id == ground.action(store)
    plan.archive_action(store, page.panel.action_id)
    assert not page.panel.isVisible()

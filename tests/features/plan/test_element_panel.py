"""The sheet of an element that is no action: boxes of its level, proof, ties, refusals."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.page import build
from dsi_desktop.features.plan.page.element.sections import (
    EvidenceSection,
    MeasuresSection,
    TiesSection,
)
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.features.plan.page.side.papers import PapersSection
from dsi_desktop.features.plan.presenter import element as said
from dsi_desktop.features.plan.queries.element import (
    ElementSheet,
    VoiceLine,
    element_sheet,
)
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.plan_host import PapersDesk
from support.work_desk import put_away

LEVELS = ("need", "issue", "orientation", "objective", "desired_change")


@pytest.fixture
def desk() -> PapersDesk:
    return PapersDesk()


@pytest.fixture
def page(store: Store, desk: PapersDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[PlanPage]:
    wear(qapp)
    plan.add_orientation(store, issue_id=ground.first(store, "issue"), title="Aller ensemble")
    made = build(store, desk)
    assert isinstance(made, PlanPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


def _open(page: PlanPage, kind: str) -> ElementSheet:
    page.open_element(kind, ground.first(page.store, kind))
    QApplication.processEvents()
    return _sheet(page)


def _sheet(page: PlanPage) -> ElementSheet:
    found = element_sheet(page.store, page.element.kind, page.element.element_id)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", LEVELS)
def test_that_each_level_has_its_own_boxes_named_and_large_enough(
    kind: str, page: PlanPage
) -> None:
    sheet = _open(page, kind)
    assert page.element.isVisible()
    assert page.panel.isHidden()
    assert set(page.element.form.fields) == set(said.values(sheet))
    for section in page.element.sections:
        section.unfold()
    QApplication.processEvents()
    check_names(page)
    check_sizes(page)


@pytest.mark.parametrize("kind", LEVELS)
def test_that_words_are_written_when_left_and_the_sheet_follows_the_row(
    kind: str, page: PlanPage, qtbot: QtBot
) -> None:
    before = _open(page, kind)
    line = page.element.form.fields["title"].control
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "Autrement")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert _sheet(page).title == "Autrement"
    said.write(page.store, _sheet(page), "description", "En mots")
    assert _sheet(page).description == "En mots"
    page.store.undo()
    page.store.undo()
    assert _sheet(page) == before
    action = ground.action(page.store)
    page.open_element("action", action, focus=False)
    assert page.panel.action_id == action
    assert page.element.isHidden()


def test_that_a_need_is_shown_by_findings(page: PlanPage) -> None:
    _open(page, "need")
    section = page.element.section(EvidenceSection)
    assert isinstance(section, EvidenceSection)
    answering({"text": "Peu d’autobus", "value": "2 par jour", "source": "RTC", "year": 2024,
               "area_id": ground.AREA})  # fmt: skip
    section.add()
    line = next(one for one in _sheet(page).evidence if one.year)
    assert said.evidence_words(line) == ("2 par jour – Peu d’autobus", "RTC, 2024 · La Malbaie")
    seen: list[str] = []
    answering({"year": 12}, seen)
    section.edit(line)
    assert "quatre chiffres" in seen[1]
    answering({"value": "3 par jour"})
    section.edit(line)
    section.remove(next(one for one in _sheet(page).evidence if not one.year))
    assert [one.value for one in _sheet(page).evidence] == ["3 par jour"]


def test_that_ties_are_made_weighed_taken_away_and_a_circle_is_refused(
    page: PlanPage, desk: PapersDesk, store: Store
) -> None:
    issue = _open(page, "issue")
    section = page.element.section(TiesSection)
    assert isinstance(section, TiesSection)
    section.adding.choose("Rejoindre les services")
    tie = _sheet(page).serves[0]
    assert (tie.kind, said.tie_words(tie)) == ("need", "besoin · lien faible")
    section.weigh(tie, 3)
    assert said.tie_words(_sheet(page).serves[0]).endswith("lien fort")
    section.adding.choose("Nulle part")
    assert "choisissez" in desk.refused[-1].sentence
    section.remove(_sheet(page).serves[0])
    assert _sheet(page).serves == ()
    direct = _sheet(page).served_by[0]
    assert said.tie_words(direct).endswith("par sa place")
    first, second = (ground.first(store, "objective", place=place) for place in range(2))
    page.open_element("objective", first)
    section = page.element.section(TiesSection)
    assert isinstance(section, TiesSection)
    section.add(f"objective:{second}")
    page.open_element("objective", second)
    section = page.element.section(TiesSection)
    assert isinstance(section, TiesSection)
    section.add(f"objective:{first}")
    assert "tournerait en rond" in desk.refused[-1].sentence
    assert said.head(issue) == "Enjeu prioritaire 1"


def test_that_an_objective_with_an_indicator_stays_specific(
    page: PlanPage, store: Store, desk: PapersDesk
) -> None:
    sheet = _open(page, "objective")
    plan.add_indicator(store, plan_id=sheet.plan_id, title="Trajets", objective_id=sheet.id)
    field = page.element.form.fields["kind"]
    assert isinstance(field.control, QComboBox)
    at = field.control.findData("general")
    field.control.setCurrentIndex(at)
    field.control.activated.emit(at)
    assert "indicateur" in field.error.text()
    assert not _sheet(page).general
    page.element.section(MeasuresSection).held("open").click()  # type: ignore[attr-defined]
    assert desk.shown == ["indicators"]
    page.open_element("objective", ground.first(store, "objective", place=1))
    said.write(store, _sheet(page), "kind", "general")
    assert said.head(_sheet(page)).startswith("Objectif général")


def test_that_boxes_of_a_level_are_emptied_and_read_again(page: PlanPage, store: Store) -> None:
    _open(page, "issue")
    for name, value in (("votes", 14), ("body_id", ground.FOOD), ("chosen_in_id", ground.MEETING)):
        said.write(store, _sheet(page), name, value)
        assert said.values(_sheet(page))[name] == value
        said.write(store, _sheet(page), name, None)
        assert said.values(_sheet(page))[name] is None
    _open(page, "desired_change")
    said.write(store, _sheet(page), "who", "Personnes aînées")
    assert _sheet(page).who == "Personnes aînées"
    voice = VoiceLine("v", "Un autobus", "Table 3", 12, None, "Forum")
    assert plain(said.voice_words(voice)) == "Table 3 · Forum · 12 voix"


def test_that_a_sheet_closes_with_its_element_and_gives_the_row_back(
    page: PlanPage, store: Store, qtbot: QtBot
) -> None:
    sheet = _open(page, "issue")
    papers = page.element.section(PapersSection)
    assert not papers.isHidden()
    qtbot.keyClick(page.element, Qt.Key.Key_Escape)
    assert page.element.isHidden()
    assert page.record_in_hand() == sheet.id
    page.open_record("issue", sheet.id)
    assert page.element.isVisible()
    page.open_element("issue", "gone")
    assert page.element.element_id == sheet.id
    plan.archive_issue(store, sheet.id)
    assert page.element.isHidden()

"""The view « Participation »: three looks, by mouse and by keyboard, at none and at many."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization, OrganizationVoice, Population
from dsi_desktop.db.schema.governance import MembershipAsset
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.db.schema.plan import DesiredChange, ElementPopulation, Issue, Objective, Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.acts.participation_page import ParticipationPage
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import RecordLine
from support import qt_walk
from support.commands_acts import assembly, body_named, council, food, meeting
from support.commands_directory import every
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.work_desk import put_away


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    wear(qapp)
    yield
    wear(qapp)


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(qtbot: QtBot, store: Store, desk: QuietDesk) -> Iterator[ParticipationPage]:
    made = ParticipationPage(store, desk)
    made.resize(1150, 690)
    made.show()
    qtbot.waitExposed(made)
    yield made
    put_away(made)


def planned(store: Store) -> dict[str, str]:
    """Write a change of « Sécurité alimentaire » that aims at two populations."""
    sacc = every(store, Organization)[0]
    with store.operation("Préparer") as op:
        plan = op.add(Plan(title="Plan", state="active")).id
        issue = op.add(Issue(plan_id=plan, title="Manger", body_id=food(store))).id
        goal = op.add(Objective(plan_id=plan, issue_id=issue, title="Petit")).id
        change = op.add(DesiredChange(plan_id=plan, objective_id=goal, title="Chacun mange")).id
        seniors, youth = (op.add(Population(name=one)).id for one in ("Aînés", "Jeunes"))
        for one in (seniors, youth):
            op.add(ElementPopulation(
                record_table="desired_change", record_id=change, population_id=one))
        op.add(OrganizationVoice(organization_id=sacc, population_id=seniors))
    return {"change": change, "sacc": sacc, "seniors": seniors, "youth": youth}


def look(page: ParticipationPage, text: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def lines(page: ParticipationPage) -> list[RecordLine]:
    QApplication.processEvents()
    return [one for one in page.findChildren(RecordLine) if one.isVisible()]


def line(page: ParticipationPage, words: str) -> RecordLine:
    return next(one for one in lines(page) if words in fr(one.accessibleName()))


def texts(page: ParticipationPage) -> str:
    QApplication.processEvents()
    return fr(" ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible()))


def save(page: ParticipationPage, **values: str | None) -> None:
    dialog = next(one for one in page.findChildren(FormDialog) if one.isVisible())
    dialog.form.fill(values)
    dialog.submit()
    QApplication.processEvents()
    page.refresh()


def test_that_the_table_says_who_is_missing_and_who_could_come(
    page: ParticipationPage, store: Store, desk: QuietDesk,
) -> None:
    known = planned(store)
    page.refresh()
    cells = [page.table.model.index(0, at).data() for at in range(4)]
    assert cells == ["Chacun mange", "personne", "personne", "personne"]
    spoken = page.table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert fr(spoken) == fr("Chacun mange, il manque : connaissance, compétence et intérêt")
    assert fr("Voix absentes : Aînés et Jeunes") in texts(page)
    assert "Aucune organisation du répertoire" in line(page, "Jeunes").accessibleName()
    QTest.mouseClick(line(page, fr("Pourrait porter : Aînés")), Qt.MouseButton.LeftButton)
    page.table.table.selectRow(0)
    QTest.keyClick(page.table.table, Qt.Key.Key_Return)
    assert desk.opened == [("organization", known["sacc"]), ("desired_change", known["change"])]
    qt_walk.check(page)


def test_that_what_a_member_brings_is_added_corrected_and_taken_away(
    page: ParticipationPage, store: Store,
) -> None:
    known = planned(store)
    page.refresh()
    QTest.mouseClick(page.add, Qt.MouseButton.LeftButton)
    save(page, kind="skill", text="Cuisine collective", change=known["change"])
    cell = page.table.model.index(0, 2)
    assert cell.data() == "Éric Gauthier"
    assert "Cuisine collective" in cell.data(Qt.ItemDataRole.ToolTipRole)
    spoken = page.table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert fr(spoken) == fr("Chacun mange, il manque : connaissance et intérêt")
    QTest.mouseClick(line(page, "Cuisine collective"), Qt.MouseButton.LeftButton)
    save(page, kind="interest", text="Bien manger", change=None)
    assert page.table.model.index(0, 2).data() == "personne"
    QTest.mouseClick(line(page, "Bien manger"), Qt.MouseButton.LeftButton)
    save(page, text="")
    assert every(store, MembershipAsset) == []
    seat = queries.members_at(store, food(store), TODAY)[0].id
    for kind in ("knowledge", "skill", "interest"):
        commands.add_asset(
            store, seat, kind=kind, text="Tout",
            desired_change_id=known["change"],
        )
    page.refresh()
    assert page.table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Chacun mange"


def test_that_a_chantier_without_members_takes_no_asset(
    page: ParticipationPage, store: Store,
) -> None:
    page.chantier.setCurrentIndex(page.chantier.findData(body_named(store, "Transport")))
    page.refresh()
    assert not page.add.isEnabled()
    page.add_asset()
    assert page.findChildren(FormDialog) == []
    said = texts(page)
    assert "aucun membre" in said
    assert "Aucune transformation du plan" in said
    assert page.body_id == body_named(store, "Transport")


def test_that_voices_already_heard_are_told(page: ParticipationPage, store: Store) -> None:
    known = planned(store)
    mrc = every(store, Organization)[1]
    with store.operation("Préparer") as op:
        for one in ("seniors", "youth"):
            op.add(OrganizationVoice(organization_id=mrc, population_id=known[one]))
    page.refresh()
    assert fr("Toutes les voix visées sont portées.") in texts(page)
    assert fr("Déjà portées : Aînés et Jeunes") in texts(page)


def test_that_the_assemblies_say_whom_they_heard(
    page: ParticipationPage, store: Store, desk: QuietDesk,
) -> None:
    look(page, "Voix à l’assemblée")
    assert "ne vise encore aucune population" in texts(page)
    known = planned(store)
    page.refresh()
    assert "Aucune assemblée" in texts(page)
    assert page.voices.model.index(0, 3).data() == "–"
    day = meeting(store, assembly(store), "2026-05-14")
    with store.operation("Préparer") as op:
        op.add(Attendance(meeting_id=day, organization_id=known["sacc"], status="present"))
    page.refresh()
    rows = [[page.voices.model.index(at, column).data() for column in range(5)]
            for at in range(2)]
    assert [[fr(cell) for cell in row] for row in rows] == [
        ["Aînés", "1 élément", "Service d’aide communautaire", "entendue", "1 sur 1"],
        ["Jeunes", "1 élément", "personne", "absente", "0 sur 1"],
    ]
    QTest.mouseClick(line(page, fr("Voix absente : Jeunes")), Qt.MouseButton.LeftButton)
    assert desk.opened == [("meeting", day)]
    qt_walk.check(page)


def test_that_rhythms_and_tablings_open_their_body(
    page: ParticipationPage, store: Store, desk: QuietDesk,
) -> None:
    commands.set_rules(store, assembly(store), meetings_per_year=2)
    commands.set_rules(store, council(store), meetings_per_year=None)
    look(page, "Rythme et dépôts")
    assert "Aucune assemblée" in texts(page)
    meeting(store, assembly(store), "2026-10-14")
    meeting(store, council(store), "2026-10-20")
    page.refresh()
    assert fr("Depuis l’assemblée du 14 octobre 2026") in texts(page)
    told = [page.rhythm.tablings.index(at, 3).data() for at in range(2)]
    assert told == ["Rien déposé", "Rien déposé"]
    for table, index in ((page.rhythm.first, 0), (page.rhythm.second, 1)):
        table.selectRow(index)
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert [kind for kind, _id in desk.opened] == ["body", "body"]
    qt_walk.check(page)


def test_that_without_chantier_the_page_says_so(page: ParticipationPage, store: Store) -> None:
    for name in ("Sécurité alimentaire", "Transport"):
        commands.end_body(store, body_named(store, name), "2026-01-01")
    page.refresh()
    assert "Aucun chantier n’est au travail" in texts(page)
    assert not page.add.isEnabled()
    assert page.body_id == ""


def test_that_a_narrow_page_keeps_what_matters(page: ParticipationPage, store: Store) -> None:
    planned(store)
    meeting(store, assembly(store), "2026-10-14")
    for wanted, width in (([2, 4], 560), ([], 1150)):
        page.resize(width, 690)
        look(page, "Voix à l’assemblée")
        hidden = [at for at in range(5) if page.voices.table.isColumnHidden(at)]
        assert set(wanted) <= set(hidden)
        assert bool(hidden) == bool(wanted)
        look(page, "Rythme et dépôts")
        assert page.rhythm.first.isColumnHidden(3) == bool(wanted)
        look(page, "Autour de la table")
        below = page.table.voices.mapTo(page, page.table.voices.rect().topLeft()).y()
        table = page.table.table.geometry()
        assert (below > page.table.mapTo(page, table.bottomLeft()).y()) == bool(wanted)


def test_that_each_row_is_said_whole(page: ParticipationPage, store: Store) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    planned(store)
    commands.set_rules(store, assembly(store), meetings_per_year=2)
    meeting(store, assembly(store), "2026-10-14")
    meeting(store, council(store), "2026-10-20")
    look(page, "Voix à l’assemblée")
    assert fr(page.voices.model.index(1, 0).data(role)) == fr(
        "Jeunes, voix portée par personne, entendue à 0 assemblée sur 1")
    look(page, "Rythme et dépôts")
    said = [fr(page.rhythm.rhythms.index(at, 0).data(role))
            for at in range(page.rhythm.rhythms.rowCount())]
    assert any(one.startswith(fr("Assemblée des partenaires, 2 rencontres par année"))
               for one in said)
    assert page.rhythm.tablings.index(0, 0).data(role).endswith("Rien déposé")

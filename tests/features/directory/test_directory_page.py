"""The page « Répertoire », by mouse, keyboard and ear."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import ContactDetail, Organization, Person
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.page import DirectoryPage
from dsi_desktop.features.directory.page.lists import count_of, organization_model, person_model
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.commands_directory import every, first
from support.dossier import TODAY
from support.page_walk import check_names, check_sizes
from support.work_desk import QuietDesk


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, seated: Store, desk: QuietDesk,
) -> Iterator[DirectoryPage]:
    wear(qapp)
    shown = DirectoryPage(seated, desk)
    seated.bus.subscribe(shown.take_changes)
    qtbot.addWidget(shown)
    shown.resize(1150, 696)
    shown.show()
    shown.activateWindow()
    shown.setFocus()
    qapp.processEvents()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()


def dialog_of(page: DirectoryPage) -> FormDialog:
    found = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def names(page: DirectoryPage) -> list[str]:
    return [row.name for row in page.list.organizations.rows]


def test_that_organisations_are_listed_with_their_count(page: DirectoryPage) -> None:
    assert names(page) == ["MRC de Charlevoix-Est", "Service d’aide communautaire"]
    assert page.list.tools.count.text() == "2 organisations"


def test_that_typing_filters_without_accents(page: DirectoryPage, qtbot: QtBot) -> None:
    page.list.tools.search.setText("d'AIDE")
    qtbot.waitUntil(lambda: names(page) == ["Service d’aide communautaire"])
    page.list.tools.search.setText("introuvable")
    qtbot.waitUntil(lambda: page.list.lists.currentWidget() is page.list.nothing)


def test_that_a_row_shows_its_sheet_and_enter_makes_it_whole(
    page: DirectoryPage, qtbot: QtBot, seated: Store,
) -> None:
    table = page.list.tables["organization"]
    table.setCurrentIndex(page.list.organizations.index_of(first(seated, Organization)))
    assert page.sheet.title == "Service d’aide communautaire"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.sheet.wide
    assert page.heading() == "Répertoire › Service d’aide communautaire"
    assert not page.list.lists.isVisible()
    qtbot.keyClick(page.sheet, Qt.Key.Key_Escape)
    assert not page.sheet.wide
    qtbot.keyClick(page.sheet, Qt.Key.Key_Escape)
    assert page.sheet.isHidden()
    assert page.heading() == ""


def test_that_a_new_organisation_is_written_and_shown(
    page: DirectoryPage, qtbot: QtBot, seated: Store,
) -> None:
    page.list.tables["organization"].setFocus()
    qtbot.keyClick(page.list.tables["organization"], Qt.Key.Key_N)
    dialog = dialog_of(page)
    dialog.submit()
    assert dialog.form.fields["name"].error.isVisible()
    dialog.form.fill({"name": "Centr’Hommes", "acronym": "CH", "sector": "community"})
    dialog.submit()
    qtbot.waitUntil(lambda: page.sheet.title == "Centr’Hommes")
    assert "Centr’Hommes" in names(page)


def test_that_a_refused_date_stays_beside_its_field_with_the_rest(
    page: DirectoryPage, seated: Store,
) -> None:
    page.start("organization")
    dialog = dialog_of(page)
    dialog.form.fill({"name": "Coop", "joined_on": "2026-05-01", "left_on": "2026-04-01"})
    dialog.submit()
    assert "La fin ne peut pas" in dialog.form.fields["left_on"].error.text()
    assert dialog.form.fields["name"].value() == "Coop"
    assert len(queries.organizations(seated, TODAY)) == 2


def test_that_a_person_is_added_edited_and_listed(
    page: DirectoryPage, qtbot: QtBot, seated: Store,
) -> None:
    page.start("person")
    dialog = dialog_of(page)
    dialog.form.fill({"given_name": "Zoé", "family_name": "Émond",
                      "organization_id": first(seated, Organization), "title": "bénévole"})
    dialog.submit()
    qtbot.waitUntil(lambda: page.sheet.title == "Zoé Émond")
    page._edit()
    form = next(one for one in page.findChildren(FormDialog) if one.isVisible())
    form.form.fill({"honorific": "Mme", "diet": "sans gluten"})
    form.submit()
    assert queries.person_sheet(seated, page.sheet.record_id, TODAY).diet == "sans gluten"


def test_that_contacts_are_added_changed_and_removed(page: DirectoryPage, seated: Store) -> None:
    helene = first(seated, Person)
    page.open_record("person", helene)
    contact = queries.person_sheet(seated, helene, TODAY).contacts[0]
    page.forms.edit_contact(contact)
    form = dialog_of(page)
    form.form.fill({"private": True})
    form.submit()
    assert queries.person_sheet(seated, helene, TODAY).contacts[0].private
    page.forms.new_contact(person_id=helene)
    form = dialog_of(page)
    form.form.fill({"kind": "email", "value": "sans-arobase"})
    form.submit()
    assert "nom@domaine" in form.form.fields["value"].error.text()
    commands.remove_contact(seated, first(seated, ContactDetail))
    assert queries.person_sheet(seated, helene, TODAY).contacts == ()


def test_that_archiving_tells_and_undo_brings_back(
    page: DirectoryPage, qtbot: QtBot, seated: Store, desk: QuietDesk,
) -> None:
    lonely = commands.add_organization(seated, name="Ancienne coop")
    page.open_record("organization", lonely)
    page.list.tables["organization"].setFocus()
    qtbot.keyClick(page.list.tables["organization"], Qt.Key.Key_Delete)
    assert "Ancienne coop" not in names(page)
    assert desk.told == ["Fiche archivée. Ctrl+Z la ramène."]
    seated.undo()
    assert "Ancienne coop" in names(page)


def test_that_archiving_who_still_sits_is_refused_in_words(
    page: DirectoryPage, seated: Store, desk: QuietDesk,
) -> None:
    page.open_record("organization", first(seated, Organization))
    page.sheet.archived.emit()
    assert "Comité conseil" in desk.refused[0].sentence
    assert len(names(page)) == 2


def test_that_archives_are_shown_apart_and_restored(page: DirectoryPage, seated: Store) -> None:
    lonely = commands.add_organization(seated, name="Ancienne coop")
    commands.archive_organization(seated, lonely)
    page.list.narrow.archived.click()
    assert names(page) == ["Ancienne coop"]
    page.open_record("organization", lonely)
    page.sheet._restore()
    assert queries.organizations(seated, TODAY, archived=True) == []


def test_that_a_function_is_said_from_the_sheet(page: DirectoryPage, seated: Store) -> None:
    eric = every(seated, Person)[1]
    page.open_record("person", eric)
    page.forms.new_function(eric)
    form = dialog_of(page)
    form.form.fill({"organization_id": first(seated, Organization), "title": "intervention"})
    form.submit()
    assert queries.person_sheet(seated, eric, TODAY).functions[0].title == "intervention"


@pytest.mark.parametrize("kind", ["organization", "person"])
@pytest.mark.parametrize("wide", [False, True])
def test_that_every_control_is_named_and_large_enough(
    page: DirectoryPage, seated: Store, kind: str, wide: bool,
) -> None:
    record = first(seated, Organization if kind == "organization" else Person)
    page.open_record(kind, record)
    page.sheet.set_wide(wide)
    for _turn in range(5):
        QApplication.processEvents()
    check_names(page)
    check_sizes(page)


def test_that_an_empty_directory_says_what_to_do_first(
    qtbot: QtBot, store: Store, desk: QuietDesk,
) -> None:
    for record in every(store, Organization):
        commands.archive_organization(store, record)
    shown = DirectoryPage(store, desk)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.list.lists.currentWidget() is shown.list.blanks["organization"]


def test_that_the_models_hold_what_qt_asks_through_five_hundred_rows(
    seated: Store, qtbot: QtBot,
) -> None:
    for model in (organization_model(), person_model()):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model = organization_model()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    line = queries.organizations(seated, TODAY)[0]
    many = [_numbered(line, n) for n in range(500)]
    for rows in (many, many[::2], [line], [], many[:3]):
        model.show(rows)
        assert model.rowCount(QModelIndex()) == len(rows)
    assert tester.model() is model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "municipal" in model.index(0, 0).data(role)


def _numbered(line: queries.OrganizationLine, number: int) -> queries.OrganizationLine:
    from dataclasses import replace

    return replace(line, id=f"o{number}", name=f"Organisation {number}")


@pytest.mark.parametrize(("kind", "count", "words"), [
    ("organization", 1, "1 organisation"), ("organization", 500, "500 organisations"),
    ("person", 0, "0 personne"), ("person", 2, "2 personnes"),
])
def test_that_counts_are_said_in_french(kind: str, count: int, words: str) -> None:
    assert count_of(kind, count) == words


def test_that_an_organisation_is_edited_from_its_row(
    page: DirectoryPage, qtbot: QtBot, seated: Store,
) -> None:
    table = page.list.tables["organization"]
    table.setFocus()
    table.setCurrentIndex(page.list.organizations.index_of(first(seated, Organization)))
    qtbot.keyClick(table, Qt.Key.Key_E)
    dialog = dialog_of(page)
    dialog.form.fill({"name": "SACC Charlevoix", "mission": "Entraider"})
    dialog.submit()
    assert "SACC Charlevoix" in names(page)
    assert page.sheet.title == "SACC Charlevoix"


def test_that_switching_lists_closes_the_sheet(page: DirectoryPage, seated: Store) -> None:
    page.open_record("organization", first(seated, Organization))
    page.list.tools.segments.choose("person")
    page.list.tools.switched.emit()
    assert page.sheet.isHidden()
    assert page.list.tools.count.text() == "2 personnes"


def test_that_arriving_in_the_list_opens_nothing_and_an_arrow_shows_the_sheet(
    page: DirectoryPage, qtbot: QtBot,
) -> None:
    table = page.list.tables["organization"]
    table.setFocus()
    assert page.sheet.isHidden()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert not page.sheet.isHidden()


def test_that_the_empty_directory_is_begun_by_the_keyboard(
    qtbot: QtBot, qapp: QApplication, empty: Store, desk: QuietDesk,
) -> None:
    wear(qapp)
    page = DirectoryPage(empty, desk)
    qtbot.addWidget(page)
    page.resize(1150, 696)
    page.show()
    page.activateWindow()
    page.refresh()
    page.setFocus()
    qapp.processEvents()
    focused = qapp.focusWidget()
    assert focused is not None
    assert focused.isVisible()
    qtbot.keyClick(focused, Qt.Key.Key_N)
    assert dialog_of(page).isVisible()
    dialog_of(page).close()


def test_that_an_empty_list_of_people_offers_to_add_a_person(
    qtbot: QtBot, qapp: QApplication, empty: Store, desk: QuietDesk,
) -> None:
    wear(qapp)
    page = DirectoryPage(empty, desk)
    qtbot.addWidget(page)
    page.show()
    page.list.tools.segments.choose("person")
    page.list.tools.switched.emit()
    offered = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert "Ajouter une personne" in offered
    assert "Ajouter une organisation" not in offered


def shown_columns(page: DirectoryPage) -> list[str]:
    table = page.list.table
    model = table.model()
    return [
        model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())
        if not table.isColumnHidden(at)
    ]


def test_that_names_stay_whole_in_a_narrow_window(page: DirectoryPage, qapp: QApplication) -> None:
    table = page.list.tables["organization"]
    usual = ["Organisation", "Sigle", "Secteur", "Territoire", "Personnes", "Sièges", "Actions"]
    page.resize(1300, 696)
    qapp.processEvents()
    assert shown_columns(page) == usual
    page.resize(600, 400)
    qapp.processEvents()
    assert "Sigle" not in shown_columns(page)
    assert table.columnWidth(0) >= 200
    page.resize(1300, 696)
    qapp.processEvents()
    assert shown_columns(page) == usual

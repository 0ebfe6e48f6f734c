"""Filters, columns, order and tags of the two lists, by mouse and keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization, Person, Tag
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.page import DirectoryPage
from dsi_desktop.features.directory.page.tags_dialog import TagsDialog
from dsi_desktop.features.directory.queries.filters import saved_filters, tags
from dsi_desktop.features.directory.rules.narrowing import Narrowing
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.commands_directory import first
from support.page_walk import check_names, check_sizes
from support.work_desk import QuietDesk

SACC, MRC = "Service d’aide communautaire", "MRC de Charlevoix-Est"


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, seated: Store, desk: QuietDesk,
) -> Iterator[DirectoryPage]:
    wear(qapp)
    shown = DirectoryPage(seated, desk)  # type: ignore[arg-type]
    seated.bus.subscribe(shown.take_changes)
    qtbot.addWidget(shown)
    shown.resize(1150, 696)
    shown.show()
    shown.activateWindow()
    qapp.processEvents()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()


def names(page: DirectoryPage) -> list[str]:
    model = page.list.organizations if page.list.kind == "organization" else page.list.people
    return [row.name for row in model.rows]


def pick(page: DirectoryPage, name: str, words: str) -> None:
    box = page.list.narrow.boxes[name]
    at = box.findText(words)
    assert at >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)


def dialog_of(page: DirectoryPage) -> FormDialog:
    (found,) = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    return found


def test_that_the_filters_open_on_demand_and_narrow_at_once(
    page: DirectoryPage, qtbot: QtBot,
) -> None:
    tools = page.list.tools
    assert page.list.narrow.isHidden()
    qtbot.mouseClick(tools.filters, Qt.MouseButton.LeftButton)
    assert page.list.narrow.isVisible()
    pick(page, "sector", "Municipal")
    assert names(page) == [MRC]
    assert tools.filters.text() == "1 filtre"
    pick(page, "lacking", "Sans territoire")
    assert tools.filters.text() == "2 filtres"
    qtbot.mouseClick(page.list.narrow.clear, Qt.MouseButton.LeftButton)
    assert names(page) == [MRC, SACC]
    assert tools.filters.text() == "Filtres"


def test_that_each_list_keeps_its_own_filters(page: DirectoryPage) -> None:
    pick(page, "sector", "Municipal")
    page.list.ask(Narrowing("person", search="éric"))
    assert names(page) == ["Éric Gauthier"]
    page.list.tools.segments.choose("organization")
    page.list.tools.switched.emit()
    assert names(page) == [MRC]
    assert page.list.tools.search.text() == ""


def test_that_nothing_found_offers_to_show_everything(page: DirectoryPage) -> None:
    page.list.ask(Narrowing("organization", sector="health"))
    assert page.list.lists.currentWidget() is page.list.nothing
    proxy = page.list.nothing.focusProxy()
    assert proxy is not None
    proxy.click()  # type: ignore[attr-defined]
    assert names(page) == [MRC, SACC]


def test_that_a_filter_is_kept_recalled_changed_renamed_and_removed(
    page: DirectoryPage, seated: Store, desk: QuietDesk,
) -> None:
    pick(page, "sector", "Municipal")
    page.list.narrow.keep.click()
    dialog = dialog_of(page)
    dialog.form.fill({"name": "Municipalités"})
    dialog.submit()
    assert page.list.tools.kept.isVisible()
    assert page.list.tools.kept.currentText() == "Municipalités"
    page.list.narrow.clear.click()
    assert page.list.tools.kept.key == ""
    page.list.tools.kept.setCurrentIndex(1)
    page.list.tools.kept.activated.emit(1)
    assert names(page) == [MRC]
    pick(page, "lacking", "Sans territoire")
    menu = page.list.narrow.manage.menu()
    replace, rename, remove = menu.actions()
    replace.trigger()
    assert saved_filters(seated)[0].narrowing == Narrowing(
        "organization", sector="municipal", lacking="area")
    rename.trigger()
    dialog = dialog_of(page)
    dialog.form.fill({"name": "Villes"})
    dialog.submit()
    assert [one.name for one in saved_filters(seated)] == ["Villes"]
    remove.trigger()
    assert saved_filters(seated) == []
    assert not page.list.tools.kept.isVisible()
    assert desk.told == [
        "Filtre modifié. Ctrl+Z le ramène.", "Filtre supprimé. Ctrl+Z le ramène."]


def test_that_a_filter_of_the_other_list_turns_to_it(page: DirectoryPage, seated: Store) -> None:
    commands.save_filter(seated, "Gens", Narrowing("person", search="éric"))
    page.list.tools.kept.setCurrentIndex(1)
    page.list.tools.kept.activated.emit(1)
    assert page.list.kind == "person"
    assert names(page) == ["Éric Gauthier"]


def test_that_without_a_filter_in_hand_nothing_is_managed(
    page: DirectoryPage, desk: QuietDesk,
) -> None:
    page.list.kept.replace(Narrowing("organization"))
    page.list.kept.remove()
    assert page.list.kept.rename() is None
    assert page.list.kept.recalled("gone") is None
    assert desk.told == []


def test_that_columns_are_chosen_in_the_menu_and_kept_by_the_computer(
    page: DirectoryPage, desk: QuietDesk, seated: Store, qtbot: QtBot,
) -> None:
    page.list.tools.look_menu.aboutToShow.emit()
    entries = {one.text(): one for one in page.list.tools.look_menu.actions()}
    assert entries["Sigle"].isChecked()
    assert not entries["Étiquettes"].isChecked()
    entries["Étiquettes"].trigger()
    entries["Sigle"].trigger()
    assert "tags" in desk.preferences.look_of("directory.organization")
    again = DirectoryPage(seated, desk)  # type: ignore[arg-type]
    qtbot.addWidget(again)
    again.resize(1400, 696)
    again.show()
    table = again.list.table
    heads = {
        table.model().headerData(at, Qt.Orientation.Horizontal): table.isColumnHidden(at)
        for at in range(table.model().columnCount())
    }
    assert (heads["Sigle"], heads["Étiquettes"]) == (True, False)


def test_that_a_heading_orders_and_turns_the_order_round(page: DirectoryPage) -> None:
    head = page.list.table.horizontalHeader()
    head.sectionClicked.emit(0)
    assert names(page) == [SACC, MRC]
    assert head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    head.sectionClicked.emit(1)
    assert names(page) == [SACC, MRC]
    assert head.sortIndicatorSection() == 1
    head.sectionClicked.emit(5)
    assert head.sortIndicatorSection() == 1


def test_that_the_order_is_chosen_by_the_keyboard_in_the_menu(page: DirectoryPage) -> None:
    page.list.ask(Narrowing("person"))
    page.list.tools.look_menu.aboutToShow.emit()
    (order,) = [one for one in page.list.tools.look_menu.findChildren(QMenu)
                if one.title() == "Ordre"][-1:]
    by = {one.text(): one for one in order.actions()}
    assert by["Nom"].isChecked()
    assert "Étiquettes" not in by
    by["Organisation"].trigger()
    assert names(page) == ["Hélène Savard", "Éric Gauthier"]


@pytest.mark.parametrize("width", [360, 520, 700, 1150])
def test_that_every_control_stays_named_and_large_enough_at_any_width(
    page: DirectoryPage, qapp: QApplication, seated: Store, width: int,
) -> None:
    commands.save_filter(seated, "Gens", Narrowing("person", search="éric"))
    page.list.tools.filters.setChecked(True)
    page.resize(width, 696)
    for _turn in range(4):
        qapp.processEvents()
    assert page.width() <= max(width, 460)
    check_names(page)
    check_sizes(page)


def test_that_the_pairs_that_may_be_one_are_counted(page: DirectoryPage, seated: Store) -> None:
    assert page.list.tools.twins.text() == "Doublons"
    commands.add_organization(seated, name="Service aide communautaire")
    assert page.list.tools.twins.text() == "1 doublon possible"


def test_that_tags_are_renamed_followed_and_removed(
    page: DirectoryPage, seated: Store, desk: QuietDesk, qtbot: QtBot,
) -> None:
    commands.tag_record(
        seated, table="organization", record_id=first(seated, Organization), name="porteuse")
    page.list.narrow.tags.click()
    (dialog,) = page.findChildren(TagsDialog)
    assert [(one.name, one.worn) for one in dialog.model.rows] == [("porteuse", 2)]
    check_names(dialog)
    form = dialog.rename()
    assert form is not None
    form.form.fill({"name": "alliée"})
    form.submit()
    assert [one.name for one in tags(seated)] == ["alliée"]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert names(page) == [SACC]
    assert page.list.narrow.boxes["tag_id"].currentText() == "alliée"
    again = TagsDialog(page, seated, desk, lambda _tag: None)
    again.remove()
    assert tags(seated) == []
    assert again.rename() is None
    again.remove()
    again.show_records()
    assert desk.told == ["Étiquette supprimée. Ctrl+Z la ramène."]
    assert not again.blank.isHidden()
    seated.undo()
    assert [one.name for one in tags(seated)] == ["alliée"]


def test_that_a_tag_chosen_narrows_the_list_of_people(page: DirectoryPage, seated: Store) -> None:
    page.list.ask(Narrowing("person"))
    page._show_tagged(first(seated, Tag))
    assert names(page) == ["Hélène Savard"]
    assert first(seated, Person)

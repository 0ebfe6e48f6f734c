"""Several records chosen in a list take the same values; two are compared and united."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.page import DirectoryPage
from dsi_desktop.features.directory.page.value_choice import ValueChoice
from dsi_desktop.features.directory.queries.comparison import Following
from dsi_desktop.features.directory.queries.lists import organizations, people
from dsi_desktop.features.directory.rules.narrowing import Narrowing
from dsi_desktop.ui.theme import wear
from support.commands_directory import first
from support.commands_governance import body
from support.commands_lists import strayed
from support.dossier import TODAY
from support.page_walk import check_names, check_sizes
from support.work_desk import QuietDesk

SACC, MRC = "Service d’aide communautaire", "MRC de Charlevoix-Est"


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, seated: Store, desk: QuietDesk,
) -> DirectoryPage:
    wear(qapp)
    shown = DirectoryPage(seated, desk)  # type: ignore[arg-type]
    seated.bus.subscribe(shown.take_changes)
    qtbot.addWidget(shown)
    shown.resize(1150, 696)
    shown.show()
    shown.activateWindow()
    qapp.processEvents()
    return shown


def choose_rows(page: DirectoryPage, *rows: int) -> None:
    table = page.list.table
    chosen = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.clearSelection()
    for row in rows:
        table.selectionModel().select(table.model().index(row, 0), chosen)


def press(page: DirectoryPage, words: str) -> None:
    (found,) = [one for one in page.findChildren(QPushButton)
                if one.text() == words and one.isVisible()]
    found.click()


def test_that_one_row_shows_its_sheet_and_several_what_they_may_take(
    page: DirectoryPage, qtbot: QtBot,
) -> None:
    choose_rows(page, 0)
    assert page.sheet.isVisible()
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.sheet.isHidden()
    assert page.together.isVisible()
    assert page.together.title.whole() == "2 organisations choisies"
    check_names(page)
    check_sizes(page)
    choose_rows(page, 1)
    assert page.together.isHidden()
    assert page.sheet.isVisible()


def test_that_several_take_a_sector_a_place_and_a_tag_in_one_gesture(
    page: DirectoryPage, seated: Store, desk: QuietDesk,
) -> None:
    choose_rows(page, 0, 1)
    page.together.form.fill({"sector": "health", "area_id": "nowhere", "tag": "à revoir"})
    press(page, "Appliquer aux 2 fiches")
    lines = organizations(seated, TODAY)
    assert {(one.sector, one.area, one.tags) for one in lines} == {("health", "", ("à revoir",))}
    assert desk.told == ["2 fiches modifiées. Ctrl+Z les ramène."]
    assert page.together.isVisible()
    seated.undo()
    assert {one.sector for one in organizations(seated, TODAY)} == {"community", "municipal"}


def test_that_nothing_typed_is_refused_in_words_and_what_was_typed_stays(
    page: DirectoryPage, seated: Store,
) -> None:
    choose_rows(page, 0, 1)
    press(page, "Appliquer aux 2 fiches")
    assert "rien n’a été modifié" in page.together.form.summary.text()
    page.together.form.fill({"kind": "OBNL"})
    commands.add_organization(seated, name="Zénith")
    choose_rows(page, 0, 1, 2)
    assert page.together.form.fields["kind"].value() == "OBNL"


def test_that_several_are_archived_or_none_with_the_reason(
    page: DirectoryPage, seated: Store, desk: QuietDesk,
) -> None:
    choose_rows(page, 0, 1)
    press(page, "Archiver ces fiches")
    assert "Encore en siège" in page.together.form.summary.text()
    for name in ("Âtre", "Aube"):
        commands.add_organization(seated, name=name)
    choose_rows(page, 0, 1)
    press(page, "Archiver ces fiches")
    assert page.together.isHidden()
    assert desk.told == ["2 fiches archivées."]
    page.list.ask(Narrowing("organization", archived=True))
    choose_rows(page, 0, 1)
    press(page, "Restaurer ces fiches")
    assert desk.told[-1] == "2 fiches restaurées."
    assert len(organizations(seated, TODAY)) == 4


def test_that_delete_archives_all_that_are_chosen(
    page: DirectoryPage, seated: Store, desk: QuietDesk, qtbot: QtBot,
) -> None:
    for name in ("Âtre", "Aube"):
        commands.add_organization(seated, name=name)
    choose_rows(page, 0, 1)
    page.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert desk.told == ["2 fiches archivées. Ctrl+Z les ramène."]
    assert len(organizations(seated, TODAY)) == 2


def test_that_people_take_a_language_and_lose_a_tag(page: DirectoryPage, seated: Store) -> None:
    page.list.ask(Narrowing("person"))
    choose_rows(page, 0, 1)
    assert page.together.title.whole() == "2 personnes choisies"
    box = page.together.form.fields["untag"].control
    box.setCurrentIndex(1)  # type: ignore[attr-defined]
    page.together.form.fill({"language": "en"})
    press(page, "Appliquer aux 2 fiches")
    assert {(one.language, one.tags) for one in people(seated, TODAY)} == {("en", ())}


@pytest.fixture
def twins(page: DirectoryPage, seated: Store) -> tuple[str, str]:
    """Give Hélène Savard written twice, seated twice in the council."""
    helene = first(seated, Person)
    again = commands.add_person(
        seated, given_name="Helene", family_name="Savard", honorific="Mme", diet="sans gluten",
        organization_id=first(seated, Organization))
    commands.edit_person(seated, helene, diet="végane")
    with seated.operation("essai") as op:
        op.add(Membership(body_id=body(seated, 1), person_id=again))
    page.list.ask(Narrowing("person"))
    return helene, again


def choice(page: DirectoryPage, field: str, side: str) -> ValueChoice:
    return page.duplicates.card.choices[field, side]


def test_that_two_records_are_united_as_chosen_and_undo_brings_both_back(
    page: DirectoryPage, seated: Store, desk: QuietDesk, twins: tuple[str, str],
) -> None:
    page.list.tools.twins.click()
    assert page.heading() == "Répertoire › Doublons"
    assert page.inside
    view = page.duplicates
    assert view.pair is not None
    assert "même nom" in view.why.text()
    mine = "one" if view.choosing is not None and view.choosing.keep_id == (
        view.choosing.compared.one_id) else "other"
    assert choice(page, "", mine).isChecked()
    theirs = "other" if mine == "one" else "one"
    choice(page, "given_name", theirs).click()
    choice(page, "diet", mine).click()
    assert choice(page, "given_name", theirs).isChecked()
    assert choice(page, "given_name", theirs).accessibleDescription() == "gardé"
    check_names(page)
    check_sizes(page)
    view.unite.click()
    (left,) = [one for one in people(seated, TODAY) if one.family_name == "Savard"]
    assert (left.id, left.given_name, left.seats) == (twins[0], "Helene", 1)
    assert desk.told == ["Fiches réunies. Ctrl+Z ramène les deux."]
    assert view.choosing is None
    assert len(people(seated, TODAY)) == 2
    seated.undo()
    assert len(people(seated, TODAY)) == 3
    assert view.pair is not None


def test_that_the_other_record_may_stay(
    page: DirectoryPage, seated: Store, twins: tuple[str, str],
) -> None:
    page.show_duplicates("person")
    before = page.duplicates.choosing
    assert before is not None
    choice(page, "", "other" if before.keeps_one else "one").click()
    page.duplicates.merge()
    (left,) = [one for one in people(seated, TODAY) if one.family_name == "Savard"]
    assert left.id == twins[1]
    page.open_record("person", twins[0])
    assert page.sheet.record_id == twins[1]


def test_that_both_texts_are_proposed_and_what_follows_is_a_table(
    page: DirectoryPage, twins: tuple[str, str],
) -> None:
    page.show_duplicates("person")
    assert choice(page, "diet", "both").isChecked()
    follows = page.duplicates.card.follows
    QAbstractItemModelTester(follows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = [follows.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
              for at in range(follows.rowCount())]
    assert any(words.startswith("Fonction") for words in spoken)
    assert all("fiche A" in words and "fiche B" in words for words in spoken)


def test_that_two_kinds_called_by_the_same_word_have_each_a_row(
    page: DirectoryPage, twins: tuple[str, str],
) -> None:
    page.show_duplicates("person")
    follows = page.duplicates.card.follows
    QAbstractItemModelTester(follows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    partners = (
        Following("action_partner", "Partenaire", 1, 0),
        Following("task_partner", "Partenaire", 0, 2),
    )
    follows.show(partners)
    follows.show(partners[::-1])
    assert [row.table for row in follows.rows] == ["task_partner", "action_partner"]


def test_that_two_that_are_not_one_are_not_proposed_again(
    page: DirectoryPage, desk: QuietDesk, twins: tuple[str, str], qtbot: QtBot,
) -> None:
    view = page.duplicates
    page.show_duplicates("person")
    view.apart.click()
    assert view._area.currentWidget() is view._none
    assert desk.told[0].startswith("Gardées distinctes")
    view.states.choose("apart")
    view.states.chosen.emit("apart")
    assert view.pair is not None
    assert view.again.isVisible()
    view.again.click()
    assert view._area.currentWidget() is view._none_apart
    view.keep_apart()
    view.compare_again()
    view.merge()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert page.heading() == ""
    assert not page.inside


def test_that_two_rows_of_the_list_are_compared_alike_or_not(
    page: DirectoryPage, seated: Store,
) -> None:
    choose_rows(page, 0, 1)
    press(page, "Comparer les deux fiches")
    view = page.duplicates
    assert view.title.whole() == f"{MRC} et {SACC}"
    assert "peu de ressemblance" in view.why.text()
    view.unite.click()
    assert len(organizations(seated, TODAY)) == 1
    assert view.pair is None


def test_that_a_pair_asked_for_that_looks_alike_says_why(
    page: DirectoryPage, twins: tuple[str, str],
) -> None:
    page.compare(*twins)
    assert "même nom" in page.duplicates.why.text()
    assert page.duplicates.list.pairs.rowCount() == 1


def test_that_the_arrows_go_from_pair_to_pair(
    page: DirectoryPage, seated: Store, twins: tuple[str, str], qtbot: QtBot,
) -> None:
    commands.add_person(seated, given_name="Erik", family_name="Gauthier")
    page.show_duplicates("person")
    view = page.duplicates
    assert view.list.pairs.rowCount() == 2
    before = view.pair
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert view.pair not in {before, None}
    spoken = view.list.pairs.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "même nom" in spoken
    page.step_back()
    assert page.list.isVisible()


def test_that_what_was_picked_survives_a_change_made_elsewhere(
    page: DirectoryPage, seated: Store, twins: tuple[str, str],
) -> None:
    page.show_duplicates("person")
    choice(page, "honorific", "one").click()
    choice(page, "honorific", "one").setFocus()
    commands.add_person(seated, given_name="Zoé", family_name="Roy")
    assert choice(page, "honorific", "one").isChecked()
    assert choice(page, "honorific", "one").hasFocus()


def test_that_a_merge_refused_says_why_and_changes_nothing(
    page: DirectoryPage, seated: Store, desk: QuietDesk, twins: tuple[str, str],
) -> None:
    page.show_duplicates("person")
    stale = page.duplicates.choosing
    commands.merge_records(seated, "person", *twins, {})
    page.duplicates.choosing = stale
    page.duplicates.merge()
    assert "n’est plus" in desk.refused[0].sentence


def test_that_links_from_another_laptop_are_offered_to_come_home(
    page: DirectoryPage, seated: Store, desk: QuietDesk,
) -> None:
    strayed(seated)
    page.show_duplicates("person")
    view = page.duplicates
    assert view.strays.isVisible()
    assert "1 lien reçu" in view.strays.text()
    view.home.click()
    assert not view.strays.isVisible()
    assert desk.told == ["Liens ramenés à la fiche réunie."]


def test_that_no_pair_says_what_was_compared(page: DirectoryPage) -> None:
    page.show_duplicates("organization")
    view = page.duplicates
    assert view._area.currentWidget() is view._none
    assert view.count.text() == "0 paire"


@pytest.mark.parametrize("width", [460, 800])
def test_that_a_narrow_page_puts_the_pairs_above(
    page: DirectoryPage, qapp: QApplication, twins: tuple[str, str], width: int,
) -> None:
    page.show_duplicates("person")
    page.resize(width, 696)
    for _turn in range(4):
        qapp.processEvents()
    assert page.duplicates._frame.y() < page.duplicates._side.y() or width > 760
    check_names(page)
    check_sizes(page)


def test_that_a_long_text_takes_more_lines_and_an_empty_one_says_so(
    qapp: QApplication, qtbot: QtBot,
) -> None:
    wear(qapp)
    short, long = ValueChoice("", "Mission, fiche A", 1), ValueChoice("Soutenir " * 60, "M", 2)
    for one in (short, long):
        qtbot.addWidget(one)
        one.show()
    assert long.heightForWidth(300) > 2 * short.heightForWidth(300)
    assert short.accessibleName().endswith("rien")
    qtbot.keyClick(short, Qt.Key.Key_Space)
    assert short.isChecked()

"""The sheet of a card by keys and by ear: sections, lines, labels, what stays in hand."""



from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.card.around_section import PartnersSection
from dsi_desktop.features.boards.page.card.checks_section import ChecksSection
from dsi_desktop.features.boards.page.card.labels_dialog import LabelsDialog
from dsi_desktop.features.boards.page.card.labels_section import LabelsSection
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.card_page import CTRL, FilesDesk, adding, desk, held, page, sheet, typed
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import put_away

__all__ = ["desk", "page"]


def test_that_every_part_of_the_sheet_has_a_name_and_room_for_a_finger(
    page: BoardsPage, store: Store
) -> None:
    tasks.label_task_with(store, ground.task(store), "Relance")
    tasks.add_comment(store, ground.task(store), "Bonjour")
    tasks.add_task_partner(store, ground.task(store), ground.MRC)
    tasks.link_tasks(store, ground.task(store), ground.task(store, 1), "blocks")
    check_names(page)
    check_sizes(page)
    inside = page.panel.main.parentWidget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= page.panel.width()


# --- sections --------------------------------------------------------------------------------


def test_that_a_section_folds_by_key_and_says_so(page: BoardsPage, qtbot: QtBot) -> None:
    section = page.panel.section(ChecksSection)
    assert section.head.accessibleName() == "Liste à cocher 1/2, ouvert"
    qtbot.keyClick(section.head, Qt.Key.Key_Return)
    assert section.inside.isHidden()
    assert section.head.accessibleName() == "Liste à cocher 1/2, replié"
    page.refresh()
    assert section.inside.isHidden()
    section.unfold()
    assert not section.inside.isHidden()


def test_that_tab_follows_the_eye_through_the_sheet(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    tasks.label_task_with(store, ground.task(store), "Relance")
    qtbot.waitUntil(adding(page, LabelsSection).isVisible)
    page.panel.take_focus()
    seen: list[str] = []
    for _step in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    wanted = [
        "Titre", "État", "Priorité", "Chantier", "Échéance", "Organisation", "Responsable",
        "Description", "Étiquettes 1, ouvert", "Retirer l’étiquette Relance",
        "Ajouter une étiquette", "Étiquettes : noms et couleurs", "Liste à cocher 1/2, ouvert",
        "Première soumission", "Gestes sur Première soumission", "Deuxième soumission",
        "Gestes sur Deuxième soumission", "Ajouter un élément à la liste",
        "Pièces jointes, replié", "Commentaires, replié", "Plan de communauté, ouvert",
        "Action du plan",
    ]
    assert [plain(name) for name in seen[:len(wanted)]] == wanted


def test_that_a_long_name_shows_its_beginning(page: BoardsPage, store: Store) -> None:
    organization = "Table de concertation des organismes communautaires de Charlevoix"
    with store.operation("Nommer") as op:
        op.get(Organization, ground.MRC).name = organization
    tasks.edit_task(store, ground.task(store), organization_id=ground.MRC)
    page.panel.leave()
    page.open_card(ground.task(store))
    box = page.panel.form.fields["organization_id"].control
    assert isinstance(box, QComboBox)
    line = box.lineEdit()
    assert line is not None
    assert line.cursorPosition() == 0
    assert organization in box.toolTip()


def test_that_an_empty_section_starts_folded_and_opens_with_what_comes(
    page: BoardsPage, store: Store
) -> None:
    section = page.panel.section(PartnersSection)
    assert section.inside.isHidden()
    tasks.add_task_partner(store, ground.task(store), ground.MRC)
    assert not section.inside.isHidden()


def test_that_the_sheet_never_takes_the_whole_page(page: BoardsPage, qapp: QApplication) -> None:
    wear(qapp, "light", 2.0)
    try:
        page.resize(900, 600)
        assert page.panel.width() <= 900 * 0.62 + 1
    finally:
        wear(qapp, "light", 1.0)


# --- the list --------------------------------------------------------------------------------


def test_that_lines_are_added_one_after_the_other_from_the_keyboard(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    typed(qtbot, adding(page, ChecksSection), "Troisième")
    again = adding(page, ChecksSection)
    assert (again.text(), QApplication.focusWidget()) == ("", again)
    QGuiApplication.clipboard().setText("Quatre\n\nCinq")
    qtbot.keyClick(again, Qt.Key.Key_V, CTRL)
    assert [line.text for line in sheet(store).checks][2:] == ["Troisième", "Quatre", "Cinq"]


def test_that_a_line_is_worked_by_keys_and_stays_in_hand(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    first = f"check:{ground.check(store)}"
    held(page, ChecksSection, first).setFocus()
    qtbot.keyClick(held(page, ChecksSection, first), Qt.Key.Key_Down, CTRL)
    assert [line.text for line in sheet(store).checks] == [
        "Deuxième soumission", "Première soumission"]
    box = held(page, ChecksSection, first)
    assert QApplication.focusWidget() is box
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert all(line.done for line in sheet(store).checks)
    qtbot.keyClick(held(page, ChecksSection, first), Qt.Key.Key_Delete)
    assert len(sheet(store).checks) == 1
    assert QApplication.focusWidget() is adding(page, ChecksSection)


def test_that_a_line_is_renamed_in_its_place_or_left_as_it_was(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    box = held(page, ChecksSection, f"check:{ground.check(store)}")
    for key, kept in ((Qt.Key.Key_Escape, "Première soumission"), (Qt.Key.Key_Return, "Un devis")):
        qtbot.keyClick(box, Qt.Key.Key_F2)
        typing = QApplication.focusWidget()
        assert isinstance(typing, QLineEdit)
        assert typing.selectedText() == "Première soumission"
        qtbot.keyClicks(typing, "Un devis")
        qtbot.keyClick(typing, key)
        assert sheet(store).checks[0].text == kept
        assert page.panel.isVisible()


def test_that_a_line_becomes_a_card_and_opens_it(
    page: BoardsPage, store: Store, desk: FilesDesk, qtbot: QtBot
) -> None:
    key = f"check:{ground.check(store)}"
    qtbot.keyClick(held(page, ChecksSection, key), Qt.Key.Key_Return, CTRL)
    assert desk.told[-1] == "Première soumission est maintenant une carte."
    made = sheet(store).checks[0].became_id
    qtbot.keyClick(held(page, ChecksSection, key), Qt.Key.Key_Return, CTRL)
    assert page.panel.task_id == made


def test_that_the_words_of_a_line_tick_it_by_mouse(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    section = page.panel.section(ChecksSection)
    (words,) = [
        one for one in section.findChildren(QLabel) if one.text() == "Première soumission"]
    qtbot.mouseClick(words, Qt.MouseButton.RightButton)
    assert not sheet(store).checks[0].done
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert sheet(store).checks[0].done


def test_that_the_menu_of_a_line_offers_each_gesture(page: BoardsPage, store: Store) -> None:
    section = page.panel.section(ChecksSection)
    menu = next(
        one.menu() for one in section.findChildren(QToolButton)
        if one.accessibleName() == "Gestes sur Première soumission")
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Renommer", "En faire une carte", "Monter", "Descendre", "Retirer"]
    menu.actions()[3].trigger()
    assert sheet(store).checks[1].text == "Première soumission"


# --- labels, partners, links -----------------------------------------------------------------


def test_that_labels_are_put_on_by_name_and_taken_off(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    tasks.add_label(store, name="Forum")
    typed(qtbot, adding(page, LabelsSection), "for")
    typed(qtbot, adding(page, LabelsSection), "Relance")
    assert {line.name for line in sheet(store).labels} == {"Forum", "Relance"}
    assert QApplication.focusWidget() is adding(page, LabelsSection)
    gone = sheet(store).labels[0]
    qtbot.keyClick(held(page, LabelsSection, f"label:{gone.id}"), Qt.Key.Key_Return)
    assert len(sheet(store).labels) == 1


def test_that_labels_are_named_and_coloured_in_their_dialog(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    tasks.label_task_with(store, ground.task(store), "Relance")
    dialog = LabelsDialog(page, store, ground.TRANSPORT)
    answering({"name": "Forum"})
    qtbot.keyClick(dialog, Qt.Key.Key_Insert)
    answering({"name": "Rappel", "hue": "5", "body_id": "all"})
    dialog.change()
    assert {(one.name, one.hue, one.body) for one in dialog.model.rows} == {
        ("Rappel", 5, ""), ("Forum", 0, "Transport")}
    dialog.list.setCurrentIndex(dialog.model.index(1, 0))
    qtbot.keyClick(dialog, Qt.Key.Key_Delete)
    assert len(dialog.model.rows) == 1
    put_away(dialog)

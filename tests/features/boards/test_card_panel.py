"""The sheet of a card by keys and by ear: sections, gestures, what stays in hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Attachment, Organization
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page import build
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.card.around_section import LinksSection, PartnersSection
from dsi_desktop.features.boards.page.card.checks_section import ChecksSection
from dsi_desktop.features.boards.page.card.comments_section import CommentsSection
from dsi_desktop.features.boards.page.card.labels_dialog import LabelsDialog
from dsi_desktop.features.boards.page.card.labels_section import LabelsSection
from dsi_desktop.features.boards.page.card.more_section import MeansSection
from dsi_desktop.features.boards.page.card.papers_section import PapersSection
from dsi_desktop.features.boards.page.card.past_section import PastSection
from dsi_desktop.features.boards.page.card.section import CardSection
from dsi_desktop.features.boards.queries.sheet import CardSheet, card_sheet
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.photos import photo
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away

CTRL = Qt.KeyboardModifier.ControlModifier


class FilesDesk(QuietDesk):
    """A desk that hands over files."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []
        self.target: Path | None = None
        self.asked: list[str] = []

    def ask_open_paths(self, kinds: str) -> list[Path]:
        return self.files

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return self.target

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(question)
        return self.agrees


@pytest.fixture
def desk() -> FilesDesk:
    return FilesDesk()


@pytest.fixture
def page(store: Store, desk: FilesDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, BoardsPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(made.take_changes)
    made.open_record("task", ground.task(store))
    yield made
    stop()
    put_away(made)


def sheet(store: Store) -> CardSheet:
    found = card_sheet(store, ground.task(store))
    assert found is not None
    return found


def held(page: BoardsPage, kind: type[CardSection], key: str) -> QWidget:
    return page.panel.section(kind).held(key)


def adding(page: BoardsPage, kind: type[CardSection]) -> QLineEdit:
    page.panel.section(kind).unfold()
    line = held(page, kind, "add")
    assert isinstance(line, QLineEdit)
    return line


def typed(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """Type as a person does, then press Entrée."""
    qtbot.waitUntil(line.isVisible)
    line.setFocus()
    line.setText(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


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


def test_that_a_partner_is_found_by_part_of_its_name_and_an_unknown_one_is_said(
    page: BoardsPage, store: Store, desk: FilesDesk, qtbot: QtBot
) -> None:
    typed(qtbot, adding(page, PartnersSection), "ancrage")
    (line,) = sheet(store).partners
    typed(qtbot, adding(page, PartnersSection), "Inconnue")
    assert "n’est pas au répertoire" in desk.refused[0].sentence
    assert adding(page, PartnersSection).text() == "Inconnue"
    qtbot.keyClick(adding(page, PartnersSection), Qt.Key.Key_Escape)
    assert (adding(page, PartnersSection).text(), page.panel.isVisible()) == ("", True)
    qtbot.keyClick(held(page, PartnersSection, f"partner:{line.id}"), Qt.Key.Key_Space)
    assert sheet(store).partners == ()


def test_that_a_card_is_linked_in_the_way_chosen_and_a_ring_is_said(
    page: BoardsPage, store: Store, desk: FilesDesk, qtbot: QtBot
) -> None:
    section = page.panel.section(LinksSection)
    assert isinstance(section, LinksSection)
    section.way.setCurrentIndex(1)
    typed(qtbot, adding(page, LinksSection), "Relancer")
    (line,) = sheet(store).links
    assert line.words == "est bloquée par"
    assert plain(page.panel.main.standing.text()).startswith("Attend une carte")
    section.way.setCurrentIndex(0)
    typed(qtbot, adding(page, LinksSection), "Relancer")
    assert "s’attendraient" in desk.refused[0].sentence
    typed(qtbot, adding(page, LinksSection), "Rien de tel")
    assert "Aucune carte" in desk.refused[1].sentence
    qtbot.keyClick(held(page, LinksSection, f"open:{line.id}"), Qt.Key.Key_Return)
    assert page.panel.task_id == ground.task(store, 1)
    section.remove(line.id)
    assert sheet(store).links == ()


# --- comments --------------------------------------------------------------------------------


def test_that_a_comment_is_said_by_keys_and_changed_by_its_author_only(
    page: BoardsPage, store: Store, desk: FilesDesk, qtbot: QtBot
) -> None:
    section = page.panel.section(CommentsSection)
    assert isinstance(section, CommentsSection)
    section.unfold()
    qtbot.keyClick(section.writing, Qt.Key.Key_Return, CTRL)
    assert desk.refused[0].sentence == "Écrivez votre commentaire."
    qtbot.keyClicks(section.writing, "Le maire rappelle")
    qtbot.keyClick(section.writing, Qt.Key.Key_Return, CTRL)
    (line,) = sheet(store).comments
    assert (line.text, section.writing.toPlainText()) == ("Le maire rappelle", "")
    answering({"text": "Il a rappelé"})
    section.change(line)
    assert sheet(store).comments[0].text == "Il a rappelé"
    section.remove(line)
    assert sheet(store).comments == ()


def test_that_what_was_typed_for_a_card_is_not_said_of_another(
    page: BoardsPage, store: Store
) -> None:
    section = page.panel.section(CommentsSection)
    assert isinstance(section, CommentsSection)
    section.writing.setPlainText("Pour la première")
    page.refresh()
    assert section.writing.toPlainText() == "Pour la première"
    page.open_card(ground.task(store, 1))
    assert section.writing.toPlainText() == ""


# --- files -----------------------------------------------------------------------------------


def files(page: BoardsPage) -> PapersSection:
    section = page.panel.section(PapersSection)
    assert isinstance(section, PapersSection)
    return section


def test_that_photos_are_joined_shown_turned_and_named(
    page: BoardsPage, store: Store, desk: FilesDesk, tmp_path: Path
) -> None:
    for name, content in (
        ("tableau.jpg", photo(size=(400, 200))), ("faux.png", b"rien"), ("vide.pdf", b""),
        ("notes.txt", b"Bonjour"),
    ):
        (tmp_path / name).write_bytes(content)
        desk.files.append(tmp_path / name)
    desk.files.append(tmp_path / "absent.pdf")
    files(page).ask()
    assert [line.name for line in sheet(store).papers] == ["tableau.jpg", "notes.txt"]
    assert len(desk.refused) == 3
    drawn = [one for one in files(page).findChildren(QLabel) if not one.pixmap().isNull()][-1]
    assert drawn.accessibleName().endswith("tableau.jpg")
    assert drawn.pixmap().width() > drawn.pixmap().height()
    picture = sheet(store).papers[0]
    turn = held(page, PapersSection, f"turn:{picture.id}")
    assert isinstance(turn, QToolButton)
    turn.setFocus()
    turn.click()
    assert sheet(store).papers[0].rotation == 90
    assert QApplication.focusWidget() is held(page, PapersSection, f"turn:{picture.id}")
    answering({"caption": "Le forum"})
    files(page).caption(picture)
    assert sheet(store).papers[0].caption == "Le forum"
    files(page).remove(picture)
    assert len(sheet(store).papers) == 1


def test_that_a_heavy_file_is_joined_only_when_agreed(
    page: BoardsPage, store: Store, desk: FilesDesk, tmp_path: Path
) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF" + bytes(5_000_001))
    desk.agrees = False
    files(page).join([tmp_path / "plan.pdf"])
    assert sheet(store).papers == ()
    desk.agrees = True
    files(page).join([tmp_path / "plan.pdf"])
    assert len(sheet(store).papers) == 1
    assert len(desk.asked) == 2


def test_that_a_file_is_opened_saved_elsewhere_or_said_not_to_write(
    page: BoardsPage, store: Store, desk: FilesDesk, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "a.txt").write_bytes(b"Bonjour")
    files(page).join([tmp_path / "a.txt"])
    (line,) = sheet(store).papers
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    files(page).open(line)
    assert Path(opened[0].toLocalFile()).read_bytes() == b"Bonjour"
    files(page).save(line)
    desk.target = tmp_path / "copie.txt"
    files(page).save(line)
    assert desk.target.read_bytes() == b"Bonjour"
    desk.target = tmp_path / "nulle part" / "copie.txt"
    files(page).save(line)
    assert "ne s’écrit pas" in plain(desk.refused[-1].sentence)
    with store.operation("Perdre les octets") as op:
        op.get(Attachment, line.id).sha256 = "0" * 64
    files(page).save(line)
    assert "pas encore arrivé" in desk.refused[-1].sentence


def test_that_files_dropped_on_the_sheet_are_joined(
    page: BoardsPage, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"Bonjour")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl.fromLocalFile(str(tmp_path))])
    files(page).dropEvent(QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier))
    assert [line.name for line in sheet(store).papers] == ["a.txt"]


# --- boxes and past --------------------------------------------------------------------------


def test_that_a_state_chosen_in_the_sheet_moves_the_card_with_the_rules_of_its_board(
    page: BoardsPage, store: Store, desk: FilesDesk
) -> None:
    page.presenter.choose(ground.TRANSPORT)
    page.panel.form.fields["state"].show_value("waiting")
    page.panel.form.edited.emit("state")
    assert desk.told[-1].startswith("Obtenir trois soumissions, déplacée dans En attente")
    assert page.panel.form.fields["waiting_for"].isVisibleTo(page.panel)
    page.panel.form.fields["state"].show_value("dropped")
    page.panel.form.edited.emit("state")
    assert sheet(store).state == "dropped"


def test_that_a_box_with_the_keyboard_follows_what_others_write_unless_it_is_typed_in(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    for name, change, text in (
        ("title", lambda: tasks.rename_task(store, ground.task(store), "D’ailleurs"),
         "D’ailleurs"),
        ("description", lambda: tasks.edit_task(store, ground.task(store), description="Lu"), "Lu"),
    ):
        field = page.panel.form.fields[name]
        field.control.setFocus()
        change()
        assert field.value() == text
        qtbot.keyClicks(field.control, "!")
        typed_in = field.value()
        tasks.edit_task(store, ground.task(store), result=name)
        assert field.value() == typed_in
    title = page.panel.form.fields["title"].control
    title.setFocus()
    assert sheet(store).description in ("!Lu", "Lu!")
    renamed = sheet(store).title
    assert "!" in renamed
    qtbot.keyClicks(title, "?")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert "?" in sheet(store).title
    store.undo()
    assert page.panel.form.fields["title"].value() == renamed


def test_that_means_are_written_and_a_card_comes_back(page: BoardsPage, store: Store) -> None:
    form = page.panel.section(MeansSection).form  # type: ignore[attr-defined]
    repeats = form.fields["repeats"]
    repeats.box.setCurrentIndex(1)
    for name in ("repeats",):
        form.edited.emit(name)
    assert sheet(store).repeats.startswith("FREQ=WEEKLY")
    form.fields["hours_done"].show_value("des heures")
    form.edited.emit("hours_done")
    assert "2 h 30" in plain(form.fields["hours_done"].error.text())
    tasks.complete_task(store, ground.task(store))
    page.refresh()
    assert sheet(store).state == "done"


def test_that_the_past_is_read_when_it_is_opened(page: BoardsPage, store: Store) -> None:
    section = page.panel.section(PastSection)
    assert section.findChildren(QLabel, "muted")
    section.head.click()
    said = [one.text() for one in section.findChildren(QLabel)]
    assert "Ajouter une tâche" in said
    tasks.rename_task(store, ground.task(store), "Deux devis")
    said = [one.text() for one in section.findChildren(QLabel) if not one.isHidden()]
    assert "Renommer une tâche" in said
    section.head.click()
    assert section.inside.isHidden()

"""The sheet of a card by keys and by ear: partners, links, comments, papers, what comes back."""


from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.card.around_section import LinksSection, PartnersSection
from dsi_desktop.features.boards.page.card.comments_section import CommentsSection
from dsi_desktop.features.boards.page.card.more_section import MeansSection
from dsi_desktop.features.boards.page.card.papers_section import PapersSection
from dsi_desktop.features.boards.page.card.past_section import PastSection
from dsi_desktop.features.tasks import commands as tasks
from support import work_ground as ground
from support.card_page import CTRL, FilesDesk, adding, desk, held, page, sheet, typed
from support.modal import answering
from support.photos import photo
from support.plain_words import plain

__all__ = ["desk", "page"]


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
    page.open_card(ground.task(store))
    assert section.writing.toPlainText() == "Pour la première"


def test_that_what_is_being_typed_stays_when_a_comment_comes(
    page: BoardsPage, store: Store
) -> None:
    section = page.panel.section(CommentsSection)
    assert isinstance(section, CommentsSection)
    section.unfold()
    section.writing.setPlainText("Pas encore dit")
    tasks.add_comment(store, ground.task(store), "Le maire rappelle")
    page.refresh()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert section.said.count() == 1
    assert section.writing.isVisible()
    assert section.writing.toPlainText() == "Pas encore dit"


def test_that_a_file_too_large_is_refused_before_anything_is_asked(
    page: BoardsPage, store: Store, desk: FilesDesk, tmp_path: Path
) -> None:
    with (tmp_path / "film.mp4").open("wb") as made:
        made.truncate(3_000_000_000)
    files(page).join([tmp_path / "film.mp4"])
    assert sheet(store).papers == ()
    assert "20 Mo" in plain(desk.refused[-1].sentence)
    assert desk.asked == []


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


@pytest.mark.parametrize("name", ["facture.pdf.exe", "a.bat", "raccourci.lnk", "page.html", "sans"])
def test_that_a_file_that_could_run_is_never_opened_from_here(
    page: BoardsPage, store: Store, desk: FilesDesk, tmp_path: Path, name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / name).write_bytes(b"Bonjour")
    files(page).join([tmp_path / name])
    (line,) = sheet(store).papers
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    files(page).open(line)
    assert opened == []
    assert "il ne s’ouvre pas d’ici" in desk.refused[-1].sentence


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

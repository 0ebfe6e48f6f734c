"""The files of a sheet: shown, opened, turned, named and refused, whoever keeps them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.ui.sheets.papers_section import Paper, PapersSection
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.modal import answering
from support.plain_words import plain
from support.work_desk import QuietDesk


@dataclass(frozen=True)
class File:
    """A file of a sheet."""

    id: str
    name: str
    caption: str = ""
    size: int = 10
    rotation: int = 0
    picture: bool = False
    here: bool = True
    sha256: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet of files."""

    papers: tuple[File, ...] = ()
    id: str = "record"


class Shelf:
    """Keeps files in memory and remembers what was done with them."""

    def __init__(self) -> None:
        self.joined: list[tuple[str, str]] = []
        self.done: list[tuple[object, ...]] = []
        self.drawn = 0

    def words(self, line: Paper) -> str:
        return f"{line.size} octets"

    def question(self, path: Path) -> str:
        return "Lourd ?" if path.stat().st_size > 10 else ""

    def join_file(self, record_id: str, path: Path) -> str:
        if not path.read_bytes():
            raise RuleBroken("Ce fichier est vide.")
        self.joined.append((record_id, path.name))
        return f"{path.name} est joint."

    def content(self, document_id: str) -> bytes:
        if document_id == "away":
            raise DsiError("Il est ailleurs.")
        return b"bonjour"

    def small(self, document_id: str, rotation: int, side: int) -> bytes | None:
        self.drawn += 1
        if document_id == "false":
            return None
        image, buffer = QImage(8, 4, QImage.Format.Format_RGB32), QBuffer()
        image.fill(QColor("red"))
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def turn(self, document_id: str, quarters: int) -> None:
        self.done.append(("turn", document_id, quarters))

    def caption(self, document_id: str, words: str) -> None:
        self.done.append(("caption", document_id, words))

    def remove(self, document_id: str) -> None:
        self.done.append(("remove", document_id))


class FilesDesk(QuietDesk):
    """A desk that says where copies go."""

    target: Path | None = None
    given: tuple[Path, ...] = ()

    def ask_open_paths(self, kinds: str) -> list[Path]:
        return list(self.given)

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return self.target


class Host:
    """A page with a desk."""

    def __init__(self) -> None:
        self.desk = FilesDesk()
        self.widget = QWidget()
        self.renewed = 0

    def write(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DsiError as refusal:
            self.desk.refuse(refusal)
            return False
        return True

    def renew(self) -> None:
        self.renewed += 1


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    made = Host()
    qtbot.addWidget(made.widget)
    return made


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def section(host: Host, shelf: Shelf, qtbot: QtBot) -> PapersSection[Sheet]:
    made: PapersSection[Sheet] = PapersSection(host, shelf, host.write, host.renew)
    qtbot.addWidget(made)
    return made


def pictures(section: PapersSection[Sheet]) -> list[str]:
    return [one.accessibleName() for one in section.findChildren(QLabel)
            if not one.pixmap().isNull()]  # fmt: skip


def gestures(section: PapersSection[Sheet], key: str) -> list[str]:
    menu = section.held(f"menu:{key}").menu()  # type: ignore[attr-defined]
    return [action.text() for action in menu.actions()]


def test_that_only_pictures_that_are_here_are_drawn_once_and_turned(
    section: PapersSection[Sheet], shelf: Shelf
) -> None:
    files = (
        File("p", "mur.png", "Le mur", picture=True, sha256="1"),
        File("away", "loin.png", picture=True, here=False), File("t", "note.txt"),
        File("false", "faux.png", picture=True, sha256="2"),
    )
    section.show_sheet(Sheet(files))
    assert [plain(one) for one in pictures(section)] == ["Image : Le mur"]
    assert section.head.text().endswith("4")
    assert len(gestures(section, "p")) == 6
    assert gestures(section, "t") == ["Ouvrir", "Enregistrer une copie…", "Légende…", "Retirer"]
    assert gestures(section, "away") == ["Légende…", "Retirer"]
    section.show_sheet(Sheet(files[:1]))
    assert shelf.drawn == 2
    section.held("turn:p").click()  # type: ignore[attr-defined]
    section.turn(files[0], -1)
    assert shelf.done == [("turn", "p", 1), ("turn", "p", -1)]


def test_that_a_sheet_without_a_file_only_offers_to_join(section: PapersSection[Sheet]) -> None:
    section.show_sheet(Sheet())
    assert section.body.count() == 1
    assert section.inside.isHidden()
    assert section.findChildren(RecordLine) == []


def test_that_each_file_is_joined_or_refused_on_its_own(
    section: PapersSection[Sheet], shelf: Shelf, host: Host, tmp_path: Path
) -> None:
    section.show_sheet(Sheet())
    for name, content in (("vide", b""), ("lourd", bytes(20)), ("a.txt", b"a")):
        (tmp_path / name).write_bytes(content)
    host.desk.agrees = False
    section.join([tmp_path / name for name in ("absent", "vide", "lourd", "a.txt")])
    assert shelf.joined == [("record", "a.txt")]
    assert ["absent ne se lit pas" in plain(one.sentence) for one in host.desk.refused] == [
        True, False]
    assert host.desk.told == ["a.txt est joint."]
    assert host.renewed == 1
    host.desk.agrees = True
    section.join([tmp_path / "lourd"])
    assert shelf.joined[-1] == ("record", "lourd")


def test_that_files_chosen_or_dropped_are_joined_and_folders_are_not(
    section: PapersSection[Sheet], shelf: Shelf, host: Host, tmp_path: Path
) -> None:
    section.show_sheet(Sheet())
    (tmp_path / "a.txt").write_bytes(b"a")
    host.desk.given = (tmp_path / "a.txt",)
    section.ask()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl.fromLocalFile(str(tmp_path)),
                  QUrl("https://exemple.test/a.txt")])  # fmt: skip
    where = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
             Qt.KeyboardModifier.NoModifier)  # fmt: skip
    over = QDragEnterEvent(QPoint(5, 5), *where)
    section.dragEnterEvent(over)
    assert over.isAccepted()
    section.dropEvent(QDropEvent(QPointF(5, 5), *where))
    assert shelf.joined == [("record", "a.txt"), ("record", "a.txt")]
    assert not section.inside.isHidden()
    text = QMimeData()
    words = QDragEnterEvent(QPoint(5, 5), where[0], text, *where[2:])
    words.ignore()
    section.dragEnterEvent(words)
    assert not words.isAccepted()


def test_that_a_file_opens_as_a_copy_unless_it_could_run(
    section: PapersSection[Sheet], host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    section.open(File("t", "note.txt"))
    assert Path(opened[0].toLocalFile()).read_bytes() == b"bonjour"
    section.open(File("t", "note.exe"))
    section.open(File("away", "loin.txt"))
    assert len(opened) == 1
    assert [plain(one.sentence)[:8] for one in host.desk.refused] == ["note.exe", "Il est a"]


def test_that_a_copy_goes_where_the_person_says(
    section: PapersSection[Sheet], host: Host, tmp_path: Path
) -> None:
    section.save(File("t", "note.txt"))
    host.desk.target = tmp_path / "copie.txt"
    section.save(File("t", "note.txt"))
    assert host.desk.target.read_bytes() == b"bonjour"
    host.desk.target = tmp_path / "nulle" / "part.txt"
    section.save(File("t", "note.txt"))
    assert host.desk.told == ["copie.txt est enregistré."]
    assert "ne s’écrit pas" in host.desk.refused[-1].sentence


def test_that_a_file_is_named_and_taken_away(
    section: PapersSection[Sheet], shelf: Shelf, host: Host
) -> None:
    answering({"caption": "Le mur"})
    section.caption(File("t", "note.txt"))
    section.remove(File("t", "note.txt"))
    assert shelf.done == [("caption", "t", "Le mur"), ("remove", "t")]
    assert host.renewed == 1
    assert "Ctrl+Z" in host.desk.told[-1]

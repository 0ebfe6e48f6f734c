"""The home page and the welcome page, at 0, 1 and 500."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.features.home import queries
from dsi_desktop.features.home.page import HomePage, build
from dsi_desktop.features.home.page.offer import Offer
from dsi_desktop.features.home.page.painted import ChantierTile, FollowUpRow
from dsi_desktop.features.home.page.welcome import Offers, WelcomePage
from dsi_desktop.features.home.queries import HomeSheet, RecentLine
from dsi_desktop.kernel.changes import ChangeSet, FieldChange
from dsi_desktop.ui.theme import wear
from support import qt_walk
from support.demo import TODAY, demonstration
from support.dossier import new_dossier
from support.meeting_desk import QuietDesk


class HomeDesk(QuietDesk):
    """Remembers what the page began too."""

    def __init__(self) -> None:
        super().__init__(TODAY)
        self.begun: list[tuple[str, str]] = []

    def start(self, name: str, intent: str) -> None:
        self.begun.append((name, intent))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    wear(qapp)
    yield
    wear(qapp)


def shown(qtbot: QtBot, path: Path, width: int = 1150) -> tuple[HomePage, HomeDesk]:
    desk = HomeDesk()
    page = build(path, desk, queries.home(path, TODAY), "Marie-Ève Tremblay")
    assert isinstance(page, HomePage)
    qtbot.addWidget(page)
    page.resize(width, 690)
    page.show()
    return page, desk


def pressed(page: HomePage, name: str) -> None:
    made = next(
        one for one in page.findChildren(QPushButton) if name in (one.text(), one.accessibleName())
    )
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_that_nothing_makes_a_reader_stumble(qtbot: QtBot, tmp_path: Path) -> None:
    page, _desk = shown(qtbot, demonstration(tmp_path))
    qt_walk.check(page)
    assert page.heading() == "Bonjour Marie-Ève"


def test_that_cards_open_what_they_show(qtbot: QtBot, tmp_path: Path) -> None:
    page, desk = shown(qtbot, demonstration(tmp_path))
    sheet = queries.home(demonstration(tmp_path), TODAY)
    assert sheet.meeting is not None
    pressed(page, "Tenir la rencontre")
    pressed(page, "Ordre du jour")
    QTest.mouseClick(page.findChildren(FollowUpRow)[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(page.findChildren(ChantierTile)[0], Qt.Key.Key_Space)
    pressed(page, "Tout voir – À suivre")
    assert desk.opened[:2] == [("minutes", sheet.meeting.id), ("meeting", sheet.meeting.id)]
    assert desk.opened[2] == ("task", sheet.follow_ups[0].id)
    assert desk.opened[3][0] in {"board", "page"}
    assert desk.opened[4] == ("page", "boards")


def test_that_an_empty_dossier_says_what_to_begin_with(qtbot: QtBot, tmp_path: Path) -> None:
    store = new_dossier(tmp_path)
    page, desk = shown(qtbot, store.path)
    for name in ("Prévoir une rencontre", "Nommer un enjeu", "Ajouter un chantier"):
        pressed(page, name)
    assert desk.begun == [("meetings", "meeting"), ("plan", "issue"), ("governance", "body")]
    pressed(page, "Ouvrir – Prochaine rencontre")
    assert desk.opened == [("page", "meetings")]
    qt_walk.check(page)
    store.close()


def test_that_the_page_reads_again_when_a_meeting_changes(qtbot: QtBot, tmp_path: Path) -> None:
    path = demonstration(tmp_path)
    desk = HomeDesk()
    page = HomePage(path, desk, HomeSheet(), "")
    qtbot.addWidget(page)
    page.show()
    assert page.findChildren(ChantierTile) == []
    change = FieldChange("meeting", "x", "title", None, "y")
    page.take_changes(ChangeSet("00", "Modifier", (change,)))
    assert len(page.findChildren(ChantierTile)) == 5


def test_that_a_busy_file_keeps_the_cards_until_it_can_be_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = demonstration(tmp_path)
    page, _desk = shown(qtbot, path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE body SET deleted = 1")
        other.execute("COMMIT")
        other.execute("BEGIN EXCLUSIVE")
        page.refresh()
        assert len(page.findChildren(ChantierTile)) == 5
    page.catch_up()
    qtbot.waitUntil(lambda: page.findChildren(ChantierTile) == [])


@pytest.mark.parametrize("width", [700, 1150])
def test_that_no_text_of_a_card_is_cut_without_saying_so(
    qtbot: QtBot, tmp_path: Path, width: int
) -> None:
    page, _desk = shown(qtbot, demonstration(tmp_path), width)
    cut = [
        label.text() for label in page.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and "…" not in label.text()
        and label.sizeHint().width() > label.width() + 1
    ]  # fmt: skip
    assert cut == []
    assert page.minimumSizeHint().width() <= width


def test_that_painted_rows_follow_scale_and_focus(qtbot: QtBot, qapp: QApplication) -> None:
    done: list[int] = []
    row = FollowUpRow("Titre", "", 2, "demain", late=True, clicked=lambda: done.append(1))
    qtbot.addWidget(row)
    row.resize(300, 30)
    row.show()
    plain = row.grab().toImage()
    row.setFocus()
    qtbot.waitUntil(row.hasFocus)
    assert row.grab().toImage() != plain
    wear(qapp, "light", 2.0)
    assert row.sizeHint().height() == 56
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert done == [1]


class Asked:
    """Remembers what the welcome page asked."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def offers(self) -> Offers:
        return Offers(
            open=lambda path: self.said.append(("open", path)),
            new=lambda: self.said.append("new"), ask=lambda: self.said.append("ask"),
            demonstrate=lambda: self.said.append("demo"),
            forget=lambda path: self.said.append(("forget", path)),
            speak=self.said.append, join=lambda: self.said.append("join"),
        )


NOON = 1_796_400_000_000
LINES = [
    RecentLine("/a.dsi", "DSI Charlevoix", "Documents", NOON, 42, 24),
    RecentLine("/b.dsi", "Ailleurs", "Clé"),
    RecentLine("/c.dsi", "Essai", "Documents", NOON - 90_000_000, 1, 1, demonstration=True),
    RecentLine("/d.dsi", "Vieux", "Documents", NOON - 900_000_000, 2, 2),
]


def test_that_enter_goes_on_with_the_last_dossier(qtbot: QtBot) -> None:
    asked = Asked()
    page = WelcomePage(LINES, TODAY, asked.offers())
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.setFocus()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Offer))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    for offer in page.findChildren(Offer)[1:]:
        QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert asked.said[:3] == [("open", "/a.dsi"), ("forget", "/b.dsi"), ("open", "/c.dsi")]
    assert asked.said[-4:] == ["new", "ask", "join", "demo"]
    qt_walk.check(page)


def test_that_somebody_new_begins_with_the_demonstration(qtbot: QtBot) -> None:
    asked = Asked()
    page = WelcomePage([], TODAY, asked.offers())
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for keys in (Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_I, Qt.Key.Key_D):
        QTest.keyClick(page, keys, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(page.findChildren(Offer)[0], Qt.MouseButton.LeftButton)
    pressed_language = [one for one in page.findChildren(QPushButton) if one.text() == "English"]
    QTest.mouseClick(pressed_language[0], Qt.MouseButton.LeftButton)
    assert asked.said == ["new", "ask", "join", "demo", "demo", "en"]

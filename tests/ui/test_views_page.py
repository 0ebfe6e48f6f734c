"""A page of several views: made once, given its records, left by Alt+←."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout
from pytestqt.qtbot import QtBot

from dsi_desktop.kernel.changes import ChangeSet, FieldChange
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.shell.strip import Strip
from dsi_desktop.ui.shell.views_page import View, ViewsPage
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.buttons import Segmented
from support.work_desk import QuietDesk, put_away


class Leaf(Page):
    """Remembers what it was asked."""

    WATCHES = ("body",)

    def __init__(self, desk: QuietDesk, name: str) -> None:
        super().__init__(desk)
        self.name = name
        self.asked: list[object] = []
        self.deep = False
        column = QVBoxLayout(self)
        column.addWidget(self.strip)

    def heading(self) -> str:
        return self.name

    @property
    def inside(self) -> bool:
        return self.deep

    def step_back(self) -> None:
        self.deep = False

    def record_in_hand(self) -> str:
        return f"{self.name}-1"

    def refresh(self) -> None:
        self.asked.append("refresh")

    def open_record(self, kind: str, record_id: str) -> None:
        self.asked.append((kind, record_id))

    def start(self, intent: str) -> None:
        self.asked.append(intent)


class Busy(Leaf):
    HIDES_NEW = True


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ViewsPage]:
    desk = QuietDesk()
    shown = ViewsPage(desk, (
        View("chart", "Organigramme", lambda: Leaf(desk, "chart"), frozenset({"body"})),
        View("seats", "Sièges", lambda: Busy(desk, "seats"), frozenset({"post", "seat"})),
    ))
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    put_away(shown)


def leaf(page: ViewsPage, key: str) -> Leaf:
    found = page.views[key]
    assert isinstance(found, Leaf)
    return found


def test_that_a_view_is_made_at_its_first_visit_only(page: ViewsPage) -> None:
    assert list(page.views) == ["chart"]
    page.show_view("seats")
    first = page.views["seats"]
    page.show_view("chart")
    page.show_view("seats")
    assert page.views["seats"] is first
    assert (page.current, page.heading(), page.hides_new) == ("seats", "seats", True)


def test_that_records_and_intents_go_to_the_view_that_answers_them(page: ViewsPage) -> None:
    page.open_record("post", "p1")
    assert (page.current, leaf(page, "seats").asked[-1]) == ("seats", ("post", "p1"))
    page.start("body")
    assert (page.current, leaf(page, "chart").asked[-1]) == ("chart", "body")
    page.open_record("unknown", "x")
    assert page.current == "chart"


def test_that_going_back_leaves_the_view_last(page: ViewsPage) -> None:
    assert not page.inside
    page.show_view("seats")
    leaf(page, "seats").deep = True
    page.step_back()
    assert (page.current, leaf(page, "seats").deep, page.inside) == ("seats", False, True)
    page.step_back()
    assert (page.current, page.inside) == ("chart", False)


def test_that_only_the_view_in_sight_reads_again(page: ViewsPage) -> None:
    page.show_view("seats")
    before = {key: leaf(page, key).asked.count("refresh") for key in page.views}
    page.take_changes(ChangeSet("g", "Renommer", (FieldChange("body", "b1", "name", "A", "B"),)))
    after = {key: leaf(page, key).asked.count("refresh") for key in page.views}
    assert after["seats"] == before["seats"] + 1
    assert after["chart"] == before["chart"]
    page.show_view("chart")
    assert leaf(page, "chart").asked.count("refresh") == before["chart"] + 1


def test_that_the_keys_and_the_strip_change_the_view(page: ViewsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page.current == "seats"
    assert page.record_in_hand() == "seats-1"
    strip = page.view.strip.findChild(Segmented)
    assert strip is not None
    assert strip.current() == "seats"
    strip.chosen.emit("chart")
    assert page.current == "chart"
    assert strip.current() == "seats"


def test_that_one_view_alone_shows_no_strip(qtbot: QtBot) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.offer([("one", "Seule")], "one")
    assert strip.isHidden()
    put_away(strip)


def test_that_large_texts_make_the_strip_a_list(qtbot: QtBot, qapp: QApplication) -> None:
    wear(qapp, scale=2.0)
    strip = Strip()
    qtbot.addWidget(strip)
    strip.offer([("one", "Première"), ("two", "Seconde")], "two")
    box = strip.findChild(QComboBox)
    assert box is not None
    assert box.currentText() == "Seconde"
    with qtbot.waitSignal(strip.chosen) as told:
        box.activated.emit(0)
    assert told.args == ["one"]
    assert box.currentText() == "Seconde"
    put_away(strip)
    wear(qapp)

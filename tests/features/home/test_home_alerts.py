"""The card of alerts of the home page, at 0, 1 and 40, and in the real window."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dsi_desktop.features.home import queries, rules
from dsi_desktop.features.home.page import HomePage
from dsi_desktop.features.home.page.alerts_card import AlertsCard
from dsi_desktop.features.home.page.painted import AlertRow
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.changes import ChangeSet, FieldChange
from dsi_desktop.ui.theme import wear
from support import qt_walk
from support.demo import TODAY, demonstration
from support.meeting_desk import QuietDesk
from support.qt_session import opened
from support.work_desk import put_away

T = TypeVar("T")


class GlancingDesk(QuietDesk):
    """Answers at once, or when it is told to."""

    def __init__(self) -> None:
        super().__init__(TODAY)
        self.kept: list[Callable[[], None]] = []
        self.slow = False

    def start(self, name: str, intent: str) -> None:
        """Never asked here."""

    def glance(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        found = work()
        self.kept.append(lambda: done(found))
        if not self.slow:
            self.kept.pop()()


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    wear(qapp)
    yield
    wear(qapp)


def alert(number: int, tone: str = "warn", record_id: str | None = None, page: str = "") -> Alert:
    return Alert(
        key=f"seat.vacant:{number}", text=f"Le siège {number} est vacant", icon="armchair",
        tone=tone, record_kind="body", page=page,
        record_id=f"b{number}" if record_id is None else record_id,
    )  # fmt: skip


def card_of(qtbot: QtBot, alerts: list[Alert]) -> tuple[AlertsCard, GlancingDesk]:
    desk = GlancingDesk()
    card = AlertsCard(desk)
    qtbot.addWidget(card)
    card.resize(1080, 200)
    card.show_alerts(alerts)
    return card, desk


def rows(card: AlertsCard) -> list[AlertRow]:
    QApplication.processEvents()
    return [row for row in card.findChildren(AlertRow) if not row.isHidden()]


def test_that_the_gravest_come_first_and_each_fact_once() -> None:
    found = rules.ranked([alert(1, "accent"), alert(2), alert(3, "bad"), alert(2)])
    assert [one.record_id for one in found] == ["b3", "b2", "b1"]


def test_that_nothing_to_watch_is_said(qtbot: QtBot) -> None:
    card, _desk = card_of(qtbot, [])
    said = [one.text() for one in card.findChildren(QLabel) if one.objectName() == "muted"]
    assert said[0].startswith("Rien à signaler")
    assert card.more.isHidden()


def test_that_one_alert_opens_its_record_by_mouse_and_by_keyboard(qtbot: QtBot) -> None:
    card, desk = card_of(qtbot, [alert(1)])
    (row,) = rows(card)
    assert row.accessibleName() == "Le siège 1 est vacant"
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert desk.opened == [("body", "b1"), ("body", "b1")]


def test_that_an_alert_without_a_record_shows_its_page(qtbot: QtBot) -> None:
    card, desk = card_of(qtbot, [alert(1, record_id="", page="solicitation")])
    QTest.mouseClick(rows(card)[0], Qt.MouseButton.LeftButton)
    assert desk.opened == [("page", "solicitation")]


def test_that_forty_alerts_show_four_then_all_then_four_again(qtbot: QtBot) -> None:
    tones = ("accent", "warn", "bad")
    card, _desk = card_of(qtbot, [alert(number, tones[number % 3]) for number in range(40)])
    assert [row.alert.tone for row in rows(card)] == ["bad"] * 4
    assert card.more.text() == "Voir les 40 alertes"
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert len(rows(card)) == 40
    qt_walk.check(card)
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert len(rows(card)) == 4


def test_that_a_narrow_page_puts_one_alert_on_a_line(qtbot: QtBot) -> None:
    unread = AlertsCard(GlancingDesk())
    qtbot.addWidget(unread)
    unread.set_columns(1)
    assert rows(unread) == []
    card, _desk = card_of(qtbot, [alert(1), alert(2)])
    card.set_columns(1)
    card.set_columns(1)
    card.show()
    QApplication.processEvents()
    first, second = rows(card)
    assert first.x() == second.x()
    assert first.y() < second.y()
    card.grab()


def test_that_the_page_reads_alerts_after_the_door_and_at_each_change(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path, desk, asked = demonstration(tmp_path), GlancingDesk(), [[alert(1)], []]
    page = HomePage(path, desk, queries.home(path, TODAY), "")
    qtbot.addWidget(page)
    page.show()
    assert rows(page.alerts) == []
    page.follow_alerts(lambda: asked.pop(0))
    assert len(rows(page.alerts)) == 1
    change = FieldChange("mandate", "x", "state", "open", "closed")
    page.take_changes(ChangeSet("00", "Clore un mandat", (change,)))
    assert rows(page.alerts) == []


def test_that_an_answer_for_a_page_put_away_is_dropped(tmp_path: Path) -> None:
    path, desk = demonstration(tmp_path), GlancingDesk()
    desk.slow = True
    page = HomePage(path, desk, queries.home(path, TODAY), "")
    page.follow_alerts(lambda: [alert(1)])
    put_away(page)
    desk.kept.pop()()


def test_that_the_window_shows_them_once_the_store_is_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened(demonstration(tmp_path)) as (_session, workplace):
        page = workplace.page("home")
        assert isinstance(page, HomePage)
        qtbot.waitUntil(lambda: bool(rows(page.alerts)), timeout=5000)

"""The page « Rapports PDF »: what is listed, what is asked, what is made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.reports import queries
from dsi_desktop.features.reports.page import build
from dsi_desktop.features.reports.page.report_card import ReportCard
from dsi_desktop.features.reports.page.reports_page import ReportsPage
from dsi_desktop.ui.theme import wear
from support.demo import demonstration
from support.work_desk import QuietDesk


class _Desk(QuietDesk):
    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path
        self.suggested: list[str] = []

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        self.suggested.append(suggested)
        return self.path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(demonstration(tmp_path), author="Marie-Ève Tremblay")
    yield store
    store.close()


def _page(store: Store, desk: _Desk, qtbot: QtBot, qapp: QApplication) -> ReportsPage:
    wear(qapp)
    page = build(store, desk)
    qtbot.addWidget(page)
    page.resize(1100, 650)
    page.show()
    assert isinstance(page, ReportsPage)
    return page


def _card(page: ReportsPage, name: str) -> ReportCard:
    return next(card for card in page.cards if card.report.name == name)


def test_that_every_report_has_its_card(store: Store, qtbot: QtBot, qapp: QApplication) -> None:
    page = _page(store, _Desk(None), qtbot, qapp)
    assert {"minutes", "governance-chart"} <= {card.report.name for card in page.cards}
    assert page.opener.isHidden()


def test_that_the_last_meeting_is_chosen_and_its_minutes_made(
    store: Store, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desk = _Desk(tmp_path / "pv.pdf")
    page = _page(store, desk, qtbot, qapp)
    card = _card(page, "minutes")
    assert card.choice.currentText() == "Comité conseil, 12\u00a0novembre 2026"
    card.maker.setFocus()
    qtbot.keyClick(card.maker, Qt.Key.Key_Space)
    assert desk.suggested == ["2026-11-12_pv_comite-conseil.pdf"]
    assert (tmp_path / "pv.pdf").read_bytes().startswith(b"%PDF")
    assert desk.told == ["Le rapport « pv.pdf » est prêt."]
    assert page.opener.isVisible()
    assert page.last.whole() == "Prêt : pv.pdf"


def test_that_giving_up_makes_nothing(store: Store, qtbot: QtBot, qapp: QApplication) -> None:
    desk = _Desk(None)
    page = _page(store, desk, qtbot, qapp)
    _card(page, "governance-chart").start()
    assert len(desk.suggested) == 1
    assert desk.told == []


def test_that_the_choice_survives_a_change_of_the_dossier(
    store: Store, qtbot: QtBot, qapp: QApplication
) -> None:
    page = _page(store, _Desk(None), qtbot, qapp)
    _card(page, "minutes").choice.setCurrentIndex(5)
    chosen = _card(page, "minutes").chosen()
    planned = next(line for line in _meetings(store) if line.state == "planned")
    meetings.open_meeting(store, planned.id, "9:00")
    page.refresh()
    assert _card(page, "minutes").chosen() == chosen
    assert _card(page, "minutes").choice.count() == 17


def test_that_a_report_about_nothing_yet_says_so(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    store = Store.create(tmp_path / "empty.dsi", title="Vide")
    try:
        card = _card(_page(store, _Desk(None), qtbot, qapp), "minutes")
        assert card.choice is None
        assert card.chosen() is None
        assert not card.maker.isEnabled()
    finally:
        store.close()


def test_that_a_house_without_reports_has_an_empty_state(
    store: Store, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    page = ReportsPage(store, _Desk(None), ())
    qtbot.addWidget(page)
    page.refresh()
    assert page.cards == []


def test_that_controls_have_unique_names(store: Store, qtbot: QtBot, qapp: QApplication) -> None:
    page = _page(store, _Desk(None), qtbot, qapp)
    names = [
        one.accessibleName() or one.text() if isinstance(one, QAbstractButton)
        else one.accessibleName()
        for one in page.findChildren(QWidget)
        if isinstance(one, QAbstractButton | QComboBox) and one.isVisible()
    ]
    assert all(names)
    assert len(names) == len(set(names))


def test_that_opening_asks_the_system(
    store: Store, qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "dsi_desktop.features.reports.page.reports_page.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()),
    )
    page = _page(store, _Desk(tmp_path / "carte.pdf"), qtbot, qapp)
    page.open_made()
    assert opened == []
    _card(page, "governance-chart").start()
    page.opener.click()
    assert opened == [str(tmp_path / "carte.pdf")]


def _meetings(store: Store) -> list[queries.MeetingLine]:
    return queries.meetings(store)

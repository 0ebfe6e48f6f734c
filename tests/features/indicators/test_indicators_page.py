"""The page « Indicateurs » by keyboard and by ear."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators.page import build
from dsi_desktop.features.indicators.page.indicators_page import IndicatorsPage
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(
    store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[IndicatorsPage]:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, IndicatorsPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    made.catch_up()
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


def _spoken(page: IndicatorsPage, row: int = 0) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [plain(str(page.model.index(row, at).data(role))) for at in range(7)]


def _choose(page: IndicatorsPage) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 0))


def test_that_each_row_is_read_whole(page: IndicatorsPage) -> None:
    assert _spoken(page) == [
        "Trajets, Essayer proche, Transport", "0", "0, 120, 312", "312 trajets", "cible 400",
        "en voie, 78 %", "nov. 2027",
    ]  # fmt: skip
    assert plain(page.heading()) == "Plan de communauté 2025-2028"
    page.grab()


def test_that_controls_are_named_and_large_enough(page: IndicatorsPage) -> None:
    page.open_record("indicator", page.model.rows[0].id)
    check_names(page)
    check_sizes(page)


def test_that_a_measure_is_typed_from_the_row(
    page: IndicatorsPage, qtbot: QtBot, desk: QuietDesk
) -> None:
    _choose(page)
    answering({"value": "400", "measured_on": "2026-12-04"})
    qtbot.keyClick(page.table, "+")
    assert page.model.rows[0].standing.percent == 100
    assert plain(desk.told[-1]) == "Trajets : 400 trajets, atteint, 100 %"


def test_that_the_last_measure_is_taken_up_again(page: IndicatorsPage, qtbot: QtBot) -> None:
    _choose(page)
    answering({"value": "313"})
    qtbot.keyClick(page.table, Qt.Key.Key_D, CTRL)
    assert page.model.rows[0].course.last == ("2026-12-04", 313)


def test_that_enter_opens_the_sheet_and_escape_comes_back(
    page: IndicatorsPage, qtbot: QtBot
) -> None:
    _choose(page)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.measure.hasFocus()
    assert "78" in page.panel.chart.accessibleDescription()
    page.panel.grab()
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.table.hasFocus()


def test_that_the_sheet_corrects_aims_and_removes(
    page: IndicatorsPage, qtbot: QtBot, store: Store
) -> None:
    page.open_record("indicator", page.model.rows[0].id)
    sheet = page.presenter.sheet()
    assert sheet is not None
    answering({"value": "300"})
    page.panel.asked.emit("correct", sheet.measures[0].id)
    answering({"value": "500"})
    page.panel.asked.emit("target", "")
    answering({"title": "Trajets par mois"})
    page.panel.asked.emit("edit", "")
    line = page.model.rows[0]
    assert (line.title, line.course.last, len(line.course.targets)) == (
        "Trajets par mois", ("2026-11-30", 300), 2)  # fmt: skip
    page.panel.asked.emit("remove", "")
    assert page.stack.currentIndex() == 1
    assert store.undo() == "Retirer un indicateur"


def test_that_a_new_indicator_opens_beside(page: IndicatorsPage) -> None:
    answering({"title": "Repas livrés", "target": "150", "unit": "repas"})
    page.start("indicator")
    assert {one.title for one in page.model.rows} == {"Trajets", "Repas livrés"}
    assert page.panel.isVisible()


def test_that_a_period_is_locked_and_a_measure_in_it_refused(
    page: IndicatorsPage, desk: QuietDesk
) -> None:
    page.open_record("indicator", page.model.rows[0].id)
    answering({"locked_until": "2026-11-30"})
    page.lock.click()
    sheet = page.presenter.sheet()
    assert sheet is not None
    page.gestures.act("unmeasure", sheet.measures[0].id)
    assert "verrouillée" in desk.refused[-1].sentence


def test_that_a_plan_without_indicator_says_how_to_begin(
    page: IndicatorsPage, store: Store
) -> None:
    plan.archive_indicator(store, ground.first(store, "indicator"))
    assert page.stack.currentIndex() == 1
    assert not page.late.isVisible()


def test_that_what_may_run_is_not_opened(
    page: IndicatorsPage, desk: QuietDesk, store: Store
) -> None:
    page.presenter.prove(page.model.rows[0].id, "essai.txt", b"x")
    page.presenter.look(page.model.rows[0].id)
    sheet = page.presenter.sheet()
    assert sheet is not None
    page.presenter.prove(sheet.measures[0].id, "programme.exe", b"MZ")
    again = page.presenter.sheet()
    assert again is not None
    page.gestures.act("open", again.measures[0].evidence[0].id)
    assert isinstance(desk.refused[-1], DsiError)
    page.gestures.act("open", "rien")
    assert len(desk.refused) == 3

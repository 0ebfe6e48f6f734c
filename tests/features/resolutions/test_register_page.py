"""The page « Résolutions » by keyboard: search, read in full, open the meeting, certify."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.resolutions.page import build
from dsi_desktop.features.resolutions.page.register_page import RegisterPage
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY, new_dossier
from support.meeting_desk import QuietDesk
from support.page_walk import check_names, check_sizes
from support.register_ground import Registered

Key = Qt.Key
_DESCRIBED = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(
    made: Registered, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[RegisterPage]:
    wear(qapp)
    shown = build(made.store, desk)
    assert isinstance(shown, RegisterPage)
    qtbot.addWidget(shown)
    shown.resize(1366 - 220, 700)
    shown.show()
    shown.activateWindow()
    qtbot.waitExposed(shown)
    shown.table.setFocus()
    yield shown
    wear(qapp)


def titles(page: RegisterPage) -> list[str]:
    return [one.title for one in page.rows.rows]


def test_that_everything_has_a_name_and_a_size(page: RegisterPage, made: Registered) -> None:
    check_names(page)
    check_sizes(page)
    page.presenter.choose(made.carried)
    check_names(page)
    QAbstractItemModelTester(
        page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, page)


def test_that_rows_are_read_aloud(page: RegisterPage) -> None:
    first = [page.rows.index(0, at).data(_DESCRIBED) for at in range(5)]
    assert first[:3] == ["CC-2026-001", "Navette d’été", "Comité conseil"]
    assert first[4] == "Adoptée à l’unanimité"
    page.tools.year.setCurrentIndex(0)
    page.tools.year.activated.emit(0)
    page.tools.kinds.choose("decision")
    page.tools.narrowed.emit()
    said = [page.rows.index(0, at).data(_DESCRIBED) for at in range(5)]
    assert said[0] == "sans numéro"
    assert fr(said[4]) == fr("Consensus – projet")


def test_that_words_typed_narrow_the_list(page: RegisterPage, qtbot: QtBot) -> None:
    page.tools.search.setFocus()
    qtbot.keyClicks(page.tools.search, "reporter")
    qtbot.waitUntil(lambda: titles(page) == ["Reporter l’essai"])
    assert page.tools.count.text() == "1 résolution"
    qtbot.keyClicks(page.tools.search, " neige")
    qtbot.waitUntil(lambda: not titles(page))
    assert page.leading() is page.tools.search
    assert not page.tools.pdf.isEnabled()
    page.tools.state.setCurrentIndex(page.tools.state.findData("carried"))
    page.tools.search.clear()
    qtbot.waitUntil(lambda: titles(page) == ["Navette d’été"])


def test_that_enter_reads_in_full_and_escape_comes_back(
    page: RegisterPage, qtbot: QtBot
) -> None:
    page.table.setCurrentIndex(page.rows.index(0, 0))
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.sheet.isVisible()
    assert page.sheet.title.whole() == "Résolution CC-2026-001 – Navette d’été"
    assert page.table.isColumnHidden(2)
    qtbot.keyClick(page.table, Key.Key_Down)
    assert page.sheet.title.whole().startswith("Proposition 2")
    qtbot.keyClick(page.sheet, Key.Key_Escape)
    assert not page.sheet.isVisible()
    assert page.table.hasFocus()


def test_that_o_opens_the_meeting_at_the_line(
    page: RegisterPage, made: Registered, desk: QuietDesk, qtbot: QtBot
) -> None:
    page.table.setCurrentIndex(page.rows.index_of(made.carried))
    qtbot.keyClick(page.table, Key.Key_O)
    page.presenter.choose(made.carried)
    page.sheet.open_button.click()
    assert desk.opened == [("motion", made.carried)] * 2


def test_that_x_certifies_the_extract(
    page: RegisterPage, made: Registered, desk: QuietDesk, qtbot: QtBot
) -> None:
    page.table.setCurrentIndex(page.rows.index_of(made.carried))
    qtbot.keyClick(page.table, Key.Key_X)
    page.presenter.choose(made.carried)
    page.sheet.extract_button.click()
    assert desk.printed == [("extract", made.carried, "")] * 2


def test_that_a_draft_is_not_certified(
    page: RegisterPage, made: Registered, desk: QuietDesk, qtbot: QtBot
) -> None:
    page.open_record("resolution", made.adopting)
    assert page.sheet.isVisible()
    page.sheet.extract_button.click()
    page.table.setCurrentIndex(page.rows.index(-1, -1))
    qtbot.keyClick(page.table, Key.Key_X)
    qtbot.keyClick(page.table, Key.Key_O)
    assert "encore au projet" in desk.refused[0]
    assert "Choisissez" in desk.refused[1]
    assert desk.printed == []
    assert desk.opened == []


def test_that_the_register_in_sight_is_printed(page: RegisterPage, desk: QuietDesk) -> None:
    page.tools.pdf.click()
    assert desk.printed == [("resolutions", "@2026", "")]


def test_that_a_new_resolution_comes_by_itself(page: RegisterPage, made: Registered) -> None:
    page.open_record("resolution", made.adopting)
    minutes.record_resolution(made.store, made.later, None, "Remercier l’équipe")
    page._late = True
    page.catch_up()
    assert "Remercier l’équipe" in titles(page)
    assert page.sheet.isVisible()


def test_that_an_empty_register_says_what_will_fill_it(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    folder = tmp_path / "vide"
    folder.mkdir()
    store = new_dossier(folder)
    page = RegisterPage(store, QuietDesk(TODAY))
    qtbot.addWidget(page)
    page.show()
    assert page.leading() is page.tools.search
    check_names(page)
    store.close()


def test_that_five_hundred_resolutions_stay_quick(
    page: RegisterPage, made: Registered, store_of_500: Store, qtbot: QtBot
) -> None:
    import time

    big = RegisterPage(store_of_500, QuietDesk(TODAY))
    qtbot.addWidget(big)
    start = time.perf_counter()
    big.show()
    assert len(big.rows.rows) == 500
    assert time.perf_counter() - start < 2.0


@pytest.fixture
def store_of_500(tmp_path: Path) -> Iterator[Store]:
    from dsi_desktop.db.schema.meetings import Meeting
    from dsi_desktop.db.schema.minutes import Motion

    folder = tmp_path / "gros"
    folder.mkdir()
    store = new_dossier(folder)
    with store.operation("Remplir") as op:
        for month in range(1, 11):
            meeting = Meeting(held_on=f"2026-{month:02}-12", state="held")
            op.add(meeting)
            for n in range(50):
                op.add(Motion(meeting_id=meeting.id, text=f"Résolution {n}", provisional=n + 1))
    yield store
    store.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_nothing_is_cut_at_1366_pixels(
    page: RegisterPage, made: Registered, qapp: QApplication, scale: float
) -> None:
    wear(qapp, "dark", scale)
    page.presenter.choose(made.carried)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1366 - 220
    wear(qapp)

"""The dossier of the account ground, written once and copied by each test; and the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.page import build
from dsi_desktop.features.funding.page.budget_page import BudgetPage
from dsi_desktop.ui.theme import wear
from support import work_ground
from support.accounts_ground import Accounts, seed_accounts
from support.meeting_desk import QuietDesk
from support.work_desk import put_away


@pytest.fixture(scope="session")
def accounted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Accounts]:
    path = tmp_path_factory.mktemp("accounts") / "accounts.dsi"
    store = work_ground.open_ground(path)
    made = seed_accounts(store)
    store.close()
    return path, made


@pytest.fixture
def made(accounted: tuple[Path, Accounts]) -> Accounts:
    return accounted[1]


@pytest.fixture
def store(accounted: tuple[Path, Accounts], tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "copy.dsi"
    path.write_bytes(accounted[0].read_bytes())
    opened = work_ground.reopen(path)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(work_ground.TODAY)


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BudgetPage]:
    wear(qapp)
    shown = build(store, desk)
    assert isinstance(shown, BudgetPage)
    shown.resize(1150, 690)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    put_away(shown)

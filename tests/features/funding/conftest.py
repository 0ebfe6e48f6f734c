"""The dossier of three funders, written once and copied; and its page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.page import build
from dsi_desktop.features.funding.page.budget_page import BudgetPage
from dsi_desktop.ui.theme import wear
from support import money_ground, work_ground
from support.meeting_desk import QuietDesk
from support.money_ground import Money
from support.work_desk import put_away


@pytest.fixture(scope="session")
def paid(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Money]:
    """The dossier, closed, and what was written in it."""
    path = tmp_path_factory.mktemp("money") / "money.dsi"
    store = work_ground.open_ground(path)
    made = money_ground.pay(store)
    store.close()
    return path, made


@pytest.fixture
def money(paid: tuple[Path, Money]) -> Money:
    """What was written, by id."""
    return paid[1]


@pytest.fixture
def store(paid: tuple[Path, Money], tmp_path: Path) -> Iterator[Store]:
    """A copy of the dossier, open."""
    path = tmp_path / "copy.dsi"
    path.write_bytes(paid[0].read_bytes())
    opened = work_ground.reopen(path)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> QuietDesk:
    """A desk that remembers what it was asked."""
    return QuietDesk(work_ground.TODAY)


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BudgetPage]:
    """The page, shown as wide as the window of a small laptop."""
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, BudgetPage)
    made.resize(1150, 690)
    made.show()
    qtbot.waitExposed(made)
    yield made
    put_away(made)

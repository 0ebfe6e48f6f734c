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
from support import money_ground
from support.meeting_desk import QuietDesk
from support.money_ground import Money
from support.work_ground import TODAY
from support.written_ground import copied, in_sight, written


@pytest.fixture(scope="session")
def paid(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Money]:
    """The dossier, closed, and what was written in it."""
    return written(tmp_path_factory.mktemp("money") / "money.dsi", money_ground.pay)


@pytest.fixture
def money(paid: tuple[Path, Money]) -> Money:
    """What was written, by id."""
    return paid[1]


@pytest.fixture
def store(paid: tuple[Path, Money], tmp_path: Path) -> Iterator[Store]:
    """A copy of the dossier, open."""
    with copied(paid[0], tmp_path) as opened:
        yield opened


@pytest.fixture
def desk() -> QuietDesk:
    """A desk that remembers what it was asked."""
    return QuietDesk(TODAY)


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BudgetPage]:
    """The page of the money."""
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, BudgetPage)
    with in_sight(made, qtbot) as shown:
        yield shown

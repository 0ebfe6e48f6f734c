"""The dossier of the account ground, written once and copied by each test.

Its desk and its page are those of the money, which stands above.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from support.accounts_ground import Accounts, seed_accounts
from support.written_ground import copied, written


@pytest.fixture(scope="session")
def accounted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Accounts]:
    return written(tmp_path_factory.mktemp("accounts") / "accounts.dsi", seed_accounts)


@pytest.fixture
def made(accounted: tuple[Path, Accounts]) -> Accounts:
    return accounted[1]


@pytest.fixture
def store(accounted: tuple[Path, Accounts], tmp_path: Path) -> Iterator[Store]:
    with copied(accounted[0], tmp_path) as opened:
        yield opened

"""A small directory and a small table seeded once; each test works on its own copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from support import commands_directory, commands_governance
from support.dossier import copied, new_dossier, template


@pytest.fixture(scope="session")
def directory_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("directory"), commands_directory.seed)


@pytest.fixture(scope="session")
def table_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("table"), commands_governance.seed)


@pytest.fixture
def store(directory_file: Path, tmp_path: Path) -> Iterator[Store]:
    """Give a directory where nobody sits anywhere yet."""
    opened = copied(directory_file, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def seated(table_file: Path, tmp_path: Path) -> Iterator[Store]:
    """Give the same directory with bodies, seats and members."""
    opened = copied(table_file, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """Give a directory that waits for its first record."""
    opened = new_dossier(tmp_path)
    yield opened
    opened.close()

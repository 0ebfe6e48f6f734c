"""A small table seeded once; each test works on its own copy of the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from support.commands_governance import seed
from support.dossier import copied, template


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("seeded"), seed)


@pytest.fixture
def store(seeded: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(seeded, tmp_path)
    yield opened
    opened.close()

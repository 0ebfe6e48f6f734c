"""A winter of meetings seeded once; each test works on its own copy of the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from support.dossier import copied, template
from support.solicitation_ground import seed


@pytest.fixture(scope="session")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("winter"), seed)


@pytest.fixture
def store(winter: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(winter, tmp_path)
    yield opened
    opened.close()

"""A dossier of its own for each test, copied from one laid once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from support import work_ground


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ground") / "ground.dsi"
    work_ground.open_ground(path).close()
    return path


@pytest.fixture
def store(ground: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "copy.dsi"
    path.write_bytes(ground.read_bytes())
    opened = work_ground.reopen(path)
    yield opened
    opened.close()

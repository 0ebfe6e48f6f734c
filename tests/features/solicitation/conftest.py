"""One ground written once, copied by each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.load_ground import LoadGround, copied_ground, load_ground


@pytest.fixture(scope="session")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> LoadGround:
    """Twelve partners over two years; its store is closed."""
    made = load_ground(tmp_path_factory.mktemp("load"))
    made.store.close()
    return made


@pytest.fixture
def ground(twelve: LoadGround, tmp_path: Path) -> Iterator[LoadGround]:
    """A copy of the twelve partners, open."""
    made = copied_ground(twelve, tmp_path)
    yield made
    made.store.close()

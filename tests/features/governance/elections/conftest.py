"""A dossier of one election, told once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from support.dossier import copied
from support.election_ground import Ballot, kept


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ballot]:
    return kept(tmp_path_factory.mktemp("written"))


@pytest.fixture
def ground(written: tuple[Path, Ballot]) -> Ballot:
    return written[1]


@pytest.fixture
def store(written: tuple[Path, Ballot], tmp_path: Path) -> Iterator[Store]:
    made = copied(written[0], tmp_path)
    yield made
    made.close()

"""A plan to evaluate, written once and copied by each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from support.dossier import TODAY, copied, template
from support.evaluation_ground import seed
from support.meeting_desk import QuietDesk


@pytest.fixture(scope="session")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ground, its store closed."""
    return template(tmp_path_factory.mktemp("evaluated"), seed)


@pytest.fixture
def store(evaluated: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the ground, open on 12 November 2026."""
    opened = copied(evaluated, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)

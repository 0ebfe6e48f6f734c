"""A committee under way, on the laptop of the person who writes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsi_desktop.features.minutes.commands import refuse_frozen
from support.dossier import copied
from support.meeting_ground import Ground, grounded


@pytest.fixture(scope="session")
def ground_once(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Build the committee once: a copy takes a hundredth of the time."""
    made = grounded(tmp_path_factory.mktemp("ground"))
    with made.store.hurried():
        made.under_way()
    made.store.close()
    return made


@pytest.fixture
def ground(ground_once: Ground, tmp_path: Path) -> Iterator[Ground]:
    made = replace(ground_once, store=copied(ground_once.store.path, tmp_path))
    made.store.before_undo.append(refuse_frozen)
    with made.store.hurried():
        yield made
    made.store.close()

"""A committee under way, on the laptop of the person who writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.features.minutes.commands import refuse_frozen
from support.meeting_ground import Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.store.before_undo.append(refuse_frozen)
    made.under_way()
    yield made
    made.store.close()

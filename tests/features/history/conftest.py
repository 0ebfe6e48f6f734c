"""A dossier with a past, on the laptop of the person who looks back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from support.choices_ground import marie
from support.history_ground import told, with_received


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with marie(told(tmp_path), 30) as opened:
        yield opened


@pytest.fixture
def received(tmp_path: Path) -> Iterator[Store]:
    with marie(with_received(tmp_path), 30) as opened:
        yield opened

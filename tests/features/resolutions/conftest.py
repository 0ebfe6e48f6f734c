"""A register told once, copied for each test."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.dossier import copied
from support.register_ground import Registered, registered


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Registered:
    found = registered(tmp_path_factory.mktemp("register"))
    found.store.close()
    return found


@pytest.fixture
def made(told: Registered, tmp_path: Path) -> Iterator[Registered]:
    store = copied(told.store.path, tmp_path)
    yield replace(told, ground=replace(told.ground, store=store))
    store.close()

"""The private copies of past days: one for each look, none left for ever."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.app.dossier import Dossier, Signature
from dsi_desktop.app.past_view import forget_past, past_dossier
from dsi_desktop.kernel.clock import Clock
from support.safety_ground import FIRST, two_days

_TWO_DAYS_S = 172_800


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    held = Dossier(two_days(tmp_path / "essai.dsi"), Signature("Luc", "Portable"), Clock())
    yield held
    held.release()


def test_that_a_copy_left_by_a_window_that_died_is_removed(
    dossier: Dossier, tmp_path: Path
) -> None:
    left, shown = tmp_path / "past" / "left", tmp_path / "past" / "shown"
    for folder in (left, shown):
        folder.mkdir(parents=True)
    long_ago = left.stat().st_mtime - _TWO_DAYS_S
    os.utime(left, (long_ago, long_ago))
    seen = past_dossier(dossier, FIRST, tmp_path)
    seen.release()
    assert not left.exists()
    assert shown.exists()
    forget_past(seen.path)
    assert list((tmp_path / "past").iterdir()) == [shown]

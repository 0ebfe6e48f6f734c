"""The work ground with more written on it, once; each test opens its own copy and shows a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from support import work_ground
from support.work_desk import put_away

Made = TypeVar("Made")
Shown = TypeVar("Shown", bound=QWidget)


def written(path: Path, seed: Callable[[Store], Made]) -> tuple[Path, Made]:
    """Write the ground and what `seed` adds; return where it lies, closed, and what was made."""
    store = work_ground.open_ground(path)
    made = seed(store)
    store.close()
    return path, made


@contextmanager
def copied(source: Path, folder: Path) -> Iterator[Store]:
    """Open a copy of a ground; close it after."""
    path = folder / "copy.dsi"
    path.write_bytes(source.read_bytes())
    store = work_ground.reopen(path)
    yield store
    store.close()


@contextmanager
def in_sight(page: Shown, qtbot: QtBot) -> Iterator[Shown]:
    """Show a page as wide as the window of a small laptop; put it away after."""
    page.resize(1150, 690)
    page.show()
    qtbot.waitExposed(page)
    yield page
    put_away(page)

"""Sticks that come and go: by the word of the system, or by looking every now and then."""

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.kernel.places import STICK, Arrival, Place
from dsi_desktop.ui import volumes
from dsi_desktop.ui.news import News
from dsi_desktop.ui.volumes import Volumes, can_be_pulled, mounted, volume_name

ROOT, STICK_ROOT = Path("/"), Path("/media/marie/DSI-PARTAGE")


class Mounts:
    """Plays the computer: what is mounted changes by hand."""

    def __init__(self, *roots: Path) -> None:
        self.roots = frozenset(roots)

    def __call__(self) -> frozenset[Path]:
        return self.roots


def heard(watching: Volumes) -> list[tuple[str, Path]]:
    found: list[tuple[str, Path]] = []
    watching.arrived.connect(lambda root: found.append(("arrived", root)))
    watching.left.connect(lambda root: found.append(("left", root)))
    return found


def test_that_a_stick_that_comes_and_goes_is_told(qapp: object) -> None:
    mounts = Mounts(ROOT)
    watching = Volumes(mounts, mounts="/proc/self/mounts")
    told = heard(watching)
    watching.begin()
    assert watching.sticks == ()
    mounts.roots = frozenset({ROOT, STICK_ROOT})
    watching.check()
    watching.check()
    assert watching.sticks == (STICK_ROOT,)
    mounts.roots = frozenset({ROOT})
    watching.check()
    assert told == [("arrived", STICK_ROOT), ("left", STICK_ROOT)]
    assert watching.sticks == ()
    watching.stop()


def test_that_a_stick_already_there_is_known_at_the_beginning(qapp: object) -> None:
    watching = Volumes(Mounts(ROOT, STICK_ROOT))
    told = heard(watching)
    watching.begin()
    assert watching.sticks == (STICK_ROOT,)
    assert told == []
    watching.stop()
    watching.begin()
    assert watching.sticks == (STICK_ROOT,)
    watching.stop()


def test_that_without_a_word_of_the_system_another_thread_looks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(volumes, "_EVERY", 0.02)
    mounts = Mounts(ROOT)
    watching = Volumes(mounts, mounts=str(tmp_path / "no such file"))
    watching.begin()
    with qtbot.waitSignal(watching.arrived, timeout=3000) as told:
        mounts.roots = frozenset({ROOT, STICK_ROOT})
    assert told.args == [STICK_ROOT]
    watching.stop()
    watching.stop()


def test_that_what_a_sleeping_drive_answers_once_nobody_watches_is_not_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(volumes, "_EVERY", 0.02)
    asked, answers, over = threading.Event(), threading.Event(), threading.Event()

    def asleep() -> frozenset[Path]:
        asked.set()
        answers.wait(5)
        over.set()
        return frozenset({ROOT, STICK_ROOT})

    watching = Volumes(asleep, mounts=str(tmp_path / "no such file"))
    told: list[Path] = []
    watching.arrived.connect(told.append)
    watching.begin()
    assert asked.wait(5)
    watching.stop()
    answers.set()
    assert over.wait(5)
    QApplication.processEvents()
    assert (told, watching.sticks) == ([], ())


def test_that_a_drive_that_does_not_answer_holds_nobody_up_at_the_beginning(
    qtbot: QtBot, tmp_path: Path
) -> None:
    answers = threading.Event()

    def asleep() -> frozenset[Path]:
        answers.wait(5)
        return frozenset({ROOT, STICK_ROOT})

    watching = Volumes(asleep, mounts=str(tmp_path / "no such file"))
    watching.begin()
    assert watching.sticks == ()
    with qtbot.waitSignal(watching.arrived, timeout=3000) as told:
        answers.set()
    assert told.args == [STICK_ROOT]
    assert watching.sticks == (STICK_ROOT,)
    watching.stop()


def test_that_the_volumes_of_this_computer_hold_the_root() -> None:
    assert mounted()
    assert all(root.is_absolute() for root in mounted())


def test_that_a_volume_has_a_name_to_show(tmp_path: Path) -> None:
    assert volume_name(tmp_path)
    assert volume_name(Path("/nowhere/STICK")) == "STICK"


@pytest.mark.skipif(os.name == "nt", reason="drive letters are asked of Windows")
def test_that_a_stick_is_guessed_by_where_systems_put_them() -> None:
    assert can_be_pulled(STICK_ROOT)
    assert can_be_pulled(Path("/run/media/marie/X"))
    assert can_be_pulled(Path("/Volumes/X"))
    assert not can_be_pulled(Path("/home"))


def test_that_news_are_told_once(qapp: object) -> None:
    news, changes = News(), []
    news.changed.connect(lambda: changes.append(news.arrivals))
    luc = Arrival(Place(STICK_ROOT, "X", STICK), (), 3, ("Luc",), (), 0)
    assert news.tell((luc,))
    assert not news.tell((luc,))
    assert news.tell(())
    assert changes == [(luc,), ()]

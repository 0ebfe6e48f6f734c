"""Two threads, and what passes between them."""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.kernel.bus import Bus
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.ui.relay import Relay
from dsi_desktop.ui.worker import Stopped, Worker

CHANGES = ChangeSet("00", "Essayer", ())


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def refused(error: Exception) -> None:
    raise AssertionError(error)


def test_that_work_is_done_beside_the_screen_and_told_on_it(worker: Worker, qtbot: QtBot) -> None:
    seen: list[object] = []

    def work(progress: Callable[[float], None]) -> str:
        progress(0.5)
        return threading.current_thread().name

    with qtbot.waitSignals([worker.began, worker.moved, worker.rested]):
        worker.run(
            "Compter", work, lambda name: seen.extend((name, threading.get_ident())), refused
        )
        assert worker.busy
    assert seen == ["dsi-worker", threading.get_ident()]
    assert not worker.busy


def test_that_jobs_wait_for_one_another(worker: Worker, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(5):
        worker.run("", lambda _progress, number=number: number, order.append, refused)
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == [0, 1, 2, 3, 4]


def test_that_an_error_is_told_and_the_next_job_done(worker: Worker, qtbot: QtBot) -> None:
    told: list[object] = []

    def fail(_progress: Callable[[float], None]) -> None:
        raise ZeroDivisionError

    worker.run("", fail, lambda _none: refused(ValueError()), told.append)
    worker.run("", lambda _progress: "après", told.append, refused)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert isinstance(told[0], ZeroDivisionError)
    assert told[1] == "après"


def test_that_a_job_stops_at_its_next_progress(worker: Worker, qtbot: QtBot) -> None:
    told: list[Exception] = []
    begun = threading.Event()

    def endless(progress: Callable[[float], None]) -> None:
        begun.set()
        while True:
            progress(0.1)

    worker.run("", endless, lambda _none: refused(ValueError()), told.append)
    assert begun.wait(5)
    worker.stop()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], Stopped)


def test_that_closing_ends_the_thread_and_answers_nothing_more(qtbot: QtBot) -> None:
    worker = Worker()
    said: list[object] = []
    worker.run("", lambda _progress: 1, said.append, refused)
    worker.close()
    QApplication.processEvents()
    assert said == []
    assert "dsi-worker" not in [thread.name for thread in threading.enumerate()]
    worker.close()
    assert not worker.busy


def test_that_closing_forgets_the_jobs_that_wait_and_a_new_one_is_done(qtbot: QtBot) -> None:
    worker = Worker()
    done: list[str] = []
    begun = threading.Event()

    def endless(progress: Callable[[float], None]) -> None:
        begun.set()
        while True:
            progress(0.1)

    worker.run("", endless, refused, done.append)
    worker.run("", lambda _progress: done.append("attendait"), refused, done.append)
    assert begun.wait(5)
    worker.close()
    assert (done, worker.busy) == ([], False)
    worker.stop()
    worker.run("", lambda progress: progress(0.5) or "après", done.append, refused)
    qtbot.waitUntil(lambda: done == ["après"])
    worker.close()


def test_that_a_thread_held_by_a_dead_drive_is_left_behind_and_says_nothing(
    qtbot: QtBot,
) -> None:
    worker = Worker()
    said: list[object] = []
    begun, answers, over = threading.Event(), threading.Event(), threading.Event()

    def held(progress: Callable[[float], None]) -> None:
        begun.set()
        answers.wait(20)
        over.set()
        progress(0.5)

    worker.moved.connect(said.append)
    worker.run("", held, said.append, said.append)
    assert begun.wait(5)
    worker.close(0.01)
    worker.run("", lambda _progress: "ailleurs", said.append, refused)
    qtbot.waitUntil(lambda: said == ["ailleurs"])
    answers.set()
    assert over.wait(5)
    worker.close()
    QApplication.processEvents()
    assert said == ["ailleurs"]


class Held:
    """Says in which thread it is let go of."""

    def __init__(self, told: list[str]) -> None:
        self._told = told

    def __del__(self) -> None:
        self._told.append(threading.current_thread().name)


@pytest.mark.parametrize("fails", [False, True])
def test_that_what_a_job_holds_is_let_go_of_in_the_thread_of_the_screen(
    worker: Worker, qtbot: QtBot, *, fails: bool
) -> None:
    freed: list[str] = []

    def ask(held: Held) -> None:
        def work(_progress: Callable[[float], None]) -> Held:
            if fails:
                raise ZeroDivisionError
            return Held(freed)

        worker.run("", work, lambda _made: id(held), lambda _error: id(held))

    for _job in range(20):
        ask(Held(freed))
        with qtbot.waitSignal(worker.rested):
            pass
    worker.close()
    gc.collect()
    assert set(freed) == {threading.main_thread().name}
    assert len(freed) == (20 if fails else 40)


def test_that_changes_reach_the_screen_from_any_thread(qtbot: QtBot) -> None:
    bus = Bus()
    relay = Relay(bus)
    heard: list[tuple[object, int]] = []
    relay.told.connect(lambda changes: heard.append((changes, threading.get_ident())))
    bus.publish(CHANGES)
    assert heard == [(CHANGES, threading.get_ident())]
    other = threading.Thread(target=bus.publish, args=(CHANGES,))
    other.start()
    other.join()
    assert len(heard) == 1
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == heard[0]
    relay.stop()
    bus.publish(CHANGES)
    QApplication.processEvents()
    assert len(heard) == 2

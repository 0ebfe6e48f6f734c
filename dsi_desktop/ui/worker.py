"""One thread for long work: it says how far it is, can be stopped, and never touches a widget."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

T = TypeVar("T")
_NO_MORE = 0
Progress = Callable[[float], None]


class Stopped(Exception):
    """The person stopped this work; raised inside it, at its next progress."""


@dataclass(slots=True)
class _Job:
    """What is asked and, once done, what came of it."""

    label: str
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    result: Any = None
    error: Exception | None = None

    def answer(self) -> None:
        if self.error is None:
            self.done(self.result)
        else:
            self.failed(self.error)


class _Shift:
    """One life of the thread: what it takes its work from, and how it is told to stop."""

    def __init__(self) -> None:
        self.queue: SimpleQueue[int] = SimpleQueue()
        self.stop = threading.Event()
        self.thread = threading.current_thread()


class Worker(QObject):
    """Does one job after the other. `done` and `failed` are called in the thread of the screen.

    A job is kept and let go of in that thread too, and the other knows it by its number: what a
    job is made of may be the last to hold a widget, and a widget freed by another thread ends the
    process.
    """

    began = Signal(str)
    moved = Signal(float)
    rested = Signal()
    _answered = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, _Job] = {}
        self._left_behind: list[_Job] = []
        self._asked = 0
        self._shift: _Shift | None = None
        self._mouth = threading.Lock()
        self._answered.connect(self._answer)

    @property
    def busy(self) -> bool:
        """Tell whether a job waits or runs."""
        return bool(self._jobs)

    def run(
        self, label: str, work: Callable[[Progress], T], done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        """Do `work(progress)` after the jobs before it; one of the two answers follows."""
        shift = self._shift or self._begin()
        self._asked += 1
        self._jobs[self._asked] = _Job(label, work, done, failed)
        shift.queue.put(self._asked)

    def stop(self) -> None:
        """Ask the job at hand to stop at its next progress."""
        if self._shift is not None:
            self._shift.stop.set()

    def close(self, patience: float | None = None) -> None:
        """Stop the job at hand, forget those that wait and end the thread.

        With `patience` (seconds), a thread that a dead network drive holds is left behind.
        """
        shift = self._shift
        if shift is None:
            return
        with self._mouth:
            self._shift = None
        shift.queue.put(_NO_MORE)
        shift.thread.join(patience)
        if shift.thread.is_alive():
            self._left_behind += self._jobs.values()
        self._jobs = {}

    def _begin(self) -> _Shift:
        self._shift = shift = _Shift()
        shift.thread = threading.Thread(
            target=self._live, args=(shift,), name="dsi-worker", daemon=True
        )
        shift.thread.start()
        return shift

    def _live(self, shift: _Shift) -> None:
        while (number := shift.queue.get()) != _NO_MORE:
            self._do(shift, number)
            shift.stop.clear()
            self._say(shift, self._answered, number)

    def _do(self, shift: _Shift, number: int) -> None:
        """Do one job; the thread holds nothing of it once this returns."""
        job = self._jobs.get(number)
        if job is None or shift is not self._shift:
            return
        self._say(shift, self.began, job.label)
        job.result, job.error = _outcome(job.work, partial(self._progress, shift))

    def _progress(self, shift: _Shift, share: float) -> None:
        if shift.stop.is_set() or shift is not self._shift:
            raise Stopped
        self._say(shift, self.moved, share)

    def _say(self, shift: _Shift, signal: SignalInstance, said: object) -> None:
        """Tell the thread of the screen, which may have closed this one since."""
        with self._mouth:
            if shift is self._shift:
                signal.emit(said)

    def _answer(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        job.answer()
        if not self._jobs:
            self.rested.emit()


def _outcome(
    work: Callable[[Progress], object], progress: Progress
) -> tuple[object, Exception | None]:
    try:
        return work(progress), None
    except Exception as error:  # noqa: BLE001  told to the person by `failed`
        return None, error

"""One thread for long work: it says how far it is, can be stopped, and never touches a widget."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")
Progress = Callable[[float], None]


class Stopped(Exception):
    """The person stopped this work; raised inside it, at its next progress."""


@dataclass(frozen=True, slots=True)
class _Job:
    label: str
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Worker(QObject):
    """Does one job after the other. `done` and `failed` are called in the thread of the screen."""

    began = Signal(str)
    moved = Signal(float)
    rested = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._waiting = 0
        self._answered.connect(self._answer)

    @property
    def busy(self) -> bool:
        """Tell whether a job waits or runs."""
        return self._waiting > 0

    def run(
        self, label: str, work: Callable[[Progress], T], done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        """Do `work(progress)` after the jobs before it; one of the two answers follows."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._live, name="dsi-worker", daemon=True)
            self._thread.start()
        self._waiting += 1
        self._jobs.put(_Job(label, work, done, failed))

    def stop(self) -> None:
        """Ask the job at hand to stop at its next progress."""
        self._stop.set()

    def close(self, patience: float | None = None) -> None:
        """Stop the job at hand, forget those that wait and end the thread.

        With `patience` (seconds), a thread that a dead network drive holds is left behind.
        """
        if self._thread is None:
            return
        self._stop.set()
        self._jobs.put(None)
        self._thread.join(patience)
        self._thread = None
        self._waiting = 0

    def _live(self) -> None:
        while (job := self._jobs.get()) is not None:
            self.began.emit(job.label)
            try:
                result = job.work(self._progress)
                answer = _then(job.done, result)
            except Exception as error:  # noqa: BLE001  told to the person by `failed`
                answer = _then(job.failed, error)
            self._stop.clear()
            self._answered.emit(answer)

    def _progress(self, share: float) -> None:
        if self._stop.is_set():
            raise Stopped
        self.moved.emit(share)

    def _answer(self, answer: Callable[[], None]) -> None:
        if self._thread is None:
            return
        self._waiting -= 1
        answer()
        if not self._waiting:
            self.rested.emit()


def _then(say: Callable[[Any], None], value: object) -> Callable[[], None]:
    return lambda: say(value)

"""Watch a program's event loop from inside: its first paint, its longest stall."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Ends the program after the first paint of a window, and keeps its time.

    One widget is watched, the one that fills the window: a filter over the whole application is
    called in Python at every event, and would be measured too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.at = 0

    def watch(self) -> None:
        """Watch what fills the window that is shown."""
        for window in QApplication.topLevelWidgets():
            filling = window.centralWidget() if isinstance(window, QMainWindow) else None
            (filling or window).installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note the end of the frame that holds the first paint; let every event through."""
        if event.type() == QEvent.Type.Paint and not self.at:
            QTimer.singleShot(0, self._stop)
        return False

    def _stop(self) -> None:
        if not self.at:
            self.at = time.monotonic_ns()
            QApplication.exit(0)


class Ticker(QObject):
    """Measures the longest gap between two ticks that were due every 5 ms."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.worst = 0
        self._last = 0
        self._end = time.monotonic_ns() + int(seconds * 1e9)
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start()

    def _tick(self) -> None:
        now = time.monotonic_ns()
        if self._last:
            self.worst = max(self.worst, now - self._last - 5_000_000)
        self._last = now
        if now > self._end:
            QApplication.exit(0)


def in_the_loop(before: Callable[[], None]) -> None:
    """Call `before` when the program enters its event loop."""
    entered = QApplication.exec

    def exec_and_watch(*_: object) -> int:
        before()
        return int(entered())

    setattr(QApplication, "exec", exec_and_watch)  # noqa: B010  typed as a method: not assignable

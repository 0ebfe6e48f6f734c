"""Started in a process of its own: say when the first frame was painted, or how long it stalled.

`python -m bench.probe bare` · `… home FILE` · `… stall FILE SECONDS`. Times are those of the
system-wide monotonic clock, in nanoseconds, so that the parent can subtract its own.
"""

import sys
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


def first_paint(start: Callable[[], object]) -> int:
    """Run `start` until its first window is painted; return when."""
    watcher = FirstPaint()
    in_the_loop(watcher.watch)
    start()
    return watcher.at


def longest_stall(start: Callable[[], object], seconds: float) -> int:
    """Run `start` for some seconds; return the longest stall of its loop."""
    tickers: list[Ticker] = []

    def watch() -> None:
        tickers.append(Ticker(seconds))
        tickers[0].start()

    in_the_loop(watch)
    start()
    return tickers[0].worst


def bare() -> None:
    """Show an empty window."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    application.exec()


def home(file: str) -> None:
    """Open a dossier as a person does."""
    from dsi_desktop.__main__ import main

    main([file])


def run(what: str, *rest: str) -> int:
    """Do one of the three probes; return its nanoseconds."""
    if what == "bare":
        return first_paint(bare)
    if what == "home":
        return first_paint(lambda: home(rest[0]))
    return longest_stall(lambda: home(rest[0]), float(rest[1]))


if __name__ == "__main__":
    print(run(*sys.argv[1:]))

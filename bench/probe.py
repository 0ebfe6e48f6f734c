"""Started in a process of its own: say when the first frame was painted, or how long it stalled.

`python -m bench.probe bare` · `… home FILE` · `… stall FILE SECONDS`. Times are those of the
system-wide monotonic clock, in nanoseconds, so that the parent can subtract its own.
"""

import sys
from collections.abc import Callable


def first_paint(start: Callable[[], object]) -> int:
    """Run `start` until its first window is painted; return when."""
    from bench.watching import FirstPaint, in_the_loop

    watcher = FirstPaint()
    in_the_loop(watcher.watch)
    start()
    return watcher.at


def longest_stall(start: Callable[[], object], seconds: float) -> int:
    """Run `start` for some seconds; return the longest stall of its loop."""
    from bench.watching import Ticker, in_the_loop

    tickers: list[Ticker] = []

    def watch() -> None:
        tickers.append(Ticker(seconds))
        tickers[0].start()

    in_the_loop(watch)
    start()
    return tickers[0].worst


def bare() -> None:
    """Show an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

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
    import dsi_desktop.app.dossier  # noqa: F401  before Qt, which watching imports: as the program

    if what == "home":
        return first_paint(lambda: home(rest[0]))
    return longest_stall(lambda: home(rest[0]), float(rest[1]))


if __name__ == "__main__":
    sys.stdout.write(f"{run(*sys.argv[1:])}\n")

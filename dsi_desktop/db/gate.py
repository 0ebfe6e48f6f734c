"""One thread at a time holds the write door; nobody waits for himself, no reader is locked out."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dsi_desktop.kernel.errors import WriteRefused
from dsi_desktop.kernel.i18n import _


class Gate:
    """Orders the threads of one window before SQLite has to.

    A thread that opens an operation inside its own query, or inside another operation, would
    wait for ever: it is refused at once. Queries run beside an operation, but not at the moments
    it begins and commits: measured on a loaded machine, a reader that asks for the file just then
    takes the new journal for one left by a crash, or waits its whole `busy_timeout` for nothing.
    """

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._turn = threading.Condition()
        self._readers = 0
        self._turning = False
        self._mine = threading.local()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write door."""
        if getattr(self._mine, "writes", False) or getattr(self._mine, "reads", 0):
            raise WriteRefused(
                _("Une autre opération est en cours : rien n’a été changé. Recommencez.")
            )
        with self._door:
            self._mine.writes = True
            try:
                yield
            finally:
                self._mine.writes = False

    @contextmanager
    def turning(self) -> Iterator[None]:
        """Hold queries back while the operation of this thread begins or commits."""
        with self._turn:
            self._turning = True
            self._turn.wait_for(lambda: not self._readers)
            try:
                yield
            finally:
                self._turning = False
                self._turn.notify_all()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Run a query; one inside another query or operation of this thread never waits."""
        inside = getattr(self._mine, "reads", 0) or getattr(self._mine, "writes", False)
        self._mine.reads = getattr(self._mine, "reads", 0) + 1
        if not inside:
            self._come()
        try:
            yield
        finally:
            self._mine.reads -= 1
            if not inside:
                self._go()

    def _come(self) -> None:
        with self._turn:
            self._turn.wait_for(lambda: not self._turning)
            self._readers += 1

    def _go(self) -> None:
        with self._turn:
            self._readers -= 1
            self._turn.notify_all()

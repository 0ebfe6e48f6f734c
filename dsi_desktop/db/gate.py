"""One thread at a time holds the write door; nobody waits for himself."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dsi_desktop.kernel.errors import WriteRefused
from dsi_desktop.kernel.i18n import _


class Gate:
    """Orders the threads of one window before SQLite has to.

    A thread that opens an operation inside its own query, or inside another operation, would
    wait for ever: it is refused at once.
    """

    def __init__(self) -> None:
        self._door = threading.Lock()
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
    def reading(self) -> Iterator[None]:
        """Note that this thread is inside a query."""
        self._mine.reads = getattr(self._mine, "reads", 0) + 1
        try:
            yield
        finally:
            self._mine.reads -= 1

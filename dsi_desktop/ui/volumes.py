"""Sticks that come and go while the program runs: noticed, never opened, never waited for."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, QSocketNotifier, QStorageInfo, Signal

MOUNTS = "/proc/self/mounts"
_EVERY = 2.0
_REMOVABLE = ("/media/", "/run/media/", "/Volumes/")
_DRIVE_REMOVABLE = 2
_NEVER_A_STICK = (b"squashfs", b"overlay", b"proc", b"sysfs")


class Volumes(QObject):
    """`arrived` and `left` tell the root of a volume, in the thread of the screen.

    On Linux the system says at once that something was mounted. Elsewhere another thread asks
    every two seconds: a sleeping or network drive may block the one who asks.
    """

    arrived = Signal(object)
    left = Signal(object)
    _seen = Signal(object)

    def __init__(
        self, look: Callable[[], frozenset[Path]] | None = None, mounts: str = MOUNTS,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look = look or mounted
        self._mounts = mounts
        self._known: frozenset[Path] = frozenset()
        self._sticks: set[Path] = set()
        self._first = True
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._notifier: QSocketNotifier | None = None
        self._file: BinaryIO | None = None
        self._seen.connect(self._hear)

    @property
    def sticks(self) -> tuple[Path, ...]:
        """The volumes taken for sticks: those that can be, and those that came since `begin`."""
        return tuple(sorted(self._sticks))

    def begin(self) -> None:
        """Look once, then watch; where another thread looks, sticks already there arrive."""
        self._ending = threading.Event()
        self._known, self._sticks = frozenset(), set()
        self._first = True
        if self._listen():
            self._begin_with(self._look())
        else:
            self._thread = threading.Thread(
                target=self._poll, args=(self._ending,), name="dsi-volumes", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._ending.set()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._thread is not None:
            self._thread.join(_EVERY)
            self._thread = None

    def check(self) -> None:
        """Compare with what was known: the system said that something changed."""
        self._compare(self._look())

    def _listen(self) -> bool:
        try:
            self._file = Path(self._mounts).open("rb")  # noqa: SIM115  open as long as we listen
        except OSError:
            return False
        self._notifier = QSocketNotifier(
            self._file.fileno(), QSocketNotifier.Type.Exception, self
        )
        self._notifier.activated.connect(lambda *_told: self.check())
        return True

    def _poll(self, ending: threading.Event) -> None:
        while True:
            now = self._look()
            if ending.is_set():
                return
            self._seen.emit(now)
            if ending.wait(_EVERY):
                return

    def _hear(self, now: frozenset[Path]) -> None:
        if not self._ending.is_set():
            self._compare(now)

    def _begin_with(self, now: frozenset[Path]) -> None:
        self._first = False
        self._known, self._sticks = now, {root for root in now if can_be_pulled(root)}

    def _compare(self, now: frozenset[Path]) -> None:
        if self._first:
            self._begin_with(now)
            for root in self.sticks:
                self.arrived.emit(root)
            return
        before, self._known = self._known, now
        self._sticks = (self._sticks & now) | (now - before)
        for root in sorted(now - before):
            self.arrived.emit(root)
        for root in sorted(before - now):
            self.left.emit(root)


def mounted() -> frozenset[Path]:
    """Return the roots of the volumes that hold files now."""
    return frozenset(
        Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and volume.bytesTotal() > 0
        and bytes(volume.fileSystemType().data()) not in _NEVER_A_STICK
    )  # fmt: skip


def volume_name(root: Path) -> str:
    """Return the name people gave to the volume, « DSI-PARTAGE »."""
    named = QStorageInfo(str(root)).name()
    return named or root.name or str(root)


def can_be_pulled(root: Path) -> bool:
    """Guess whether a volume found at the beginning is a stick: Qt does not say."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(str(root)) == _DRIVE_REMOVABLE)
    return f"{root}/".startswith(_REMOVABLE)

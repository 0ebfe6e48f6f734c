"""Carry what the dossier tells, from whatever thread wrote it, to the thread of the screen."""

from PySide6.QtCore import QObject, Signal

from dsi_desktop.kernel.bus import Bus
from dsi_desktop.kernel.changes import ChangeSet


class Relay(QObject):
    """Emits `told` in the thread it was made in: at once there, by the event loop from others."""

    told = Signal(object)

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = bus.subscribe(self._hear)

    def stop(self) -> None:
        """Listen no more: the dossier is about to be closed."""
        self._leave()

    def _hear(self, changes: ChangeSet) -> None:
        self.told.emit(changes)

"""What was noticed outside the dossier, kept for every page that wants to say it."""

from PySide6.QtCore import QObject, Signal

from dsi_desktop.kernel.places import Arrival


class News(QObject):
    """`changed` when other things are known; `asked` when a page wants it looked at again."""

    changed = Signal()
    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.arrivals: tuple[Arrival, ...] = ()

    def tell(self, arrivals: tuple[Arrival, ...]) -> bool:
        """Keep what is there now; tell whether it is something else than before."""
        if arrivals == self.arrivals:
            return False
        self.arrivals = arrivals
        self.changed.emit()
        return True

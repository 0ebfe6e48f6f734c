"""What the first view reads: the dossier at once, its places out of sight."""

from PySide6.QtCore import QObject, Signal

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.page.doors_view import DoorActions, DoorsSheet, DoorsView
from dsi_desktop.features.exchange.page.laptops import laptops
from dsi_desktop.features.exchange.page.places import Places
from dsi_desktop.features.exchange.presenter.overview import (
    PlaceSheet,
    arrival_words,
    exchange_lines,
    share_words,
)
from dsi_desktop.features.exchange.queries.overview import overview
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.ui.shell.desk import Host


class DoorsFlow(QObject):
    """Drives the doors. `changed` when the shared folder is another one."""

    changed = Signal()

    def __init__(
        self, store: Store, desk: Host, places: Places, actions: DoorActions
    ) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._places = places
        self._turn = 0
        self.view = DoorsView(desk, actions, self.choose_shared, self.forget_shared)

    def show(self) -> None:
        """Show how the dossier stands; what the places hold follows."""
        self._turn += 1
        turn, known = self._turn, self._places.known()
        self._draw(self._places.named(known))
        if known:
            self._places.read(
                known, lambda sheets: self._draw(sheets) if turn == self._turn else None
            )

    def choose_shared(self) -> None:
        """Ask for the shared folder."""
        if self._places.choose_shared():
            self.changed.emit()

    def forget_shared(self) -> None:
        """Use no shared folder any more."""
        self._places.forget_shared()
        self.changed.emit()

    def _draw(self, places: tuple[PlaceSheet, ...]) -> None:
        today, seen = self._desk.today(), overview(self._store)
        self.view.show_sheet(DoorsSheet(
            seen.code, share_words(seen), seen.unshared, seen.choices,
            len(violations(self._store)),
            tuple((one, arrival_words(one, today)) for one in self._desk.news.arrivals),
            places, laptops(self._store, self._desk, seen),
            exchange_lines(seen.exchanges, today), self._store.read_only,
        ))  # fmt: skip

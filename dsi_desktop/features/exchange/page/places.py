"""The places of this computer where the dossier may go: its sticks and its shared folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.presenter.overview import PlaceSheet, place_sheet
from dsi_desktop.features.exchange.queries.files import look_at
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import FOLDER, STICK, Place
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.volumes import volume_name


class Places:
    """Names places at once, reads them out of sight."""

    def __init__(self, store: Store, desk: Host) -> None:
        self._store = store
        self._desk = desk

    def known(self) -> list[Place]:
        """Return the sticks, then the shared folder; nothing is read from them."""
        found = [Place(root, volume_name(root), STICK) for root in self._desk.volumes.sticks]
        shared = self.shared()
        return found if shared is None else [*found, shared]

    def shared(self) -> Place | None:
        """Return the shared folder of this dossier on this computer."""
        kept = self._desk.preferences.folder_of(self._store.dossier_id)
        return Place(Path(kept), Path(kept).name or kept, FOLDER) if kept else None

    def choose_shared(self) -> bool:
        """Ask for the shared folder and remember it; tell whether one was chosen."""
        chosen = self._desk.ask_folder(_("Choisir le dossier partagé"))
        if chosen is None:
            return False
        self._keep(str(chosen))
        return True

    def forget_shared(self) -> None:
        """Use no shared folder any more; its files stay where they are."""
        self._keep("")

    def choose_once(self) -> Place | None:
        """Ask for a folder for this time only."""
        chosen = self._desk.ask_folder(_("Choisir un dossier"))
        return None if chosen is None else Place(chosen, chosen.name or str(chosen), FOLDER)

    def read(
        self, places: Sequence[Place], done: Callable[[tuple[PlaceSheet, ...]], None],
        fresh: str = "",
    ) -> None:  # fmt: skip
        """Read what the places hold, out of sight, then give them to `done` in words."""
        today = self._desk.today()

        def work() -> tuple[PlaceSheet, ...]:
            return tuple(
                place_sheet(look_at(one.path, one.name, one.kind), today, fresh) for one in places
            )

        self._desk.glance(work, done)

    def named(self, places: Sequence[Place]) -> tuple[PlaceSheet, ...]:
        """Return places in words before they are read."""
        return tuple(place_sheet(one, self._desk.today()) for one in places)

    def _keep(self, folder: str) -> None:
        kept = self._desk.preferences.sharing(self._store.dossier_id, folder)
        self._desk.prefer(kept)
        self._desk.news.asked.emit()

"""What the window says of other laptops: the badge, the sticks that arrive, the shared folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import FOLDER, STICK, Arrival, Place
from dsi_desktop.ui.relay import Relay
from dsi_desktop.ui.shell.sidebar import Sidebar
from dsi_desktop.ui.shell.window_desk import WindowDesk
from dsi_desktop.ui.volumes import volume_name

# Beside the store, these cost more than the first frame: they are imported when the door opens.
if TYPE_CHECKING:
    from dsi_desktop.db.merge.places import Place as Remembered
    from dsi_desktop.db.store import Store

_PAGE = "exchange"
_EVERY_MS = 60_000
_PAUSE_MS = 400


class Exchanging(QObject):
    """Follows one open dossier. Files are looked at out of sight, and never taken."""

    def __init__(self, desk: WindowDesk, sidebar: Callable[[], Sidebar | None]) -> None:
        super().__init__()
        self._desk = desk
        self._sidebar = sidebar
        self._store: Store | None = None
        self._watched: dict[Path, Remembered] = {}
        self._found: dict[Path, Arrival] = {}
        self._folders = QFileSystemWatcher(self)
        self._soon: QTimer = self._timer(_PAUSE_MS, self.look, once=True)
        self._folders.directoryChanged.connect(lambda _path: self._soon.start())
        self._often = self._timer(_EVERY_MS, self.look, once=False)
        self._recount = self._timer(_PAUSE_MS, self.count, once=True)
        desk.volumes.arrived.connect(lambda _root: self.look())
        desk.volumes.left.connect(lambda _root: self.look())
        desk.news.asked.connect(self._soon.start)

    def follow(self, store: "Store", relay: Relay | None) -> None:
        """Begin with a dossier whose door is open; again when the window was made anew."""
        if self._store is not store:
            self._store = store
            self._desk.volumes.begin()
            self._often.start()
            if relay is not None:
                relay.told.connect(self._hear)
            self.look()
        self.count()

    def stop(self) -> None:
        """Follow nothing: the dossier is about to be closed."""
        for timer in (self._soon, self._often, self._recount):
            timer.stop()
        if self._store is not None:
            self._desk.volumes.stop()
        self._store = None
        self._desk.rest()
        self._watched.clear()
        self._found.clear()
        self._desk.news.tell(())

    def look(self) -> None:
        """Look at every place that is there now."""
        store = self._store
        if store is None or store.read_only:
            return
        there = {place.path: place for place in self._places(store)}
        for path in set(self._watched) - set(there):
            self._watched.pop(path)
            self._found.pop(path, None)
        self._leave_folders(there)
        for place in there.values():
            self._look_at(store, place)
        self._tell()

    def count(self) -> None:
        """Put the number of choices left on the page's entry of the bar."""
        store, sidebar = self._store, self._sidebar()
        if store is None or sidebar is None:
            return
        from dsi_desktop.features.exchange.queries.overview import choices_left
        from dsi_desktop.features.exchange.rules.words import to_decide

        left = choices_left(store)
        sidebar.badge(_PAGE, left, to_decide(left))

    def _places(self, store: "Store") -> list[Place]:
        sticks = [
            Place(root, volume_name(root), STICK) for root in self._desk.volumes.sticks
        ]
        kept = self._desk.preferences.folder_of(store.dossier_id)
        return [*sticks, Place(Path(kept), Path(kept).name or kept, FOLDER)] if kept else sticks

    def _leave_folders(self, there: dict[Path, Place]) -> None:
        wanted = {str(path) for path, place in there.items() if place.kind == FOLDER}
        left = set(self._folders.directories()) - wanted
        if left:
            self._folders.removePaths(sorted(left))

    def _watch_folder(self, path: Path) -> None:
        """Watch a folder that just answered: asking one that does not would hold the screen up."""
        if str(path) not in self._folders.directories():
            self._folders.addPath(str(path))

    def _look_at(self, store: "Store", place: Place) -> None:
        from dsi_desktop.db.merge.places import Place as Remembered
        from dsi_desktop.features.exchange.queries.files import arrival

        def seen() -> tuple[bool, Arrival | None]:
            return place.kind == FOLDER and place.path.is_dir(), arrival(store, place, memory)

        memory = self._watched.setdefault(place.path, Remembered(place.path, store.dossier_id))
        self._desk.glance(seen, partial(self._know, place.path, memory))

    def _know(
        self, path: Path, memory: "Remembered", seen: tuple[bool, Arrival | None]
    ) -> None:
        if self._watched.get(path) is not memory:
            return
        is_folder, found = seen
        if is_folder:
            self._watch_folder(path)
        before = self._found.get(path)
        if found is None:
            self._found.pop(path, None)
        else:
            self._found[path] = found
            if before is None or set(found.paths) - set(before.paths):
                from dsi_desktop.features.exchange.rules.words import changes

                self._desk.tell(_("{title} : {changes}").format(
                    title=found.title, changes=changes(found.new)
                ))  # fmt: skip
        self._tell()

    def _tell(self) -> None:
        self._desk.news.tell(tuple(self._found[path] for path in sorted(self._found)))

    def _hear(self, changes: ChangeSet) -> None:
        self._recount.start()
        if changes.received:
            self._soon.start()

    def _timer(self, pause: int, done: Callable[[], None], *, once: bool) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(once)
        made.setInterval(pause)
        made.timeout.connect(done)
        return made

"""The dossier open in the window: first what is read in a moment, then the store, then the door."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dsi_desktop.db.container import peek
from dsi_desktop.db.lock import Lock, acquire
from dsi_desktop.features.home import queries as home_queries
from dsi_desktop.kernel.bus import Bus
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import DsiError, FileProblem
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.places import snapshots_of

# SQLAlchemy costs four times the first frame: the store is imported in the worker, after it.
if TYPE_CHECKING:
    from dsi_desktop.db.merge.reception import Received
    from dsi_desktop.db.registry import Missing, Twin
    from dsi_desktop.db.store import Store
    from dsi_desktop.db.verify import Verified


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs the operations, on which computer."""

    author: str
    device: str


class Dossier:
    """A file held by this window. `begin` is quick; `prepare` may run beside the screen."""

    def __init__(
        self, path: Path, signature: Signature, clock: Clock, *, read_only: bool = False,
        origin: Path | None = None,
    ) -> None:  # fmt: skip
        """Look at the file and lock it; raises `FileProblem` with nothing held.

        `origin`: where the file lies of which `path` is a private copy, to be looked at.
        """
        self.path = path
        self.origin = origin or path
        self.is_view = origin is not None
        self.signature = signature
        self.clock = clock
        self.bus = Bus()
        self.store: Store | None = None
        self.warning = ""
        self.twin: Twin | None = None
        self.missing: Missing | None = None
        self._data: Path | None = None
        said = peek(path)
        self.dossier_id = said.dossier_id
        self._lock: Lock | None = None if read_only else acquire(path, signature.author)
        self.read_only = read_only
        try:
            self.first = home_queries.home(path, self.today())
        except FileProblem:
            self.release()
            raise
        self.name = self.first.name or said.title or path.stem

    @property
    def note(self) -> str:
        """What stands under the name: that it is a demonstration, or the name of the file."""
        return _("Données de démonstration") if self.first.demonstration else self.origin.name

    def holds(self, path: Path) -> bool:
        """Tell whether `path` is this file, held for writing: its own lock would refuse it."""
        try:
            return not self.read_only and path.samefile(self.path)
        except OSError:
            return False

    def today(self) -> date:
        """Return the day of the dossier's clock."""
        return self.clock.today()

    def prepare(self, data: Path) -> "Store":
        """Import the store, check the file, make it ready, keep a snapshot of the day.

        `data`: the folder of snapshots and of what this computer remembers. Raises `FileProblem`;
        the lock is then free. A snapshot that fails is only told.
        """
        from dsi_desktop.db.snapshots import take_snapshot
        from dsi_desktop.db.store import Store
        from dsi_desktop.features.minutes.commands import refuse_frozen
        from dsi_desktop.features.minutes.commands.sealed import refuse_adopted_section

        folder = snapshots_of(data, self.dossier_id)
        if not self.read_only:
            self._look_around(data)

        def keep(path: Path) -> None:
            take_snapshot(path, folder, self.clock)

        store = Store.open(
            self.path, author=self.signature.author, device=self.signature.device, bus=self.bus,
            clock=self.clock, read_only=self.read_only, lock=self._lock,
            before_migration=keep,
        )  # fmt: skip
        store.before_undo += [refuse_frozen, refuse_adopted_section]
        self._data = data
        if not self.read_only:
            try:
                take_snapshot(self.path, folder, self.clock)
            except FileProblem as problem:
                self.warning = problem.sentence
            self._remember()
        self.store = store
        return store

    def keep_snapshot(self) -> None:
        """Keep a snapshot if something changed since the last; raises `FileProblem`."""
        from dsi_desktop.db.snapshots import take_snapshot

        if self._data is not None:
            take_snapshot(self.path, snapshots_of(self._data, self.dossier_id), self.clock)

    def verify(self) -> "Verified":
        """Verify the file, and list in words what its features find to settle in it."""
        from dsi_desktop.app.repairing import verified

        return verified(self.path, self.store)

    def unite(self, path: Path, place: str, progress: Callable[[float], None]) -> "Received":
        """Receive what another copy holds, after a snapshot; raises `FileProblem`."""
        from dsi_desktop.db.uniting import unite

        if self.store is None:
            raise FileProblem(_("Ce dossier n’est pas encore prêt."))
        self.keep_snapshot()
        return unite(self.store, path, place, progress)

    def unshared(self) -> int | None:
        """Return how many gestures no other laptop has; None before any exchange."""
        from dsi_desktop.db.merge.log import exchanges, unshared

        if self.store is None or not exchanges(self.store):
            return None
        return unshared(self.store)

    def leave_aside(self, code: str) -> None:
        """Note that the person does not want what the copy or snapshot of this code holds."""
        from dsi_desktop.db.registry import Registry

        if self._data is not None:
            Registry(self._data).leave(self.path, code)

    def _look_around(self, data: Path) -> None:
        """See whether this computer holds more of this dossier than this file does."""
        from dsi_desktop.db.registry import Registry

        registry = Registry(data)
        others = registry.others(self.dossier_id, self.path)
        if others:
            self.twin = registry.twin(self.dossier_id, self.path)
        if self.twin is None and not (others and registry.declined(self.path)):
            self.missing = registry.older(self.path, snapshots_of(data, self.dossier_id))

    def _remember(self) -> None:
        from dsi_desktop.db.registry import Registry

        if self._data is not None:
            Registry(self._data).remember(self.dossier_id, self.path, self.clock.now_ms())

    def sign(self, signature: Signature) -> None:
        """Sign the operations to come with other names."""
        self.signature = signature
        if self.store is not None:
            self.store.author, self.store.device = signature.author, signature.device

    def release(self) -> None:
        """Let go of the file."""
        if self.store is not None:
            if not self.read_only:
                self._remember()
            self.store.close()
            self.store = None
        elif self._lock is not None:
            self._lock.release()


class Steps:
    """Undo and redo of the open dossier, said aloud; a refusal is told, never raised."""

    def __init__(
        self, store: "Store", tell: Callable[[str], None], refuse: Callable[[DsiError], None],
    ) -> None:  # fmt: skip
        self._store = store
        self._tell = tell
        self._refuse = refuse

    def labels(self) -> tuple[str | None, str | None]:
        """Return what undo and redo would do, in the language of the screen."""
        done, undone = self._store.undo_label, self._store.redo_label
        return (_(done) if done else None, _(undone) if undone else None)

    def undo(self) -> None:
        """Take back the last operation of this window."""
        self._step(self._store.undo, _("Annulé : {label}"), _("Rien à annuler : {left}"))

    def redo(self) -> None:
        """Do it again."""
        self._step(self._store.redo, _("Rétabli : {label}"), _("Rien à rétablir : {left}"))

    def _step(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        made: list[ChangeSet] = []
        stop = self._store.bus.subscribe(made.append)
        try:
            label = step()
        except DsiError as refusal:
            self._refuse(refusal)
            return
        finally:
            stop()
        left = len(self._store.skipped)
        if label is None:
            return
        said = ngettext("{n} valeur a changé depuis", "{n} valeurs ont changé depuis", left).format(
            n=left
        )
        sentence = done if made or not left else nothing
        self._tell(sentence.format(label=_(label), left=said))

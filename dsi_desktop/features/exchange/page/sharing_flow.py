"""From « Préparer la clé USB » to « Vous pouvez retirer la clé »."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from dsi_desktop.db.merge.sending import Receipt
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands.sharing import share_dossier
from dsi_desktop.features.exchange.page.laptops import laptops
from dsi_desktop.features.exchange.page.places import Places
from dsi_desktop.features.exchange.page.share_view import ShareActions, ShareView
from dsi_desktop.features.exchange.presenter import sharing
from dsi_desktop.features.exchange.presenter.overview import PlaceSheet, share_words
from dsi_desktop.features.exchange.presenter.sharing import Shared, ShareSheet
from dsi_desktop.features.exchange.queries.overview import overview
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import Place
from dsi_desktop.ui.shell.desk import Host, Progress


class SharingFlow(QObject):
    """Drives the view « Partager ». `shown` when it wants to be seen, `shared` after a copy."""

    shown = Signal()
    shared = Signal()
    left = Signal()
    _moved = Signal(object, float)

    def __init__(
        self, store: Store, desk: Host, places: Places, invite: Callable[[], object]
    ) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._places = places
        self.busy = False
        self.choosing = True
        self.view = ShareView(desk, ShareActions(
            self.share_into, self.share_elsewhere, self._leave, invite
        ))  # fmt: skip
        self._moved.connect(self._follow)

    def begin(self) -> None:
        """Copy to the one place there is; ask when there are several, or none."""
        known = self._places.known()
        if len(known) == 1:
            self.share_into(known[0])
            return
        self.show_choice()
        self.shown.emit()

    def show_choice(self) -> None:
        """Ask where: again when a stick arrives or leaves."""
        self.choosing = True
        seen = overview(self._store)
        lines = laptops(self._store, self._desk, seen)
        known = self._places.known()
        self.view.show_choice(self._places.named(known), lines, share_words(seen))
        self._places.read(known, lambda sheets: self.view.show_choice(
            sheets, lines, share_words(seen)
        ) if self.choosing else None)  # fmt: skip

    def share_elsewhere(self) -> None:
        """Ask for a folder, then copy there."""
        place = self._places.choose_once()
        if place is not None:
            self.share_into(place)

    def share_into(self, place: Place) -> None:
        """Copy the dossier to a place; the card follows."""
        if self.busy:
            return
        self.busy, self.choosing = True, False
        self._show(place, sharing.running(place, 0.0))
        self.shown.emit()

        def work(progress: Progress) -> Receipt | DsiError:
            def tell(share: float) -> None:
                progress(share)
                self._moved.emit(place, share)

            try:
                return share_dossier(self._store, place, tell)
            except DsiError as refused:
                return refused

        self._desk.run(_("Copie du dossier…"), work, lambda made: self._done(place, made))

    def _done(self, place: Place, made: Receipt | DsiError) -> None:
        self.busy = False
        if isinstance(made, DsiError):
            self._show(place, sharing.failed(place, made.sentence))
            return
        sheet = sharing.verified(place, Shared(made.code, made.gestures, made.bytes, 0, ""))
        self._show(place, sheet, made.path.name)
        self.shared.emit()
        self._places.read([place], lambda read: self._again(place, made, read), made.path.name)

    def _again(self, place: Place, made: Receipt, read: tuple[PlaceSheet, ...]) -> None:
        if self.busy or self.choosing or not read:
            return
        kept = len([file for file in read[0].place.files if file.name != made.path.name])
        shared = Shared(made.code, made.gestures, made.bytes, kept, made.path.name)
        self._show(place, sharing.verified(place, shared), made.path.name, read[0])

    def _show(
        self, place: Place, sheet: ShareSheet, fresh: str = "", there: PlaceSheet | None = None
    ) -> None:
        seen = overview(self._store)
        lines = laptops(self._store, self._desk, seen)
        self.view.show_copy(place, sheet, there or self._places.named([place])[0], lines)

    def _follow(self, place: Place, share: float) -> None:
        if self.busy:
            self.view.follow(sharing.running(place, share))

    def _leave(self) -> None:
        self.left.emit()

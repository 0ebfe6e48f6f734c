"""From « Inviter un ordinateur » to a file that six words open."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from dsi_desktop.db.merge.sending import Receipt
from dsi_desktop.db.merge.words import draw_words
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands.sharing import invite_laptop
from dsi_desktop.features.exchange.page.invite_view import InviteView
from dsi_desktop.features.exchange.page.places import Places
from dsi_desktop.features.exchange.presenter.overview import PlaceSheet
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import Place
from dsi_desktop.ui.shell.desk import Host, Progress


class InvitingFlow(QObject):
    """Drives « Inviter un ordinateur ». New words are drawn each time it begins."""

    shown = Signal()
    left = Signal()

    def __init__(self, store: Store, desk: Host, places: Places) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._places = places
        self.busy = False
        self.phrase = ""
        self.written = False
        self.view = InviteView(self.invite_into, self.invite_elsewhere, self._leave)

    def begin(self) -> None:
        """Draw the words and ask where the file goes."""
        if not self.busy:
            self.phrase, self.written = " ".join(draw_words()), False
            self.show_choice()
        self.shown.emit()

    def show_choice(self) -> None:
        """Show the words and the places: again when a stick arrives."""
        if not self.busy and not self.written:
            self._offer(self._places.named(self._places.known()))

    def invite_elsewhere(self) -> None:
        """Ask for a folder, then write there."""
        place = self._places.choose_once()
        if place is not None:
            self.invite_into(place)

    def invite_into(self, place: Place) -> None:
        """Write the invitation in a place."""
        if self.busy:
            return
        self.busy = True
        self.view.show_writing(self.phrase)

        def work(progress: Progress) -> Receipt | DsiError:
            try:
                return invite_laptop(self._store, place.path, self.phrase, progress)
            except DsiError as refused:
                return refused

        self._desk.run(_("Écriture de l’invitation…"), work, lambda made: self._done(place, made))

    def _offer(self, places: Sequence[PlaceSheet]) -> None:
        self.view.show_words(self.phrase, places)

    def _done(self, place: Place, made: Receipt | DsiError) -> None:
        self.busy = False
        if isinstance(made, DsiError):
            self._desk.refuse(made)
            self.show_choice()
            return
        self.written = True
        self.view.show_done(self.phrase, place, made.path.name)

    def _leave(self) -> None:
        self.phrase = ""
        self.left.emit()

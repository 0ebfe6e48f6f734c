"""From a file of another laptop to « 48 modifications reçues », and back when one wants it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dsi_desktop.db.merge.aside import Cancelled
from dsi_desktop.db.merge.reception import Received
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands.receiving import cancel_reception, receive_parcels
from dsi_desktop.features.exchange.commands.remembering import remember_peer
from dsi_desktop.features.exchange.page.detail_view import DetailView
from dsi_desktop.features.exchange.page.places import Places
from dsi_desktop.features.exchange.page.receive_view import ReceiveActions, ReceiveView
from dsi_desktop.features.exchange.page.standing_view import StandingView
from dsi_desktop.features.exchange.presenter import reception
from dsi_desktop.features.exchange.presenter.overview import arrival_words
from dsi_desktop.features.exchange.presenter.reception import ReceptionSheet, reception_sheet
from dsi_desktop.features.exchange.queries.files import Reading, read_files
from dsi_desktop.features.exchange.queries.overview import choices_left
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import Arrival
from dsi_desktop.ui.shell.desk import Host, Progress

T = TypeVar("T")
_FLICKER_MS = 300


class ReceivingFlow(QObject):
    """Drives « Recevoir ». `shown` names the view to see: receive, detail or standing."""

    shown = Signal(str)
    left = Signal()

    def __init__(
        self, store: Store, desk: Host, places: Places, decide: Callable[[], object]
    ) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._places = places
        self.busy = False
        self.reading: Reading | None = None
        self.received: Received | None = None
        self._sheet: ReceptionSheet | None = None
        self._words = ""
        self.view = ReceiveView(ReceiveActions(
            self.choose_files, self.look_at, self.take, self.show_detail, self.leave, decide,
            self.cancel_last,
        ))  # fmt: skip
        self.detail = DetailView(desk.today, lambda: self.shown.emit("receive"))
        self.standing = StandingView(self.leave)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_FLICKER_MS)
        self._slow.timeout.connect(self.view.show_reading)

    @property
    def waiting(self) -> bool:
        """Tell whether the view only offers files: nothing is lost by showing it again."""
        return not self.busy and self.reading is None and self.received is None

    def begin(self) -> None:
        """Go to what was noticed if it is one thing; else offer."""
        arrivals = self._desk.news.arrivals
        if len(arrivals) == 1:
            self.look_at(arrivals[0])
        else:
            self.show_choice()
            self.shown.emit("receive")

    def show_choice(self) -> None:
        """Offer what was noticed and files to choose."""
        self.reading, self.received = None, None
        today = self._desk.today()
        arrivals = [(one, arrival_words(one, today)) for one in self._desk.news.arrivals]
        known = self._places.known()
        self.view.show_choice(arrivals, self._places.named(known))
        self._places.read(known, lambda sheets: self.view.show_choice(arrivals, sheets)
                          if self.waiting else None)  # fmt: skip

    def choose_files(self) -> None:
        """Ask for files, several at once."""
        kinds = _("Fichiers d’échange (*.dsix *.dsi)")
        paths = self._desk.ask_open_paths(kinds)
        if paths:
            self.read(paths, "")

    def look_at(self, arrival: Arrival) -> None:
        """Try what a place holds."""
        self.read(arrival.paths, arrival.place.title)

    def read(self, paths: Sequence[Path], place: str, words: str = "") -> None:
        """Read files and try them on a copy, then show what they would do."""
        if self.busy:
            return
        self.busy, self.received, self._words = True, None, words
        self._slow.start()
        self.shown.emit("receive")
        work = partial(_guarded, partial(read_files, self._store, tuple(paths), words=words))
        self._desk.run(_("Lecture du fichier…"), work, lambda read: self._read(read, place))

    def take(self) -> None:
        """Receive for real."""
        reading = self.reading
        if self.busy or reading is None or not reading.parcels:
            return
        self.busy = True
        self._slow.start()
        receive = partial(
            receive_parcels, self._store, reading.parcels, reading.paths, self._desk.data_folder
        )
        self._desk.run(
            _("Réception…"),
            partial(_guarded, lambda progress: receive(
                progress, peers=reading.peers, words=self._words
            )),
            self._taken,
        )

    def show_detail(self) -> None:
        """Show every operation that arrives."""
        if self.reading is not None and self.reading.detail is not None:
            self.detail.show_lines(self.reading.detail.lines)
            self.shown.emit("detail")

    def leave(self) -> None:
        """Take nothing more."""
        self.reading, self.received = None, None
        self.left.emit()

    def cancel_last(self) -> None:
        """Put aside what was just received."""
        if self.received is not None:
            self.cancel(self.received.number)

    def cancel(self, number: int) -> None:
        """Ask, then put aside what a reception brought here."""
        question = _("Mettre de côté tout ce que cette réception a apporté ? Cela ne change rien "
                     "chez l’autre personne ; recevoir de nouveau le ramène.")  # fmt: skip
        if self.busy or not self._desk.confirm(question, _("Annuler la réception")):
            return
        self.busy = True
        self._desk.run(
            _("Annulation de la réception…"),
            partial(_guarded, lambda _progress: cancel_reception(
                self._store, number, self._desk.data_folder
            )),
            self._cancelled,
        )  # fmt: skip

    def _read(self, read: Reading | DsiError, place: str) -> None:
        self.busy = False
        self._slow.stop()
        if isinstance(read, DsiError):
            self.view.show_refused([read.sentence])
            return
        self.reading = read
        if read.plan is None and read.locked is not None:
            again = partial(self.read, (read.locked,), place)
            self.view.show_locked(read.locked.name, read.refused[-1], again)
            return
        if read.plan is None:
            self.view.show_refused(read.refused)
            return
        for peer in read.peers:
            remember_peer(self._desk.data_folder, self._store.dossier_id, peer)
        names = read.detail.names if read.detail else {}
        self._sheet = reception_sheet(read.plan, place, self._desk.today(), names, read.refused)
        self.view.show_plan(self._sheet)

    def _taken(self, taken: Received | DsiError) -> None:
        self.busy = False
        self._slow.stop()
        if isinstance(taken, DsiError):
            self.view.show_refused([taken.sentence])
            return
        reading, self.reading, self.received = self.reading, None, taken
        self._desk.news.asked.emit()
        if reading is None or reading.plan is None or self._sheet is None:
            return
        there = [origin.code for origin in reading.plan.origins]
        self._sheet = reception.after(self._sheet, taken.code)
        left = choices_left(self._store)
        self.view.show_received(
            reception.received_title(taken), reception.received_words(left, taken.code, there),
            left, self._sheet,
        )  # fmt: skip

    def _cancelled(self, done: Cancelled | DsiError) -> None:
        self.busy = False
        if isinstance(done, DsiError):
            self._desk.refuse(done)
            return
        if done.standing:
            self.standing.show_standing(done.standing)
            self.shown.emit("standing")
            return
        self._desk.tell(reception.cancelled_words(done.aside))
        self._desk.news.asked.emit()
        self.leave()


def _guarded(work: Callable[[Progress], T], progress: Progress) -> T | DsiError:
    """Bring a refusal back to the page: it is shown there, not in passing."""
    try:
        return work(progress)
    except DsiError as refused:
        return refused

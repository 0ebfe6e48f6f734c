"""« Partager et recevoir »: two doors, and the views behind them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.page.choices import ChoicesView
from dsi_desktop.features.exchange.page.doors_flow import DoorsFlow
from dsi_desktop.features.exchange.page.doors_view import DoorActions
from dsi_desktop.features.exchange.page.inviting_flow import InvitingFlow
from dsi_desktop.features.exchange.page.parts import copy_code
from dsi_desktop.features.exchange.page.places import Places
from dsi_desktop.features.exchange.page.receiving_flow import ReceivingFlow
from dsi_desktop.features.exchange.page.sharing_flow import SharingFlow
from dsi_desktop.features.exchange.queries.overview import overview
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.page import Page

_DOORS = "doors"


class ExchangePage(Page):
    """Goes from view to view; each keeps its own state, so that nothing begun is lost."""

    HIDES_NEW = True

    def __init__(self, store: Store, desk: Host) -> None:
        super().__init__(desk)
        self._store = store
        self._host = desk
        self._view = _DOORS
        self._places = Places(store, desk)
        self.sharing = SharingFlow(store, desk, self._places, self.invite)
        self.receiving = ReceivingFlow(store, desk, self._places, self.decide)
        self.inviting = InvitingFlow(store, desk, self._places)
        self.choices = ChoicesView(store, desk)
        self.doors = DoorsFlow(store, desk, self._places, DoorActions(
            self.sharing.begin, self.receiving.begin, self.receiving.look_at, self.decide,
            self.invite, self.receiving.cancel,
        ))  # fmt: skip
        self._views: dict[str, QWidget] = {
            _DOORS: self.doors.view, "share": self.sharing.view, "receive": self.receiving.view,
            "detail": self.receiving.detail, "standing": self.receiving.standing,
            "invite": self.inviting.view, "choices": _framed(self.choices),
        }  # fmt: skip
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._wire()

    @property
    def view(self) -> str:
        """The name of the view shown."""
        return self._view

    @property
    def inside(self) -> bool:
        """Every view but the doors is stepped back from."""
        return self._view != _DOORS

    def heading(self) -> str:
        """Say which view is shown: « Partager et recevoir › Recevoir »."""
        names = {
            "share": _("Partager"), "receive": _("Recevoir"), "detail": _("Recevoir › Détail"),
            "standing": _("Annuler la réception"), "invite": _("Inviter un ordinateur"),
            "choices": _("À décider"),
        }  # fmt: skip
        title = _("Partager et recevoir")
        return f"{title} › {names[self._view]}" if self.inside else title

    def step_back(self) -> None:
        """Go back to the doors; from the detail, to the summary."""
        if self._view == "detail":
            self.show_view("receive")
        elif self._view == "receive" and not self.receiving.busy:
            self.receiving.leave()
        else:
            self.show_view(_DOORS)

    def take_changes(self, changes: ChangeSet) -> None:
        """Whatever changed has not been shared yet."""
        del changes
        self._late = True
        if self.isVisible():
            self.catch_up()

    def refresh(self) -> None:
        """Read again what the view in sight shows of the dossier."""
        if self._view == _DOORS:
            self.doors.show()
        elif self._view == "choices":
            self.choices.refresh()

    def start(self, intent: str) -> None:
        """Begin « share », « receive », « choices », « invite », or « doors »."""
        begin = {
            "share": self.sharing.begin, "receive": self.receiving.begin, "choices": self.decide,
            "invite": self.invite,
        }.get(intent)  # fmt: skip
        if begin is None:
            self.show_view(_DOORS)
        elif not self.receiving.busy and not self.sharing.busy:
            begin()

    def show_view(self, name: str) -> None:
        """Show a view."""
        self._view = name
        self._stack.setCurrentWidget(self._views[name])
        self._late = True
        if self.isVisible():
            self.catch_up()
        self.titled.emit()

    def decide(self) -> None:
        """Show what is to be decided."""
        self.show_view("choices")
        self.choices.setFocus()

    def invite(self) -> None:
        """Show the words of an invitation."""
        self.inviting.begin()

    def _wire(self) -> None:
        self.sharing.shown.connect(lambda: self.show_view("share"))
        self.receiving.shown.connect(self.show_view)
        self.inviting.shown.connect(lambda: self.show_view("invite"))
        self.choices.later.connect(lambda: self.show_view(_DOORS))
        self.choices.cancel_reception.connect(self._cancel_last)
        for flow in (self.sharing, self.receiving, self.inviting):
            flow.left.connect(lambda: self.show_view(_DOORS))
        self.doors.changed.connect(lambda: self.show_view(_DOORS))
        self._host.news.changed.connect(self._hear)
        self._host.volumes.arrived.connect(lambda _root: self._hear())
        self._host.volumes.left.connect(lambda _root: self._hear())
        for keys, done in (("C", self._copy_code), ("D", self.receiving.show_detail),
                           ("Esc", self._escape)):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(done)

    def _hear(self) -> None:
        """A stick came or went: what asks for a place shows it, what is under way stays."""
        if self._view == "share" and not self.sharing.busy and self.sharing.choosing:
            self.sharing.show_choice()
        elif self._view == "receive" and self.receiving.waiting:
            self.receiving.show_choice()
        elif self._view == "invite":
            self.inviting.show_choice()
        elif self._view == _DOORS:
            self._late = True
            if self.isVisible():
                self.catch_up()

    def _cancel_last(self) -> None:
        last = next(
            (one for one in overview(self._store).exchanges if one.kind == "received"), None
        )
        if last is not None:
            self.receiving.cancel(last.number)

    def _copy_code(self) -> None:
        copy_code(self._host, overview(self._store).code)

    def _escape(self) -> None:
        if self.inside and not (self.sharing.busy or self.receiving.busy):
            self.step_back()


def _framed(view: QWidget) -> QWidget:
    """Give a view the margins of a page."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(28, 4, 28, 24)
    column.addWidget(view)
    return holder

"""What can be done with a body: the same gestures on the drawing, in the list and on its sheet."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from dsi_desktop.features.governance.page.forms import BodyForms
from dsi_desktop.features.governance.page.relation_forms import RelationForms
from dsi_desktop.features.governance.page.seat_forms import SeatForms
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk


@dataclass(frozen=True, slots=True)
class Gesture:
    """A gesture on one body; `keys` "" has no key of its own; `after` begins a group."""

    words: str
    act: Callable[[str], object]
    keys: str = ""
    after: bool = False


class Gestures:
    """Knows the gestures, tries them, and says what refuses."""

    def __init__(
        self, store: Store, desk: Desk, forms: BodyForms, add_under: Callable[[str], object],
    ) -> None:
        self._store = store
        self._desk = desk
        self.forms = forms
        self.seats = SeatForms(store, desk, forms)
        self.relations = RelationForms(store, desk, forms)
        self._rename: Callable[[str], object] = forms.rename
        self._add_under = add_under
        self.allowed = True

    def rename_by(self, rename: Callable[[str], object]) -> None:
        """Rename this way, in place, rather than in a form."""
        self._rename = rename

    def offered(self, state: str) -> list[Gesture]:
        """Return the gestures on a body in this state, in the order of the menu."""
        asleep, closed = state == "dormant", state == "closed"
        return [
            Gesture(_("Ajouter une instance dessous…"), self._add_under, "N"),
            Gesture(_("Renommer"), self._rename, "F2"),
            Gesture(_("Modifier…"), self.forms.edit_body, "E"),
            Gesture(_("Déplacer sous…"), self.forms.move, "M"),
            Gesture(_("Nommer un membre…"), self.seats.appoint, "P", after=True),
            Gesture(_("Ajouter un siège…"), self.seats.new_seat, "S"),
            Gesture(_("Relier à…"), self.relations.add, "R"),
            Gesture(_("Règles de l’instance…"), self.forms.rules),
            Gesture(_("Appliquer un modèle…"), self.forms.preset),
            Gesture(_("Réactiver"), self._restore, "Del", after=True) if asleep else
            Gesture(_("Mettre en veille"), self._archive, "Del", after=True),
            Gesture(_("Rouvrir"), self._reopen, "C") if closed else
            Gesture(_("Clore…"), self.forms.end, "C"),
            Gesture(_("Remplacer par une nouvelle instance…"), self._succeed, "T"),
            Gesture(_("Supprimer"), self._remove),
        ]

    def fill(self, menu: QMenu, body_id: str, state: str) -> None:
        """Put the gestures in a menu, each with its key beside it."""
        menu.clear()
        for gesture in self.offered(state):
            if gesture.after:
                menu.addSeparator()
            words = f"{gesture.words}\t{gesture.keys}" if gesture.keys else gesture.words
            menu.addAction(words).triggered.connect(
                lambda _on, act=gesture.act: self.try_on(act, body_id))

    def by_key(self, keys: str, body_id: str, state: str) -> None:
        """Do the gesture of a key on a body."""
        for gesture in self.offered(state):
            if gesture.keys == keys:
                self.try_on(gesture.act, body_id)

    def try_on(self, act: Callable[[str], object], body_id: str) -> None:
        """Do a gesture, or say why it is refused."""
        if not self.allowed:
            self._desk.tell(_("On regarde le passé : revenez à aujourd’hui pour modifier."))
            return
        try:
            act(body_id)
        except DsiError as refusal:
            self._desk.refuse(refusal)

    def _archive(self, body_id: str) -> None:
        commands.archive_body(self._store, body_id)

    def _restore(self, body_id: str) -> None:
        commands.restore_body(self._store, body_id)

    def _reopen(self, body_id: str) -> None:
        commands.reopen_body(self._store, body_id)

    def _succeed(self, body_id: str) -> None:
        self.forms.succeed(body_id, lambda _made: None)

    def _remove(self, body_id: str) -> None:
        commands.remove_body(self._store, body_id)


KEYS = ("N", "F2", "E", "M", "P", "S", "R", "Del", "C", "T")

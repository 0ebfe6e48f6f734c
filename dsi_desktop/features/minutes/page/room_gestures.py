"""What is asked of the lines chosen in the room: at once, or after one question."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings.rules.hours import now
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import TextField, TimeField
from dsi_desktop.ui.forms.form import Form

_ROLES = frozenset({"guest", "observer", "member"})


class RoomGestures:
    """Hands the gestures of the list to the presenter; asks an hour or a name where needed."""

    def __init__(self, widget: QWidget, store: Store, presenter: LivePresenter) -> None:
        self._widget = widget
        self._store = store
        self._presenter = presenter

    def do(self, gesture: str, lines: Sequence[str]) -> None:
        """Do what a letter, the mouse or the menu asked of these lines."""
        room = self._presenter.room
        if gesture == "toggle":
            room.toggle(lines)
        elif gesture == "represent":
            self._ask_stand_in(lines)
        elif gesture == "hour":
            self._ask_hour(lines)
        elif gesture in _ROLES:
            room.come_as(lines, gesture)
        else:
            room.set_status(lines, gesture)

    def invite(self) -> None:
        """Ask the name of somebody who comes without being invited."""
        form = Form([TextField(
            "name", _("Nom de la personne"), required=True, suggestions=self._names(),
        )])
        ask(
            self._widget, _("Inviter une personne"), form,
            lambda values: self._presenter.room.invite(str(values["name"])), yes=_("Inviter"),
        )

    def _ask_stand_in(self, lines: Sequence[str]) -> None:
        if len(lines) > 1:
            self._presenter.refuse(RuleBroken(
                _("Choisissez une seule personne : chacune a son substitut.")
            ))
            return
        who = next(one for one in self._presenter.scene().people if one.id == lines[0])
        form = Form([TextField(
            "name", _("Représentée par"), required=True, suggestions=self._names(),
            hint=_("Une personne de la salle ou du répertoire, ou un nom"),
        )])
        form.fill({"name": queries.stand_in_of(self._store, who.id)})
        ask(
            self._widget, _("Qui représente {name} ?").format(name=who.name), form,
            lambda values: self._presenter.room.represent(who.id, str(values["name"])),
            yes=_("Noter"),
        )

    def _ask_hour(self, lines: Sequence[str]) -> None:
        people = [one for one in self._presenter.scene().people if one.id in set(lines)]
        here = [one for one in people if one.here]
        title = ngettext("Arrivée de {n} personne", "Arrivée de {n} personnes", len(people))
        if here:
            title = ngettext("Départ de {n} personne", "Départ de {n} personnes", len(people))
        said = title.format(n=len(people))
        if len(people) == 1:
            words = _("Départ de {name}") if here else _("Arrivée de {name}")
            said = words.format(name=people[0].name)
        chosen = [one.id for one in here or people]
        form = Form([TimeField("hour", _("Heure"), required=True)])
        form.fill({"hour": now(self._store.clock)})
        ask(
            self._widget, said, form,
            lambda values: self._presenter.room.at_hour(chosen, str(values["hour"])),
            yes=_("Noter"),
        )

    def _names(self) -> list[str]:
        return [one.name for one in self._presenter.people]

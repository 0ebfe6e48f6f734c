"""What is asked of a point during the meeting: at once, or after one question."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, NumberField, TextField, Value
from dsi_desktop.ui.forms.form import Form


class AgendaGestures:
    """Hands the gestures of the agenda to the presenter; asks a title or a choice where needed."""

    def __init__(self, widget: QWidget, presenter: LivePresenter) -> None:
        self._widget = widget
        self._presenter = presenter

    def do(self, gesture: str, item_id: str) -> None:
        """Do what a key or the menu asked of this point."""
        run = self._presenter.run
        acts: dict[str, Callable[[], object]] = {
            "up": lambda: run.shift(item_id, -1), "down": lambda: run.shift(item_id, 1),
            "withdraw": lambda: run.withdraw(item_id), "add": lambda: self.add(item_id),
            "postpone": lambda: self._postpone(item_id), "merge": lambda: self._merge(item_id),
        }
        acts[gesture]()

    def add(self, after_id: str) -> None:
        """Ask the title of a point that was not on the agenda."""
        form = Form([
            TextField("title", _("Point ajouté"), required=True),
            [ChoiceField("kind", _("Type"), options("agenda_kind"), required=True),
             NumberField("minutes", _("Durée en minutes"))],
        ])
        form.fill({"kind": "exchange", "minutes": 10})

        def save(values: dict[str, Value]) -> None:
            minutes = values["minutes"]
            self._presenter.run.add(
                str(values["title"]), after_id, str(values["kind"]),
                minutes if isinstance(minutes, int) else None,
            )

        ask(self._widget, _("Ajouter un point"), form, save, yes=_("Ajouter"))

    def _postpone(self, item_id: str) -> None:
        choices = self._presenter.run.destinations()
        form = Form([ChoiceField("to", _("Reporter à"), choices, required=True)])
        form.fill({"to": choices[0][0]})
        ask(
            self._widget, _("Reporter le point"), form,
            lambda values: self._presenter.run.postpone(item_id, str(values["to"])),
            yes=_("Reporter"),
        )

    def _merge(self, item_id: str) -> None:
        choices = self._presenter.run.others(item_id)
        if not choices:
            self._presenter.refuse(RuleBroken(_("Aucun autre point à l’ordre du jour.")))
            return
        form = Form([ChoiceField("into", _("Traiter avec"), choices, required=True)])
        ask(
            self._widget, _("Traiter deux points ensemble"), form,
            lambda values: self._presenter.run.merge(item_id, str(values["into"])),
            yes=_("Traiter ensemble"),
        )

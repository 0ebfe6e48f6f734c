"""What the boards ask: a new card, with its boxes."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, TextField, Value
from dsi_desktop.ui.forms.form import Form


def ask_card(
    parent: QWidget, title: str, form: Form, save: Callable[[dict[str, Value]], object]
) -> bool:
    """Ask for a card; the dialog stays until the rules accept it."""
    return form_dialog.ask(parent, title, form, save, yes=_("Ajouter"))


def card_form(store: Store, body_id: str, today: Callable[[], date]) -> Form:
    """Return the boxes of a new card, given to the chantier in sight."""
    people = [(choice.id, choice.name) for choice in queries.people(store)]
    bodies = [(choice.id, choice.name) for choice in queries.bodies(store)]
    responsible = ChoiceField(
        "person_id", _("Responsable"), people, none=_("Aucune personne"), filtered=True
    )
    form = Form(
        [
            TextField("title", _("Ce qu’il y a à faire"), required=True),
            ChoiceField("body_id", _("Chantier"), bodies, none=_("aucun")),
            [responsible, DayField("due_on", _("Échéance"), today)],
        ]
    )
    form.fill({"body_id": body_id or None})
    return form

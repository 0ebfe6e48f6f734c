"""Ask at which meeting minutes were adopted, then freeze them."""

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import CheckField, ChoiceField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk


def adoption_form(store: Store, meeting_id: str) -> Form:
    """Return the two questions of an adoption."""
    later = [
        (one.id, fmt.date_long(one.held_on))
        for one in queries.meetings_that_can_adopt(store, meeting_id)
    ]
    return Form([
        ChoiceField(
            "in_meeting_id", _("Adopté à la rencontre du"), later,
            none=_("Aucune rencontre : adopté aujourd’hui"),
        ),
        CheckField("with_changes", _("Adopté avec des modifications")),
    ])


def ask_adoption(parent: QWidget, store: Store, meeting_id: str, desk: Desk) -> None:
    """Ask, adopt, and say the numbers that were given."""

    def save(values: dict[str, Value]) -> None:
        where = values["in_meeting_id"]
        commands.adopt_minutes(
            store, meeting_id, in_meeting_id=str(where) if where else None,
            with_changes=bool(values["with_changes"]),
        )
        desk.tell(_("Le procès-verbal est adopté : il ne changera plus."))

    ask(
        parent, _("Adopter le procès-verbal"), adoption_form(store, meeting_id), save,
        yes=_("Adopter"),
    )

"""Open at a point of the agenda the election of a body, or go to the one it holds."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.queries import BodyChoice
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk


def hold_election(
    window: QWidget, store: Store, desk: Desk, meeting_id: str, item_id: str,
) -> None:
    """Show the election of a point; without one, ask which body's seats are to fill."""
    held = queries.election_of_item(store, item_id) if item_id else ""
    if held:
        desk.open_record("election", held)
        return
    bodies = queries.bodies_that_meet(store)
    form = Form([
        ChoiceField("body_id", _("Instance dont des sièges sont à pourvoir"),
                    [(body.id, body.name) for body in bodies], required=True),
    ])
    form.fill({"body_id": elected_first(bodies)})
    made: list[str] = []

    def save(values: dict[str, Value]) -> None:
        made.extend(governance.open_elections(
            store, body_id=str(values["body_id"]), meeting_id=meeting_id, agenda_item_id=item_id,
        ))

    ask(window, _("Ouvrir une élection"), form, save, yes=_("Ouvrir"))
    if made:
        desk.open_record("election", made[0])


def elected_first(bodies: Sequence[BodyChoice]) -> str | None:
    """Return the body an assembly usually elects: the comité conseil."""
    return next((body.id for body in bodies if body.kind == "advisory_committee"), None)

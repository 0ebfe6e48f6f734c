"""Make a follow-up or an action of the plan out of a decision, linked to it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page.after.parts import Followed
from dsi_desktop.features.minutes.queries import OutcomeLine
from dsi_desktop.features.plan.commands import actions
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, TextField, Value
from dsi_desktop.ui.forms.form import Form, typed


def ask_task(parent: QWidget, page: Followed, line: OutcomeLine) -> None:
    """Ask for a follow-up that executes a decision; it goes on the board of the body."""
    people = [(one.id, one.name) for one in page.presenter.people]
    form = Form([
        TextField("title", _("Ce qu’il y a à faire"), required=True),
        [
            ChoiceField("person_id", _("Responsable"), people, none=_("Aucune personne"),
                        filtered=True),
            DayField("due_on", _("Échéance"), page.desk.today),
        ],
    ])  # fmt: skip
    form.fill({"title": line.title})

    def save(values: dict[str, Value]) -> None:
        live = page.presenter.live
        tasks.add_task(
            page.store, body_id=live.document.body_id or None if live else None,
            meeting_id=page.presenter.meeting_id, **_origin(line), **typed(values),
        )

    ask(parent, _("Suivi d’une décision"), form, save, yes=_("Ajouter"))


def ask_action(parent: QWidget, page: Followed, line: OutcomeLine) -> None:
    """Ask under which objective an action executes a decision."""
    objectives = [(one.id, one.title) for one in queries.objectives(page.store)]
    leads = [(one.id, one.title) for one in queries.leads(page.store)]
    form = Form([
        ChoiceField("objective_id", _("Objectif"), objectives, filtered=True),
        TextField("title", _("Action"), required=True),
        ChoiceField("lead_id", _("Porteur"), leads, none=_("aucun"), filtered=True),
    ])
    form.fill({"title": line.title})

    def save(values: dict[str, Value]) -> None:
        actions.add_action(page.store, **_origin(line), **typed(values))

    ask(parent, _("Action issue d’une décision"), form, save, yes=_("Ajouter"))


def _origin(line: OutcomeLine) -> dict[str, Any]:
    return {"motion_id" if line.kind == "motion" else "decision_id": line.id}

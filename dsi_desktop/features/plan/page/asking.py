"""The dialogs of the plan: a title, an action, a state with its reason, a progress."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.commands import ActionFields
from dsi_desktop.features.plan.queries import ActionSheet
from dsi_desktop.features.plan.rules import NEED_REASON
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    NumberField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form

Save = Callable[[dict[str, Value]], object]


class Asking:
    """Builds the forms with what may be chosen in them, and shows them over the page."""

    def __init__(self, store: Store, parent: QWidget, today: Callable[[], date]) -> None:
        self._store = store
        self._parent = parent
        self._today = today

    def title(self, question: str, caption: str, start: str, save: Callable[[str], object]) -> bool:
        form = Form([TextField("title", caption, required=True)])
        form.fill({"title": start})
        return ask(self._parent, question, form, lambda v: save(str(v["title"])))

    def issue(self, save: Callable[[str, str | None], object]) -> bool:
        chantiers = [(c.id, c.name) for c in queries.chantiers(self._store)]
        form = Form(
            [
                TextField("title", _("Enjeu prioritaire"), required=True),
                ChoiceField("body_id", _("Chantier"), chantiers, none=_("aucun")),
            ]
        )
        return ask(
            self._parent, _("Nouvel enjeu"), form,
            lambda v: save(str(v["title"]), text_or_none(v["body_id"])), yes=_("Ajouter"),
        )

    def new_action(self, plan_id: str, objective_id: str, save: Save) -> bool:
        objectives = queries.objective_choices(self._store, plan_id)
        where = ChoiceField("objective_id", _("Objectif"), objectives, required=True)
        title, *others = self._rows()
        form = Form([title, where, *others])
        form.fill({"objective_id": objective_id or None})
        return ask(self._parent, _("Nouvelle action"), form, save, yes=_("Ajouter"))

    def action(self, sheet: ActionSheet, save: Save) -> bool:
        form = Form(self._rows())
        form.fill(
            {
                "title": sheet.title, "body_id": sheet.body_id, "lead_id": sheet.lead_id,
                "contact_id": sheet.contact_id, "start_on": sheet.start_on,
                "end_on": sheet.end_on, "when_text": sheet.when_text,
                "progress": sheet.progress, "description": sheet.description,
                "expected": sheet.expected,
            }
        )
        question = _("Action {code}").format(code=sheet.code)
        return ask(self._parent, question, form, save)

    def reason(self, state: str, save: Callable[[str, str | None], object]) -> bool:
        """Ask why an action pauses, is put off or given up; and until when."""
        rows: list[Field] = [ProseField("state_reason", _("Motif"), lines=2)]
        if state == "postponed":
            rows.append(DayField("end_on", _("Nouvelle échéance"), self._today))
        form = Form(rows)
        question = vocabulary.label("action_state", state)
        return ask(
            self._parent, question[:1].upper() + question[1:], form,
            lambda v: save(str(v["state_reason"] or ""), text_or_none(v.get("end_on"))),
        )

    def progress(self, title: str, now: int | None, save: Callable[[int | None], object]) -> bool:
        caption = _("Avancement, de 0 à 100\N{NO-BREAK SPACE}%")
        form = Form([NumberField("progress", caption, high=1000)])
        form.fill({"progress": now})
        return ask(self._parent, title, form, lambda v: save(int_or_none(v["progress"])))

    def _rows(self) -> list[Field | list[Field]]:
        people = [(c.id, c.name) for c in queries.people(self._store)]
        organizations = [(c.id, c.name) for c in queries.organizations(self._store)]
        chantiers = [(c.id, c.name) for c in queries.chantiers(self._store)]
        nobody = _("Aucune personne")
        return [
            TextField("title", _("Action"), required=True),
            [
                ChoiceField("body_id", _("Chantier"), chantiers, none=_("aucun")),
                NumberField("progress", _("Avancement (%)"), high=1000),
            ],
            [
                ChoiceField("lead_id", _("Porteur"), organizations, none=_("aucun"), filtered=True),
                ChoiceField(
                    "contact_id", _("Personne responsable"), people, none=nobody, filtered=True
                ),
            ],
            [
                DayField("start_on", _("Début"), self._today),
                DayField("end_on", _("Fin"), self._today),
                TextField("when_text", _("Échéance en mots"), hint=_("vers l’été 27")),
            ],
            ProseField("description", _("Description"), lines=3),
            ProseField("expected", _("Résultats visés"), lines=3),
        ]


def action_fields(values: dict[str, Value]) -> ActionFields:
    """Turn the boxes of the form into what the commands take."""
    return ActionFields(
        body_id=text_or_none(values["body_id"]),
        lead_id=text_or_none(values["lead_id"]),
        contact_id=text_or_none(values["contact_id"]),
        start_on=text_or_none(values["start_on"]),
        end_on=text_or_none(values["end_on"]),
        when_text=str(values["when_text"] or ""),
        progress=int_or_none(values["progress"]),
        description=str(values["description"] or ""),
        expected=str(values["expected"] or ""),
    )


def owes_reason(state: str) -> bool:
    return state in NEED_REASON


def text_or_none(value: Value) -> str | None:
    return str(value) if value else None


def int_or_none(value: Value) -> int | None:
    return value if isinstance(value, int) else None

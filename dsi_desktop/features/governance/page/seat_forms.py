"""The forms about who sits: appoint, end, add a seat."""

from typing import Any

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.forms import BodyForms, Values
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk


class SeatForms:
    """Opens the forms about seats; they share the window of the forms about bodies."""

    def __init__(self, store: Store, desk: Desk, forms: BodyForms) -> None:
        self._store = store
        self._desk = desk
        self._forms = forms

    def appoint(self, body_id: str, post_id: str | None = None) -> FormDialog:
        """Seat somebody; choosing the person proposes the organisation of their function."""
        people = queries.person_names(self._store)
        form = Form([
            ChoiceField("person_id", _("Personne"), [(key, name) for key, name, _org in people],
                        required=True, filtered=True),
            ChoiceField("organization_id", _("Au nom de"),
                        queries.organization_names(self._store),
                        none=_("À titre citoyen"), filtered=True),
            [ChoiceField("role", _("Rôle"), vocabulary.options("membership_role")),
             ChoiceField("post_id", _("Siège"), self._vacant(body_id), none=_("Sans siège"))],
            ChoiceField("appointed_by", _("Désignation"), vocabulary.options("appointment")),
            [DayField("start_on", _("Premier jour"), self._desk.today),
             DayField("end_on", _("Dernier jour"), self._desk.today)],
        ])
        form.fill({
            "person_id": None, "role": "member", "appointed_by": "designated",
            "post_id": post_id, "start_on": self._desk.today().isoformat(),
        })
        form.fields["person_id"].show_value(None)
        known = {key: organization for key, _name, organization in people}
        form.edited.connect(lambda name: _propose(form, name, known))

        def save(values: Values) -> None:
            commands.appoint_member(self._store, body_id=body_id, **_typed(values))

        return self._forms.show(_("Nommer un membre"), form, save, _("Nommer"))

    def end(self, membership_id: str, name: str) -> FormDialog:
        """Say the last day somebody sits."""
        form = Form([
            DayField("end_on", _("Dernier jour"), self._desk.today, required=True),
            TextField("reason", _("Motif")),
        ])
        form.fill({"end_on": self._desk.today().isoformat()})

        def save(values: Values) -> None:
            commands.end_membership(self._store, membership_id, **_typed(values))

        title = _("Mettre fin au siège de {name}").format(name=name)
        return self._forms.show(title, form, save, _("Mettre fin"))

    def new_seat(self, body_id: str) -> FormDialog:
        """Add a seat, vacant until somebody is appointed to it."""
        colleges = queries.colleges_of(self._store, body_id)
        form = Form([
            TextField("label", _("Nom du siège"), required=True),
            ChoiceField("college_id", _("Collège"), [(one.id, one.name) for one in colleges],
                        none=_("Aucun collège")),
        ])

        def save(values: Values) -> None:
            commands.add_seat(self._store, body_id=body_id, **_typed(values))

        return self._forms.show(_("Nouveau siège"), form, save)

    def _vacant(self, body_id: str) -> list[tuple[str, str]]:
        lines = queries.seats_at(self._store, body_id, self._desk.today())
        return [
            (line.id, f"{line.label} – {line.college}" if line.college else line.label)
            for line in lines if line.membership_id is None
        ]


def _propose(form: Form, name: str, known: dict[str, str | None]) -> None:
    if name == "person_id":
        chosen = form.fields["person_id"].value()
        form.fill({"organization_id": known.get(str(chosen))})


def _typed(values: Values) -> dict[str, Any]:
    """Hand a form to a command: the fields carry the names and kinds of its arguments."""
    return values

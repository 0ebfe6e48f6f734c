"""The forms about arrows other than « relève de »: draw one, change it, end it."""


from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.forms import BodyForms, Values
from dsi_desktop.features.governance.queries import RelationLine
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, TextField
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk


class RelationForms:
    """Opens the forms about relations; they share the window of the forms about bodies."""

    def __init__(self, store: Store, desk: Desk, forms: BodyForms) -> None:
        self._store = store
        self._desk = desk
        self._forms = forms

    def add(self, body_id: str) -> FormDialog:
        """Draw an arrow from a body to another one, or to an organisation."""
        others = [
            (key, name) for key, name in queries.body_choices(self._store, self._desk.today())
            if key != body_id
        ]
        form = Form([
            ChoiceField("kind", _("Relation"), vocabulary.options("relation_kind")),
            ChoiceField("to_body_id", _("Instance"), others, none=_("Aucune instance")),
            ChoiceField("organization_id", _("ou organisation"),
                        queries.organization_names(self._store),
                        none=_("Aucune organisation"), filtered=True),
            [DayField("start_on", _("Depuis le"), self._desk.today),
             TextField("note", _("Précision"))],
        ])
        form.fill({"kind": "informs", "to_body_id": None, "organization_id": None})

        def save(values: Values) -> None:
            commands.add_relation(self._store, from_body_id=body_id, **typed(values))

        name = queries.body_sheet(self._store, body_id, self._desk.today()).name
        title = _("Nouvelle relation de {body}").format(body=name)
        return self._forms.show(title, form, save, _("Relier"))

    def edit(self, relation: RelationLine) -> FormDialog:
        """Change the kind, the days or the note; a last day ends the arrow."""
        form = Form([
            ChoiceField("kind", _("Relation"), vocabulary.options("relation_kind")),
            [DayField("start_on", _("Depuis le"), self._desk.today),
             DayField("end_on", _("Jusqu’au"), self._desk.today)],
            TextField("note", _("Précision")),
        ])
        form.fill({name: getattr(relation, name) for name in form.fields})

        def save(values: Values) -> None:
            commands.edit_relation(self._store, relation.id, **typed(values))

        title = _("Modifier la relation avec {name}").format(name=relation.other)
        return self._forms.show(title, form, save)

    def end(self, relation: RelationLine) -> FormDialog:
        """Say the last day of an arrow."""
        form = Form([DayField("end_on", _("Dernier jour"), self._desk.today, required=True)])
        form.fill({"end_on": self._desk.today().isoformat()})

        def save(values: Values) -> None:
            commands.end_relation(self._store, relation.id, str(values["end_on"]))

        title = _("Mettre fin à la relation avec {name}").format(name=relation.other)
        return self._forms.show(title, form, save, _("Mettre fin"))

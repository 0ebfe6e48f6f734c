"""The forms of representations; each hands its values to one command."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.acts.mandate_forms import task_form
from dsi_desktop.features.governance.queries import RepresentationSheet
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, ProseField, TextField, Value
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk

Values = dict[str, Value]


class RepresentationForms:
    """Opens the forms about acts of spokesperson over one window, on one dossier."""

    def __init__(self, store: Store, desk: Desk, window: QWidget) -> None:
        self._store = store
        self._desk = desk
        self._window = window

    def new(self, made: Callable[[str], object]) -> FormDialog:
        """Ask for a new act."""
        form = self._form()
        form.fill({
            "kind": "meeting", "held_on": self._desk.today().isoformat(),
            "body_id": queries.act_choices(self._store, self._desk.today()).council_id or None,
        })
        return self._show(
            _("Nouvelle représentation"), form,
            lambda values: made(commands.record_representation(self._store, **typed(values))),
            _("Consigner"),
        )

    def edit(self, sheet: RepresentationSheet) -> FormDialog:
        """Change an act."""
        form = self._form()
        form.fill(dict(sheet.fields))
        return self._show(
            _("Modifier la représentation"), form,
            lambda values: commands.edit_representation(
                self._store, sheet.line.id, **typed(values)),
        )

    def task(self, sheet: RepresentationSheet) -> FormDialog:
        """Ask for what follows from an act."""
        known = queries.act_choices(self._store, self._desk.today())
        form = task_form(known, self._desk)
        form.fill({"person_id": sheet.fields["person_id"], "body_id": sheet.fields["body_id"]})
        return self._show(
            _("Suite à donner"), form,
            lambda values: commands.add_representation_task(
                self._store, sheet.line.id, **typed(values)),
            _("Ajouter"),
        )

    def tell(self, representation_ids: Sequence[str]) -> FormDialog:
        """Ask at which assembly these acts were told; the last one held is proposed."""
        meetings = queries.meeting_choices(self._store, "assembly")
        form = Form([ChoiceField(
            "meeting_id", _("À l’assemblée"), meetings, required=True,
        )])
        form.fill({"meeting_id": queries.last_assembly(self._store)})
        return self._show(
            _("Rapportées à l’assemblée"), form,
            lambda values: commands.report_representations(
                self._store, representation_ids, str(values["meeting_id"])),
            _("Rapporter"),
        )

    def _form(self) -> Form:
        today = self._desk.today()
        known = queries.act_choices(self._store, today)
        return Form([
            TextField("subject", _("Objet"), required=True),
            [ChoiceField("kind", _("Nature"), vocabulary.options("representation_kind")),
             DayField("held_on", _("Date"), self._desk.today)],
            [ChoiceField("body_id", _("Au nom de"), known.bodies, required=True,
                         none=_("Choisir une instance")),
             ChoiceField("person_id", _("Porte-parole"), known.people,
                         none=_("Non précisé"), filtered=True)],
            [TextField("addressee", _("Destinataire")),
             ChoiceField("area_id", _("Municipalité ou territoire"), known.areas,
                         none=_("Non précisé"), filtered=True)],
            ChoiceField("mandate_id", _("Mandat"), queries.mandate_choices(self._store, today),
                        none=_("Aucun mandat"), filtered=True),
            ChoiceField("decision_id", _("Résolution ou décision d’origine"), known.decisions,
                        none=_("Aucune au dossier"), filtered=True),
            ProseField("text", _("Position exprimée"), lines=4),
            ProseField("outcome", _("Suites"), lines=3),
        ])

    def _show(
        self, title: str, form: Form, save: Callable[[Values], object], yes: str = "",
    ) -> FormDialog:
        dialog = FormDialog(self._window, title, form, save, yes=yes, width=620)
        dialog.open()
        return dialog

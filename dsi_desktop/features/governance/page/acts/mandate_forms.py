"""The forms of mandates; each hands its values to one command."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.queries.acts import ActChoices
from dsi_desktop.features.governance.queries.mandates import MandateReportLine, MandateSheet
from dsi_desktop.features.governance.rules.mandates import CLOSED
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    Field,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk

Values = dict[str, Value]


class MandateForms:
    """Opens the forms about mandates over one window, on one dossier."""

    def __init__(self, store: Store, desk: Desk, window: QWidget) -> None:
        self._store = store
        self._desk = desk
        self._window = window

    def new(self, made: Callable[[str], object], giver_id: str | None = None) -> FormDialog:
        """Ask for a new mandate."""
        form = self._form()
        form.fill({"given_by_id": giver_id or self._choices().council_id})
        return self._show(
            _("Nouveau mandat"), form,
            lambda values: made(commands.give_mandate(self._store, **typed(values))),
            _("Donner le mandat"),
        )

    def edit(self, sheet: MandateSheet) -> FormDialog:
        """Change a mandate."""
        form = self._form()
        form.fill(dict(sheet.fields))
        return self._show(
            _("Modifier le mandat"), form,
            lambda values: commands.edit_mandate(self._store, sheet.line.id, **typed(values)),
        )

    def report(self, sheet: MandateSheet, known: MandateReportLine | None = None) -> FormDialog:
        """Ask what was reported, or correct it."""
        rows: list[Field | list[Field]] = [
            ProseField("text", _("Ce qui a été rapporté"), lines=5, required=True),
            [DayField("reported_on", _("Date"), self._desk.today, required=True),
             ChoiceField("meeting_id", _("À la rencontre"), self._choices().meetings,
                         none=_("Entre deux rencontres"), filtered=True)],
        ]
        if known is None:
            rows.append(CheckField("final", _("C’est le rapport final : le mandat est rendu")))
        form = Form(rows)
        form.fill({
            "text": known.text if known else "", "meeting_id": known.meeting_id if known else None,
            "reported_on": known.reported_on if known else self._desk.today().isoformat(),
        })

        def save(values: Values) -> None:
            text, day = str(values["text"]), str(values["reported_on"])
            meeting = str(values["meeting_id"] or "")
            if known is None:
                commands.report_on_mandate(
                    self._store, sheet.line.id, text, on=day, meeting_id=meeting,
                    final=bool(values["final"]),
                )
            else:
                commands.edit_mandate_report(
                    self._store, known.id, text, on=day, meeting_id=meeting
                )

        title = _("Faire rapport du mandat") if known is None else _("Modifier le rapport")
        return self._show(title, form, save)

    def task(self, sheet: MandateSheet) -> FormDialog:
        """Ask for a task that carries the mandate out."""
        form = task_form(self._choices(), self._desk)
        fields = sheet.fields
        form.fill({
            "person_id": fields["person_id"], "body_id": fields["body_id"],
            "due_on": fields["due_on"],
        })
        return self._show(
            _("Nouvelle tâche du mandat"), form,
            lambda values: commands.add_mandate_task(
                self._store, sheet.line.id, **typed(values)),
            _("Ajouter"),
        )

    def close(self, sheet: MandateSheet) -> FormDialog:
        """Ask how and when the mandate ended."""
        states = [one for one in vocabulary.options("mandate_state") if one[0] in CLOSED]
        form = Form([[
            ChoiceField("state", _("Issue"), states),
            DayField("on", _("Date"), self._desk.today, required=True),
        ]])
        form.fill({"state": "closed", "on": self._desk.today().isoformat()})
        return self._show(
            _("Clore le mandat"), form,
            lambda values: commands.close_mandate(self._store, sheet.line.id, **typed(values)),
            _("Clore"),
        )

    def _form(self) -> Form:
        known = self._choices()
        return Form([
            TextField("title", _("Mandat"), required=True),
            [ChoiceField("given_by_id", _("Donné par"), known.bodies, none=_("Non précisé")),
             DayField("due_on", _("Échéance"), self._desk.today)],
            [ChoiceField("body_id", _("Confié à l’instance"), known.bodies,
                         none=_("Aucune instance")),
             ChoiceField("person_id", _("Confié à la personne"), known.people,
                         none=_("Aucune personne"), filtered=True)],
            ChoiceField("decision_id", _("Résolution ou décision d’origine"), known.decisions,
                        none=_("Aucune au dossier"), filtered=True),
            ProseField("description", _("Précisions"), lines=4),
        ])

    def _choices(self) -> ActChoices:
        return queries.act_choices(self._store, self._desk.today())

    def _show(
        self, title: str, form: Form, save: Callable[[Values], object], yes: str = "",
    ) -> FormDialog:
        dialog = FormDialog(self._window, title, form, save, yes=yes, width=620)
        dialog.open()
        return dialog


def task_form(known: ActChoices, desk: Desk) -> Form:
    """Return the form of a task that a mandate or a representation asks for."""
    return Form([
        TextField("title", _("Ce qu’il y a à faire"), required=True),
        [ChoiceField("person_id", _("Personne responsable"), known.people,
                     none=_("Aucune personne"), filtered=True),
         DayField("due_on", _("Échéance"), desk.today)],
        ChoiceField("body_id", _("Chantier ou instance"), known.bodies, none=_("Aucune instance")),
        ProseField("description", _("Précisions"), lines=3),
    ])

"""The forms of an election; each hands its values to one command."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.presenter.elections import ElectionsPresenter
from dsi_desktop.features.governance.queries import CandidateLine, ElectionSheet
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    Field,
    NumberField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.texts import label

Values = dict[str, Value]


class ElectionForms:
    """Opens the forms of elections over one window, on one dossier."""

    def __init__(
        self, store: Store, desk: Desk, window: QWidget, presenter: ElectionsPresenter,
    ) -> None:
        self._store = store
        self._desk = desk
        self._window = window
        self._presenter = presenter

    def open_elections(self, opened: Callable[[str], object]) -> FormDialog:
        """Ask which body elects at which meeting: one election for each college opens."""
        bodies = queries.body_choices(self._store, self._desk.today())
        meetings = [
            (one.id, f"{fmt.date_long(one.held_on, with_weekday=False)} – {one.body}")
            for one in queries.voting_meetings(self._store)
        ]
        form = Form([
            ChoiceField("body_id", _("Instance dont des sièges sont à pourvoir"), bodies,
                        required=True),
            ChoiceField("meeting_id", _("Rencontre où l’on vote"), meetings, required=True,
                        filtered=True),
        ])
        council = next((
            line.id for line in queries.bodies(self._store, self._desk.today())
            if line.kind == "advisory_committee"
        ), None)
        form.fill({"body_id": council})

        def save(values: Values) -> None:
            made = commands.open_elections(
                self._store, body_id=str(values["body_id"]),
                meeting_id=str(values["meeting_id"]),
            )
            opened(made[0])

        return self._show(_("Ouvrir une élection"), form, save, _("Ouvrir"))

    def edit_election(self, election_id: str) -> FormDialog:
        """Change how the vote is held."""
        form = Form([
            [NumberField("seats", _("Sièges à pourvoir"), low=1, high=99, required=True),
             ChoiceField("method", _("Mode de scrutin"), [
                 pair for pair in vocabulary.options("election_method")
                 if pair[0] != "acclamation"
             ])],
            [NumberField("names_allowed", _("Noms par bulletin (autant que de sièges si vide)"),
                         low=1, high=99),
             NumberField("voters", _("Personnes qui votent"), low=1, high=100_000)],
            TextField("scrutineers", _("Scrutatrices et scrutateurs")),
            TextField("title", _("Titre, s’il y en a un")),
            ProseField("note", _("Note au procès-verbal"), lines=2),
        ])
        form.fill(queries.election_fields(self._store, election_id))
        return self._show(_("Modifier l’élection"), form, lambda values: commands.edit_election(
            self._store, election_id, **typed(values),
        ))

    def new_candidacy(self, sheet: ElectionSheet) -> FormDialog:
        """Ask who runs, for whom, proposed by whom, and whether the person accepts."""
        people = queries.person_names(self._store)
        homes = {person: organization for person, _name, organization in people}
        form = Form([
            ChoiceField("person_id", _("Personne"), [(one[0], one[1]) for one in people],
                        required=True, filtered=True, none=""),
            self._organization(),
            TextField("proposed_by", _("Proposée par"), suggestions=[one[1] for one in people]),
            CheckField("consented", _("La personne accepte")),
        ])
        form.fill({"consented": True})

        def follow(name: str) -> None:
            person = form.fields["person_id"].value() if name == "person_id" else None
            if isinstance(person, str) and homes.get(person):
                form.fill({"organization_id": homes[person]})

        form.edited.connect(follow)
        return self._show(_("Ajouter une candidature"), form, lambda values: commands.add_candidacy(
            self._store, sheet.id, **typed(values),
        ), _("Ajouter"))

    def edit_candidacy(self, line: CandidateLine) -> FormDialog:
        """Correct a candidacy, or note the consent."""
        form = Form([
            self._organization(),
            TextField("proposed_by", _("Proposée par")),
            CheckField("consented", _("La personne accepte")),
        ])
        form.fill({
            "organization_id": line.organization_id, "proposed_by": line.proposed_by,
            "consented": line.consented,
        })
        return self._show(line.name, form, lambda values: commands.edit_candidacy(
            self._store, line.id, **typed(values),
        ))

    def settle_tie(self, sheet: ElectionSheet) -> FormDialog:
        """Ask how the tie was settled, and whom it chose."""
        standing = self._presenter.scene().standing
        names = {one.id: one.name for one in sheet.candidates}
        boxes: list[Field] = [CheckField(key, names[key]) for key in standing.tied]
        ways = [pair for pair in vocabulary.options("tie_break") if pair[0] != "second_round"]
        form = Form([
            ChoiceField("how", _("Départagée par"), ways, required=True),
            *boxes,
            ProseField("note", _("Précision au procès-verbal"), lines=2),
        ])

        def save(values: Values) -> None:
            chosen = [key for key in standing.tied if values[key]]
            self._presenter.settle(chosen, str(values["how"]), str(values["note"]))

        return self._show(_("Départager l’égalité"), form, save)

    def proclaim(self, sheet: ElectionSheet) -> FormDialog:
        """Ask before seating; a count that is not right wants a written reason."""
        scene = self._presenter.scene()
        wrong = not (scene.reckoning.right or scene.standing.acclaimed)
        words = _("Pourquoi le compte est accepté ainsi") if wrong else _("Note au procès-verbal")
        rows: Sequence[Field] = [
            ProseField("note", words, lines=2, required=wrong),
            DayField("end_on", _("Fin des mandats (selon les règles si vide)"), self._desk.today),
        ]
        form = Form(rows)
        form.fill({"note": sheet.note})
        column = form.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, label(self._presenter.question(), "muted", wrap=True))

        def save(values: Values) -> None:
            self._presenter.proclaim(str(values["note"]), str(values["end_on"] or "") or None)

        return self._show(_("Proclamer l’élection"), form, save, _("Proclamer"))

    def cancel(self, sheet: ElectionSheet) -> FormDialog:
        """Ask why a vote is given up."""
        form = Form([ProseField("note", _("Motif"), lines=2)])
        return self._show(_("Annuler ce scrutin"), form, lambda values: commands.cancel_election(
            self._store, sheet.id, note=str(values["note"]),
        ), _("Annuler le scrutin"))

    def _organization(self) -> ChoiceField:
        return ChoiceField(
            "organization_id", _("Au nom de"), queries.organization_names(self._store),
            none=_("À titre citoyen"), filtered=True,
        )

    def _show(
        self, title: str, form: Form, save: Callable[[Values], object], yes: str = "",
    ) -> FormDialog:
        dialog = FormDialog(self._window, title, form, save, yes=yes)
        dialog.open()
        return dialog

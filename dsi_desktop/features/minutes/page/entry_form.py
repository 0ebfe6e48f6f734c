"""The form that corrects a line of the minutes in every field."""

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.correcting import (
    check_correctable,
    save,
    shown_values,
)
from dsi_desktop.features.minutes.queries.lines import Decided, LineSheet, decided_at, line_sheet
from dsi_desktop.features.minutes.rules.capture import Known
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    NumberField,
    ProseField,
    TextField,
    TimeField,
)
from dsi_desktop.ui.forms.form import Form

Pairs = list[tuple[str, str]]


def correct_line(
    parent: QWidget, store: Store, presenter: LivePresenter, entry_id: str
) -> None:
    """Show the form of a line until it is saved or left; what is refused stays in it."""
    if presenter.scene().frozen:
        return
    try:
        sheet = line_sheet(store, entry_id)
        check_correctable(sheet)
    except DsiError as refusal:
        presenter.refuse(refusal)
        return
    decided = decided_at(store, presenter.meeting_id)
    form = entry_form(sheet, presenter.people, presenter.nameable, decided)
    dialog = FormDialog(
        parent, _("Corriger la ligne"), form,
        lambda values: save(
            store, sheet, values, nameable=presenter.nameable, days=presenter.line.read_day,
            decided=decided,
        ), width=620,
    )
    if dialog.exec() == FormDialog.DialogCode.Accepted:
        presenter.refresh()


def entry_form(
    sheet: LineSheet, people: tuple[Known, ...], nameable: tuple[Known, ...],
    decided: list[Decided],
) -> Form:
    """Return the filled form of a line."""
    if sheet.kind == "motion":
        form = _of_motion(_pairs(people))
    elif sheet.kind == "task":
        bodies = _pairs(tuple(one for one in nameable if one.organization))
        form = _of_task(_pairs(people), bodies, [(one.id, one.words) for one in decided])
    elif sheet.kind == "decision":
        form = Form([
            ProseField("text", _("Décision"), required=True),
            ChoiceField("mode", _("Prise par"), options("decision_outcome")),
        ])
    elif sheet.kind == "tabling":
        form = Form([TextField("text", _("Document"), required=True)])
    else:
        form = Form([
            ProseField("text", _("Note"), required=True),
            CheckField("private", _("Note interne, jamais imprimée ni projetée")),
        ])
    form.fill(shown_values(sheet))
    return form


def _of_motion(people: Pairs) -> Form:
    form = Form([
        TextField("title", _("Titre")),
        ProseField("recitals", _("Considérants, un par ligne"), lines=3),
        ProseField("text", _("Texte de la résolution"), required=True),
        [ChoiceField("mover_id", _("Proposée par"), people, none=_("Personne"), filtered=True),
         ChoiceField("seconder_id", _("Appuyée par"), people, none=_("Personne"), filtered=True)],
        [ChoiceField("state", _("Issue"), options("motion_state")),
         ChoiceField("method", _("Mode de vote"), options("vote_method"))],
        [NumberField("in_favour", _("Pour")), NumberField("against", _("Contre")),
         NumberField("abstaining", _("Abstentions"))],
        CheckField("casting_vote", _("La voix prépondérante de la présidence a décidé")),
        ProseField("dissent", _("Dissidences, une par ligne : nom, deux-points, motif"), lines=2),
        TimeField("taken_at", _("Heure du vote")),
    ])  # fmt: skip
    form.head(4, _("Vote"))
    return form


def _of_task(people: Pairs, organizations: Pairs, decided: Pairs) -> Form:
    return Form([
        TextField("title", _("À faire"), required=True),
        [ChoiceField("person_id", _("Personne responsable"), people, none=_("Personne"),
                     filtered=True),
         ChoiceField("organization_id", _("Organisation responsable"), organizations,
                     none=_("Aucune"), filtered=True)],
        [TextField("responsible_name", _("Ou en toutes lettres")),
         TextField("due", _("Échéance"), hint=_("15 déc., fin mars, d’ici juin"))],
        ChoiceField("carries_out", _("Donne suite à"), decided, none=_("Aucune décision")),
        ProseField("description", _("Précisions"), lines=3),
    ])


def _pairs(known: tuple[Known, ...]) -> Pairs:
    return [(one.id, one.name) for one in known]

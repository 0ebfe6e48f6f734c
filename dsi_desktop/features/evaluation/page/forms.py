"""What the page asks: an effect, a questionnaire, its questions, its answers, a review."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands, queries
from dsi_desktop.features.evaluation.page.counts import CountsModel, CountsView
from dsi_desktop.features.evaluation.rules import instruments, process
from dsi_desktop.features.evaluation.rules.effects import when_words
from dsi_desktop.features.evaluation.rules.reviews import last_year
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.dialogs.form_dialog import FormDialog, ask
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
from dsi_desktop.ui.widgets.texts import label

Values = dict[str, Value]


def _named(lines: Sequence[queries.NamedLine]) -> list[tuple[str, str]]:
    return [(line.id, line.name) for line in lines]


def _text(value: Value) -> str:
    return str(value or "")


class EvaluationForms:
    """Opens the dialogs of the page over it; each saves by one command."""

    def __init__(self, store: Store, parent: QWidget, today: Callable[[], date]) -> None:
        self._store = store
        self._parent = parent
        self._today = today

    def add_outcome(self, plan_id: str, parent: queries.OutcomeLine | None = None) -> str:
        """Ask for an effect, perhaps one that another led to; return its id, "" when left."""
        form = self._outcome_form(plan_id)
        made: list[str] = []
        begin: Values = {"kind": "practice"}
        if parent is not None:
            begin |= {"parent_id": parent.id, "action_id": parent.action_id or None,
                      "body_id": parent.body_id or None}
        form.fill(begin)
        ask(self._parent, _("Récolter un effet"), form,
            lambda values: made.append(commands.harvest_outcome(
                self._store, plan_id=plan_id or None, **_outcome(values))), yes=_("Récolter"))
        return made[0] if made else ""

    def edit_outcome(self, line: queries.OutcomeLine) -> None:
        """Ask for the changes of an effect."""
        form = self._outcome_form(line.plan_id, line.id)
        form.fill({
            "what": line.what, "who": line.who, "happened_text": line.happened_text,
            "happened_on": line.happened_on or None, "area_id": line.area_id or None,
            "significance": line.significance, "contribution": line.contribution,
            "kind": line.kind, "capital": line.capital or None, "expected": line.expected,
            "substantiated": line.substantiated, "action_id": line.action_id or None,
            "desired_change_id": line.change_id or None, "body_id": line.body_id or None,
            "parent_id": line.parent_id or None, "sources": "\n".join(line.sources),
        })
        ask(self._parent, _("Modifier l’effet"), form,
            lambda values: commands.edit_outcome(self._store, line.id, **_outcome(values)))

    def _outcome_form(self, plan_id: str, own: str = "") -> Form:
        known = queries.choices(self._store, plan_id)
        before = [
            (line.id, " · ".join(part for part in (line.what, when_words(line)) if part))
            for line in queries.outcomes(self._store, plan_id) if line.id != own
        ]
        none = _("Aucun en particulier")
        return Form([
            ProseField("what", _("Ce qui a changé"), lines=3, required=True),
            [TextField("who", _("Chez qui"), hint=_("un organisme, des familles, un conseil…")),
             TextField("happened_text", _("Quand, en mots"), hint=_("au printemps 2026"))],
            [DayField("happened_on", _("Date, si elle est connue"), self._today),
             ChoiceField("area_id", _("Où"), _named(known.areas), none=none, filtered=True)],
            ProseField("significance", _("Pourquoi c’est important"), lines=3),
            ProseField("contribution", _("Ce que la démarche y a apporté"), lines=3),
            [ChoiceField("kind", _("Type de changement"), options("outcome_kind")),
             ChoiceField("capital", _("Capital touché"), options("capital"),
                         none=_("À préciser"))],
            [ChoiceField("action_id", _("Action à l’origine"), _named(known.actions),
                         none=_("Aucune action précise"), filtered=True),
             ChoiceField("parent_id", _("Entraîné par l’effet"), before,
                         none=_("Aucun : premier effet"), filtered=True)],
            [ChoiceField("desired_change_id", _("Transformation souhaitée"),
                         _named(known.changes), none=none, filtered=True),
             ChoiceField("body_id", _("Chantier"), _named(known.bodies),
                         none=_("Celui de l’action"))],
            CheckField("expected", _("Cet effet était attendu")),
            ProseField("sources", _("Sources qui le confirment, une par ligne"), lines=3),
            CheckField("substantiated", _("Corroboré par au moins deux sources")),
        ])  # fmt: skip

    def add_questionnaire(self) -> str:
        """Ask for one of the house or one's own; return its id, "" when left."""
        there = {line.kind for line in queries.questionnaires(self._store)}
        kinds = [(kind, instruments.title_of(kind)) for kind in instruments.OWN
                 if kind not in there]  # fmt: skip
        form = Form([
            ChoiceField("kind", _("Lequel?"),
                        [*kinds, (instruments.GENERIC, _("Un autre, dont j’écris les questions"))],
                        required=True),
            TextField("title", _("Titre, pour un autre questionnaire")),
            ProseField("questions", _("Ses questions, une par ligne (on peut les coller)"),
                       lines=8),
            [NumberField("scale_min", _("Échelle, de"), high=9),
             NumberField("scale_max", _("à"), low=1, high=10)],
        ])  # fmt: skip
        form.fill({"kind": kinds[0][0] if kinds else instruments.GENERIC, "scale_min": 1,
                   "scale_max": 4})
        made: list[str] = []

        def save(values: Values) -> None:
            if values["kind"] != instruments.GENERIC:
                made.append(commands.add_house_questionnaire(self._store, _text(values["kind"])))
                return
            said = {key: value for key, value in values.items() if key != "kind"}
            made.append(commands.add_questionnaire(self._store, **typed(said)))

        ask(self._parent, _("Ajouter un questionnaire"), form, save, yes=_("Ajouter"))
        return made[0] if made else ""

    def edit_questionnaire(self, sheet: queries.QuestionnaireSheet) -> None:
        """Ask for the title, the scale and the note of a questionnaire."""
        whole = sheet.kind != instruments.PARTNERSHIP
        rows: list[Field | Sequence[Field]] = [
            TextField("title", _("Titre"), required=True),
            *([[NumberField("scale_min", _("Échelle, de"), high=9),
                NumberField("scale_max", _("à"), low=1, high=10)]] if whole else []),
            ProseField("note", _("Consigne imprimée sur le formulaire"), lines=3),
            *([CheckField("external_use", _("Ses résultats peuvent servir à la reddition"))]
              if whole else []),
        ]  # fmt: skip
        form = Form(rows)
        if not whole:
            form.append(label(instruments.not_for_funders(), "muted", wrap=True))
        form.fill({"title": sheet.title, "scale_min": sheet.low, "scale_max": sheet.high,
                   "note": sheet.note, "external_use": sheet.external})
        ask(self._parent, _("Modifier le questionnaire"), form,
            lambda values: commands.edit_questionnaire(self._store, sheet.id, **typed(values)))

    def add_questions(self, sheet: queries.QuestionnaireSheet) -> None:
        """Ask for more questions, or for the statements of a frame."""
        frame = sheet.kind == instruments.PARTNERSHIP
        words = _("Les 18 énoncés, dans l’ordre, un par ligne") if frame else _(
            "Questions à ajouter, une par ligne")  # fmt: skip
        form = Form([ProseField("questions", words, lines=12, required=True)])
        if frame:
            form.fill({"questions": "\n".join(one.text for one in sheet.questions if one.text)})
        write = commands.fill_frame if frame else commands.add_questions
        ask(self._parent, _("Questions de « {title} »").format(title=sheet.title), form,
            lambda values: write(self._store, sheet.id, _text(values["questions"])))

    def edit_question(self, sheet: queries.QuestionnaireSheet, question_id: str) -> None:
        """Ask for the words of a question and the part it belongs to."""
        one = next(found for found in sheet.questions if found.id == question_id)
        known = list(instruments.CONDITIONS)
        form = Form([
            ProseField("text", _("Question"), lines=3, required=True),
            ChoiceField("condition", _("Condition ou partie"),
                        [(key, instruments.condition_words(key)) for key in known],
                        none=_("Aucune")),
        ])  # fmt: skip
        form.fill({"text": one.text, "condition": one.condition or None})
        ask(self._parent, _("Modifier la question"), form,
            lambda values: commands.edit_question(
                self._store, one.id, text=_text(values["text"]),
                condition=_text(values["condition"])))

    def add_round(self, sheet: queries.QuestionnaireSheet) -> str:
        """Ask for what came back on paper; return the round, "" when left."""
        form, counts = self._round_form(sheet, None)
        form.fill({"held_on": self._today().isoformat()})
        made: list[str] = []
        self._ask_counts(
            _("Réponses : {title}").format(title=sheet.title), form,
            lambda values: made.append(commands.add_round(
                self._store, sheet.id, tally=counts.tally(), **typed(values))))
        return made[0] if made else ""

    def edit_round(self, sheet: queries.QuestionnaireSheet, round_id: str) -> None:
        """Ask for the corrections of a round."""
        one = next(found for found in sheet.rounds if found.id == round_id)
        form, counts = self._round_form(sheet, one)
        form.fill({
            "held_on": one.held_on or None, "meeting_id": one.meeting_id or None,
            "body_id": one.body_id or None, "handed_out": one.handed_out,
            "returned": one.returned, "remarks": one.remarks,
        })
        self._ask_counts(
            _("Corriger les réponses : {title}").format(title=sheet.title), form,
            lambda values: commands.edit_round(
                self._store, one.id, tally=counts.tally(), **typed(values)))

    def _round_form(
        self, sheet: queries.QuestionnaireSheet, one: queries.RoundLine | None
    ) -> tuple[Form, CountsModel]:
        known = queries.choices(self._store)
        form = Form([
            [DayField("held_on", _("Date"), self._today, required=True),
             NumberField("handed_out", _("Formulaires distribués"), high=100_000),
             NumberField("returned", _("Formulaires reçus"), high=100_000)],
            [ChoiceField("meeting_id", _("Rencontre"), _named(known.meetings),
                         none=_("Aucune en particulier"), filtered=True),
             ChoiceField("body_id", _("Instance"), _named(known.bodies),
                         none=_("Celle de la rencontre"))],
            ProseField("remarks", _("Remarques libres, sans nom"), lines=3),
        ])  # fmt: skip
        counts = CountsModel(
            [(asked.id, process.words_of(asked)) for asked in sheet.questions],
            process.answers(sheet), one.counts if one else {})
        view = CountsView(counts)
        form.append(label(_("Nombre de formulaires par réponse : on tape les chiffres, Entrée "
                            "descend, + et − comptent un formulaire."), "muted", wrap=True))
        form.append(view)
        counts.setParent(view)
        return form, counts

    def _ask_counts(self, title: str, form: Form, save: Callable[[Values], object]) -> None:
        FormDialog(self._parent, title, form, save, width=680).exec()

    def add_review(self, plan_id: str) -> str:
        """Ask for the period of a review; return its id, "" when left."""
        form = self._review_form()
        start, end = last_year(self._today())
        form.fill({
            "title": _("Bilan {start}-{end}").format(start=start.year, end=end.year)
            if start.year != end.year else _("Bilan {year}").format(year=end.year),
            "start_on": start.isoformat(), "end_on": end.isoformat(),
        })  # fmt: skip
        made: list[str] = []
        ask(self._parent, _("Préparer un bilan annuel"), form,
            lambda values: made.append(
                commands.add_review(self._store, plan_id=plan_id, **typed(values))),
            yes=_("Préparer"))
        return made[0] if made else ""

    def edit_review(self, read: queries.Review) -> None:
        """Ask for the words of a review."""
        form = self._review_form()
        form.fill({
            "title": read.title, "start_on": read.start_on or None, "end_on": read.end_on or None,
            "introduction": read.introduction, "learnings": read.learnings,
            "conclusion": read.conclusion,
        })
        ask(self._parent, _("Modifier le bilan"), form,
            lambda values: commands.edit_review(self._store, read.id, **typed(values)))

    def _review_form(self) -> Form:
        return Form([
            TextField("title", _("Titre"), required=True),
            [DayField("start_on", _("Du"), self._today, required=True),
             DayField("end_on", _("Au"), self._today, required=True)],
            ProseField("introduction", _("Introduction"), lines=4),
            ProseField("learnings", _("Apprentissages"), lines=4),
            ProseField("conclusion", _("Suites"), lines=4),
        ])  # fmt: skip


def _outcome(values: Values) -> dict[str, Any]:
    """Return what a form of effect says, its sources apart."""
    said = typed(values)
    return {**said, "capital": said["capital"] or "", "sources": _text(
        values["sources"]).splitlines()}

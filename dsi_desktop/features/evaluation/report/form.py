"""The paper form of a questionnaire: boxes to tick, no name asked."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import queries
from dsi_desktop.features.evaluation.rules import process
from dsi_desktop.features.evaluation.rules.instruments import PARTNERSHIP, condition_words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Para,
    Room,
    Rows,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report

_BOX = "☐"
_LINES = 4


def questionnaire_form(store: Store, questionnaire_id: str | None = None) -> Document:
    """Return a form to print and hand out; the first questionnaire when none is told."""
    if questionnaire_id is None:
        every = queries.questionnaires(store)
        questionnaire_id = every[0].id if every else ""
    sheet = queries.questionnaire_sheet(store, questionnaire_id)
    return Document(
        title=sheet.title, issuer=queries.issuer(store), kind=_("Questionnaire"),
        blocks=(
            Heading(1, sheet.title), Para(_how(sheet), "lead"),
            *((Para(sheet.note),) if sheet.note else ()),
            _table(sheet), Heading(2, _("Un mot de plus?")), Room(24.0 * _LINES),
            Para(_("Ce formulaire est anonyme : seuls des nombres de réponses sont entrés dans le "
                   "dossier, puis le papier est détruit."), "note"),
        ),
        foot=sheet.title,
    )  # fmt: skip


def _how(sheet: queries.QuestionnaireSheet) -> str:
    if sheet.kind == PARTNERSHIP:
        return _("Cochez une case par ligne : A, B ou C. Ne signez pas.")
    return _("Cochez une case par ligne, de {low} (pas du tout) à {high} (tout à fait). Ne signez "
             "pas.").format(low=fmt.number(sheet.low), high=fmt.number(sheet.high))


def _table(sheet: queries.QuestionnaireSheet) -> Block:
    answers = process.answers(sheet)
    heads = (Column(_("Question"), 6.0), *(Column(answer, 0.6) for answer in answers))
    groups: list[Rows] = []
    part, rows = "", list[tuple[Words, ...]]()
    for number, one in enumerate(sheet.questions, 1):
        if one.condition != part and sheet.kind != PARTNERSHIP:
            if rows:
                groups.append(Rows(tuple(rows), condition_words(part)))
            part, rows = one.condition, []
        words = _("{n}. {question}").format(n=number, question=process.words_of(one))
        rows.append((words, *(_BOX for _answer in answers)))
    groups.append(Rows(tuple(rows), condition_words(part)))
    return Table(heads, tuple(groups), summary=sheet.title,
                 empty=_("Ce questionnaire n’a pas encore de question."))


FORM = Report(
    name="questionnaire-form", title=N_("Questionnaire à imprimer"),
    purpose=N_("Le formulaire papier d’un questionnaire, anonyme, à distribuer en rencontre; les "
               "réponses se comptent ensuite dans la page Évaluation."),
    scope="questionnaire", stem="questionnaire", build=questionnaire_form,
)  # fmt: skip

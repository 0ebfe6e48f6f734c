"""Prepare the evaluation slips of a meeting, and count what came back."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.evaluation import AnswerCount, Question, Questionnaire, SurveyRound
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import prose
from dsi_desktop.features.minutes.rules import slips
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def prepare_slips(store: Store, meeting_id: str, questions: Sequence[str] = ()) -> str:
    """Choose the questions of the slips, the usual five by default. Return the round's id.

    Two laptops that ask the same questions prepare the same slips. Refused once answers are
    counted: the slips were printed.
    """
    with store.operation(N_("Préparer l’évaluation éclair")) as op:
        meeting = _meeting(op, meeting_id)
        asked = slips.check_questions(questions or [_(one) for one in slips.QUESTIONS])
        round_id = linked_id("survey_round", meeting.id)
        if _counted(op, round_id):
            raise RuleBroken(
                _("Des réponses sont déjà compilées : ces questions ne changent plus."))
        return op.put(SurveyRound(
            id=round_id, questionnaire_id=_questionnaire(op, asked), meeting_id=meeting.id,
            body_id=meeting.body_id, held_on=meeting.held_on,
        )).id


def count_slips(
    store: Store, meeting_id: str, counts: Mapping[tuple[str, int], int], *,
    handed_out: int | None = None, returned: int | None = None, remarks: str = "",
) -> None:
    """Note how many gave each answer: {(question id, 1 to 4): number}; nobody is named."""
    with store.operation(N_("Compiler l’évaluation éclair")) as op:
        meeting = _meeting(op, meeting_id)
        found = op.find(SurveyRound, linked_id("survey_round", meeting.id))
        if found is None or found.deleted:
            raise RuleBroken(_("Préparez d’abord les feuilles d’évaluation."))
        slips.check_counts(counts, handed_out, returned)
        found.handed_out, found.returned, found.remarks = handed_out, returned, prose(remarks)
        for (question, answer), number in counts.items():
            _write(op, found.id, (op.get(Question, question).id, answer), number)


def _meeting(op: Operation, meeting_id: str) -> Meeting:
    meeting = op.get(Meeting, meeting_id)
    if meeting.deleted:
        raise NotFound(_("Cette rencontre a été supprimée."))
    return meeting


def _counted(op: Operation, round_id: str) -> bool:
    asked = select(AnswerCount.id).where(
        AnswerCount.round_id == round_id, AnswerCount.deleted.is_(None), AnswerCount.number > 0
    )
    return op.scalars(asked).first() is not None


def _questionnaire(op: Operation, questions: Sequence[str]) -> str:
    """Return the questionnaire that asks these questions, made when nobody asked them yet."""
    key = linked_id("questionnaire", "quick", *questions)
    kept = op.find(Questionnaire, key)
    if kept is not None and not kept.deleted:
        return key
    op.put(Questionnaire(
        id=key, title=_(slips.TITLE), kind="quick", scale_min=slips.LOWEST,
        scale_max=slips.HIGHEST,
    ))
    for text, rank in zip(questions, spread(len(questions)), strict=True):
        op.put(Question(
            id=linked_id("question", key, text), questionnaire_id=key, text=text, rank=rank,
        ))
    return key


def _write(op: Operation, round_id: str, cell: tuple[str, int], number: int) -> None:
    question, answer = cell
    key = linked_id("answer", round_id, question, str(answer))
    kept = op.find(AnswerCount, key)
    if number or (kept is not None and not kept.deleted):
        op.put(AnswerCount(
            id=key, round_id=round_id, question_id=question, answer=str(answer), number=number,
        ))

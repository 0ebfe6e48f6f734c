"""What a person may enter of the forms that came back: how many, and how many gave each answer."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.evaluation import AnswerCount, Question, Questionnaire, SurveyRound
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day, prose
from dsi_desktop.features.evaluation.rules import instruments, scoring
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id

Tally = Mapping[tuple[str, str], int]


class RoundFields(TypedDict, total=False):
    """What may be said of a round; `tally` gives how many chose (question, answer)."""

    meeting_id: str | None
    body_id: str | None
    held_on: str | None
    handed_out: int | None
    returned: int | None
    remarks: str
    tally: Tally


def add_round(store: Store, questionnaire_id: str, **fields: Unpack[RoundFields]) -> str:
    """Record a use of a questionnaire with what was counted from the paper. Return its id."""
    with store.operation(N_("Entrer les réponses d’un questionnaire")) as op:
        asked = op.get(Questionnaire, questionnaire_id)
        made = op.add(SurveyRound(questionnaire_id=asked.id))
        _write(store, op, made, fields)
        return made.id


def edit_round(store: Store, round_id: str, **fields: Unpack[RoundFields]) -> None:
    """Correct a round; the counts given replace those of the same answers."""
    with store.operation(N_("Corriger les réponses d’un questionnaire")) as op:
        _write(store, op, op.get(SurveyRound, round_id), fields)


def remove_round(store: Store, round_id: str) -> None:
    """Take a round away with its counts."""
    with store.operation(N_("Retirer les réponses d’un questionnaire")) as op:
        remove_with_parts(op, op.get(SurveyRound, round_id))


def _write(store: Store, op: Operation, made: SurveyRound, fields: RoundFields) -> None:
    _place(op, made, fields)
    if "held_on" in fields:
        made.held_on = day(fields["held_on"], "held_on")
    if made.held_on is None:
        raise RuleBroken(_("Écrivez la date."), "held_on")
    if made.held_on > store.clock.today().isoformat():
        raise RuleBroken(_("Ces réponses ont déjà été recueillies : cette date est à venir."),
                         "held_on")
    if "handed_out" in fields:
        made.handed_out = fields["handed_out"]
    if "returned" in fields:
        made.returned = fields["returned"]
    scoring.check_forms(made.handed_out, made.returned)
    if "remarks" in fields:
        made.remarks = prose(fields["remarks"])
    for (question_id, answer), number in fields.get("tally", {}).items():
        _count(op, made.id, question_id, answer, number)
    _check(op, made)


def _place(op: Operation, made: SurveyRound, fields: RoundFields) -> None:
    """Say where it was; the body and the day of the meeting hold unless told otherwise."""
    if "body_id" in fields:
        body_id = fields["body_id"]
        made.body_id = op.get(Body, body_id).id if body_id else None
    if "meeting_id" in fields:
        meeting_id = fields["meeting_id"]
        meeting = op.get(Meeting, meeting_id) if meeting_id else None
        made.meeting_id = meeting.id if meeting else None
        if meeting is not None:
            made.body_id = made.body_id or meeting.body_id
            made.held_on = made.held_on or meeting.held_on


def _count(op: Operation, round_id: str, question_id: str, answer: str, number: int) -> None:
    key = linked_id("answer_count", round_id, question_id, answer)
    if number:
        op.put(AnswerCount(
            id=key, round_id=round_id, question_id=question_id, answer=answer, number=number))
    elif (found := op.find(AnswerCount, key)) is not None and not found.deleted:
        op.remove(found)


def _check(op: Operation, made: SurveyRound) -> None:
    """Check all the counts of a round against the forms that came back."""
    op.flush()
    asked = op.get(Questionnaire, str(made.questionnaire_id))
    allowed = scoring.answers_of(asked.kind, asked.scale_min, asked.scale_max)
    questions = op.scalars(
        select(Question).where(
            Question.questionnaire_id == asked.id, Question.deleted.is_(None)
        ).order_by(Question.rank, Question.id)).all()
    counts: dict[str, dict[str, int]] = {}
    rows: list[Any] = list(op.scalars(select(AnswerCount).where(
        AnswerCount.round_id == made.id, AnswerCount.deleted.is_(None))).all())
    for one in rows:
        counts.setdefault(str(one.question_id), {})[one.answer] = one.number or 0
    scoring.check_counts(
        [scoring.Answered(instruments.question_words(one.slot, one.text), allowed,
                          counts.get(one.id, {})) for one in questions],
        made.returned,
    )

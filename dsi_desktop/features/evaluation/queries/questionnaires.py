"""The questionnaires with their questions and their rounds: counts of answers, never people."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.evaluation import AnswerCount, Question, Questionnaire, SurveyRound
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation.rules.instruments import GENERIC
from dsi_desktop.features.evaluation.rules.scoring import scale_of
from dsi_desktop.features.evaluation.rules.surveys import (
    Counts,
    QuestionLine,
    QuestionnaireLine,
    QuestionnaireSheet,
    RoundLine,
)
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


def questionnaires(store: Store) -> tuple[QuestionnaireLine, ...]:
    """Return the living questionnaires by kind, then by title."""
    with store.read() as session:
        every = session.execute(
            select(Questionnaire.id, Questionnaire.title, Questionnaire.kind,
                   Questionnaire.external_use)
            .where(Questionnaire.deleted.is_(None)).order_by(Questionnaire.id)).all()
        asked = session.scalars(
            select(Question.questionnaire_id).where(Question.deleted.is_(None))).all()
        days: dict[str, list[str]] = {}
        for key, held in session.execute(
            select(SurveyRound.questionnaire_id, SurveyRound.held_on)
            .where(SurveyRound.deleted.is_(None))
        ).all():
            days.setdefault(str(key), []).append(held or "")
    lines = [
        QuestionnaireLine(key, title or "", kind or GENERIC, asked.count(key),
                          len(days.get(key, ())), max(days.get(key, [""])), bool(external))
        for key, title, kind, external in every
    ]  # fmt: skip
    order = ("quick", "process", "partnership", GENERIC)
    return tuple(sorted(lines, key=lambda one: (
        order.index(one.kind) if one.kind in order else len(order), one.title)))


def questionnaire_sheet(store: Store, questionnaire_id: str) -> QuestionnaireSheet:
    """Return a questionnaire with its questions and every round; raises `NotFound`."""
    with store.read() as session:
        return read_sheet(session, questionnaire_id)


def questionnaire_of_round(store: Store, round_id: str) -> str:
    """Return the questionnaire a round belongs to, "" when there is none."""
    asked = select(SurveyRound.questionnaire_id).where(
        SurveyRound.id == round_id, SurveyRound.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or ""


def read_sheet(session: Session, questionnaire_id: str) -> QuestionnaireSheet:
    """Return a questionnaire whole, in a reading already open."""
    one = session.scalars(select(Questionnaire).where(
        Questionnaire.id == questionnaire_id, Questionnaire.deleted.is_(None))).first()
    if one is None:
        raise NotFound(_("Ce questionnaire n’est plus dans le dossier."))
    questions = session.execute(
        select(Question.id, Question.slot, Question.text, Question.condition)
        .where(Question.questionnaire_id == one.id, Question.deleted.is_(None))
        .order_by(Question.rank, Question.id)).all()
    return QuestionnaireSheet(
        one.id, one.title or "", one.kind or GENERIC,
        *scale_of(one.scale_min, one.scale_max), one.note or "", bool(one.external_use),
        tuple(QuestionLine(key, slot, text or "", condition or "")
              for key, slot, text, condition in questions),
        _rounds(session, one.id),
    )  # fmt: skip


def _rounds(session: Session, questionnaire_id: str) -> tuple[RoundLine, ...]:
    counted = session.execute(
        select(AnswerCount.round_id, AnswerCount.question_id, AnswerCount.answer,
               AnswerCount.number)
        .join(SurveyRound, SurveyRound.id == AnswerCount.round_id)
        .where(SurveyRound.questionnaire_id == questionnaire_id, AnswerCount.deleted.is_(None))
    ).all()  # fmt: skip
    counts: dict[str, Counts] = {}
    for round_id, question_id, answer, number in counted:
        if question_id and answer and number:
            counts.setdefault(str(round_id), {}).setdefault(question_id, {})[answer] = number
    rows = session.execute(
        select(SurveyRound, Body.name, Meeting.title)
        .outerjoin(Body, Body.id == SurveyRound.body_id)
        .outerjoin(Meeting, Meeting.id == SurveyRound.meeting_id)
        .where(SurveyRound.questionnaire_id == questionnaire_id, SurveyRound.deleted.is_(None))
        .order_by(SurveyRound.held_on, SurveyRound.id)).all()
    return tuple(
        RoundLine(one.id, one.held_on or "", one.body_id or "", body or "", one.meeting_id or "",
                  title or "", one.handed_out, one.returned, one.remarks or "",
                  counts.get(one.id, {}))
        for one, body, title in rows
    )  # fmt: skip

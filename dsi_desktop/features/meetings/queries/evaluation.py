"""How a meeting was evaluated: slips counted, and the mean of their answers."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.evaluation import AnswerCount, SurveyRound


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Slips returned, and the mean answer of all their questions on the scale up to `highest`."""

    returned: int
    mean: float
    highest: int


def evaluation(session: Session, meeting_id: str) -> Evaluation | None:
    """Return the quick evaluation of a meeting, None while nothing is counted."""
    asked = (
        select(SurveyRound.returned, AnswerCount.answer, AnswerCount.number)
        .join(AnswerCount, AnswerCount.round_id == SurveyRound.id)
        .where(
            SurveyRound.meeting_id == meeting_id, SurveyRound.deleted.is_(None),
            AnswerCount.deleted.is_(None), AnswerCount.number > 0,
            AnswerCount.answer.in_(("1", "2", "3", "4")),
        )
    )
    rows = session.execute(asked).all()
    given = sum(row[2] for row in rows)
    if not given:
        return None
    return Evaluation(
        max(row[0] or 0 for row in rows), sum(int(row[1]) * row[2] for row in rows) / given, 4
    )

"""The evaluation slips of a meeting: what is asked, and what was counted."""

from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.schema.evaluation import AnswerCount, Question, SurveyRound
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules import slips
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import linked_id


@dataclass(frozen=True, slots=True)
class SlipsSheet:
    """The slips of a meeting. Without `prepared`, the usual questions; their ids are then ""."""

    prepared: bool
    questions: tuple[tuple[str, str], ...]
    counts: dict[tuple[str, int], int]
    handed_out: int | None
    returned: int | None
    remarks: str


def slips_of(store: Store, meeting_id: str) -> SlipsSheet:
    """Return the slips of a meeting as they are prepared, or as they would be."""
    round_id = linked_id("survey_round", meeting_id)
    with store.read() as session:
        found = session.get(SurveyRound, round_id)
        if found is None or found.deleted:
            usual = tuple(("", _(one)) for one in slips.QUESTIONS)
            return SlipsSheet(
                prepared=False, questions=usual, counts={}, handed_out=None, returned=None,
                remarks="",
            )
        asked = (
            select(Question.id, Question.text)
            .where(
                Question.questionnaire_id == found.questionnaire_id, Question.deleted.is_(None)
            )
            .order_by(Question.rank, Question.id)
        )
        counted = select(
            AnswerCount.question_id, AnswerCount.answer, AnswerCount.number
        ).where(AnswerCount.round_id == round_id, AnswerCount.deleted.is_(None))
        known = {str(one) for one in slips.answers()}
        return SlipsSheet(
            prepared=True,
            questions=tuple((row[0], row[1]) for row in session.execute(asked).all()),
            counts={
                (str(row[0]), int(row[1])): row[2] for row in session.execute(counted).all()
                if row[1] in known
            },
            handed_out=found.handed_out, returned=found.returned, remarks=found.remarks,
        )

"""What is read of questionnaires: their questions, their rounds, counts of answers."""

from dataclasses import dataclass

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class QuestionnaireLine:
    """A questionnaire in a list, with its last round."""

    id: str
    title: str
    kind: str
    questions: int
    rounds: int
    last_on: str
    external: bool


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in its place."""

    id: str
    slot: int | None
    text: str
    condition: str


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round: where, when, how many forms, and how many gave each answer to each question."""

    id: str
    held_on: str
    body_id: str
    body: str
    meeting_id: str
    meeting: str
    handed_out: int | None
    returned: int | None
    remarks: str
    counts: Counts

    def of(self, question_id: str) -> dict[str, int]:
        """Return the counts of one question."""
        return self.counts.get(question_id, {})


@dataclass(frozen=True, slots=True)
class QuestionnaireSheet:
    """A questionnaire whole; its rounds from the first to the last."""

    id: str
    title: str
    kind: str
    low: int
    high: int
    note: str
    external: bool
    questions: tuple[QuestionLine, ...]
    rounds: tuple[RoundLine, ...]

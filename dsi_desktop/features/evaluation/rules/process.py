"""A questionnaire in figures: each question, each condition, each round, and what moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsi_desktop.features.evaluation.rules import scoring
from dsi_desktop.features.evaluation.rules.instruments import (
    PARTNERSHIP,
    condition_words,
    question_words,
)
from dsi_desktop.features.evaluation.rules.surveys import (
    QuestionLine,
    QuestionnaireLine,
    QuestionnaireSheet,
    RoundLine,
)
from dsi_desktop.features.evaluation.rules.trends import moved, moves, trend_sentence
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its last score, and how it moved since the round before."""

    id: str
    words: str
    condition: str
    score: str
    spread: str
    change: str
    weak: bool
    answered: int


def talked_words(score: str, *, weak: bool) -> str:
    """Return a score, with « à discuter » when it is weak."""
    return _("{score}, à discuter").format(score=score) if weak else score


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A condition of the partnership, all its questions together."""

    words: str
    score: str
    spread: str
    weak: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with its mean over the questions; `value` is the height of its point."""

    id: str
    day: str
    where: str
    forms: str
    score: str
    value: float | None


def answers(sheet: QuestionnaireSheet) -> tuple[str, ...]:
    """Return what may be answered."""
    return scoring.answers_of(sheet.kind, sheet.low, sheet.high)


def bounds(sheet: QuestionnaireSheet) -> tuple[float, float]:
    """Return the lowest and the highest score there can be."""
    return (0.0, 100.0) if sheet.kind == PARTNERSHIP else (float(sheet.low), float(sheet.high))


def words_of(question: QuestionLine) -> str:
    """Return a question as it is shown."""
    return question_words(question.slot, question.text)


def scores(sheet: QuestionnaireSheet, of: RoundLine) -> list[float | None]:
    """Return the score of each question in one round."""
    return [scoring.score(sheet.kind, of.of(question.id)) for question in sheet.questions]


def question_rows(sheet: QuestionnaireSheet) -> list[QuestionRow]:
    """Return each question as its last round answers it."""
    last = sheet.rounds[-1] if sheet.rounds else None
    before = sheet.rounds[-2] if len(sheet.rounds) > 1 else None
    return [_question(sheet, one, last, before) for one in sheet.questions]


def _question(
    sheet: QuestionnaireSheet, one: QuestionLine, last: RoundLine | None,
    before: RoundLine | None,
) -> QuestionRow:  # fmt: skip
    counts = last.of(one.id) if last else {}
    now = scoring.score(sheet.kind, counts)
    then = scoring.score(sheet.kind, before.of(one.id)) if before else None
    return QuestionRow(
        one.id, words_of(one), condition_words(one.condition),
        scoring.score_words(sheet.kind, now), spread(sheet, counts),
        change_words(sheet.kind, then, now),
        scoring.is_weak(sheet.kind, counts, sheet.low, sheet.high), scoring.total(counts),
    )


def spread(sheet: QuestionnaireSheet, counts: Mapping[str, int]) -> str:
    """Return « A : 4 · B : 2 · C : 1 », "" when nobody answered."""
    if not scoring.total(counts):
        return ""
    return " · ".join(
        _("{answer} : {n}").format(answer=answer, n=fmt.number(counts.get(answer, 0)))
        for answer in answers(sheet))


def change_words(kind: str, before: float | None, now: float | None) -> str:
    """Return « ▲ 0,4 », « ▼ 12 % », « stable », "" when there is nothing to compare."""
    if before is None or now is None:
        return ""
    by = now - before
    if not moved(kind, by):
        return _("stable")
    size = fmt.percent(round(abs(by))) if kind == PARTNERSHIP else fmt.number(abs(by), 1)
    return f"{'▲' if by > 0 else '▼'} {size}"


def condition_rows(sheet: QuestionnaireSheet) -> list[ConditionRow]:
    """Return the conditions in the order they come, from the last round; none without names."""
    if not sheet.rounds:
        return []
    groups: dict[str, list[dict[str, int]]] = {}
    for one in sheet.questions:
        if one.condition:
            groups.setdefault(one.condition, []).append(sheet.rounds[-1].of(one.id))
    made = []
    for name, found in groups.items():
        counts = scoring.added(found)
        made.append(ConditionRow(
            condition_words(name), scoring.score_words(sheet.kind, scoring.score(
                sheet.kind, counts)), spread(sheet, counts),
            scoring.is_weak(sheet.kind, counts, sheet.low, sheet.high)))
    return made


def round_rows(sheet: QuestionnaireSheet) -> list[RoundRow]:
    """Return the rounds from the first to the last."""
    made = []
    for one in sheet.rounds:
        value = whole(sheet, one)
        made.append(RoundRow(
            one.id, short_day(one.held_on) if one.held_on else "",
            " · ".join(part for part in (one.body, one.meeting) if part), forms_words(one),
            scoring.score_words(sheet.kind, value), value))
    return made


def whole(sheet: QuestionnaireSheet, of: RoundLine) -> float | None:
    """Return the mean of the scores of the questions answered."""
    known = [value for value in scores(sheet, of) if value is not None]
    return sum(known) / len(known) if known else None


def forms_words(of: RoundLine) -> str:
    """Return « 9 sur 12 », or what is known of it."""
    if of.returned is None:
        return ""
    if not of.handed_out:
        return fmt.number(of.returned)
    return _("{n} sur {all}").format(n=fmt.number(of.returned), all=fmt.number(of.handed_out))


def finding(sheet: QuestionnaireSheet) -> str:
    """Say what moved most between the last two rounds, or why nothing can be said."""
    if not sheet.rounds:
        return _("Aucune réponse n’est entrée.")
    if len(sheet.rounds) < 2:
        return trend_sentence(sheet.kind, [], "")
    before, last = sheet.rounds[-2:]
    found = moves([words_of(one) for one in sheet.questions], scores(sheet, before),
                  scores(sheet, last))
    if not found:
        return _("Les deux dernières passations n’ont aucune question en commun.")
    return trend_sentence(sheet.kind, found, short_day(before.held_on) if before.held_on else "–")


def weak_words(rows: Sequence[QuestionRow]) -> str:
    """Say which questions to talk about, "" when none is weak."""
    weak = [row.words.rstrip(".") for row in rows if row.weak]
    if not weak:
        return ""
    return _("À discuter : {questions}.").format(questions=" ; ".join(weak))


def line_words(line: QuestionnaireLine) -> str:
    """Return « 5 questions · 3 passations »."""
    asked = ngettext("{n} question", "{n} questions", line.questions).format(
        n=fmt.number(line.questions))
    rounds = ngettext("{n} passation", "{n} passations", line.rounds).format(
        n=fmt.number(line.rounds))
    return f"{asked} · {rounds}"


def kind_words(kind: str) -> str:
    """Return the name of a kind of questionnaire."""
    return label("questionnaire_kind", kind)

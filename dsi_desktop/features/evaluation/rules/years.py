"""What a yearly review assembles."""

from dataclasses import dataclass

from dsi_desktop.features.evaluation.rules.surveys import QuestionnaireSheet
from dsi_desktop.features.evaluation.rules.told import ActionLine, OutcomeLine


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review in a list."""

    id: str
    plan_id: str
    title: str
    start_on: str
    end_on: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """An indicator: where it began, its last measure of the period, its next target."""

    id: str
    title: str
    unit: str
    decimals: int
    direction: str
    baseline: int | None
    value: int | None
    measured_on: str
    target: int | None
    due_on: str


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What all the sources of the plan bring, in cents, and the hours given in tenths."""

    asked: int = 0
    granted: int = 0
    paid: int = 0
    in_kind: int = 0
    spent: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Participation:
    """Who came in the period."""

    meetings: int = 0
    people: int = 0
    organizations: int = 0
    presences: int = 0


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version adopted in the period; `counts` says what changed since the one before it."""

    number: int | None
    title: str
    adopted_on: str
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """All that a yearly review assembles."""

    id: str
    plan_id: str
    plan: str
    title: str
    start_on: str
    end_on: str
    introduction: str
    learnings: str
    conclusion: str
    actions: tuple[ActionLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    measures: tuple[MeasureLine, ...]
    money: MoneyLine
    participation: Participation
    versions: tuple[VersionLine, ...]
    process: tuple[QuestionnaireSheet, ...]

"""Indicators, measures, harvested outcomes, questionnaires."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import (
    choice_field,
    count_field,
    day_field,
    flag_field,
    link_field,
    prose_field,
    rank_field,
    text_field,
)


class Indicator(Entity, Base, kw_only=True):
    """Something measured to know whether a change happens."""

    __tablename__ = "indicator"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    objective_id: Mapped[str | None] = link_field("objectif", "objective")
    desired_change_id: Mapped[str | None] = link_field("transformation souhaitée", "desired_change")
    action_id: Mapped[str | None] = link_field("action", "action")
    title: Mapped[str] = text_field("indicateur")
    unit: Mapped[str] = text_field("unité")
    decimals: Mapped[int] = count_field("décimales", 0)
    baseline: Mapped[int | None] = count_field("valeur de départ", unit="scaled")
    baseline_on: Mapped[str | None] = day_field("date de départ")
    direction: Mapped[str] = choice_field("sens", "direction", "up")
    source: Mapped[str] = text_field("source")
    frequency: Mapped[str] = choice_field("fréquence", "frequency", "yearly")
    person_id: Mapped[str | None] = link_field("responsable", "person")
    locked_until: Mapped[str | None] = day_field("verrouillé jusqu’au")
    rank: Mapped[str] = rank_field()


class IndicatorTarget(Entity, Base, kw_only=True):
    """A target at a date."""

    __tablename__ = "indicator_target"
    indicator_id: Mapped[str | None] = link_field("indicateur", "indicator")
    value: Mapped[int | None] = count_field("cible", unit="scaled")
    due_on: Mapped[str | None] = day_field("échéance")


class Measurement(Entity, Base, kw_only=True):
    """A dated measure with its source."""

    __tablename__ = "measurement"
    indicator_id: Mapped[str | None] = link_field("indicateur", "indicator")
    value: Mapped[int | None] = count_field("valeur", unit="scaled")
    measured_on: Mapped[str | None] = day_field("date")
    source: Mapped[str] = text_field("source")
    note: Mapped[str] = prose_field("note")


class Breakdown(Entity, Base, kw_only=True):
    """A part of a measure: by sex, age, territory."""

    __tablename__ = "breakdown"
    measurement_id: Mapped[str | None] = link_field("mesure", "measurement")
    axis: Mapped[str] = text_field("axe")
    part: Mapped[str] = text_field("part")
    value: Mapped[int | None] = count_field("valeur", unit="scaled")


class Outcome(Entity, Base, kw_only=True):
    """A harvested outcome: what changed, who, when, why it matters."""

    __tablename__ = "outcome"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    parent_id: Mapped[str | None] = link_field("entraîné par", "outcome")
    action_id: Mapped[str | None] = link_field("action", "action")
    desired_change_id: Mapped[str | None] = link_field("transformation souhaitée", "desired_change")
    what: Mapped[str] = prose_field("ce qui a changé")
    who: Mapped[str] = text_field("chez qui")
    happened_text: Mapped[str] = text_field("quand")
    happened_on: Mapped[str | None] = day_field("date")
    area_id: Mapped[str | None] = link_field("où", "area")
    significance: Mapped[str] = prose_field("importance")
    contribution: Mapped[str] = prose_field("contribution")
    kind: Mapped[str] = choice_field("type", "outcome_kind", "practice")
    capital: Mapped[str] = choice_field("capital", "capital")
    expected: Mapped[bool] = flag_field("attendu")
    substantiated: Mapped[bool] = flag_field("corroboré")
    body_id: Mapped[str | None] = link_field("chantier", "body")
    harvested_on: Mapped[str | None] = day_field("récolté le")
    rank: Mapped[str] = rank_field()


class OutcomeSource(Entity, Base, kw_only=True):
    """Who or what substantiates an outcome."""

    __tablename__ = "outcome_source"
    outcome_id: Mapped[str | None] = link_field("effet", "outcome")
    text: Mapped[str] = prose_field("source")
    person_id: Mapped[str | None] = link_field("personne", "person")


class Questionnaire(Entity, Base, kw_only=True):
    """A set of questions, ours or typed by the coordinator."""

    __tablename__ = "questionnaire"
    title: Mapped[str] = text_field("questionnaire")
    kind: Mapped[str] = choice_field("type", "questionnaire_kind", "quick")
    scale_min: Mapped[int] = count_field("minimum de l’échelle", 1)
    scale_max: Mapped[int] = count_field("maximum de l’échelle", 4)
    note: Mapped[str] = prose_field("note")
    external_use: Mapped[bool] = flag_field("peut servir à la reddition")


class Question(Entity, Base, kw_only=True):
    """One question of a questionnaire."""

    __tablename__ = "question"
    questionnaire_id: Mapped[str | None] = link_field("questionnaire", "questionnaire")
    text: Mapped[str] = prose_field("question")
    condition: Mapped[str] = text_field("condition")
    slot: Mapped[int | None] = count_field("numéro")
    rank: Mapped[str] = rank_field()


class SurveyRound(Entity, Base, kw_only=True):
    """One use of a questionnaire: a meeting, a yearly review."""

    __tablename__ = "survey_round"
    questionnaire_id: Mapped[str | None] = link_field("questionnaire", "questionnaire")
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    body_id: Mapped[str | None] = link_field("instance", "body")
    held_on: Mapped[str | None] = day_field("date")
    handed_out: Mapped[int | None] = count_field("distribués", unit="forms")
    returned: Mapped[int | None] = count_field("reçus", unit="forms")
    remarks: Mapped[str] = prose_field("remarques")


class AnswerCount(Entity, Base, kw_only=True):
    """How many gave one answer: counts, never people."""

    __tablename__ = "answer_count"
    round_id: Mapped[str | None] = link_field("tour", "survey_round")
    question_id: Mapped[str | None] = link_field("question", "question")
    answer: Mapped[str] = text_field("réponse")
    number: Mapped[int] = count_field("nombre", 0)


class PlanReview(Entity, Base, kw_only=True):
    """The yearly review of a plan (bilan annuel): a period, and what is said around the facts."""

    __tablename__ = "plan_review"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    title: Mapped[str] = text_field("bilan")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")
    introduction: Mapped[str] = prose_field("introduction")
    learnings: Mapped[str] = prose_field("apprentissages")
    conclusion: Mapped[str] = prose_field("suites")
    rank: Mapped[str] = rank_field()

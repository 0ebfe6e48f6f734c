"""Every command of the evaluation, as one gesture on a plan to evaluate."""

from sqlalchemy import select

from dsi_desktop.db.schema.evaluation import Outcome, PlanReview, Question, SurveyRound
from dsi_desktop.db.schema.plan import Action, Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands
from dsi_desktop.kernel.ids import linked_id
from support.commands_directory import Gesture

QUICK, FRAME = linked_id("questionnaire", "quick"), linked_id("questionnaire", "partnership")


def seed(store: Store) -> None:
    """Write a plan, two effects, two questionnaires, a round and a review."""
    with store.operation("Poser un plan") as op:
        op.add(Plan(id="ev-plan", title="Plan", rank="V1"))
        op.add(Action(id="ev-action", plan_id="ev-plan", title="Navette", rank="V1"))
    first = commands.harvest_outcome(
        store, what="L’horaire a changé.", action_id="ev-action", sources=["Procès-verbal"])
    commands.harvest_outcome(store, what="Moins d’absences.", parent_id=first)
    commands.add_house_questionnaire(store, "quick")
    commands.add_house_questionnaire(store, "partnership")
    commands.add_round(store, QUICK, held_on="2026-01-10", returned=5,
                       tally={(question(store), "3"): 4})  # fmt: skip
    commands.add_review(store, plan_id="ev-plan", title="Bilan", start_on="2026-01-01",
                        end_on="2026-06-30")  # fmt: skip


def effect(store: Store) -> str:
    asked = select(Outcome.id).where(Outcome.parent_id.is_(None))
    with store.read() as session:
        return session.scalars(asked).one()


def question(store: Store, at: int = 0) -> str:
    asked = select(Question.id).where(Question.questionnaire_id == QUICK).order_by(Question.rank)
    with store.read() as session:
        return session.scalars(asked).all()[at]


def survey(store: Store) -> str:
    with store.read() as session:
        return session.scalars(select(SurveyRound.id)).one()


def review(store: Store) -> str:
    with store.read() as session:
        return session.scalars(select(PlanReview.id)).one()


COMMANDS: list[tuple[str, Gesture]] = [
    ("harvest_outcome", lambda s: commands.harvest_outcome(
        s, what="Un camion est partagé.", sources=["Sondage", "Entrevue"], substantiated=True)),
    ("edit_outcome", lambda s: commands.edit_outcome(
        s, effect(s), what="L’horaire est revu.", sources=["Entrevue"], expected=True)),
    ("remove_outcome", lambda s: commands.remove_outcome(s, effect(s))),
    ("add_house_questionnaire", lambda s: commands.add_house_questionnaire(s, "process")),
    ("add_questionnaire", lambda s: commands.add_questionnaire(
        s, title="Sondage", questions="1. Utile?\n2. Clair?")),
    ("edit_questionnaire", lambda s: commands.edit_questionnaire(
        s, QUICK, title="Éclair", note="Cochez.", external_use=True)),
    ("remove_questionnaire", lambda s: commands.remove_questionnaire(s, QUICK)),
    ("add_questions", lambda s: commands.add_questions(s, QUICK, "- Le lieu convient.")),
    ("fill_frame", lambda s: commands.fill_frame(
        s, FRAME, "\n".join(f"Énoncé numéro {n}" for n in range(1, 19)))),
    ("edit_question", lambda s: commands.edit_question(
        s, question(s), text="Les buts étaient clairs.", condition="early")),
    ("move_question", lambda s: commands.move_question(s, question(s), up=False)),
    ("remove_question", lambda s: commands.remove_question(s, question(s))),
    ("add_round", lambda s: commands.add_round(
        s, QUICK, held_on="2026-02-10", handed_out=9, returned=8,
        tally={(question(s), "4"): 8})),
    ("edit_round", lambda s: commands.edit_round(
        s, survey(s), remarks="Trop court.", tally={(question(s), "3"): 0})),
    ("remove_round", lambda s: commands.remove_round(s, survey(s))),
    ("add_review", lambda s: commands.add_review(
        s, plan_id="ev-plan", title="Bilan 2", start_on="2026-07-01", end_on="2026-12-31")),
    ("edit_review", lambda s: commands.edit_review(s, review(s), learnings="Écouter.")),
    ("remove_review", lambda s: commands.remove_review(s, review(s))),
]

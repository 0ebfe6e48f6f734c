"""Every command of the evaluation, as one gesture on a plan to evaluate."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands, queries
from dsi_desktop.features.evaluation.rules.instruments import PARTNERSHIP, PROCESS, QUICK
from support.commands_directory import Gesture


def effect(store: Store) -> str:
    """Harvest an effect that led to another; return the first."""
    first = commands.harvest_outcome(store, what="L’horaire a changé.", sources=["Procès-verbal"])
    commands.harvest_outcome(store, what="Moins d’absences.", parent_id=first)
    return first


def quick(store: Store) -> str:
    """Return the questionnaire of a meeting, added when it is not there yet."""
    known = [line.id for line in queries.questionnaires(store) if line.kind == QUICK]
    return known[0] if known else commands.add_house_questionnaire(store, QUICK)


def question(store: Store) -> str:
    """Return the first question of a meeting."""
    return queries.questionnaire_sheet(store, quick(store)).questions[0].id


def survey(store: Store) -> str:
    """Enter a round and return it."""
    return commands.add_round(store, quick(store), held_on="2026-01-10", returned=5,
                              tally={(question(store), "3"): 4})  # fmt: skip


def frame(store: Store) -> str:
    """Add the frame of the partnership tool and return it."""
    return commands.add_house_questionnaire(store, PARTNERSHIP)


def review(store: Store, title: str = "Bilan") -> str:
    """Prepare a review of the first plan and return it."""
    return commands.add_review(store, plan_id=queries.plans(store)[0].id, title=title,
                               start_on="2026-01-01", end_on="2026-06-30")  # fmt: skip


COMMANDS: list[tuple[str, Gesture]] = [
    ("harvest_outcome", lambda s: commands.harvest_outcome(
        s, what="Un camion est partagé.", sources=["Sondage", "Entrevue"], substantiated=True)),
    ("edit_outcome", lambda s: commands.edit_outcome(
        s, effect(s), what="L’horaire est revu.", sources=["Entrevue"], expected=True)),
    ("remove_outcome", lambda s: commands.remove_outcome(s, effect(s))),
    ("add_house_questionnaire", lambda s: commands.add_house_questionnaire(s, PROCESS)),
    ("add_questionnaire", lambda s: commands.add_questionnaire(
        s, title="Sondage", questions="1. Utile?\n2. Clair?")),
    ("edit_questionnaire", lambda s: commands.edit_questionnaire(
        s, quick(s), title="Éclair", note="Cochez.", external_use=True)),
    ("remove_questionnaire", lambda s: (frame(s), commands.remove_questionnaire(s, quick(s)))),
    ("add_questions", lambda s: commands.add_questions(s, quick(s), "- Le lieu convient.")),
    ("fill_frame", lambda s: commands.fill_frame(
        s, frame(s), "\n".join(f"Énoncé numéro {n}" for n in range(1, 19)))),
    ("edit_question", lambda s: commands.edit_question(
        s, question(s), text="Les buts étaient clairs.", condition="early")),
    ("move_question", lambda s: commands.move_question(s, question(s), up=False)),
    ("remove_question", lambda s: commands.remove_question(s, question(s))),
    ("add_round", lambda s: commands.add_round(
        s, quick(s), held_on="2026-02-10", handed_out=9, returned=8,
        tally={(question(s), "4"): 8})),
    ("edit_round", lambda s: commands.edit_round(
        s, survey(s), remarks="Trop court.", tally={(question(s), "3"): 0})),
    ("remove_round", lambda s: commands.remove_round(s, survey(s))),
    ("add_review", review),
    ("edit_review", lambda s: commands.edit_review(s, review(s), learnings="Écouter.")),
    ("remove_review", lambda s: (review(s, "Avant"), commands.remove_review(s, review(s)))),
]

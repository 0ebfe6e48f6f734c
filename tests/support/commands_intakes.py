"""Every command on projects, made ready to be done, undone and done again."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from support.commands_meetings import Gesture, last


def here(store: Store) -> tuple[str, str]:
    return last(store, "meeting"), last(store, "agenda_item")


def project(store: Store) -> str:
    return last(store, "project_intake")


def _presented(store: Store) -> None:
    meeting, item = here(store)
    minutes.present_project(store, "Navette", meeting_id=meeting, agenda_item_id=item)


def _with_guideline(store: Store) -> None:
    _presented(store)
    plan.add_guideline(store, title="Rejoindre tout le territoire")


def _recommended(store: Store) -> None:
    _presented(store)
    minutes.recommend_project(store, project(store), *here(store), amount=500_000)


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("present_project", lambda s: minutes.present_project(
        s, "Navette", meeting_id=here(s)[0], agenda_item_id=here(s)[1], said_at="14 h 5",
        asked=1_200_000, summary="Deux jours par semaine", years_supported=1)),
    ("edit_project", lambda s: minutes.edit_project(
        s, project(s), title="Navette des aînés", asked=900_000, body_id=last(s, "body"))),
    ("answer_guidelines", lambda s: minutes.answer_guidelines(
        s, project(s), {last(s, "guideline"): ("not_respected", "un seul village")})),
    ("advance_project", lambda s: minutes.advance_project(
        s, project(s), "analysed", on="2026-11-20", note="Bien ficelé")),
    ("recommend_project", lambda s: minutes.recommend_project(
        s, project(s), *here(s), amount=900_000, note="Pour un an")),
    ("decide_project", lambda s: minutes.decide_project(
        s, project(s), *here(s), amount=800_000)),
    ("settle_project", lambda s: minutes.settle_project(
        s, project(s), "decided", last(s, "motion"), amount=700_000, on="2026-11-25")),
    ("take_back_step", lambda s: minutes.take_back_step(s, project(s))),
    ("remove_project", lambda s: minutes.remove_project(s, project(s))),
]
PREPARED: Final[dict[str, Gesture]] = {
    "edit_project": _presented,
    "answer_guidelines": _with_guideline,
    "advance_project": _presented,
    "recommend_project": _presented,
    "decide_project": _recommended,
    "settle_project": _recommended,
    "take_back_step": _recommended,
    "remove_project": _presented,
}

"""The commands of ties and findings, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from support import work_ground as ground


def _finding(store: Store) -> str:
    return ground.first(store, "evidence")


def _untied(store: Store) -> None:
    need, issue = ("need", ground.first(store, "need")), ("issue", ground.first(store, "issue"))
    plan.edit_need(store, need[1], severity="high")
    plan.link_elements(store, issue, need, weight=2)
    plan.unlink_elements(store, need, issue)


def _heavier(store: Store) -> None:
    need, issue = ("need", ground.first(store, "need")), ("issue", ground.first(store, "issue"))
    plan.link_elements(store, issue, need)
    plan.link_elements(store, issue, need, weight=3)


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("edit_evidence",
     lambda s: plan.edit_evidence(s, _finding(s), text="Un sur quatre", year=2024)),
    ("remove_evidence", lambda s: plan.remove_evidence(s, _finding(s))),
    ("set_objective_kind",
     lambda s: plan.set_objective_kind(s, ground.first(s, "objective"), "general")),
    ("unlink_elements turned round", _untied),
    ("link_elements again", _heavier),
]  # fmt: skip

"""Every command of the coverage, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import commands
from dsi_desktop.features.plan import commands as plan
from support import work_ground as ground


def _plan(store: Store) -> str:
    return ground.first(store, "plan")


def _need(store: Store) -> str:
    return ground.first(store, "need")


def _set_aside(store: Store) -> str:
    return commands.set_gap_aside(
        store, _plan(store), "need_without_issue", ("need", _need(store)), "Hors mandat"
    )


def _taken_back(store: Store) -> None:
    _set_aside(store)
    commands.take_gap_back(store, _plan(store), "need_without_issue", _need(store))
    commands.set_gap_aside(
        store, _plan(store), "need_without_issue", ("need", _need(store)), "Encore hors mandat"
    )


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("set_gap_aside", _set_aside),
    ("take_gap_back", _taken_back),
    ("answer_need", lambda s: commands.answer_need(s, _need(s), title="Se rendre aux services")),
    (
        "answer_need by an issue",
        lambda s: commands.answer_need(s, _need(s), issue_id=ground.first(s, "issue")),
    ),
    (
        "answer_issue",
        lambda s: commands.answer_issue(
            s, ground.first(s, "issue", place=1), ground.first(s, "objective")
        ),
    ),
    (
        "work_toward",
        lambda s: commands.work_toward(
            s, ("objective", ground.first(s, "objective")), title="Essayer encore"
        ),
    ),
    (
        "tie_resource",
        lambda s: commands.tie_resource(
            s, "human_resource", ground.first(s, "human_resource"), ground.action(s, 1)
        ),
    ),
    (
        "document_dimension",
        lambda s: commands.document_dimension(
            s, _plan(s), plan.add_dimension(s, name="Culture"), need_id=_need(s)
        ),
    ),
]

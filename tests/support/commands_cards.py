"""Every command of what stands in and around a card, made ready to be done, undone, done again."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.rhythm import rhythm_of
from support import work_ground as ground

WEEKLY = rhythm_of("week", 1, date(2026, 12, 4)).written()


def _label(store: Store) -> str:
    return tasks.label_task_with(store, ground.task(store), "Transport", hue=1)


def _comment(store: Store) -> str:
    return tasks.add_comment(store, ground.task(store), "Le maire rappelle.")


def _link(store: Store) -> str:
    return tasks.link_tasks(store, ground.task(store), ground.task(store, 1), "blocks")


def _partner(store: Store) -> str:
    return tasks.add_task_partner(store, ground.task(store), ground.MRC)


def _two(
    store: Store, made: Callable[[Store], str], removed: Callable[[Store, str], object]
) -> None:
    """Leave something behind: what was made and removed would be no change."""
    tasks.rename_task(store, ground.task(store), "Obtenir quatre soumissions")
    removed(store, made(store))


def _repeating(store: Store) -> None:
    tasks.edit_task(store, ground.task(store), repeats=WEEKLY)


def _comes_back(store: Store) -> None:
    _repeating(store)
    tasks.complete_task(store, ground.task(store))


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("edit_due", lambda s: tasks.edit_due(s, ground.task(s), "automne 2027")),
    ("add_checks", lambda s: tasks.add_checks(s, ground.task(s), ["Un", "", "Deux"])),
    ("rename_check", lambda s: tasks.rename_check(s, ground.check(s), "Première")),
    ("move_check", lambda s: tasks.move_check(s, ground.check(s), 1)),
    ("remove_check", lambda s: tasks.remove_check(s, ground.check(s))),
    ("check_becomes_card", lambda s: tasks.check_becomes_card(s, ground.check(s))),
    ("add_label", lambda s: tasks.add_label(s, name="Relance", hue=2)),
    ("edit_label", lambda s: tasks.edit_label(s, _label(s), name="Route", hue=3, body_id=None)),
    ("remove_label", lambda s: _two(s, _label, tasks.remove_label)),
    ("label_task", lambda s: tasks.label_task(
        s, ground.task(s), tasks.add_label(s, name="Relance"))),
    ("label_task_with", _label),
    ("unlabel_task", lambda s: tasks.unlabel_task(s, ground.task(s), _label(s))),
    ("add_comment", _comment),
    ("edit_comment", lambda s: tasks.edit_comment(s, _comment(s), "Le maire a rappelé.")),
    ("remove_comment", lambda s: _two(s, _comment, tasks.remove_comment)),
    ("link_tasks", _link),
    ("unlink_tasks", lambda s: _two(s, _link, tasks.unlink_tasks)),
    ("add_task_partner", _partner),
    ("remove_task_partner", lambda s: _two(s, _partner, tasks.remove_task_partner)),
    ("repeating", _repeating),
    ("comes_back", _comes_back),
]  # fmt: skip

"""Every command of the calendar of a plan, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.schedule import commands
from dsi_desktop.features.schedule.rules.dates import Step
from support import work_ground as ground


def linked(store: Store) -> tuple[str, str]:
    """Make the third action wait for the first, both dated; return (waiting, awaited)."""
    awaited, waiting = ground.first(store, "action"), ground.first(store, "action", place=2)
    commands.date_action(store, awaited, start_on="2026-09-01", end_on="2027-01-29")
    commands.date_action(store, waiting, start_on="2027-02-01", end_on="2027-03-26")
    plan.link_actions(store, waiting, awaited)
    return waiting, awaited


def _moved(store: Store) -> None:
    waiting, awaited = linked(store)
    commands.move_actions(store, awaited, Step(days=7), with_ids=[waiting])


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("link_actions", linked),
    ("unlink_actions", lambda s: plan.unlink_actions(s, *linked(s))),
    ("move_actions", _moved),
    ("resize_action", lambda s: commands.resize_action(
        s, linked(s)[0], "end", Step(months=1))),
    ("date_action", lambda s: commands.date_action(
        s, ground.first(s, "action"), start_on=None, end_on=None, when_text="vers l’été 2027",
        when_from="2027-06-21", when_to="2027-09-21")),
]  # fmt: skip

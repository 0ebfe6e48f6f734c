"""Every command on what a forum says, made ready to be done, undone and done again."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from support.commands_meetings import Gesture, last

_BY_RANK = 'SELECT id FROM "{table}" WHERE deleted IS NULL ORDER BY rank'


def voices(store: Store) -> list[str]:
    """Return the lines of the forum in order."""
    with store.read() as session:
        run = session.connection().exec_driver_sql
        return [str(row[0]) for row in run(_BY_RANK.format(table="forum_voice")).fetchall()]


def point(store: Store) -> str:
    return last(store, "agenda_item")


def _said(store: Store) -> None:
    for text in ("Pas de bus le soir", "Le taxi coûte cher", "Une navette"):
        minutes.record_voice(store, point(store), text, table="4")


def _grouped(store: Store) -> None:
    _said(store)
    minutes.group_voices(store, voices(store)[:2], title="Transport")


def _planned(store: Store) -> None:
    _said(store)
    made = plan.create_plan(store, title="Plan")
    issue = plan.add_issue(store, plan_id=made, title="Enjeu")
    plan.add_objective(store, issue_id=issue, title="Objectif")


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("record_voice", lambda s: minutes.record_voice(
        s, point(s), "Un repas chaud", kind="solution", table="2", said_at="14 h 5")),
    ("edit_voice", lambda s: minutes.edit_voice(
        s, voices(s)[0], text="Pas d’autobus", kind="solution", table="5")),
    ("remove_voices", lambda s: minutes.remove_voices(s, voices(s)[:1])),
    ("group_voices", lambda s: minutes.group_voices(s, voices(s)[:2], title="Transport")),
    ("ungroup_voices", lambda s: minutes.ungroup_voices(s, voices(s)[:1])),
    ("move_voice", lambda s: minutes.move_voice(s, voices(s)[0], voices(s)[2])),
    ("count_votes", lambda s: minutes.count_votes(s, voices(s)[0], 8)),
    ("make_need", lambda s: minutes.make_need(s, voices(s)[0], last(s, "plan"))),
    ("make_issue", lambda s: minutes.make_issue(s, voices(s)[0], last(s, "plan"), title="Bus")),
    ("make_action", lambda s: minutes.make_action(s, voices(s)[0], last(s, "objective"))),
]
PREPARED: Final[dict[str, Gesture]] = {
    "edit_voice": _said,
    "remove_voices": _grouped,
    "group_voices": _said,
    "ungroup_voices": _grouped,
    "move_voice": _said,
    "count_votes": _said,
    "make_need": _planned,
    "make_issue": _planned,
    "make_action": _planned,
}

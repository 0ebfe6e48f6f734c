"""Every command of the sheet and of the table of actions, made ready to be done and undone."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from support import work_ground as ground


def _two_milestones(store: Store) -> str:
    return plan.add_milestones(
        store, action_id=ground.action(store), titles=["Départ", " ", "Retour"])[0]


def _note(store: Store) -> str:
    return ground.first(store, "action_note")


def _tied(store: Store) -> tuple[str, str]:
    """Tie the first action to a population and to the need; return both."""
    action, need = ground.action(store), ground.first(store, "need")
    plan.link_population(store, "action", action, ground.POPULATION)
    plan.link_elements(store, ("action", action), ("need", need))
    return action, need


def _unlink_elements(store: Store) -> None:
    action, need = _tied(store)
    plan.unlink_elements(store, ("action", action), ("need", need))


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("date_action", lambda s: plan.date_action(s, ground.action(s), "été 2027")),
    (
        "edit_actions",
        lambda s: plan.edit_actions(
            s, [ground.action(s), ground.action(s, 1)], due="15 juin 2027", kind="service",
            state="on_hold", state_reason="Sans chauffeur",
        ),
    ),
    ("add_milestones", _two_milestones),
    ("move_milestone", lambda s: plan.move_milestone(s, _two_milestones(s), -1)),
    ("edit_note", lambda s: plan.edit_note(s, _note(s), text="Quatre", noted_on="2026-11-01")),
    ("remove_note", lambda s: plan.remove_note(s, _note(s))),
    ("unlink_elements", _unlink_elements),
    (
        "unlink_population",
        lambda s: plan.unlink_population(s, "action", _tied(s)[0], ground.POPULATION),
    ),
    ("choose_table_columns", lambda s: plan.choose_table_columns(s, ["state", "paid"])),
]

"""Every command of the life of a board, made ready to be done, undone and done again."""

from collections.abc import Callable
from datetime import timedelta

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.tasks import commands as tasks
from support import work_ground as ground


def _restored(store: Store) -> None:
    boards.archive_board(store, ground.board(store))
    tasks.add_task(store, title="Venue pendant ce temps", body_id=ground.TRANSPORT)
    boards.restore_board(store, ground.board(store))


def _unkept(store: Store) -> None:
    key = boards.save_template(store, ground.board(store), "Le nôtre")
    boards.save_template(store, ground.board(store), "L’autre")
    boards.remove_template(store, key)


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    (
        "edit_column",
        lambda s: boards.edit_column(
            s, ground.column(s, "doing"), state="waiting", wip_limit=3, wip_mode="block"
        ),
    ),
    ("fold_column", lambda s: boards.fold_column(s, ground.column(s, "idea"), folded=True)),
    (
        "set_lanes",
        lambda s: boards.set_lanes(
            s, ground.board(s), swimlanes="objective", lane_limit=6, lane_mode="block"
        ),
    ),
    ("choose_totals", lambda s: boards.choose_totals(s, ground.board(s), ("hours", "cost"))),
    ("set_rule", lambda s: boards.set_rule(s, ground.board(s), "tell_home", active=False)),
    ("restore_board", _restored),
    ("leave_action_open", lambda s: boards.leave_action_open(s, ground.action(s))),
    (
        "apply_template",
        lambda s: boards.apply_template(s, ground.TRANSPORT, "projects", with_cards=True),
    ),
    (
        "apply_template opens",
        lambda s: boards.apply_template(s, ground.HOUSING, "workstream", with_cards=True),
    ),
    (
        "save_template",
        lambda s: boards.save_template(s, ground.board(s), "Le nôtre", with_cards=True),
    ),
    ("remove_template", _unkept),
    (
        "close_workstream",
        lambda s: boards.close_workstream(
            s, ground.TRANSPORT, "2026-12-04", to_body_id=ground.FOOD
        ),
    ),
    (
        "close_workstream, cards stay",
        lambda s: boards.close_workstream(s, ground.TRANSPORT, "2026-12-04"),
    ),
    (
        "succeed_workstream",
        lambda s: boards.succeed_workstream(
            s, ground.TRANSPORT, name="Mobilité durable", on="2026-12-04"
        ),
    ),
    ("move_open_cards", lambda s: boards.move_open_cards(s, ground.TRANSPORT, ground.HOUSING)),
    ("archive_cards", lambda s: boards.archive_cards(s, [ground.task(s), ground.task(s, 1)])),
    (
        "archive_done",
        lambda s: (
            tasks.complete_task(s, ground.task(s)),
            boards.archive_done(s, ground.TRANSPORT, ground.TODAY + timedelta(days=1)),
        ),
    ),
    ("restore_cards", lambda s: boards.restore_cards(s, [ground.archived_task(s)])),
]

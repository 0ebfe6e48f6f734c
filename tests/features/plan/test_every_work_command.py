"""Every command of tasks, boards and plan is done, undone and done again on a real file."""

from collections.abc import Callable

import pytest

from dsi_desktop.db.entity import tables
from dsi_desktop.db.store import Store
from support import (
    commands_board_life,
    commands_boards,
    commands_cards,
    commands_coverage,
    commands_dated_cards,
    commands_elements,
    commands_evaluation,
    commands_indicators,
    commands_money,
    commands_plan,
    commands_plan_actions,
    commands_projects,
    commands_schedule,
    commands_tasks,
    commands_versions,
)

EVERY = [
    *commands_tasks.COMMANDS, *commands_cards.COMMANDS, *commands_coverage.COMMANDS,
    *commands_boards.COMMANDS,
    *commands_board_life.COMMANDS, *commands_dated_cards.COMMANDS, *commands_plan.COMMANDS,
    *commands_versions.COMMANDS, *commands_elements.COMMANDS,
    *commands_schedule.COMMANDS, *commands_evaluation.COMMANDS,
    *commands_indicators.COMMANDS, *commands_plan_actions.COMMANDS,
    *commands_money.COMMANDS, *commands_projects.COMMANDS,
]  # fmt: skip


def _picture(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        return {
            name: [tuple(row) for row in run(f'SELECT * FROM "{name}" ORDER BY id')]
            for name in tables()
        }


def _living(picture: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    deleted = {name: [column.name for column in table.columns].index("deleted")
               for name, table in tables().items()}
    return {
        name: [row for row in rows if row[deleted[name]] is None]
        for name, rows in picture.items()
    }


@pytest.mark.parametrize(("name", "command"), EVERY, ids=[name for name, _command in EVERY])
def test_that_a_command_is_done_undone_and_done_again(
    name: str, command: Callable[[Store], object], store: Store
) -> None:
    before = _living(_picture(store))
    command(store)
    after = _living(_picture(store))
    assert after != before
    steps = 0
    while store.undo() is not None:
        steps += 1
    assert _living(_picture(store)) == before
    for _step in range(steps):
        assert store.redo() is not None
    assert _living(_picture(store)) == after

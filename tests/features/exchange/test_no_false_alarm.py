"""Work on one laptop leaves nothing to settle: no command makes an orphan or a number twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dsi_desktop.db.entity import tables
from dsi_desktop.db.family import parts
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.queries.violations import violations
from support import (
    commands_board_life,
    commands_boards,
    commands_cards,
    commands_coverage,
    commands_dated_cards,
    commands_directory,
    commands_elements,
    commands_evaluation,
    commands_governance,
    commands_indicators,
    commands_lists,
    commands_meetings,
    commands_money,
    commands_plan,
    commands_plan_actions,
    commands_projects,
    commands_schedule,
    commands_solicitation,
    commands_tasks,
    commands_versions,
    work_ground,
)
from support.commands_meetings import Gesture
from support.dossier import copied, template

_TALES: tuple[tuple[str, list[tuple[str, Gesture]], dict[str, Gesture]], ...] = (
    ("directory", commands_directory.COMMANDS, commands_directory.PREPARED),
    ("lists", commands_lists.COMMANDS, commands_lists.PREPARED),
    ("governance", commands_governance.COMMANDS, commands_governance.PREPARED),
    ("meetings", commands_meetings.COMMANDS, dict(commands_meetings.PREPARED)),
    ("solicitation", commands_solicitation.COMMANDS, commands_solicitation.PREPARED),
)
_SEEDS: dict[str, Callable[[Store], None]] = {
    "directory": commands_directory.seed, "lists": commands_directory.seed,
    "governance": commands_governance.seed,
    "meetings": commands_meetings.seed, "solicitation": commands_solicitation.seed,
}
_WORK = [
    *commands_tasks.COMMANDS, *commands_cards.COMMANDS, *commands_coverage.COMMANDS,
    *commands_boards.COMMANDS,
    *commands_board_life.COMMANDS, *commands_dated_cards.COMMANDS, *commands_plan.COMMANDS,
    *commands_versions.COMMANDS, *commands_elements.COMMANDS,
    *commands_schedule.COMMANDS, *commands_evaluation.COMMANDS,
    *commands_indicators.COMMANDS, *commands_plan_actions.COMMANDS,
    *commands_money.COMMANDS, *commands_projects.COMMANDS,
]  # fmt: skip


@pytest.mark.parametrize(("tale", "commands", "prepared"), _TALES, ids=[t for t, *_ in _TALES])
def test_that_no_command_leaves_something_to_settle(
    tmp_path_factory: pytest.TempPathFactory, tale: str,
    commands: list[tuple[str, Gesture]], prepared: dict[str, Gesture],
) -> None:
    source = template(tmp_path_factory.mktemp(tale), _SEEDS[tale])
    for name, gesture in commands:
        store = copied(source, tmp_path_factory.mktemp("one"))
        with store.hurried():
            prepared.get(name, lambda _store: None)(store)
            gesture(store)
            assert [(one.kind, one.title) for one in violations(store)] == [], name
            store.undo()
            assert violations(store) == [], name
        store.close()


def test_that_no_work_leaves_something_to_settle(tmp_path: Path) -> None:
    source = tmp_path / "ground.dsi"
    work_ground.open_ground(source).close()
    for number, (name, gesture) in enumerate(_WORK):
        path = tmp_path / f"{number}.dsi"
        path.write_bytes(source.read_bytes())
        store = work_ground.reopen(path)
        with store.hurried():
            gesture(store)
            assert [(one.kind, one.title) for one in violations(store)] == [], name
        store.close()
        path.unlink()


def test_that_every_part_names_a_link_of_the_metadata() -> None:
    for part in parts():
        [key] = tables()[part.table].columns[part.column].foreign_keys
        assert key.column.table.name == part.whole


def test_that_a_person_or_a_place_owns_nothing() -> None:
    assert {part.whole for part in parts()}.isdisjoint({"person", "organization", "area"})

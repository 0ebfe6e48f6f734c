"""Every command of minutes is done, undone and done again on a real file."""

from pathlib import Path

import pytest
from sqlalchemy import text

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.minutes import commands
from support import (
    commands_after,
    commands_errata,
    commands_floor,
    commands_forum,
    commands_intakes,
    commands_lines,
    commands_rounds,
    commands_sealed,
    commands_slips,
)
from support.commands_meetings import Gesture
from support.commands_minutes import COMMANDS, PREPARED, seed
from support.dossier import contents, new_dossier

PARTS = (
    commands_lines, commands_errata, commands_after, commands_rounds, commands_forum,
    commands_floor, commands_intakes, commands_sealed, commands_slips,
)
EVERY = [*COMMANDS, *(one for part in PARTS for one in part.COMMANDS)]
READY = PREPARED | {name: one for part in PARTS for name, one in part.PREPARED.items()}


@pytest.mark.parametrize(("name", "gesture"), EVERY, ids=[name for name, _g in EVERY])
def test_that_each_command_of_minutes_is_undone_and_done_again(
    tmp_path: Path, name: str, gesture: Gesture
) -> None:
    store = new_dossier(tmp_path)
    seed(store)
    with_quorum_of_nobody(store)
    READY.get(name, lambda _store: None)(store)
    before = contents(store)
    gesture(store)
    after = contents(store)
    assert after != before
    store.undo()
    assert contents(store) == before
    store.redo()
    assert contents(store) == after
    store.close()


def with_quorum_of_nobody(store: Store) -> None:
    with store.read() as session:
        body = str(session.execute(text("SELECT id FROM body")).scalar())
    governance.set_rules(store, body, quorum_kind="none")


def test_that_every_command_of_minutes_is_in_the_table() -> None:
    assert set(commands.__all__) - {"refuse_frozen"} == {name for name, _gesture in EVERY}

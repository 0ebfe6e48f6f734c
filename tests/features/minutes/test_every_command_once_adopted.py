"""Once minutes are adopted, no gesture of the room, of the votes or of the agenda writes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.minutes.commands import refuse_frozen
from dsi_desktop.kernel.errors import RuleBroken
from support import (
    commands_agenda,
    commands_before,
    commands_floor,
    commands_lines,
    commands_room,
    commands_rounds,
)
from support.commands_meetings import Gesture, last
from support.commands_minutes import seed
from support.dossier import contents, new_dossier

# They write another meeting, a list of phrases, an empty agenda, or nothing the minutes hold.
_BESIDE = frozenset({
    "add_phrase", "edit_phrase", "move_phrase", "remove_phrase", "prepare_next_meeting",
    "create_series", "edit_series", "plan_meetings", "remove_series", "propose_item",
    "edit_backlog_item", "move_backlog_item", "drop_backlog_item", "keep_backlog_item",
    "copy_agenda", "adopt_former_minutes", "lay_agenda", "review_follow_up",
})
_TABLES = (
    "meeting", "agenda_item", "attendance", "presence", "entry", "motion", "vote_event", "vote",
    "decision", "tabling", "notice", "consensus_round", "consensus_position", "adopted_minutes",
)
_MODULES = (
    commands_lines, commands_room, commands_rounds, commands_before, commands_agenda,
    commands_floor,
)
CASES = [
    (name, gesture, module.PREPARED.get(name))
    for module in _MODULES for name, gesture in module.COMMANDS if name not in _BESIDE
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_dossier(tmp_path)
    with made.hurried():
        seed(made)
    made.before_undo.append(refuse_frozen)
    yield made
    made.close()


def adopt(store: Store) -> None:
    meetings.close_meeting(store, last(store, "meeting"), "15:30")
    minutes.adopt_minutes(store, last(store, "meeting"), adopted_on="2026-11-20")


def held(store: Store) -> dict[str, list[tuple[object, ...]]]:
    found = contents(store)
    return {table: found[table] for table in _TABLES}


@pytest.mark.parametrize(
    ("name", "gesture", "prepare"), CASES, ids=[name for name, _gesture, _prepare in CASES]
)
def test_that_it_is_refused_and_says_to_make_an_erratum(
    store: Store, name: str, gesture: Gesture, prepare: Gesture | None
) -> None:
    governance.set_rules(store, last(store, "body"), quorum_kind="none")
    if prepare is not None:
        prepare(store)
    adopt(store)
    before = held(store)
    with pytest.raises(RuleBroken, match="erratum"):
        gesture(store)
    assert held(store) == before

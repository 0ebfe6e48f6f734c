"""Adopted minutes stay as they are: every command, every undo, every paper."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.commands import refuse_frozen
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support import commands_meetings, commands_minutes
from support.commands_meetings import Gesture, last
from support.commands_minutes import here
from support.dossier import contents, copied, new_dossier
from support.meeting_ground import Ground, carried

# What may be done beside a meeting whose minutes are adopted: it writes another one.
_ELSEWHERE = frozenset({"create_meeting"})
_EVERY = [
    (name, gesture)
    for name, gesture in (*commands_meetings.COMMANDS, *commands_minutes.COMMANDS)
    if name not in _ELSEWHERE
]


@pytest.fixture(scope="module")
def adopted_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting with one line of each kind, closed, its minutes adopted."""
    folder = tmp_path_factory.mktemp("adopted")
    store = new_dossier(folder)
    with store.hurried():
        commands_minutes.seed(store)
        governance.set_rules(store, last(store, "body"), quorum_kind="none")
        meeting, item = here(store)
        meetings.add_item(store, meeting, "Sous-point", parent_id=item)
        minutes.record_resolution(
            store, meeting, item, "Demander", state="carried_majority",
            dissent=[(commands_meetings.stranger(store), "trop cher")],
        )
        minutes.record_decision(store, meeting, item, "On avance.")
        minutes.record_followup(store, meeting, item, "Relancer")
        meetings.close_meeting(store, meeting, "15:30")
        minutes.adopt_minutes(store, meeting, adopted_on="2026-11-20")
    store.close()
    return store.path


@pytest.fixture
def adopted(adopted_file: Path, tmp_path: Path) -> Iterator[Store]:
    store = copied(adopted_file, tmp_path)
    store.before_undo.append(refuse_frozen)
    yield store
    store.close()


@pytest.mark.parametrize(("name", "gesture"), _EVERY, ids=[name for name, _g in _EVERY])
def test_that_no_command_writes_adopted_minutes(
    adopted: Store, name: str, gesture: Gesture
) -> None:
    before = held(adopted)
    with suppress(RuleBroken):
        gesture(adopted)
    assert held(adopted) == before, name


def held(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows that the minutes hold."""
    tables = (
        "meeting", "agenda_item", "attendance", "presence", "entry", "motion", "vote_event",
        "vote", "decision", "tabling", "notice", "adopted_minutes",
    )
    found = contents(store)
    return {table: found[table] for table in tables}


def test_that_no_gesture_under_the_adoption_is_undone_from_the_history(adopted: Store) -> None:
    with adopted.read() as session:
        asked = text("SELECT id, label FROM dsi_tx ORDER BY n")
        gestures = [(name.hex(), label) for name, label in session.execute(asked)]
    before = held(adopted)
    refused = []
    for name, label in gestures[:-1]:
        try:
            adopted.undo_gesture(name)
        except RuleBroken:
            refused.append(label)
        assert held(adopted) == before, label
    assert {"Ouvrir la rencontre", "Consigner une résolution", "Lever la rencontre"} <= set(refused)
    adopted.undo_gesture(gestures[-1][0])
    assert contents(adopted)["adopted_minutes"] == []


def test_that_follow_ups_live_on_after_the_adoption(ground: Ground) -> None:
    task = minutes.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    ground.close()
    minutes.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-11-20")
    tasks.complete_task(ground.store, task)
    tasks.rename_task(ground.store, task, "Relancer encore")
    ground.store.undo()
    assert violations(ground.store) == []
    [said] = queries.minutes_of(ground.store, ground.meeting).every("task")
    assert said.text == "Relancer"


def test_that_the_live_page_knows_it_is_frozen_whatever_the_state_says(ground: Ground) -> None:
    carried(ground)
    ground.close()
    minutes.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-11-20")
    with ground.store.operation("Écrire l’état à la main") as op:
        op.execute(text("UPDATE meeting SET state = 'held' WHERE id = :m"), {"m": ground.meeting})
    live = queries.live_meeting(ground.store, ground.meeting, ground.store.clock.today())
    assert live.document.state == "adopted"
    with pytest.raises(RuleBroken):
        minutes.adopt_minutes(ground.store, ground.meeting)


def test_that_an_erratum_needs_adopted_minutes(ground: Ground) -> None:
    with pytest.raises(RuleBroken, match="corrigez-le directement"):
        minutes.record_erratum(ground.store, ground.meeting, "Lire autrement.")

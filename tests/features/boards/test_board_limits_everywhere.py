"""A limit that blocks holds by every door, and a chantier that ended takes no state either."""

from collections.abc import Callable

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries import ColumnLine
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground


def doing(store: Store) -> ColumnLine:
    sheet = queries.board(store, ground.TRANSPORT, ground.TODAY)
    assert sheet is not None
    return next(column for column in sheet.columns if column.state == "doing")


def full(store: Store) -> str:
    """Fill « En cours » of Transport, which then blocks; return a card that stands elsewhere."""
    boards.ensure_board(store, ground.TRANSPORT)
    boards.add_card(store, doing(store).id, "Prend la place")
    boards.edit_column(
        store, doing(store).id, wip_limit=len(doing(store).cards), wip_mode="block"
    )
    return tasks.add_task(store, title="Attend son tour", body_id=ground.TRANSPORT)


def _given(store: Store, _key: str) -> None:
    elsewhere = tasks.add_task(store, title="D’ailleurs", state="doing", body_id=ground.FOOD)
    card.write(store, elsewhere, "body_id", ground.TRANSPORT)


def _restored(store: Store, _key: str) -> None:
    away = doing(store).cards[0].task_id
    tasks.archive_task(store, away)
    boards.add_card(store, doing(store).id, "A pris la place")
    boards.restore_cards(store, [away])


DOORS: dict[str, Callable[[Store, str], object]] = {
    "its state in the sheet": lambda s, key: card.write(s, key, "state", "doing"),
    "its chantier in the sheet": _given,
    "several cards at once": lambda s, key: boards.edit_cards(s, [key], state="doing"),
    "a new card of another board": lambda s, _key: boards.add_card_to(
        s, "Encore une", body_id=ground.TRANSPORT, state="doing"
    ),
    "the archives": _restored,
}


@pytest.mark.parametrize("door", DOORS)
def test_that_a_full_column_takes_no_card_by_any_door(store: Store, door: str) -> None:
    key = full(store)
    held = len(doing(store).cards)
    with pytest.raises(RuleBroken, match="au plus et en aurait"):
        DOORS[door](store, key)
    assert len(doing(store).cards) == held


def test_that_what_does_not_come_is_written_in_a_full_column(store: Store) -> None:
    full(store)
    here = doing(store).cards[0].task_id
    boards.edit_cards(store, [here], priority="high")
    card.write(store, here, "organization_id", ground.MRC)
    card.write(store, here, "state", "done")
    assert here not in [one.task_id for one in doing(store).cards]


def test_that_several_cards_given_a_state_are_each_done_on_a_day(store: Store) -> None:
    both = [tasks.add_task(store, title=title) for title in ("Une", "Deux")]
    boards.edit_cards(store, both, state="done")
    with store.read() as session:
        found = [session.get_one(tasks.Task, key) for key in both]
    assert {one.done_on for one in found} == {ground.TODAY.isoformat()}


def test_that_a_card_of_a_chantier_that_ended_keeps_its_state(store: Store) -> None:
    key = tasks.add_task(store, title="Reste là", body_id=ground.HOUSING)
    governance.end_body(store, ground.HOUSING, "2026-12-01")
    with pytest.raises(RuleBroken, match="a pris fin"):
        card.write(store, key, "state", "doing")
    card.write(store, key, "body_id", ground.FOOD)

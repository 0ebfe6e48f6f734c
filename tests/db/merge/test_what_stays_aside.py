"""What was put aside stays there until it comes again, whatever else comes meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.aside import cancel
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.merge.removal import turn
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from support.db_ground import ask
from support.merge_ground import code, parcel_of, rename, two_laptops


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    with two_laptops(tmp_path) as stores:
        yield stores


def test_that_taking_one_reception_back_leaves_the_other_aside(pair: tuple[Store, Store]) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    first = parcel_of(luc)
    earlier = receive(marie, [first]).number
    rename(luc, "Anne-Marie")
    later = receive(marie, [parcel_of(luc)]).number
    assert (cancel(marie, later).aside, cancel(marie, earlier).aside) == (1, 1)
    assert receive(marie, [first]).new == 1
    assert ask(marie.path, "SELECT count(*) FROM dsi_aside") == [(1,)]
    assert receive(marie, [parcel_of(luc)]).new == 1
    assert ask(marie.path, "SELECT count(*) FROM dsi_aside") == [(0,)]
    assert code(marie) == code(luc)
    assert verify(marie.path, tables()).is_sound


def test_that_an_ordinary_undo_is_a_gesture_also_while_something_lies_aside(
    pair: tuple[Store, Store],
) -> None:
    marie, luc = pair
    marie.turn = turn
    rename(luc, "Anna")
    cancel(marie, receive(marie, [parcel_of(luc)]).number)
    rename(marie, "Anne")
    before = ask(marie.path, "SELECT count(*) FROM dsi_tx")[0][0]
    assert marie.undo() == "Renommer"
    assert ask(marie.path, "SELECT count(*) FROM dsi_tx") == [(before + 1,)]
    assert marie.redo() == "Renommer"
    assert ask(marie.path, "SELECT count(*) FROM dsi_tx") == [(before + 2,)]

"""Destroying a personal value: here, in what was put aside, and wherever the gesture arrives."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.aside import cancel
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.purge import DESTROY, Purged, purge
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.errors import WriteRefused
from support.db_ground import ask, heard_by, opened
from support.merge_ground import ANA, code, parcel_of, person, two_laptops
from support.merge_laptop import Laptop, merge_tables

Pair = tuple[Store, Store]
NOTES = ("person", ANA, "notes")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with two_laptops(tmp_path) as stores:
        yield stores


def note(store: Store, text: str) -> None:
    with store.operation("Noter") as op:
        op.get(Person, ANA).notes = text


def notes(store: Store) -> str | None:
    found = person(store)
    assert found is not None
    return found.notes


def holds(store: Store, text: str) -> bool:
    """Tell whether the words are still somewhere in the file."""
    return text.encode() in store.path.read_bytes()


def test_that_every_value_the_cell_ever_had_is_gone_and_every_gesture_stays_sound(
    pair: Pair,
) -> None:
    marie, _luc = pair
    note(marie, "secret de polichinelle")
    note(marie, "autre secret")
    heard = heard_by(marie)
    found = purge(marie, [NOTES])
    assert (found.destroyed, found.left, len(found.gesture)) == (3, (), 32)
    assert notes(marie) is None
    assert heard[0].received
    assert heard[0].label == DESTROY
    assert heard[0].touches("person")
    assert verify(marie.path, tables()).is_sound
    for word in ("polichinelle", "autre secret", "phone 418"):
        assert not holds(marie, word)
    assert purge(marie, [NOTES]) == Purged("", 0, ())
    note(marie, "neuf")
    assert notes(marie) == "neuf"
    assert marie.undo_label == "Noter"


def test_that_it_spreads_and_an_older_copy_cannot_bring_it_back(pair: Pair, tmp_path: Path) -> None:
    marie, luc = pair
    note(luc, "de Luc")
    receive(marie, [parcel_of(luc)])
    shutil.copyfile(marie.path, tmp_path / "vieux.dsi")
    purge(marie, [NOTES])
    receive(luc, [parcel_of(marie)])
    assert notes(luc) is None
    with opened(tmp_path / "vieux.dsi", "Anne") as old:
        for store in pair:
            assert receive(store, [parcel_of(old)]).new == 0
            assert notes(store) is None
        receive(old, [parcel_of(luc)])
        assert notes(old) is None
        assert code(old) == code(marie) == code(luc)
        assert not holds(old, "de Luc")
    for store in pair:
        assert verify(store.path, tables()).is_sound


def test_that_a_value_written_in_ignorance_lives_without_a_question(pair: Pair) -> None:
    marie, luc = pair
    note(luc, "écrit sans savoir")
    purge(marie, [NOTES])
    receive(marie, [parcel_of(luc)])
    receive(luc, [parcel_of(marie)])
    assert notes(marie) == notes(luc) == "écrit sans savoir"
    assert choices(marie) == choices(luc) == []
    assert code(marie) == code(luc)


def test_that_a_destroyed_side_ends_the_question(pair: Pair) -> None:
    marie, luc = pair
    note(luc, "de Luc")
    note(marie, "de Marie")
    receive(marie, [parcel_of(luc)])
    assert choices(marie)
    purge(marie, [NOTES])
    assert choices(marie) == []
    assert notes(marie) is None
    receive(luc, [parcel_of(marie)])
    assert choices(luc) == []
    assert verify(luc.path, tables()).is_sound


def test_that_an_undo_gives_nothing_destroyed_back(pair: Pair) -> None:
    marie, _luc = pair
    note(marie, "secret")
    purge(marie, [NOTES])
    note(marie, "neuf")
    marie.undo()
    assert notes(marie) is None
    marie.undo()
    assert notes(marie) is None


def test_that_two_destructions_of_one_cell_are_one(pair: Pair) -> None:
    marie, luc = pair
    for store in pair:
        purge(store, [NOTES])
    receive(marie, [parcel_of(luc)])
    receive(luc, [parcel_of(marie)])
    assert choices(marie) == []
    assert ask(marie.path, "SELECT * FROM dsi_conflict") == []
    assert code(marie) == code(luc)


def test_that_what_was_put_aside_is_destroyed_too(pair: Pair) -> None:
    marie, luc = pair
    note(luc, "mis de côté")
    with luc.operation("Autre") as op:
        op.get(Person, ANA).diet = "végétarien"
    cancel(marie, receive(marie, [parcel_of(luc)]).number)
    purge(marie, [NOTES])
    kept = ask(marie.path, "SELECT secrets FROM dsi_aside ORDER BY length(secrets)")
    assert kept[0] == ("",)
    assert "végétarien" in kept[1][0]
    assert not holds(marie, "mis de côté")


@pytest.mark.parametrize(
    "cell", [("person", ANA, "given_name"), ("person", ANA, "nothing"), ("nothing", ANA, "notes")]
)
def test_that_only_what_is_personal_is_destroyed(pair: Pair, cell: tuple[str, str, str]) -> None:
    marie, _luc = pair
    before = code(marie)
    with pytest.raises(WriteRefused, match="rien n’a été détruit"):
        purge(marie, [NOTES, cell])
    assert code(marie) == before
    assert notes(marie) == "phone 418"


def test_that_a_cell_that_never_had_a_value_needs_no_gesture(pair: Pair) -> None:
    marie, _luc = pair
    before = code(marie)
    assert purge(marie, [("person", ANA, "diet")]) == Purged("", 0, ())
    assert code(marie) == before


def test_that_values_from_before_the_mark_are_told_as_left() -> None:
    draw = random.Random(1)
    laptop = Laptop("Marie", merge_tables(), draw)
    laptop.write(("INSERT INTO a(id, secret) VALUES ('r', 's')", ()))
    laptop.db.execute("UPDATE dsi_change SET salt = NULL WHERE salt IS NOT NULL")
    assert laptop.purge(("a", "r", "secret")) == Purged("", 0, (("a", "r", "secret"),))
    laptop.db.execute(
        'UPDATE dsi_change SET val = \'{"secret":"s"}\' WHERE field IN '
        "(SELECT n FROM dsi_field WHERE col = '*')"
    )
    laptop.db.execute("DELETE FROM dsi_change WHERE val = 's'")
    assert laptop.purge(("a", "r", "secret")).left == (("a", "r", "secret"),)

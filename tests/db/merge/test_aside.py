"""« Annuler la réception » : here only, whole or not at all, and receiving again brings it back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.aside import Cancelled, cancel
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.log import exchanges, note_sent, unshared
from dsi_desktop.db.merge.purge import purge
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.merge.settling import Keep, settle
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.errors import NotFound, WriteRefused
from support.db_ground import ask, heard_by, opened
from support.merge_ground import ANA, code, parcel_of, person, rename, two_laptops

Pair = tuple[Store, Store]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with two_laptops(tmp_path) as stores:
        yield stores


def taken(marie: Store, luc: Store) -> int:
    return receive(marie, [parcel_of(luc)]).number


def names(store: Store, row: str = ANA) -> tuple[str | None, str | None]:
    """Return a person's name and notes as the table shows them."""
    found = person(store, row)
    assert found is not None
    return found.given_name, found.notes


def is_sound(store: Store) -> bool:
    return verify(store.path, tables()).is_sound


def test_that_a_cancelled_reception_leaves_the_dossier_as_it_was(pair: Pair) -> None:
    marie, luc = pair
    rename(marie, "Anne")
    before = code(marie)
    rename(luc, "Anna")
    with luc.operation("Ajouter") as op:
        op.add(Person(id="zoe", given_name="Zoé", notes="privé"))
        op.add(ContactDetail(person_id="zoe", value="418"))
        op.get(Person, ANA).notes = "581"
    number = taken(marie, luc)
    assert choices(marie)
    heard = heard_by(marie)
    assert cancel(marie, number) == Cancelled(2, ())
    assert (code(marie), choices(marie)) == (before, [])
    found = person(marie)
    assert found is not None
    assert (found.given_name, found.notes) == ("Anne", "phone 418")
    assert person(marie, "zoe") is None
    assert is_sound(marie)
    assert heard[0].received
    assert heard[0].rows("person") == {ANA, "zoe"}
    assert exchanges(marie)[0].kind == "cancelled"
    assert marie.undo_label == "Renommer"


def test_that_receiving_again_brings_everything_back(pair: Pair) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    whole = taken(marie, luc)
    there = code(marie)
    cancel(marie, whole)
    assert ask(marie.path, "SELECT count(*) FROM dsi_aside") == [(1,)]
    again = receive(marie, [parcel_of(luc)])
    assert (again.new, again.code) == (1, there)
    assert ask(marie.path, "SELECT count(*) FROM dsi_aside") == [(0,)]
    assert cancel(marie, again.number).aside == 1


def test_that_nothing_changes_at_the_others(pair: Pair) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    cancel(marie, taken(marie, luc))
    with marie.operation("Noter") as op:
        op.get(Person, ANA).family_name = "Roy"
    receive(luc, [parcel_of(marie)])
    found = person(luc)
    assert found is not None
    assert (found.given_name, found.family_name) == ("Anna", "Roy"), "Luc keeps his own edits"
    receive(marie, [parcel_of(luc)])
    assert code(marie) == code(luc)


def test_that_it_is_cancelled_once_and_only_what_was_received(pair: Pair) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    number = taken(marie, luc)
    note_sent(marie, "clé", "")
    cancel(marie, number)
    with pytest.raises(WriteRefused):
        cancel(marie, number)
    for unknown in (99, number + 1):
        with pytest.raises(NotFound):
            cancel(marie, unknown)


def names_it(marie: Store) -> None:
    rename(marie, "Annie")


def belongs_to_it(marie: Store) -> None:
    with marie.operation("Mienne") as op:
        op.get(Person, "zoe").family_name = "Roy"


def cites_it(marie: Store) -> None:
    with marie.operation("Mienne") as op:
        op.add(ContactDetail(person_id="zoe", value="581"))


def points_to_it(marie: Store) -> None:
    with marie.operation("Mienne") as op:
        op.get(ContactDetail, "mine").person_id = "zoe"


def removes_it(marie: Store) -> None:
    with marie.operation("Mienne") as op:
        op.remove(op.get(Person, "zoe"))


def settles_it(marie: Store) -> None:
    settle(marie, choices(marie)[0].id, Keep(1))


@pytest.mark.parametrize(
    "stand", [names_it, belongs_to_it, cites_it, points_to_it, removes_it, settles_it]
)
def test_that_nothing_goes_when_something_of_mine_stands_on_it(pair: Pair, stand: object) -> None:
    marie, luc = pair
    with marie.operation("Ajouter") as op:
        op.add(ContactDetail(id="mine", person_id=ANA, value="1"))
    rename(marie, "Anne")
    with luc.operation("Ajouter Zoé") as op:
        op.add(Person(id="zoe", given_name="Zoé"))
    rename(luc, "Anna")
    number = taken(marie, luc)
    assert callable(stand)
    stand(marie)
    before = code(marie)
    heard = heard_by(marie)
    cancelled = cancel(marie, number)
    assert cancelled.aside == 0
    (only,) = cancelled.standing
    assert (only.who, only.on_label in ("Ajouter Zoé", "Renommer")) == ("Marie", True)
    assert len(only.gesture) == 32
    assert (code(marie), heard, exchanges(marie)[0].kind) == (before, [], "received")
    assert is_sound(marie)
    rename(marie, "Annabelle")


def test_that_what_was_received_later_stands_too(pair: Pair, tmp_path: Path) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    first = taken(marie, luc)
    rename(luc, "Annie")
    second = taken(marie, luc)
    assert [one.who for one in cancel(marie, first).standing] == ["Luc"]
    assert cancel(marie, second).aside == 1
    assert cancel(marie, first).aside == 1
    assert is_sound(marie)


def test_that_an_edit_in_ignorance_does_not_stand(pair: Pair) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    rename(marie, "Anne")
    number = taken(marie, luc)
    with marie.operation("Noter") as op:
        op.get(Person, ANA).family_name = "Roy"
    assert cancel(marie, number).aside == 1
    assert is_sound(marie)


def test_that_a_removal_received_in_ignorance_goes_with_its_question(pair: Pair) -> None:
    marie, luc = pair
    with luc.operation("Retirer") as op:
        op.remove(op.get(Person, ANA))
    rename(marie, "Anne")
    number = taken(marie, luc)
    assert choices(marie)
    assert cancel(marie, number).aside == 1
    assert choices(marie) == []
    assert is_sound(marie)


def test_that_a_removal_received_is_taken_away(pair: Pair) -> None:
    marie, luc = pair
    with luc.operation("Retirer") as op:
        op.remove(op.get(Person, ANA))
    cancel(marie, taken(marie, luc))
    found = person(marie)
    assert found is not None
    assert found.deleted is None


def test_that_gestures_made_after_a_cancellation_are_still_to_share(pair: Pair) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    number = taken(marie, luc)
    note_sent(marie, "clé", "")
    cancel(marie, number)
    rename(marie, "Anne")
    assert unshared(marie) == 1, "its number was once that of a gesture shared"


def test_that_a_destruction_stays_when_its_reception_goes(pair: Pair) -> None:
    marie, luc = pair
    purge(luc, [("person", ANA, "notes")])
    rename(luc, "Anna")
    number = taken(marie, luc)
    assert cancel(marie, number).aside == 1
    assert names(marie) == ("Ana", None), "no value comes back from nothing"
    assert is_sound(marie)
    receive(luc, [parcel_of(marie)])
    receive(marie, [parcel_of(luc)])
    assert code(marie) == code(luc)


def test_that_a_destruction_of_what_came_with_it_goes_too(pair: Pair, tmp_path: Path) -> None:
    marie, luc = pair
    with luc.operation("Ajouter") as op:
        op.add(Person(id="zoe", given_name="Zoé", notes="privé"))
    shutil.copyfile(luc.path, tmp_path / "anne.dsi")
    purge(luc, [("person", "zoe", "notes")])
    number = taken(marie, luc)
    assert cancel(marie, number).aside == 2
    with opened(tmp_path / "anne.dsi", "Anne") as anne:
        receive(marie, [parcel_of(anne)])
    assert names(marie, "zoe") == ("Zoé", "privé"), "who never heard of it still has it"
    receive(marie, [parcel_of(luc)])
    assert names(marie, "zoe") == ("Zoé", None)
    assert code(marie) == code(luc)
    assert is_sound(marie)

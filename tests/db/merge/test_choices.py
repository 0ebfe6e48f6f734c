"""« À décider » : every version kept, with who and when, until a person chooses."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.conflicts import DELETED_EDITED, FIELD
from dsi_desktop.db.merge.aside import cancel
from dsi_desktop.db.merge.choices import Choice, choices
from dsi_desktop.db.merge.log import exchanges, note_sent
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.merge.settling import Keep, settle, settle_all
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import WriteRefused
from support.db_ground import ask, heard_by, opened
from support.merge_ground import ANA, code, parcel_of, person, rename, two_laptops
from support.merge_laptop import Laptop, merge_tables

Pair = tuple[Store, Store]
SETTLE = "Choisir entre deux versions"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with two_laptops(tmp_path) as stores:
        yield stores


def meet(marie: Store, luc: Store) -> None:
    receive(marie, [parcel_of(luc)])
    receive(luc, [parcel_of(marie)])


def apart(pair: Pair) -> Choice:
    """Let both rename Ana, exchange, and return Marie's question."""
    marie, luc = pair
    rename(marie, "Anne")
    rename(luc, "Anna")
    meet(marie, luc)
    (asked,) = choices(marie)
    return asked


def test_that_a_choice_holds_both_versions_and_what_everybody_knew(pair: Pair) -> None:
    asked = apart(pair)
    assert (asked.id, asked.kind) == (f"person.given_name.{ANA}", FIELD)
    assert (asked.base, asked.base_by) == ("Ana", "Marie")
    assert [(v.value, v.who, v.here, v.deletes, v.columns) for v in asked.versions] == [
        ("Anne", "Marie", True, False, ("given_name",)),
        ("Anna", "Luc", False, False, ("given_name",)),
    ]
    assert asked.proposal is None
    (theirs,) = choices(pair[1])
    assert [v.value for v in theirs.versions] == ["Anna", "Anne"], "one’s own first"


@pytest.mark.parametrize(
    ("answer", "kept"), [(Keep(1), "Anne"), (Keep(2), "Anna"), ("Annie", "Annie"), (None, None)]
)
def test_that_a_decision_travels_and_is_asked_nowhere_again(
    pair: Pair, answer: Keep | str | None, kept: str | None
) -> None:
    marie, luc = pair
    asked = apart(pair)
    heard = heard_by(marie)
    assert settle(marie, asked.id, answer) == SETTLE
    assert heard[-1].rows("person") == {ANA}, "also when the table already showed it"
    assert choices(marie) == []
    receive(luc, [parcel_of(marie)])
    assert choices(luc) == []
    for store in pair:
        found = person(store)
        assert found is not None
        assert found.given_name == kept


def test_that_two_different_decisions_are_a_new_question(pair: Pair) -> None:
    marie, luc = pair
    asked = apart(pair)
    settle(marie, asked.id, "Annie")
    settle(luc, asked.id, "Annette")
    meet(marie, luc)
    (again,) = choices(marie)
    assert again.base in ("Anna", "Anne")
    assert {v.value for v in again.versions} == {"Annie", "Annette"}


def test_that_two_equal_decisions_are_none(pair: Pair) -> None:
    marie, luc = pair
    asked = apart(pair)
    settle(marie, asked.id, "Annie")
    settle(luc, asked.id, "Annie")
    meet(marie, luc)
    assert choices(marie) == choices(luc) == []


def test_that_a_settled_question_and_a_wrong_number_are_refused(pair: Pair) -> None:
    marie, _luc = pair
    asked = apart(pair)
    for number in (0, 3):
        with pytest.raises(WriteRefused, match=str(number)):
            settle(marie, asked.id, Keep(number))
    settle(marie, asked.id, Keep(1))
    with pytest.raises(WriteRefused):
        settle(marie, asked.id, Keep(1))


def test_that_ctrl_z_opens_the_question_again_and_redo_settles_it(pair: Pair) -> None:
    marie, luc = pair
    asked = apart(pair)
    before = code(marie)
    settle(marie, asked.id, Keep(2))
    settled = code(marie)
    assert marie.undo() == SETTLE
    assert choices(marie) == [asked], "with every version, its author and its date"
    assert code(marie) == before
    assert marie.redo() == SETTLE
    assert (choices(marie), code(marie)) == ([], settled)
    marie.undo()
    rename(marie, "Annie")
    assert choices(marie) == [], "an ordinary edit settles too"
    receive(luc, [parcel_of(marie)])
    assert choices(luc) == []


def test_that_many_are_settled_and_taken_back_at_once(pair: Pair) -> None:
    marie, luc = pair
    with luc.operation("Noter") as op:
        op.get(Person, ANA).notes = "luc"
    with marie.operation("Noter") as op:
        op.get(Person, ANA).notes = "marie"
    rename(marie, "Anne")
    rename(luc, "Anna")
    meet(marie, luc)
    asked = choices(marie)
    assert len(asked) == 2
    settle_all(marie, [(one.id, Keep(2)) for one in asked])
    found = person(marie)
    assert found is not None
    assert (found.given_name, found.notes) == ("Anna", "luc")
    marie.undo()
    assert choices(marie) == asked


def test_that_a_decision_already_shared_is_undone_like_any_gesture(pair: Pair) -> None:
    marie, luc = pair
    asked = apart(pair)
    settle(marie, asked.id, "Annie")
    note_sent(marie, "clé", "")
    receive(luc, [parcel_of(marie)])
    marie.undo()
    assert choices(marie) == []
    found = person(marie)
    assert found is not None
    assert found.given_name in ("Anne", "Anna")
    receive(luc, [parcel_of(marie)])
    assert code(luc) == code(marie)


def test_that_a_decision_something_stands_on_is_undone_like_any_gesture(pair: Pair) -> None:
    marie, _luc = pair
    asked = apart(pair)
    settle(marie, asked.id, "Annie")
    rename(marie, "Annette")
    marie.undo()
    marie.undo()
    found = person(marie)
    assert found is not None
    assert found.given_name != "Annette"


def test_that_a_redo_whose_ground_is_gone_does_nothing(tmp_path: Path) -> None:
    with two_laptops(tmp_path) as (marie, luc):
        asked = apart((marie, luc))
        settle(marie, asked.id, Keep(2))
        marie.undo()
        assert cancel(marie, exchanges(marie)[0].number).aside == 1
        assert marie.redo() == SETTLE
        assert choices(marie) == []
        found = person(marie)
        assert found is not None
        assert found.given_name == "Anne"


def removed_by_marie(pair: Pair) -> Choice:
    marie, luc = pair
    with marie.operation("Retirer") as op:
        op.remove(op.get(Person, ANA))
    rename(luc, "Anna")
    with luc.operation("Noter") as op:
        op.get(Person, ANA).notes = "vit toujours"
    meet(marie, luc)
    (asked,) = choices(luc)
    return asked


def test_that_a_removal_against_an_edit_shows_both_and_the_record_stays(pair: Pair) -> None:
    asked = removed_by_marie(pair)
    assert (asked.kind, asked.column) == (DELETED_EDITED, "deleted")
    assert [(v.who, v.deletes) for v in asked.versions] == [("Luc", False), ("Marie", True)]
    assert asked.versions[0].columns == ("given_name", "notes")
    for store in pair:
        found = person(store)
        assert found is not None
        assert found.deleted is None, "in view until somebody decides"
        with store.operation("Nommer") as op:
            op.get(Person, ANA).family_name = store.author
        assert choices(store), "an edit settles nothing"


@pytest.mark.parametrize(
    ("answer", "deleted"), [(Keep(1), None), (Keep(2), 1), (None, None), (1, 1)]
)
def test_that_a_removal_is_decided(
    pair: Pair, answer: Keep | int | None, deleted: int | None
) -> None:
    marie, luc = pair
    asked = removed_by_marie(pair)
    settle(luc, asked.id, answer)
    receive(marie, [parcel_of(luc)])
    for store in pair:
        assert choices(store) == []
        found = person(store)
        assert found is not None
        assert found.deleted == deleted


def test_that_removing_again_decides_and_undo_asks_again(pair: Pair) -> None:
    _marie, luc = pair
    asked = removed_by_marie(pair)
    settle(luc, asked.id, Keep(2))
    luc.undo()
    assert choices(luc) == [asked]


def test_that_a_question_of_a_record_everybody_removed_is_not_asked(pair: Pair) -> None:
    marie, luc = pair
    apart(pair)
    with marie.operation("Retirer") as op:
        op.remove(op.get(Person, ANA))
    receive(luc, [parcel_of(marie)])
    assert choices(marie) == choices(luc) == []


def test_that_three_laptops_make_one_question_of_three_versions(tmp_path: Path) -> None:
    with two_laptops(tmp_path) as (marie, luc):
        shutil.copyfile(luc.path, tmp_path / "anne.dsi")
        with opened(tmp_path / "anne.dsi", "Anne") as anne:
            for store, name in ((marie, "A"), (luc, "B"), (anne, "C")):
                rename(store, name)
            receive(marie, [parcel_of(luc), parcel_of(anne)])
            (asked,) = choices(marie)
            assert [v.value for v in asked.versions] == ["A", "B", "C"]
            settle(marie, asked.id, Keep(3))
            for store in (luc, anne):
                receive(store, [parcel_of(marie)])
                assert choices(store) == []
            assert code(marie) == code(luc) == code(anne)


def test_that_a_file_without_a_record_still_shows_its_questions(pair: Pair) -> None:
    marie, _luc = pair
    asked = apart(pair)
    path = marie.path
    marie.close()
    ask(path, "DROP TABLE dsi_exchange")
    with opened(path, read_only=True) as store:
        (same,) = choices(store)
        assert same.id == asked.id
        assert all(version.here for version in same.versions), "nobody can tell"


def laptops() -> tuple[Laptop, Laptop]:
    draw, tables = random.Random(1), merge_tables()
    one, other = Laptop("Marie", tables, draw), Laptop("Luc", tables, draw)
    one.write(("INSERT INTO a(id, x, prose) VALUES ('r', '0', 'un\n\ndeux\n\ntrois')", ()))
    other.become(one)
    return one, other


def prose(laptop: Laptop, text: str) -> None:
    laptop.write(("UPDATE a SET prose = ? WHERE id = 'r'", (text,)))


def test_that_paragraphs_apart_are_proposed_together() -> None:
    one, other = laptops()
    prose(one, "UN\n\ndeux\n\ntrois")
    prose(other, "un\n\ndeux\n\nTROIS")
    one.receive(other.parcel())
    (asked,) = one.choices()
    assert asked.proposal == "UN\n\ndeux\n\nTROIS"
    one.settle(asked, asked.proposal)
    assert one.value("a", "r", "prose") == asked.proposal


@pytest.mark.parametrize(("here", "there"), [
    ("UN\n\ndeux\n\ntrois", "Un\n\ndeux\n\ntrois"),
    ("UN\n\ndeux\n\ntrois", "un\n\nDEUX\n\ntrois"),
    ("UN\n\ndeux\n\ntrois", None),
])  # fmt: skip
def test_that_touching_paragraphs_are_left_to_a_person(here: str, there: str | None) -> None:
    one, other = laptops()
    prose(one, here)
    other.write(("UPDATE a SET prose = ? WHERE id = 'r'", (there,)))
    one.receive(other.parcel())
    (asked,) = one.choices()
    assert asked.proposal is None


def test_that_a_restored_record_against_a_removal_is_asked_like_any_removal() -> None:
    one, other = laptops()
    one.write(("UPDATE a SET deleted = 1 WHERE id = 'r'", ()))
    other.receive(one.parcel())
    other.write(("UPDATE a SET deleted = NULL WHERE id = 'r'", ()))
    one.write(("UPDATE a SET deleted = NULL WHERE id = 'r'", ()))
    one.write(("UPDATE a SET deleted = 1 WHERE id = 'r'", ()))
    one.receive(other.parcel())
    (asked,) = one.choices()
    assert asked.kind == DELETED_EDITED
    assert sorted(v.deletes for v in asked.versions) == [False, True]
    one.settle(asked, Keep(1 + [v.deletes for v in asked.versions].index(False)))
    assert one.choices() == []
    assert one.value("a", "r", "deleted") is None


def test_that_the_base_of_a_default_is_nobodys() -> None:
    one, other = laptops()
    one.write(("UPDATE a SET secret = 's' WHERE id = 'r'", ()))
    other.write(("UPDATE a SET secret = 't' WHERE id = 'r'", ()))
    one.receive(other.parcel())
    (asked,) = one.choices()
    assert (asked.base, asked.base_by, asked.base_at) == ("", "", 0)

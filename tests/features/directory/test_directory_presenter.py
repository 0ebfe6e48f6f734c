"""What the screen of the directory decides, without the screen."""

import pytest

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.presenter import (
    Choosing,
    ListLook,
    choosing,
    fitting,
    read_look,
    reasons_said,
)
from dsi_desktop.features.directory.queries.comparison import comparison
from dsi_desktop.features.directory.queries.duplicates import Candidate, Pair
from support.commands_directory import first

KNOWN = ("name", "acronym", "seats")
ONE, OTHER = (Candidate(key, key, "", archived=False) for key in "ab")


@pytest.mark.parametrize(("text", "look"), [
    ("", ListLook(frozenset({"name", "seats"}))),
    ("name acronym order:-seats", ListLook(frozenset({"name", "acronym"}), "seats", True)),
    ("acronym colour order:colour", ListLook(frozenset({"acronym"}))),
    ("order:seats", ListLook(frozenset(), "seats")),
])
def test_that_a_look_is_read_as_far_as_this_version_knows_it(text: str, look: ListLook) -> None:
    assert read_look(text, KNOWN, ("name", "seats")) == look


def test_that_a_look_is_written_and_read_back() -> None:
    look = ListLook(frozenset({"name", "seats"}), "seats", descending=True)
    assert look.written == "name seats order:-seats"
    assert read_look(look.written, KNOWN, ()) == look


def test_that_ordering_by_the_same_column_turns_the_order_round() -> None:
    look = ListLook(frozenset()).ordered("seats")
    assert (look.sort, look.descending) == ("seats", False)
    assert look.ordered("seats").descending
    assert not look.ordered("seats").ordered("seats").descending
    assert not look.ordered("seats").ordered("name").descending


def test_that_a_column_is_shown_then_hidden() -> None:
    look = ListLook(frozenset({"name"})).toggled("seats")
    assert look.columns == {"name", "seats"}
    assert look.toggled("seats").columns == {"name"}


@pytest.mark.parametrize(("room", "shown"), [
    (400, {"name", "acronym", "seats"}), (350, {"name", "seats"}), (250, {"name"}),
    (10, {"name"}),
])
def test_that_columns_go_before_the_name_is_cut(room: int, shown: set[str]) -> None:
    widths = {"name": 200, "acronym": 100, "seats": 100}
    assert fitting(widths, ("acronym", "seats"), KNOWN, room) == shown


def test_that_a_column_not_chosen_takes_no_room() -> None:
    widths = {"name": 200, "acronym": 100, "seats": 100}
    assert fitting(widths, ("acronym", "seats"), ("seats",), 300) == {"name", "seats"}


@pytest.mark.parametrize(("reasons", "near", "said"), [
    (("name",), 100, "même nom"), (("email", "phone"), 10, "même courriel et même téléphone"),
    (("acronym", "website"), 49, "même sigle et même site Web"), ((), 12, "peu de ressemblance"),
])
def test_that_the_reasons_are_said_in_words(
    reasons: tuple[str, ...], near: int, said: str,
) -> None:
    assert reasons_said(Pair("person", ONE, OTHER, 90, reasons, near)) == said


def test_that_near_names_are_said_with_their_share() -> None:
    said = reasons_said(Pair("person", ONE, OTHER, 84, ("email",), 84))
    assert said.startswith("même courriel et noms semblables (84")


@pytest.fixture
def begun(seated: Store) -> Choosing:
    helene = first(seated, Person)
    again = commands.add_person(
        seated, given_name="Helene", family_name="Savard", honorific="Mme", diet="sans gluten")
    commands.edit_person(seated, helene, diet="végane", honorific="")
    return choosing(comparison(seated, "person", again, helene))


def field(begun: Choosing, name: str) -> str:
    return begun.pick(next(one for one in begun.compared.fields if one.name == name))


def test_that_the_record_on_which_more_hangs_stays_and_says_what_it_says(begun: Choosing) -> None:
    assert not begun.keeps_one
    assert (begun.name, begun.keep_id) == ("Hélène Savard", begun.compared.other_id)
    assert begun.gone_id == begun.compared.one_id
    assert field(begun, "given_name") == "other"
    assert field(begun, "honorific") == "one"
    assert field(begun, "diet") == "both"
    assert begun.chosen["diet"] == "sans gluten\nvégane"
    assert begun.chosen["given_name"] == "Hélène"


def test_that_another_record_that_stays_changes_what_is_proposed_not_what_was_picked(
    begun: Choosing,
) -> None:
    picked = begun.picked("family_name", "other").picked("diet", "one")
    turned = picked.keeping(one=True)
    assert (turned.keep_id, turned.gone_id) == (begun.compared.one_id, begun.compared.other_id)
    assert turned.name == "Helene Savard"
    assert field(turned, "given_name") == "one"
    assert field(turned, "family_name") == "other"
    assert turned.chosen["diet"] == "sans gluten"


def test_that_two_records_on_which_as_much_hangs_keep_the_first(seated: Store) -> None:
    coops = [commands.add_organization(seated, name=name) for name in ("Coop A", "Coop B")]
    assert choosing(comparison(seated, "organization", *coops)).keeps_one

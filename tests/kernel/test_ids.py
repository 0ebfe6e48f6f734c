"""Identifiers: random for records, equal for equal links, reproducible on demand."""

from dsi_desktop.kernel.ids import linked_id, new_id, reproducible

ALPHABET = set("0123456789abcdefghjkmnpqrstvwxyz")


def test_an_identifier_has_twenty_unambiguous_characters() -> None:
    made = [new_id() for _ in range(500)]
    assert all(len(one) == 20 and set(one) <= ALPHABET for one in made)
    assert len(set(made)) == 500


def test_the_same_link_made_on_two_laptops_is_one_row() -> None:
    assert linked_id("board", "task") == linked_id("board", "task")
    assert len(linked_id("board", "task")) == 20


def test_links_are_told_apart_by_their_ends_and_not_by_their_glued_text() -> None:
    assert linked_id("ab", "c") != linked_id("a", "bc")
    assert linked_id("a", "b") != linked_id("b", "a")


def test_a_seed_gives_the_same_identifiers_and_chance_returns_afterwards() -> None:
    with reproducible(7):
        first = [new_id() for _ in range(3)]
    with reproducible(7):
        again = [new_id() for _ in range(3)]
    assert first == again
    assert new_id() not in first

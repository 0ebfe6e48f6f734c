"""Lanes, limits and totals: what a card becomes where it is put, and how many may stand there."""

from dataclasses import dataclass

import pytest

from dsi_desktop.features.boards.rules import limits, totals
from dsi_desktop.features.boards.rules.lanes import Ties, carried, lane_of, last_lane, let_go
from dsi_desktop.features.boards.rules.limits import Room
from dsi_desktop.kernel.errors import RuleBroken
from support.plain_words import plain

AIMS = {"navette": "transport", "popote": "aliments", "libre": ""}
NOTHING = Ties(None, "", None)


@dataclass(frozen=True)
class Counted:
    """What a total looks at."""

    late: bool = False
    hours_planned: int | None = None
    cost: int | None = None


@pytest.mark.parametrize(("swimlanes", "ties", "lane"), [
    ("none", Ties("transport", "navette", "mrc"), ""),
    ("objective", NOTHING, ""),
    ("objective", Ties("transport", "", None), "transport"),
    ("objective", Ties(None, "navette", None), "transport"),
    ("objective", Ties("aliments", "navette", None), "aliments"),
    ("objective", Ties(None, "gone", None), ""),
    ("action", Ties(None, "navette", None), "navette"),
    ("organization", Ties(None, "", "mrc"), "mrc"),
    ("organization", NOTHING, ""),
])  # fmt: skip
def test_a_card_stands_in_the_lane_of_what_it_is_tied_to(
    swimlanes: str, ties: Ties, lane: str
) -> None:
    assert lane_of(swimlanes, ties, AIMS) == lane


@pytest.mark.parametrize(("swimlanes", "lane", "ties", "given"), [
    ("objective", "aliments", NOTHING, Ties("aliments", "", None)),
    ("objective", "aliments", Ties("transport", "navette", "mrc"), Ties("aliments", "", "mrc")),
    ("objective", "transport", Ties("aliments", "navette", None),
     Ties("transport", "navette", None)),
    ("objective", "", Ties(None, "navette", None), NOTHING),
    ("objective", "", Ties("transport", "libre", None), Ties(None, "libre", None)),
    ("objective", "transport", Ties(None, "navette", None), Ties(None, "navette", None)),
    ("action", "popote", Ties(None, "navette", None), Ties(None, "popote", None)),
    ("action", "popote", Ties("transport", "navette", None), Ties("aliments", "popote", None)),
    ("action", "libre", Ties("transport", "", None), Ties("transport", "libre", None)),
    ("action", "", Ties("transport", "navette", None), Ties("transport", "", None)),
    ("organization", "mrc", NOTHING, Ties(None, "", "mrc")),
    ("organization", "", Ties("transport", "", "mrc"), Ties("transport", "", None)),
    ("none", "mrc", NOTHING, NOTHING),
])  # fmt: skip
def test_a_card_carried_to_a_lane_takes_what_the_lane_is(
    swimlanes: str, lane: str, ties: Ties, given: Ties
) -> None:
    after = carried(swimlanes, lane, ties, AIMS)
    assert after == given
    if swimlanes != "none":
        assert lane_of(swimlanes, after, AIMS) == lane


def test_the_last_lane_is_named_after_what_its_cards_miss() -> None:
    assert [last_lane(one) for one in ("objective", "action", "organization", "none")] == [
        "Sans objectif", "Sans action", "Sans organisation", "",
    ]


def test_an_action_let_go_of_is_said() -> None:
    assert let_go(()) == ""
    assert plain(let_go(("Navette", "Popote"))) == (
        "L’action « Navette », « Popote » est d’un autre objectif : la carte n’y est plus liée."
    )


@pytest.mark.parametrize(("held", "most", "over"), [
    (5, None, False), (5, 0, False), (5, 5, False), (6, 5, True),
])
def test_a_limit_is_passed_only_past_it(held: int, most: int | None, over: bool) -> None:
    assert limits.is_over(held, most) == over
    assert bool(limits.over_words(held, most)) == over


def test_a_count_is_said_beside_its_limit() -> None:
    assert (limits.count_words(4, 5), limits.count_words(4, None)) == ("4/5", "4")
    assert limits.over_words(7, 5) == "7 sur 5 au plus"


@pytest.mark.parametrize(("room", "words"), [
    (Room(6, 5, "block", "En cours"), "« En cours » prend 5 cartes au plus et en aurait 6."),
    (Room(3, 2, "block", "En cours", "Sans objectif"),
     "« En cours » prend 2 cartes au plus dans le couloir « Sans objectif » et en aurait 3."),
    (Room(9, 8, "block", lane="Navette"),
     "Le couloir « Navette » prend 8 cartes ouvertes au plus et en aurait 9."),
])  # fmt: skip
def test_a_full_place_refuses_and_says_what_to_do(room: Room, words: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        limits.check_rooms([Room(1, 5, "block", "Idées"), room])
    said = plain(refusal.value.sentence)
    assert said.startswith(words)
    assert "Terminez ou déplacez d’abord une carte" in said
    assert "Colonnes et limites" in said


def test_a_limit_that_warns_lets_everything_in() -> None:
    limits.check_rooms([Room(9, 5, "warn", "En cours"), Room(9, None, "block", "Fait")])


def test_a_head_adds_up_its_cards() -> None:
    late = Counted(late=True, hours_planned=25, cost=120_000)
    cards = [late, Counted(hours_planned=5), Counted()]
    found = totals.total(cards)
    assert (found.count, found.late, found.hours, found.cost) == (3, 1, 30, 120_000)
    assert plain(totals.words(found, ("count", "late", "hours", "cost"))) == (
        "1 en retard, 3 h, 1 200 $"
    )
    assert totals.words(found, ("count",)) == ""
    assert plain(totals.words(totals.Totals(hours=125), ("hours",))) == "12,5 h"


def test_a_head_is_read_aloud_with_its_totals() -> None:
    one, many = totals.Totals(count=1), totals.Totals(count=3, late=2)
    assert totals.spoken("Idées", one, ("count", "late")) == "Idées, 1 carte"
    assert plain(totals.spoken("À faire", many, ("late",))) == "À faire, 3 cartes, 2 en retard"
    assert totals.words(totals.Totals(), ("late", "hours", "cost")) == ""

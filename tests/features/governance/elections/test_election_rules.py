"""Counting: who is elected, who is tied, what is missing. Every figure computed by hand."""

from datetime import date

import pytest

from dsi_desktop.features.governance.rules import elections
from dsi_desktop.features.governance.rules.ballots import Ballots, check_figures, reckon
from dsi_desktop.features.governance.rules.elections import OpenSeat, Standing, standing_of
from dsi_desktop.features.governance.rules.seats import CollegeSeats, Term
from dsi_desktop.kernel.errors import RuleBroken

DAY = date(2026, 6, 3)
FOUR = ("helene", "denis", "manon", "luc")


def test_the_most_votes_take_the_seats_in_their_order() -> None:
    votes = {"denis": 14, "helene": 17, "manon": 8, "luc": 3}
    assert standing_of(FOUR, [votes], 2) == Standing(("helene", "denis"))


def test_a_tie_above_the_last_seat_is_no_tie() -> None:
    votes = {"helene": 12, "denis": 12, "manon": 5, "luc": 1}
    assert standing_of(FOUR, [votes], 2) == Standing(("helene", "denis"))


def test_a_tie_on_the_last_seat_leaves_it_open() -> None:
    votes = {"helene": 17, "denis": 9, "manon": 9, "luc": 3}
    found = standing_of(FOUR, [votes], 2)
    assert found == Standing(("helene",), ("denis", "manon"), 1)
    assert not found.decided


def test_three_tied_for_two_seats_leave_both_open() -> None:
    votes = {"helene": 9, "denis": 9, "manon": 9, "luc": 2}
    assert standing_of(FOUR, [votes], 2) == Standing((), ("helene", "denis", "manon"), 2)


def test_a_second_round_decides_among_those_tied() -> None:
    rounds = [{"helene": 17, "denis": 9, "manon": 9, "luc": 3}, {"denis": 10, "manon": 12}]
    assert standing_of(FOUR, rounds, 2) == Standing(("helene", "manon"))
    assert elections.running_in(FOUR, rounds, 2) == (("denis", "manon"), 1)
    assert elections.running_in(FOUR, rounds[:1], 2) == (FOUR, 2)


def test_a_second_round_not_yet_counted_decides_nothing() -> None:
    rounds = [{"helene": 17, "denis": 9, "manon": 9, "luc": 3}, {}]
    assert standing_of(FOUR, rounds, 2) == Standing(("helene",))


def test_a_second_round_may_be_tied_again() -> None:
    rounds = [{"helene": 17, "denis": 9, "manon": 9}, {"denis": 11, "manon": 11}]
    assert standing_of(FOUR, rounds, 2) == Standing(("helene",), ("denis", "manon"), 1)


def test_the_lot_decides_among_those_tied() -> None:
    votes = {"helene": 17, "denis": 9, "manon": 9, "luc": 3}
    assert standing_of(FOUR, [votes], 2, ["manon"]) == Standing(("helene", "manon"))
    assert standing_of(FOUR, [votes], 2, ["luc"]).tied == ("denis", "manon")


def test_when_one_of_those_tied_withdraws_the_other_needs_no_vote() -> None:
    rounds = [{"helene": 17, "denis": 9, "manon": 9}, {}]
    left = ("helene", "denis", "luc")
    assert standing_of(left, rounds, 2) == Standing(("helene", "denis"))


def test_as_many_candidacies_as_seats_are_elected_without_a_vote() -> None:
    assert standing_of(("helene",), [], 1) == Standing(("helene",), acclaimed=True)
    assert standing_of((), [], 1) == Standing()
    assert standing_of(FOUR[:2], [{}], 3).acclaimed


def test_nobody_is_elected_without_a_vote_when_people_vote() -> None:
    assert standing_of(FOUR, [{}], 2) == Standing()
    assert standing_of(FOUR, [{"luc": 4}], 2) == Standing(("luc",))


def test_a_lot_names_as_many_as_the_seats_left_among_those_tied() -> None:
    tied = Standing(("helene",), ("denis", "manon"), 1)
    elections.check_settled(tied, ["denis"])
    for chosen in (["denis", "manon"], ["luc"], []):
        with pytest.raises(RuleBroken):
            elections.check_settled(tied, chosen)
    with pytest.raises(RuleBroken):
        elections.check_settled(Standing(("helene",)), ["helene"])


def test_ballots_that_add_up_are_said_to() -> None:
    votes = {"helene": 17, "denis": 14, "manon": 8, "luc": 3}
    found = reckon(votes, Ballots(23, 23, 1), names=2, voters=42)
    assert (found.cast, found.possible, found.right) == (42, 44, True)
    assert found.sentence == "Le compte est bon"


@pytest.mark.parametrize(("ballots", "votes", "names", "said"), [
    (Ballots(), {"a": 3}, 1, "Notez les bulletins remis et déposés."),
    (Ballots(23, None), {"a": 3}, 1, "Notez les bulletins remis et déposés."),
    (Ballots(23, 21, 0), {"a": 21}, 1, "Il manque 2 bulletins"),
    (Ballots(23, 22, 0), {"a": 22}, 1, "Il manque 1 bulletin"),
    (Ballots(20, 23, 0), {"a": 23}, 1, "3 bulletins déposés de trop"),
    (Ballots(20, 20, 21), {"a": 3}, 1, "Plus de bulletins nuls que de bulletins déposés"),
    (Ballots(20, 20, 1), {"a": 20, "b": 2}, 2,
     "20 voix pour une candidature, plus que de votes valides"),
    (Ballots(20, 20, None), {"a": 15, "b": 9}, 1, "4 voix de trop"),
    (Ballots(20, 20, 2), {"a": 10, "b": 6}, 1, "Il manque 2 voix"),
    (Ballots(20, 20, 0), {"a": 10, "b": 6}, 2, "Il manque 4 voix"),
])
def test_what_is_missing_is_said_with_its_number(
    ballots: Ballots, votes: dict[str, int], names: int, said: str,
) -> None:
    found = reckon(votes, ballots, names=names)
    assert (found.right, found.sentence) == (False, said)


def test_more_ballots_than_voters_is_said_first() -> None:
    found = reckon({"a": 40}, Ballots(45, 40, 0), names=1, voters=42)
    assert found.wrong == (
        "3 bulletins remis de plus que de personnes qui votent", "Il manque 5 bulletins",
    )


def test_raised_hands_are_counted_against_the_voters_only() -> None:
    def hands(votes: dict[str, int], voters: int | None) -> tuple[str, ...]:
        return reckon(votes, Ballots(), names=2, method="show_of_hands", voters=voters).wrong

    assert hands({"a": 20, "b": 12}, 21) == ()
    assert hands({"a": 20, "b": 12}, None) == ()
    assert hands({"a": 0}, 21) == ("Comptez les mains levées.",)
    assert hands({"a": 22}, 21) == ("22 voix pour une candidature, plus que de votes valides",)
    assert hands({"a": 21, "b": 21, "c": 3}, 21) == ("3 voix de trop",)
    assert reckon({}, Ballots(), names=2, method="acclamation").right


def test_a_negative_figure_is_refused() -> None:
    check_figures({"a": 0}, Ballots())
    for votes, ballots in (({"a": -1}, Ballots()), ({}, Ballots(1, 1, -1))):
        with pytest.raises(RuleBroken):
            check_figures(votes, ballots)


POSTS = [("p1", "Siège 1"), ("p2", "Siège 2"), ("p3", "Siège 3")]


def test_vacant_seats_and_those_that_end_soon_are_open_vacant_first() -> None:
    terms = [
        Term("m1", "anne", post_id="p1", start_on="2024-06-20", end_on="2026-06-19"),
        Term("m2", "paul", post_id="p2", start_on="2025-06-04"),
        Term("m3", "rita", role="observer", post_id="p3"),
    ]
    assert elections.open_seats(POSTS, terms, DAY) == [
        OpenSeat("p3", "2026-06-03", "Siège 3"), OpenSeat("p1", "2026-06-20", "Siège 1", "anne"),
    ]


def test_a_seat_already_promised_is_not_open() -> None:
    terms = [
        Term("m1", "anne", post_id="p1", start_on="2024-06-04", end_on="2026-06-03"),
        Term("m2", "paul", post_id="p1", start_on="2026-06-04"),
        Term("m3", "rita", post_id="p2", end_on="2026-12-31"),
        Term("m4", "yves", post_id="p3", start_on="2026-09-01"),
    ]
    assert elections.open_seats(POSTS, terms, DAY) == []


def test_a_seat_planned_without_a_post_is_open_too() -> None:
    college = CollegeSeats("c", "Communautaire", frozenset({"community"}), frozenset({"p1"}), 4)
    terms = [
        Term("m1", "anne", post_id="p1"), Term("m2", "paul", sector="community"),
        Term("m3", "rita", sector="municipal"), Term("m4", "luc", "observer", "community"),
    ]
    assert elections.unposted_seats(college, [college], terms, DAY) == 2
    assert elections.open_seats([], [], DAY, unposted=2) == [OpenSeat(None, "2026-06-03")] * 2
    assert elections.open_seats([], [], DAY, unposted=-1) == []


def test_terms_begin_at_the_assembly_or_when_the_seat_is_left() -> None:
    free = [OpenSeat("p3", "2026-06-03"), OpenSeat("p1", "2026-06-20", "", "anne")]
    terms = [Term("m1", "anne", post_id="p1", start_on="2024-06-20", end_on="2026-06-19")]
    found = elections.seated(["helene", "anne"], free, terms, DAY, 24)
    assert [(one.person_id, one.post_id, one.start_on, one.end_on) for one in found] == [
        ("helene", "p3", "2026-06-03", "2028-06-02"), ("anne", "p1", "2026-06-20", "2028-06-19"),
    ]


def test_somebody_elected_to_another_seat_begins_when_the_own_term_ends() -> None:
    terms = [Term("m1", "anne", end_on="2026-06-30")]
    (found,) = elections.seated(["anne"], [OpenSeat("p2", "2026-06-03")], terms, DAY, None)
    assert (found.start_on, found.end_on) == ("2026-07-01", None)


def test_there_are_never_more_winners_than_seats() -> None:
    with pytest.raises(RuleBroken, match="1 siège"):
        elections.seated(["a", "b"], [OpenSeat("p", "2026-06-03")], [], DAY, 24)
    (found,) = elections.seated(["a"], [], [], DAY, 12)
    assert (found.post_id, found.end_on) == (None, "2027-06-02")


def test_who_goes_on_sitting_cannot_run() -> None:
    terms = [
        Term("m1", "anne", end_on="2026-06-30"), Term("m2", "paul"),
        Term("m3", "rita", end_on="2026-05-01"), Term("m4", "yves", start_on="2026-09-01"),
    ]
    for person in ("anne", "rita", "helene"):
        elections.check_can_sit(person, terms, DAY)
    for person in ("paul", "yves"):
        with pytest.raises(RuleBroken):
            elections.check_can_sit(person, terms, DAY)


def test_the_sector_decides_the_college() -> None:
    elections.check_college((), "municipal", "Tous")
    elections.check_college(("community", "citizen"), "citizen", "Communautaire")
    with pytest.raises(RuleBroken) as caught:
        elections.check_college(("community",), "municipal", "Communautaire")
    assert caught.value.field == "organization_id"

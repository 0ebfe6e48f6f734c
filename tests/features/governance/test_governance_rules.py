"""Quorum, terms, balance between colleges, colours and who reports to whom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.governance.rules import charter, quorum, seats, tree
from dsi_desktop.features.governance.rules.seats import CollegeSeats, Term
from dsi_desktop.kernel.errors import RuleBroken

DAY = date(2026, 11, 12)
COLLEGES = (
    CollegeSeats("c", "Collège communautaire", frozenset({"community", "citizen"})),
    CollegeSeats("i", "Collège institutionnel", frozenset({"municipal"}), frozenset({"p1"})),
)
DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat))


def term(number: int, sector: str = "community", **fields: object) -> Term:
    return Term(f"m{number}", f"p{number}", sector=sector, **fields)


@pytest.mark.parametrize(("kind", "value", "members", "required"), [
    ("none", None, 9, 0), ("present", None, 9, 1), ("present", None, 0, 0),
    ("majority", None, 9, 5), ("majority", None, 8, 5), ("majority", None, 0, 1),
    ("fraction", 60, 9, 6), ("fraction", None, 9, 0), ("number", 4, 9, 4), ("number", None, 9, 0),
])
def test_that_the_quorum_is_counted_as_the_rules_say(
    kind: str, value: int | None, members: int, required: int,
) -> None:
    assert quorum.quorum_required(kind, value, members) == required


@pytest.mark.parametrize(("required", "present", "sentence"), [
    (0, 3, "Aucun quorum requis"),
    (5, 5, "Quorum atteint : 5 présences, 5 requises"),
    (5, 1, "Quorum non atteint : 1 présence, 5 requises"),
    (1, 2, "Quorum atteint : 2 présences, 1 requise"),
])
def test_that_the_quorum_is_said_in_words(required: int, present: int, sentence: str) -> None:
    assert quorum.quorum_sentence(required, present) == sentence
    assert quorum.quorum_reached(required, present) == ("non" not in sentence)


@given(st.integers(0, 500))
def test_that_two_majorities_always_share_a_member(members: int) -> None:
    needed = quorum.quorum_required("majority", None, members)
    assert needed <= max(members, 1)
    assert 2 * needed > members


@given(DAYS, DAYS, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_that_a_member_sits_from_the_first_to_the_last_day(
    start: str | None, end: str | None, day: date,
) -> None:
    sitting = seats.sits(term(1, start_on=start, end_on=end), day)
    started = start is None or date.fromisoformat(start) <= day
    ended = end is not None and date.fromisoformat(end) < day
    assert sitting == (started and not ended)


@given(DAYS, DAYS, DAYS, DAYS)
def test_that_two_terms_collide_exactly_when_they_share_a_day(
    one_start: str | None, one_end: str | None, two_start: str | None, two_end: str | None,
) -> None:
    one = Term("a", "same", start_on=one_start, end_on=one_end)
    two = Term("b", "same", start_on=two_start, end_on=two_end)
    days = [date.fromisoformat(day) for day in (one_start, two_start, "2019-01-01") if day]
    share = any(seats.sits(one, day) and seats.sits(two, day) for day in days)
    valid = (one_start or "") <= (one_end or "9") and (two_start or "") <= (two_end or "9")
    if not valid:
        return
    if share:
        with pytest.raises(RuleBroken):
            seats.check_seat(one, [two])
    else:
        seats.check_seat(one, [two])
    seats.check_seat(one, [one])


def test_that_the_sector_of_the_organisation_decides_the_college() -> None:
    members = [term(n) for n in range(5)] + [term(n, "municipal") for n in range(5, 9)]
    balance = seats.parity(COLLEGES, members, DAY)
    assert balance is not None
    assert [count.held for count in balance.counts] == [5, 4]
    assert (balance.gap, balance.held) == (1, True)
    assert balance.sentence == "Parité tenue : 5 et 4"


def test_that_a_seat_of_a_college_wins_over_the_sector() -> None:
    members = [term(1, post_id="p1"), term(2)]
    balance = seats.parity(COLLEGES, members, DAY)
    assert balance is not None
    assert balance.sentence == "Parité tenue : 1 de chaque côté"


def test_that_a_broken_balance_names_the_college() -> None:
    balance = seats.parity(COLLEGES, [term(n) for n in range(3)], DAY)
    assert balance is not None
    assert not balance.held
    assert balance.sentence == "Parité rompue : Collège communautaire : 3 sièges de plus"


def test_that_substitutes_observers_and_other_sectors_do_not_count() -> None:
    members = [
        term(1), term(2, "municipal"), term(3, role="substitute"), term(4, voting=False),
        term(5, "philanthropic"), term(6, end_on="2026-11-11"),
    ]
    balance = seats.parity(COLLEGES, members, DAY)
    assert balance is not None
    assert balance.gap == 0


def test_that_there_is_no_balance_with_one_college() -> None:
    lonely = CollegeSeats("x", "X", parity=False)
    assert seats.parity([COLLEGES[0], lonely], [term(1)], DAY) is None


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 3))
def test_that_the_gap_is_the_difference(community: int, municipal: int, allowed: int) -> None:
    members = [term(n) for n in range(community)]
    members += [term(n + 50, "municipal") for n in range(municipal)]
    balance = seats.parity(COLLEGES, members, DAY, allowed)
    assert balance is not None
    assert balance.gap == abs(community - municipal)
    assert balance.held == (balance.gap <= allowed)


def test_that_vacant_ending_and_double_seats_are_found() -> None:
    members = [
        Term("a", "x", post_id="p1", end_on="2026-12-31"), Term("b", "x"),
        Term("c", "x"), Term("d", "y", role="observer"), Term("e", "z", role="substitute",
                                                              post_id="p2"),
    ]
    assert seats.vacant_posts(["p1", "p2"], members, DAY) == ["p2"]
    assert [one.id for one in seats.ending_soon(members, DAY)] == ["a"]
    assert seats.ending_soon(members, DAY, within=10) == []
    assert seats.double_seats(members, DAY) == ["x"]
    assert seats.votes_by_default("chair")
    assert not seats.votes_by_default("observer")


PARENTS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.one_of(st.none(), st.sampled_from("abcdefghz")), min_size=1,
)


@given(PARENTS)
def test_that_every_body_is_read_once_whatever_a_merge_left(parents: dict[str, str | None]) -> None:
    order = tree.reading_order(parents)
    assert sorted(body for body, _depth in order) == sorted(parents)


@given(PARENTS, st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))
def test_that_a_move_is_refused_exactly_when_it_would_close_a_ring(
    parents: dict[str, str | None], body: str, target: str,
) -> None:
    would_ring = body in {target, *_above(target, parents)}
    if would_ring:
        with pytest.raises(RuleBroken):
            tree.check_no_cycle(body, target, parents)
    else:
        tree.check_no_cycle(body, target, parents)


def _above(body: str, parents: dict[str, str | None]) -> set[str]:
    found: set[str] = set()
    parent = parents.get(body)
    while parent is not None and parent not in found:
        found.add(parent)
        parent = parents.get(parent)
    return found


def test_that_the_top_is_always_free() -> None:
    tree.check_no_cycle("a", None, {"a": "b", "b": None})
    assert tree.below("b", {"a": "b", "b": None, "c": "a"}) == {"a", "b", "c"}


def test_that_colours_are_given_by_kind_then_by_use() -> None:
    assert tree.next_hue("assembly", None, [1, 2]) == 0
    assert tree.next_hue("workstream", 0, []) == 1
    assert tree.next_hue("workstream", 0, [1, 2, 3, 4, 5, 6, 1]) == 2
    assert tree.next_hue("working_group", 4, [1]) == 4


def test_that_only_a_council_starts_with_colleges() -> None:
    assert charter.default_colleges("workstream") == ()
    assert len(charter.default_colleges("advisory_committee")) == 2
    assert charter.default_rules("unheard_of") == charter.default_rules("workstream")

"""The seats an election fills: vacant, only planned, ending soon, taken meanwhile."""

from datetime import date

from dsi_desktop.db.schema.governance import Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.rules.ballots import Ballots
from support.commands_directory import every
from support.election_ground import (
    DAY,
    Ballot,
    candidate,
    count_of,
    opened,
    refusal,
    seated,
    voting,
)


def test_a_seat_filled_meanwhile_is_no_longer_to_fill(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    votes = count_of(store, helene=17, denis=14)
    post = queries.election_sheet(store, election, DAY).free[0].post_id
    commands.appoint_member(
        store, body_id=ground.council, person_id=ground.people["Luc"], post_id=post,
        start_on="2026-06-01",
    )
    proclaim = {"votes": votes, "ballots": Ballots(17, 17)}
    assert "1 siège" in refusal(
        store, lambda: commands.proclaim(store, election, **proclaim)).sentence  # type: ignore[arg-type]
    other = queries.election_sheet(store, election, DAY).free[0].post_id
    commands.appoint_member(
        store, body_id=ground.council, person_id=ground.people["Manon"], post_id=other,
        start_on="2026-06-01",
    )
    assert "aucun siège" in refusal(
        store, lambda: commands.proclaim(store, election, **proclaim)).sentence  # type: ignore[arg-type]


def test_somebody_seated_meanwhile_is_not_seated_twice(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    commands.appoint_member(
        store, body_id=ground.council, person_id=ground.people["Hélène"], start_on="2026-06-01",
    )
    found = refusal(store, lambda: commands.proclaim(
        store, election, votes=count_of(store, helene=17, denis=14), ballots=Ballots(17, 17)))
    assert found.field == "person_id"


def test_a_seat_only_planned_gets_its_post(store: Store, ground: Ballot) -> None:
    for post in queries.election_sheet(store, opened(store, ground), DAY).free:
        commands.abolish_seat(store, post.post_id or "", "2026-06-01")
    posts = len(every(store, Post))
    commands.edit_college(store, ground.community, seats=12)
    election = queries.elections_held(store)[0].id
    commands.start_vote(store, election)
    commands.proclaim(
        store, election, votes=count_of(store, helene=9, denis=5), ballots=Ballots(9, 9),
    )
    assert len(every(store, Post)) == posts + 2
    assert all(one.post_id for one in seated(store, election))


def test_a_body_that_counts_no_seats_elects_as_many_as_it_says(
    store: Store, ground: Ballot,
) -> None:
    chantier = commands.create_body(store, name="Transport", kind="workstream")
    election = commands.open_election(
        store, body_id=chantier, meeting_id=ground.meeting, seats=1, method="show_of_hands",
        voters=12,
    )
    for given in ("Hélène", "Denis"):
        commands.add_candidacy(store, election, person_id=ground.people[given])
    commands.start_vote(store, election)
    commands.proclaim(store, election, votes={
        candidate(store, "Hélène", election): 8, candidate(store, "Denis", election): 4,
    })
    (member,) = seated(store, election)
    assert (member.post_id, member.start_on) == (None, "2026-06-03")


def test_terms_served_in_a_row_are_counted(store: Store, ground: Ballot) -> None:
    seats = queries.seats_at(store, ground.council, DAY)
    helene = ground.people["Hélène"]
    for start, end in (("2022-06-10", "2024-06-09"), ("2024-06-10", "2026-06-09")):
        commands.appoint_member(
            store, body_id=ground.council, person_id=helene, post_id=seats[3].id,
            start_on=start, end_on=end, organization_id=ground.organizations["SACC"],
        )
    election = opened(store, ground)
    sheet = queries.election_sheet(store, election, DAY)
    assert sheet.candidates[0].served == 2
    assert [seat.from_on for seat in sheet.free] == ["2026-06-03", "2026-06-10"]
    for given in ("Manon", "Luc"):
        commands.withdraw_candidacy(store, candidate(store, given))
    commands.proclaim(store, election)
    taken = {one.person_id: (one.start_on, one.post_id) for one in seated(store, election)}
    assert taken[helene] == ("2026-06-10", seats[3].id)
    assert date.fromisoformat(taken[ground.people["Denis"]][0] or "") == DAY


def test_a_body_with_seats_but_no_college_fills_its_own(store: Store, ground: Ballot) -> None:
    chantier = commands.create_body(store, name="Transport", kind="workstream")
    post = commands.add_seat(store, body_id=chantier, label="Porte-parole")
    (election,) = commands.open_elections(
        store, body_id=chantier, meeting_id=ground.meeting,
    )
    commands.add_candidacy(store, election, person_id=ground.people["Luc"])
    commands.appoint_member(
        store, body_id=chantier, person_id=ground.people["Manon"], post_id=post,
        start_on="2026-06-01",
    )
    taken = refusal(store, lambda: commands.proclaim(store, election))
    assert "aucun siège" in taken.sentence


def test_a_college_that_plans_no_seats_elects_as_many_as_it_says(
    store: Store, ground: Ballot,
) -> None:
    college = commands.add_college(
        store, body_id=ground.council, name="Citoyen", sectors="citizen", parity=False,
    )
    election = commands.open_election(
        store, body_id=ground.council, meeting_id=ground.meeting, college_id=college, seats=1,
    )
    commands.add_candidacy(store, election, person_id=ground.people["Luc"])
    commands.proclaim(store, election)
    (member,) = seated(store, election)
    assert (member.person_id, bool(member.post_id)) == (ground.people["Luc"], True)
    citizen = queries.election_sheet(store, election, DAY).cards[2]
    assert (citizen.name, len(citizen.members), citizen.open) == ("Citoyen", 1, 0)

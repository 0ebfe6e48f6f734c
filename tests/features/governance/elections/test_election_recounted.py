"""A count corrected, or somebody who withdraws once the votes are counted."""


import pytest

from dsi_desktop.db.schema.elections import Election
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.governance.rules.elections import seats_left
from dsi_desktop.kernel.errors import RuleBroken
from support.election_ground import DAY, Ballot, candidate, count_of, seated, voting


def test_a_lot_settles_only_the_tie_it_was_drawn_for(store: Store, ground: Ballot) -> None:
    election = voting(store, ground, seats=1)
    ballots = Ballots(20, 20, 0)
    tie = count_of(store, helene=10, denis=10, manon=0)
    drawn = [candidate(store, "Denis")]
    commands.settle_tie(store, election, drawn, how="lot", votes=tie, ballots=ballots)
    again = count_of(store, helene=6, denis=6, manon=6, luc=2)
    commands.record_count(store, election, again, ballots)
    with pytest.raises(RuleBroken, match="égalité"):
        commands.proclaim(store, election)
    assert queries.election_sheet(store, election, DAY).rounds[0].tie_break == ""


def test_a_lot_holds_when_the_figures_are_written_again(store: Store, ground: Ballot) -> None:
    election = voting(store, ground, seats=1)
    tie, ballots = count_of(store, helene=10, denis=10), Ballots(20, 20, 0)
    drawn = [candidate(store, "Denis")]
    commands.settle_tie(store, election, drawn, how="lot", votes=tie, ballots=ballots)
    commands.proclaim(store, election, votes=tie, ballots=ballots)
    assert [one.person_id for one in seated(store, election)] == [ground.people["Denis"]]


def test_who_withdraws_after_the_vote_makes_no_acclamation(store: Store, ground: Ballot) -> None:
    election = voting(store, ground, seats=2)
    votes = count_of(store, helene=9, denis=6, manon=3, luc=0)
    commands.record_count(store, election, votes, Ballots(9, 9, 0))
    commands.withdraw_candidacy(store, candidate(store, "Denis"))
    commands.withdraw_candidacy(store, candidate(store, "Luc"))
    commands.proclaim(store, election)
    with store.read() as session:
        assert session.get_one(Election, election).method == "secret"


def test_that_seats_left_are_said_in_french(store: Store, ground: Ballot) -> None:
    with pytest.raises(RuleBroken, match="que 2 sièges à pourvoir"):
        voting(store, ground, seats=3)
    assert [seats_left(n) for n in (0, 1)] == [
        "Il ne reste aucun siège à pourvoir.", "Il ne reste que 1 siège à pourvoir.",
    ]

"""An election from the candidacies to the seats, by the hand of the assembly of June 3."""

from datetime import date

import pytest

from dsi_desktop.db.schema.elections import BallotCount
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.queries.election_alerts import election_alerts
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.governance.rules.seats import parity
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.commands_directory import every, first
from support.election_ground import (
    DAY,
    Ballot,
    candidate,
    count_of,
    opened,
    refusal,
    seated,
    state_of,
    voting,
)


def test_an_election_opens_with_the_seats_that_are_vacant(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    sheet = queries.election_sheet(store, election, DAY)
    assert (sheet.seats, sheet.state, sheet.method) == (2, "open", "secret")
    assert [seat.label for seat in sheet.free] == ["Siège 4", "Siège 5"]
    assert (sheet.meeting.place, sheet.item) == ("Saint-Hilarion", "Élection au comité conseil")
    assert [one.name for one in sheet.candidates] == [
        "Hélène Savard", "Denis Lavoie", "Manon Girard", "Luc Poirier",
    ]


def test_each_college_with_vacant_seats_opens_in_one_gesture(
    store: Store, ground: Ballot,
) -> None:
    made = commands.open_elections(
        store, body_id=ground.council, meeting_id=ground.meeting, agenda_item_id=ground.item,
    )
    lines = queries.elections_held(store, body_id=ground.council)
    assert {(line.college, line.seats) for line in lines} == {
        ("Communautaire", 2), ("Institutionnel", 1),
    }
    assert {line.id for line in lines} == set(made)
    again = refusal(store, lambda: commands.open_elections(
        store, body_id=ground.council, meeting_id=ground.meeting))
    assert again.field == "body_id"


def test_the_most_votes_sit_and_the_minutes_tell_it_in_one_gesture(
    store: Store, ground: Ballot,
) -> None:
    election = voting(store, ground)
    made = commands.proclaim(
        store, election, votes=count_of(store, helene=17, denis=14, manon=8, luc=3),
        ballots=Ballots(23, 23, 1),
    )
    members = seated(store, election)
    assert [one.id for one in members] == made
    assert [(one.person_id, one.organization_id) for one in members] == [
        (ground.people["Hélène"], ground.organizations["SACC"]),
        (ground.people["Denis"], ground.organizations["Centr’Hommes Charlevoix"]),
    ]
    assert {(one.start_on, one.end_on, one.appointed_by) for one in members} == {
        ("2026-06-03", "2028-06-02", "elected"),
    }
    assert state_of(store, election) == "closed"
    sheet = queries.election_sheet(store, election, DAY)
    assert sheet.free == ()
    balance = parity(sheet.colleges, sheet.terms, DAY, sheet.max_gap)
    assert balance is not None
    assert ([count.held for count in balance.counts], balance.held) == ([5, 4], True)
    before = len(every(store, Membership))
    store.undo()
    assert (len(every(store, Membership)), state_of(store, election)) == (before - 2, "voting")
    assert queries.election_sheet(store, election, DAY).candidates[0].votes == (0,)


def test_a_tie_on_the_last_seat_waits_for_a_second_round(store: Store, ground: Ballot) -> None:
    """First round: 17, 9, 9, 3 of 20 ballots; then 11 to 8 of 20, one spoiled."""
    election = voting(store, ground)
    first_round = count_of(store, helene=17, denis=9, manon=9, luc=3)
    commands.record_count(store, election, first_round, Ballots(20, 20, 0))
    assert "égalité" in refusal(store, lambda: commands.proclaim(store, election)).sentence
    commands.hold_next_round(store, election)
    commands.record_count(
        store, election, count_of(store, denis=8, manon=11), Ballots(20, 20, 1)
    )
    sheet = queries.election_sheet(store, election, DAY)
    assert [one.votes for one in sheet.candidates] == [(17, 0), (9, 8), (9, 11), (3, 0)]
    assert [(one.tie_break, one.ballots.spoiled) for one in sheet.rounds] == [
        ("second_round", 0), ("", 1),
    ]
    commands.proclaim(store, election)
    assert [one.person_id for one in seated(store, election)] == [
        ground.people["Hélène"], ground.people["Manon"],
    ]


@pytest.mark.parametrize("how", ["lot", "chair"])
def test_a_tie_may_be_settled_by_lot_or_by_the_chair(
    store: Store, ground: Ballot, how: str,
) -> None:
    election = voting(store, ground)
    commands.settle_tie(
        store, election, [candidate(store, "Denis")], how=how, note="Tiré par Luc Roy",
        votes=count_of(store, helene=17, denis=9, manon=9, luc=3), ballots=Ballots(19, 19, 0),
    )
    commands.proclaim(store, election)
    assert [one.person_id for one in seated(store, election)] == [
        ground.people["Hélène"], ground.people["Denis"],
    ]
    assert queries.election_sheet(store, election, DAY).rounds[0].tie_break == how


def test_a_tie_is_settled_only_when_there_is_one(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    commands.record_count(store, election, count_of(store, helene=9, denis=5))
    chosen = [candidate(store, "Denis")]
    for gesture in (
        lambda: commands.settle_tie(store, election, chosen, how="lot"),
        lambda: commands.settle_tie(store, election, chosen, how="dice"),
        lambda: commands.hold_next_round(store, election),
    ):
        refusal(store, gesture)


def test_a_count_that_is_wrong_is_proclaimed_only_with_a_note(
    store: Store, ground: Ballot,
) -> None:
    election = voting(store, ground)
    votes = count_of(store, helene=17, denis=14, manon=8)
    commands.record_count(store, election, votes, Ballots(23, 21, 0))
    found = refusal(store, lambda: commands.proclaim(store, election))
    assert (found.field, "Il manque 2 bulletins" in found.sentence) == ("note", True)
    commands.proclaim(store, election, note="Deux personnes ont quitté avant de déposer.")
    assert state_of(store, election) == "closed"


def test_as_many_candidacies_as_seats_need_no_vote(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    for given in ("Manon", "Luc"):
        commands.withdraw_candidacy(store, candidate(store, given))
    no_vote = refusal(store, lambda: commands.start_vote(store, election))
    assert "sans vote" in no_vote.sentence
    commands.proclaim(store, election)
    sheet = queries.election_sheet(store, election, DAY)
    assert (sheet.method, [one.elected for one in sheet.candidates]) == (
        "acclamation", [True, True, False, False],
    )


def test_who_did_not_accept_is_not_on_the_ballot(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    for given in ("Hélène", "Denis", "Manon", "Luc"):
        commands.edit_candidacy(store, candidate(store, given), consented=False)
    for gesture in (
        lambda: commands.proclaim(store, election), lambda: commands.start_vote(store, election),
    ):
        assert "candidature" in refusal(store, gesture).sentence
    commands.edit_candidacy(store, candidate(store, "Luc"), consented=True)
    commands.proclaim(store, election)
    assert [one.person_id for one in seated(store, election)] == [ground.people["Luc"]]


def test_nothing_is_proclaimed_before_the_vote_nor_without_votes(
    store: Store, ground: Ballot,
) -> None:
    election = opened(store, ground)
    refusal(store, lambda: commands.proclaim(store, election))
    refusal(store, lambda: commands.record_count(store, election, {}))
    commands.start_vote(store, election)
    assert "voix" in refusal(store, lambda: commands.proclaim(store, election)).sentence
    closed = refusal(store, lambda: commands.add_candidacy(
        store, election, person_id=ground.people["Paul"]))
    assert "closes" in closed.sentence
    commands.reopen_candidacies(store, election)
    assert state_of(store, election) == "open"
    early = refusal(store, lambda: commands.proclaim(
        store, election, votes=count_of(store, helene=2)))
    assert "vote" in early.sentence


def test_candidacies_reopen_only_while_nothing_is_counted(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    commands.record_count(store, election, count_of(store, luc=1))
    refusal(store, lambda: commands.reopen_candidacies(store, election))


def test_a_candidacy_is_refused_in_words(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)

    def add(given: str, organization: str | None = None) -> RuleBroken:
        return refusal(store, lambda: commands.add_candidacy(
            store, election, person_id=ground.people[given],
            organization_id=ground.organizations[organization] if organization else None,
        ))

    assert add("Hélène").field == "person_id"
    assert add("Annie").field == "person_id"
    other = commands.open_election(
        store, body_id=ground.council, meeting_id=ground.meeting, college_id=ground.institution,
    )
    wrong = refusal(store, lambda: commands.add_candidacy(
        store, other, person_id=ground.people["Luc"],
        organization_id=ground.organizations["SACC"]))
    assert wrong.field == "organization_id"
    moved = refusal(store, lambda: commands.edit_candidacy(
        store, candidate(store, "Luc"), organization_id=ground.organizations["CIUSSS"]))
    assert moved.field == "organization_id"


def test_a_citizen_runs_in_the_college_of_citizens(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    commands.edit_candidacy(
        store, candidate(store, "Luc"), organization_id=None, proposed_by=" se propose ",
    )
    luc = queries.election_sheet(store, election, DAY).candidates[3]
    assert (luc.organization, luc.sector, luc.proposed_by) == ("", "citizen", "se propose")


def test_an_election_is_opened_where_it_can_be(store: Store, ground: Ballot) -> None:
    def open_(**how: object) -> RuleBroken:
        told = {"body_id": ground.council, "meeting_id": ground.meeting,
                "college_id": ground.community, **how}
        return refusal(store, lambda: commands.open_election(store, **told))  # type: ignore[arg-type]

    assert open_(seats=3).field == "seats"
    assert open_(seats=0).field == "seats"
    assert open_(names_allowed=-1).field == "names_allowed"
    assert open_(method="applause").field == "method"
    assert open_(body_id=ground.assembly).field == "college_id"
    other = meetings.create_meeting(store, body_id=ground.council, held_on="2026-09-01")
    assert open_(meeting_id=other, agenda_item_id=ground.item).field == "agenda_item_id"
    opened(store, ground)
    assert open_().field == "college_id"
    meetings.cancel_meeting(store, other, "Tempête")
    assert open_(meeting_id=other).field == "meeting_id"


def test_a_cancelled_vote_seats_nobody_and_another_may_be_opened(
    store: Store, ground: Ballot,
) -> None:
    election = voting(store, ground)
    commands.cancel_election(store, election, note="Bulletins mal imprimés")
    for gesture in (
        lambda: commands.cancel_election(store, election),
        lambda: commands.proclaim(store, election),
    ):
        assert "annulé" in refusal(store, gesture).sentence
    again = commands.open_election(
        store, body_id=ground.council, meeting_id=ground.meeting, college_id=ground.community,
    )
    cards = queries.election_sheet(store, again, DAY).cards
    assert [card.election_id for card in cards] == [again, ""]
    assert queries.election_sheet(store, election, DAY).note == "Bulletins mal imprimés"


def test_a_proclaimed_election_changes_no_more(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    commands.proclaim(
        store, election, votes=count_of(store, helene=9, denis=5), ballots=Ballots(9, 9),
        end_on="2027-06-30",
    )
    assert {one.end_on for one in seated(store, election)} == {"2027-06-30"}
    luc = candidate(store, "Luc")
    for gesture in (
        lambda: commands.edit_election(store, election, voters=4),
        lambda: commands.withdraw_candidacy(store, luc),
        lambda: commands.restore_candidacy(store, luc),
        lambda: commands.remove_election(store, election),
    ):
        assert "proclamée" in refusal(store, gesture).sentence


def test_a_term_cannot_end_before_it_begins(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    votes = count_of(store, helene=9, denis=5)
    found = refusal(store, lambda: commands.proclaim(
        store, election, votes=votes, ballots=Ballots(9, 9), end_on="2026-01-01"))
    assert found.field == "end_on"


def test_votes_of_another_election_are_refused(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    refusal(store, lambda: commands.record_count(store, election, {"nobody": 3}))
    refusal(store, lambda: commands.record_count(
        store, election, count_of(store, helene=-1)))


def test_an_election_removed_is_no_more(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    luc = candidate(store, "Luc")
    commands.remove_election(store, election)
    assert queries.elections_held(store) == []
    for gesture in (
        lambda: queries.election_sheet(store, election, DAY),
        lambda: queries.election_fields(store, election),
        lambda: commands.withdraw_candidacy(store, luc),
    ):
        with pytest.raises(NotFound):
            gesture()


def test_a_meeting_adopted_takes_no_election(store: Store, ground: Ballot) -> None:
    from dsi_desktop.features.minutes import commands as minutes

    election = opened(store, ground)
    meetings.open_meeting(store, ground.meeting, "09:00")
    meetings.close_meeting(store, ground.meeting, "12:00")
    minutes.adopt_minutes(store, ground.meeting, adopted_on="2026-11-12")
    assert "adopté" in refusal(
        store, lambda: commands.edit_election(store, election, voters=4)).sentence
    assert [one.id for one in queries.voting_meetings(store)] == []
    assert queries.election_sheet(store, election, DAY).meeting.adopted


def test_the_list_tells_who_was_elected(store: Store, ground: Ballot) -> None:
    assert queries.elections_held(store) == []
    election = voting(store, ground)
    (line,) = queries.elections_held(store)
    assert (line.body, line.college, line.candidates, line.elected) == (
        "Comité conseil", "Communautaire", 4, (),
    )
    commands.proclaim(
        store, election, votes=count_of(store, helene=9, denis=5), ballots=Ballots(9, 9),
    )
    (line,) = queries.elections_held(store)
    assert (line.held_on, line.elected) == ("2026-06-03", ("Hélène Savard", "Denis Lavoie"))
    assert queries.election_fields(store, election)["seats"] == 2
    assert [one.body for one in queries.voting_meetings(store)] == ["Assemblée"]
    assert first(store, Membership)


def test_somebody_who_withdrew_may_run_again(store: Store, ground: Ballot) -> None:
    election = opened(store, ground, title=" Élection de juin ", names_allowed=1)
    luc = candidate(store, "Luc")
    commands.withdraw_candidacy(store, luc)
    commands.restore_candidacy(store, luc)
    sheet = queries.election_sheet(store, election, DAY)
    assert (sheet.title, sheet.names_allowed, sheet.candidates[3].withdrawn) == (
        "Élection de juin", 1, False,
    )
    commands.edit_election(store, election, seats=None, names_allowed=None)
    sheet = queries.election_sheet(store, election, DAY)
    assert (sheet.seats, sheet.names_allowed) == (2, None)


def test_a_count_of_a_round_that_is_not_held_counts_for_nothing(
    store: Store, ground: Ballot,
) -> None:
    election = voting(store, ground)
    commands.record_count(store, election, count_of(store, helene=9, denis=5), Ballots(9, 9))
    with store.operation("Recevoir") as op:
        op.add(BallotCount(
            election_id=election, candidacy_id=candidate(store, "Luc"), round=4, votes=50,
        ))
    commands.proclaim(store, election)
    assert [one.person_id for one in seated(store, election)] == [
        ground.people["Hélène"], ground.people["Denis"],
    ]


def test_the_same_proclamation_twice_is_the_same_rows(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    for given in ("Manon", "Luc"):
        commands.withdraw_candidacy(store, candidate(store, given))
    made = commands.proclaim(store, election)
    store.undo()
    assert commands.proclaim(store, election) == made


def test_an_election_left_open_after_its_assembly_is_an_alert(
    store: Store, ground: Ballot,
) -> None:
    election = voting(store, ground)
    assert election_alerts(store, date(2026, 6, 2)) == []
    (alert,) = election_alerts(store, DAY)
    assert (alert.key, alert.record_kind, alert.record_id, alert.tone) == (
        f"election.open:{election}", "election", election, "warn",
    )
    assert "Communautaire" in alert.text
    commands.cancel_election(store, election)
    assert election_alerts(store, DAY) == []

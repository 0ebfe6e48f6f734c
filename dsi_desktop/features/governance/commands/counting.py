"""Vote, count, settle a tie and proclaim: the people elected sit by one operation."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.elections import Candidacy, Election
from dsi_desktop.db.schema.governance import Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period, day, prose
from dsi_desktop.features.governance.commands import polls
from dsi_desktop.features.governance.commands.writing import end_of
from dsi_desktop.features.governance.rules import elections
from dsi_desktop.features.governance.rules.ballots import Ballots, reckon
from dsi_desktop.features.governance.rules.elections import SeatTaken, Standing
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def start_vote(store: Store, election_id: str) -> None:
    """Close the candidacies: the ballots are handed out."""
    with store.operation(N_("Ouvrir le vote")) as op:
        election = polls.under_way(op, election_id)
        people = polls.running(op, election_id)
        if not people:
            raise RuleBroken(_("Aucune candidature n’a été acceptée."))
        if len(people) <= (election.seats or 1):
            raise RuleBroken(
                _("Il n’y a pas plus de candidatures que de sièges : proclamez sans vote.")
            )
        election.state = "voting"


def reopen_candidacies(store: Store, election_id: str) -> None:
    """Take candidacies again, while nothing is counted."""
    with store.operation(N_("Rouvrir les candidatures")) as op:
        election = polls.under_way(op, election_id)
        if any(any(votes.values()) for votes in polls.counted(op, election)):
            raise RuleBroken(_("Des voix sont déjà comptées : annulez plutôt ce scrutin."))
        election.state = "open"


def record_count(
    store: Store, election_id: str, votes: Mapping[str, int], ballots: Ballots | None = None,
) -> None:
    """Write the votes of the present round by candidacy, and its ballots."""
    with store.operation(N_("Noter le dépouillement")) as op:
        polls.write_count(op, _voting(op, election_id), votes, ballots)


def hold_next_round(
    store: Store, election_id: str, votes: Mapping[str, int] | None = None,
    ballots: Ballots | None = None,
) -> None:
    """Close the round on a tie: those tied for the last seats are voted on again."""
    with store.operation(N_("Tenir un nouveau tour")) as op:
        election = _voting(op, election_id)
        polls.write_count(op, election, votes or {}, ballots)
        _tied(op, election)
        for one in polls.candidacies(op, election_id):
            one.elected = False
        polls.round_of(op, election, election.rounds).tie_break = "second_round"
        election.rounds += 1
        polls.round_of(op, election, election.rounds)


def settle_tie(
    store: Store, election_id: str, chosen: Collection[str], *, how: str, note: str = "",
    votes: Mapping[str, int] | None = None, ballots: Ballots | None = None,
) -> None:
    """Note whom the lot ("lot") or the chair ("chair") chose among those tied."""
    with store.operation(N_("Départager une égalité")) as op:
        election = _voting(op, election_id)
        polls.write_count(op, election, votes or {}, ballots)
        if how not in ("lot", "chair"):
            raise RuleBroken(_("Choisissez dans la liste."), "how")
        elections.check_settled(_tied(op, election), chosen)
        for one in polls.candidacies(op, election_id):
            one.elected = one.id in chosen
        last = polls.round_of(op, election, election.rounds)
        last.tie_break, last.note = how, prose(note)


def proclaim(
    store: Store, election_id: str, *, votes: Mapping[str, int] | None = None,
    ballots: Ballots | None = None, note: str | None = None, end_on: str | None = None,
) -> list[str]:
    """Seat the people elected and say so in the minutes, all or nothing. Return the memberships.

    A count that is not right is proclaimed only with a note. Without `end_on`, the terms last
    what the rules of the body say.
    """
    with store.operation(N_("Proclamer une élection")) as op:
        election = polls.under_way(op, election_id)
        polls.write_count(op, election, votes or {}, ballots)
        if note is not None:
            election.note = prose(note)
        standing = _proclaimable(op, election)
        _check_count(op, election, standing)
        people = {one.id: one for one in polls.running(op, election_id)}
        winners = [people[key] for key in standing.elected]
        taken = _taken(op, store, election, winners, end_on)
        made = [_seat(op, election, *pair) for pair in zip(winners, taken, strict=True)]
        for one in polls.candidacies(op, election_id):
            one.elected = one.id in standing.elected
        if standing.acclaimed:
            election.method = "acclamation"
        election.state = "closed"
        polls.show_in_minutes(op, election)
        return made


def cancel_election(store: Store, election_id: str, *, note: str = "") -> None:
    """Give up a vote: nobody is seated, and another may be opened for the same seats."""
    with store.operation(N_("Annuler un scrutin")) as op:
        election = polls.under_way(op, election_id)
        election.state = "cancelled"
        election.note = prose(note) or election.note


def _voting(op: Operation, election_id: str) -> Election:
    election = polls.under_way(op, election_id)
    if election.state != "voting":
        raise RuleBroken(_("Ouvrez d’abord le vote."))
    return election


def _tied(op: Operation, election: Election) -> Standing:
    people = [one.id for one in polls.running(op, election.id)]
    found = elections.standing_of(people, polls.counted(op, election), election.seats or 1)
    if not found.tied:
        raise RuleBroken(_("Aucune égalité n’est à départager."))
    return found


def _proclaimable(op: Operation, election: Election) -> Standing:
    standing = polls.standing(op, election)
    if standing.tied:
        raise RuleBroken(
            _("Une égalité reste à départager : deuxième tour, tirage au sort ou présidence.")
        )
    if not standing.elected:
        raise RuleBroken(
            _("Aucune voix n’est comptée.") if polls.running(op, election.id)
            else _("Aucune candidature n’a été acceptée.")
        )
    if election.state == "open" and not standing.acclaimed:
        raise RuleBroken(_("Ouvrez d’abord le vote."))
    return standing


def _check_count(op: Operation, election: Election, standing: Standing) -> None:
    if standing.acclaimed:
        return
    people = [one.id for one in polls.running(op, election.id)]
    rounds = polls.counted(op, election)
    for number, votes in enumerate(rounds, 1):
        left = elections.running_in(people, rounds[:number], election.seats or 1)[1]
        found = reckon(
            votes, polls.papers_of(op, election, number),
            names=min(election.names_allowed or left, left), method=election.method,
            voters=election.voters,
        )
        if not found.right and not election.note:
            raise RuleBroken(
                _("{problem}. Corrigez le compte, ou écrivez pourquoi il est accepté ainsi.")
                .format(problem=found.sentence.rstrip(".")),
                "note",
            )


def _taken(
    op: Operation, store: Store, election: Election, winners: list[Candidacy],
    end_on: str | None,
) -> list[SeatTaken]:
    when = polls.day_of(op, election, store.clock.today())
    body_id = election.body_id or ""
    free = polls.free_seats(op, body_id, election.college_id, when)
    terms = polls.terms_of(op, body_id)
    if not free and polls.counts_seats(op, body_id, election.college_id):
        raise RuleBroken(elections.seats_left(0))
    for one in winners:
        elections.check_can_sit(one.person_id or "", terms, when)
    found = elections.seated(
        [one.person_id or "" for one in winners], free, terms, when,
        polls.rules_of(op, body_id).term_months,
    )
    end = day(end_on, "end_on")
    if end is None:
        return found
    for taken in found:
        check_period(taken.start_on, end)
    return [replace(taken, end_on=end) for taken in found]


def _seat(op: Operation, election: Election, who: Candidacy, taken: SeatTaken) -> str:
    """Seat somebody; a seat only planned until now gets its post.

    The same election proclaimed on two laptops gives the same rows.
    """
    body_id = election.body_id or ""
    post_id = taken.post_id
    if post_id is None and election.college_id:
        post_id = op.put(Post(
            id=linked_id("post", who.id), body_id=body_id, college_id=election.college_id,
            start_on=taken.start_on, rank=end_of(op, Post, body_id),
        )).id
        op.flush()
    made = op.put(Membership(
        id=linked_id("membership", who.id), body_id=body_id, post_id=post_id,
        person_id=who.person_id, organization_id=who.organization_id,
        start_on=taken.start_on, end_on=taken.end_on,
        appointed_by="elected", election_id=election.id, rank=end_of(op, Membership, body_id),
    ))
    op.flush()
    return made.id

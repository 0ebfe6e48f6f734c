"""How minutes tell an election, from its records."""

from collections.abc import Callable, Sequence
from typing import Any

from dsi_desktop.features.governance.rules import elections
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.governance.rules.election_words import (
    ElectionTold,
    RoundTold,
    Winner,
    told_lines,
)

Record = Any
Named = Callable[[str | None], str]
PARTS = (("candidacy", "running:"), ("ballot_count", "counts:"), ("election_round", "rounds:"),
         ("membership", "seated:"))


def election_text(
    election: Record, parts: Callable[[str], Sequence[Record]], person: Named,
    organization: Named,
) -> str:
    """Return the sentences of an election, one a line; nothing before it is proclaimed."""
    if election.state != "closed":
        return ""
    people = [one for one in parts("running:") if one.consented]
    names = {one.id: person(one.person_id) for one in people}
    votes: list[dict[str, int]] = [{} for _n in range(election.rounds or 1)]
    for row in parts("counts:"):
        if 1 <= row.round <= len(votes):
            votes[row.round - 1][row.candidacy_id] = row.votes or 0
    rounds = _rounds(election, parts("rounds:"), people, votes, names)
    terms = {one.person_id: one for one in parts("seated:")}
    return "\n".join(told_lines(ElectionTold(
        seats=election.seats or 1, candidates=len(people), method=election.method,
        winners=tuple(
            _winner(one, names[one.id], organization(one.organization_id), votes, rounds, terms)
            for one in _by_votes(people, votes) if one.elected
        ),
        rounds=rounds, names_allowed=election.names_allowed or election.seats,
        scrutineers=election.scrutineers, note=election.note,
    )))


def _by_votes(people: Sequence[Record], votes: Sequence[dict[str, int]]) -> list[Record]:
    return sorted(people, key=lambda one: -votes[0].get(one.id, 0))


def _rounds(
    election: Record, rows: Sequence[Record], people: Sequence[Record],
    votes: Sequence[dict[str, int]], names: dict[str, str],
) -> tuple[RoundTold, ...]:
    papers = {row.number: row for row in rows}
    running = [one.id for one in people if not one.withdrawn]
    found = []
    for number in range(1, len(votes) + 1):
        row = papers.get(number)
        standing = elections.standing_of(running, votes[:number], election.seats or 1)
        tied = tuple(names[key] for key in standing.tied)
        ballots = Ballots(row.handed_out, row.returned, row.spoiled) if row else Ballots()
        found.append(RoundTold(
            number, ballots, tied, (row.tie_break or "") if row else "",
            row.note if row and tied else "",
        ))
    return tuple(found)


def _winner(
    one: Record, name: str, organization: str, votes: Sequence[dict[str, int]],
    rounds: Sequence[RoundTold], terms: dict[str | None, Record],
) -> Winner:
    cast = [count[one.id] for count in votes if count.get(one.id)]
    term = terms.get(one.person_id)
    last = rounds[-1]
    return Winner(
        name, organization, cast[-1] if cast else None,
        last.tie_break if name in last.tied else "",
        (term.start_on or "") if term else "", (term.end_on or "") if term else "",
    )

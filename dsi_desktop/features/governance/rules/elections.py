"""Counting an election: who is elected, who is tied, and whether the ballots add up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.governance.rules.seats import (
    WITHOUT_VOTE,
    CollegeSeats,
    Term,
    college_of,
    sits,
)
from dsi_desktop.features.governance.rules.terms import term_end
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

OUTGOING_DAYS = 60
UNDER_WAY = ("open", "voting")
Votes = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an election stands; `tied` candidacies compete for the `left` last seats.

    `acclaimed`: nobody had to be chosen among, so nobody voted.
    """

    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    left: int = 0
    acclaimed: bool = False

    @property
    def decided(self) -> bool:
        """Tell whether somebody is elected and nothing is left to settle."""
        return bool(self.elected) and not self.tied


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A seat an election may fill, from a day on; no post yet when it is only planned."""

    post_id: str | None
    from_on: str
    label: str = ""
    holder_id: str = ""


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """The seat and the term of somebody elected."""

    person_id: str
    post_id: str | None
    start_on: str
    end_on: str | None


def standing_of(
    candidates: Sequence[str], rounds: Sequence[Votes], seats: int,
    settled: Collection[str] = (),
) -> Standing:
    """Return where an election stands after its rounds.

    Each round decides among those tied for the last seats of the one before. `settled` are
    those that the lot or the chair chose among the tied of the last round.
    """
    running, left = tuple(candidates), seats
    elected: tuple[str, ...] = ()
    voted = any(any(votes.values()) for votes in rounds)
    for votes in rounds or ({},):
        if len(running) <= left:
            return Standing(elected + running, acclaimed=bool(running) and not voted)
        found = one_round(running, votes, left)
        elected += found.elected
        running, left = found.tied, found.left
        if not running:
            return Standing(elected)
    chosen = tuple(one for one in running if one in settled)
    if len(chosen) == left:
        return Standing(elected + chosen)
    return Standing(elected, running, left)


def one_round(running: Sequence[str], votes: Votes, seats: int) -> Standing:
    """Return who has the most votes in one round; nobody is elected without a vote."""
    ranked = sorted((one for one in running if votes.get(one, 0) > 0), key=lambda one: -votes[one])
    if len(ranked) <= seats:
        return Standing(tuple(ranked))
    last = votes[ranked[seats - 1]]
    above = tuple(one for one in ranked if votes[one] > last)
    level = tuple(one for one in ranked if votes[one] == last)
    if len(above) + len(level) <= seats:
        return Standing(above + level)
    return Standing(above, level, seats - len(above))


def running_in(
    candidates: Sequence[str], rounds: Sequence[Votes], seats: int,
) -> tuple[tuple[str, ...], int]:
    """Return who runs in the last of these rounds, and for how many seats."""
    if len(rounds) < 2:
        return tuple(candidates), seats
    before = standing_of(candidates, rounds[:-1], seats)
    return before.tied, before.left


def check_settled(standing: Standing, chosen: Collection[str]) -> None:
    """Refuse a lot that names another number than the seats left, or somebody not tied."""
    if not standing.tied:
        raise RuleBroken(_("Aucune égalité n’est à départager."))
    if len(set(chosen)) != standing.left or not set(chosen) <= set(standing.tied):
        raise RuleBroken(
            _("Choisissez {n} des candidatures à égalité.").format(n=standing.left), "chosen"
        )


def seats_left(count: int) -> str:
    """Say how many seats are left: « Il ne reste que 2 sièges à pourvoir. »."""
    if not count:
        return _("Il ne reste aucun siège à pourvoir.")
    return ngettext(
        "Il ne reste que {n} siège à pourvoir.", "Il ne reste que {n} sièges à pourvoir.", count,
    ).format(n=count)


def open_seats(
    posts: Sequence[tuple[str, str]], terms: Iterable[Term], day: date, *, unposted: int = 0,
) -> list[OpenSeat]:
    """Return the seats an assembly of that day may fill, vacant ones first.

    `posts` are (id, label). A seat whose holder leaves within 60 days is open from the day after;
    `unposted` more seats are planned in the college without a post of their own.
    """
    held = [term for term in terms if term.role not in WITHOUT_VOTE]
    found = []
    for post_id, label in posts:
        seat = _open(post_id, label, [term for term in held if term.post_id == post_id], day)
        if seat is not None:
            found.append(seat)
    found += [OpenSeat(None, day.isoformat()) for _n in range(max(0, unposted))]
    return sorted(found, key=lambda seat: seat.from_on)


def unposted_seats(
    college: CollegeSeats, colleges: Sequence[CollegeSeats], terms: Iterable[Term], day: date,
) -> int:
    """Return how many seats of a college are planned, without a post and without a member."""
    members = sum(
        1 for term in terms
        if sits(term, day) and term.role not in WITHOUT_VOTE and term.post_id not in college.posts
        and college_of(term, colleges) == college.id
    )
    return (college.planned or 0) - len(college.posts) - members


def seated(
    winners: Sequence[str], free: Sequence[OpenSeat], terms: Iterable[Term], day: date,
    months: int | None,
) -> list[SeatTaken]:
    """Give each winner, in order, a seat and a term by the rules of the body.

    Somebody re-elected keeps their own seat. With no seat listed the body counts none, and
    members sit without a post.
    """
    if free and len(winners) > len(free):
        raise RuleBroken(seats_left(len(free)))
    own = {term.person_id: term for term in leaving(terms, day)}
    left = list(free)
    kept: dict[str, OpenSeat] = {}
    for person in winners:
        mine = next((seat for seat in left if seat.holder_id == person), None)
        if mine is not None:
            left.remove(mine)
            kept[person] = mine
    found = []
    for person in winners:
        seat = kept.get(person) or (left.pop(0) if left else OpenSeat(None, day.isoformat()))
        start = max(seat.from_on, _day_after(own[person]) if person in own else "")
        found.append(SeatTaken(person, seat.post_id, start, term_end(start, months or 0)))
    return found


def leaving(terms: Iterable[Term], day: date) -> list[Term]:
    """Return the voting memberships of that day that end within 60 days."""
    last = (day + timedelta(OUTGOING_DAYS)).isoformat()
    return [
        term for term in terms
        if sits(term, day) and term.end_on and term.end_on <= last
        and term.role not in WITHOUT_VOTE
    ]


def check_can_sit(person_id: str, terms: Iterable[Term], day: date) -> None:
    """Refuse somebody who goes on sitting in the body after the election."""
    known = list(terms)
    out = {term.id for term in leaving(known, day)}
    for term in known:
        ahead = not term.end_on or term.end_on >= day.isoformat()
        if term.person_id == person_id and ahead and term.id not in out:
            raise RuleBroken(_("Cette personne siège déjà à cette instance."), "person_id")


def check_college(sectors: Collection[str], sector: str, college: str) -> None:
    """Refuse a candidacy of a sector that is not of the college."""
    if sectors and sector not in sectors:
        raise RuleBroken(
            _("Le secteur de cet organisme n’est pas celui de « {college} ».").format(
                college=college
            ),
            "organization_id",
        )


def _open(post_id: str, label: str, terms: Sequence[Term], day: date) -> OpenSeat | None:
    text = day.isoformat()
    if any(term.start_on and term.start_on > text for term in terms):
        return None
    now = next((term for term in terms if sits(term, day)), None)
    if now is None:
        return OpenSeat(post_id, text, label)
    if not leaving([now], day):
        return None
    return OpenSeat(post_id, _day_after(now), label, now.person_id)


def _day_after(term: Term) -> str:
    return (date.fromisoformat(term.end_on or "") + timedelta(1)).isoformat()

"""What the screen of an election shows, in words and figures: read from its sheet and a draft."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dsi_desktop.features.governance.queries import CandidateLine, CollegeCard, ElectionSheet
from dsi_desktop.features.governance.rules import election_words as words
from dsi_desktop.features.governance.rules import elections, seats
from dsi_desktop.features.governance.rules.ballots import Ballots, Reckoning, reckon
from dsi_desktop.features.governance.rules.elections import Standing
from dsi_desktop.features.governance.rules.terms import too_many_terms
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A line of the count. `standing`: "", elected, tied, out, withdrawn or silent (no consent)."""

    id: str
    name: str
    detail: str
    votes: int
    share: float
    standing: str
    word: str
    countable: bool

    @property
    def spoken(self) -> str:
        """The line as it is read aloud: « Hélène Savard, 18 voix, élue »."""
        parts = [self.name, words.votes_words(self.votes), self.word]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ParitySide:
    """The seats of a college if one proclaimed now."""

    name: str
    held: int
    new: int
    vacant: int

    @property
    def words(self) -> str:
        """The seats in words: « 3 et 2 élus »."""
        parts = [str(self.held)]
        if self.new:
            parts.append(ngettext("{n} de plus", "{n} de plus", self.new).format(n=self.new))
        if self.vacant:
            parts.append(ngettext("{n} vacant", "{n} vacants", self.vacant).format(n=self.vacant))
        return listed(parts)


@dataclass(frozen=True, slots=True)
class ParityView:
    """The balance if one proclaimed now; `held` is None where no rule compares colleges."""

    sides: tuple[ParitySide, ...]
    verdict: str
    rule: str
    held: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """A college at the left of the count."""

    id: str
    name: str
    count: str
    full: bool
    members: tuple[tuple[str, str], ...]
    open: int
    election_id: str
    state: str
    shown: bool


@dataclass(frozen=True, slots=True)
class ElectionScene:
    """The whole screen. `next` is the one filled button: add, vote, proclaim, round or ""."""

    title: str
    assembly: str
    state: str
    head: str
    facts: str
    rows: tuple[CandidateRow, ...]
    counting: bool
    papers: bool
    ballots: Ballots
    reckoning: Reckoning
    parity: ParityView | None
    cards: tuple[CardView, ...]
    remarks: tuple[str, ...]
    next: str
    standing: Standing
    writable: bool


def scene_of(
    sheet: ElectionSheet, votes: Mapping[str, int], ballots: Ballots,
) -> ElectionScene:
    """Return the screen for a sheet, and the votes and papers typed for its present round."""
    rounds = rounds_with(sheet, votes)
    runners = [one.id for one in sheet.candidates if one.runs]
    chosen = [one.id for one in sheet.candidates if one.elected]
    standing = _standing(sheet, runners, rounds, chosen)
    running, left = elections.running_in(runners, rounds, sheet.seats)
    reckoning = reckon(
        rounds[-1], ballots, names=max(1, min(sheet.names_allowed or left, left)),
        method=sheet.method, voters=sheet.voters,
    )
    writable = sheet.state in elections.UNDER_WAY and not sheet.meeting.adopted
    counting = sheet.state == "voting" and writable
    return ElectionScene(
        title=words.election_name(sheet.title, sheet.body, ""),
        assembly=_assembly(sheet), state=sheet.state, head=_head(sheet, len(rounds)),
        facts=_facts(sheet, len(runners), left),
        rows=_rows(sheet, rounds, standing, running if counting else (), _base(sheet, ballots)),
        counting=counting, papers=sheet.method == "secret" and sheet.state != "open",
        ballots=ballots, reckoning=reckoning, parity=parity_of(sheet, standing),
        cards=tuple(_card(sheet, card) for card in sheet.cards),
        remarks=tuple(_remarks(sheet, standing)),
        next=_next(sheet, runners, standing) if writable else "",
        standing=standing, writable=writable,
    )


def rounds_with(sheet: ElectionSheet, votes: Mapping[str, int]) -> list[dict[str, int]]:
    """Return the votes of each round, the present one as typed."""
    rounds = [
        {one.id: one.votes[number] for one in sheet.candidates}
        for number in range(len(sheet.rounds))
    ]
    rounds[-1] = {**rounds[-1], **votes}
    return rounds


def _standing(
    sheet: ElectionSheet, runners: list[str], rounds: list[dict[str, int]], chosen: list[str],
) -> Standing:
    if sheet.state == "closed":
        return Standing(tuple(chosen))
    if sheet.state == "cancelled":
        return Standing()
    return elections.standing_of(runners, rounds, sheet.seats, chosen)


def parity_of(sheet: ElectionSheet, standing: Standing) -> ParityView | None:
    """Return the balance between colleges if one proclaimed now; None without two to compare."""
    colleges, newly, day = _if_proclaimed(sheet, standing)
    found = seats.parity(colleges, [*sheet.terms, *newly], day, sheet.max_gap)
    if found is None:
        return None
    coming = [seats.college_of(term, colleges) for term in newly]
    sides = []
    for count in found.counts:
        new = coming.count(count.college_id)
        vacant = max(0, (count.planned or 0) - count.held)
        sides.append(ParitySide(count.name, count.held - new, new, vacant))
    verdict = (_("Écart de {n} : permis") if found.held else _("Écart de {n} : trop grand")).format(
        n=found.gap
    )
    rule = _("règle de l’instance : {n} au plus").format(n=sheet.max_gap)
    return ParityView(tuple(sides), verdict, rule, found.held)


def _if_proclaimed(
    sheet: ElectionSheet, standing: Standing,
) -> tuple[list[seats.CollegeSeats], list[seats.Term], date]:
    """Return the colleges, the terms that would begin, and the first day they would all hold."""
    people = {one.id: one for one in sheet.candidates}
    if sheet.state == "closed":
        return list(sheet.colleges), [], sheet.day
    winners = [people[key] for key in standing.elected]
    try:
        taken = elections.seated(
            [one.person_id for one in winners], sheet.free, sheet.terms, sheet.day, None
        )
    except RuleBroken:
        return list(sheet.colleges), [], sheet.day
    newly = [
        seats.Term(
            one.id, one.person_id, sector=one.sector, post_id=seat.post_id or one.id,
            start_on=seat.start_on,
        )
        for one, seat in zip(winners, taken, strict=True)
    ]
    colleges = [
        replace(one, posts=one.posts | {term.post_id or "" for term in newly})
        if one.id == sheet.college_id else one for one in sheet.colleges
    ]
    starts = [date.fromisoformat(seat.start_on) for seat in taken]
    return colleges, newly, max(starts, default=sheet.day)


def _assembly(sheet: ElectionSheet) -> str:
    meeting = sheet.meeting
    here = ngettext("{n} présence", "{n} présences", meeting.present).format(n=meeting.present)
    parts = [
        meeting.body, fmt.date_long(meeting.held_on, with_weekday=False), meeting.place,
        here if meeting.present else "",
    ]
    return " · ".join(part for part in parts if part)


def _head(sheet: ElectionSheet, rounds: int) -> str:
    place = sheet.college or sheet.body
    if sheet.state == "open":
        return _("{place} : candidatures").format(place=place)
    if sheet.state in ("closed", "cancelled"):
        state = label("election_state", sheet.state)
        return _("{place} : élection {state}").format(place=place, state=state)
    return _("{place} : {round}").format(place=place, round=words.round_name(rounds).lower())


def _facts(sheet: ElectionSheet, runners: int, left: int) -> str:
    parts = [
        words.seats_words(sheet.seats), words.candidates_words(runners),
        label("election_method", sheet.method),
    ]
    if sheet.method == "secret":
        parts.append(words.names_words(max(1, min(sheet.names_allowed or left, left))))
    return ", ".join(part for part in parts if part)


def _base(sheet: ElectionSheet, ballots: Ballots) -> int | None:
    """Return what a full bar stands for: the valid ballots, else the voters."""
    return ballots.valid if sheet.method == "secret" else sheet.voters


def _rows(
    sheet: ElectionSheet, rounds: list[dict[str, int]], standing: Standing,
    running: tuple[str, ...], base: int | None,
) -> tuple[CandidateRow, ...]:
    shown = {
        one.id: next((count[one.id] for count in reversed(rounds) if count.get(one.id)), 0)
        for one in sheet.candidates
    }
    for key in running:
        shown[key] = rounds[-1].get(key, 0)
    most = max((base or 0, *shown.values()))
    found = []
    for one in sheet.candidates:
        where, word = _where(one, standing)
        found.append(CandidateRow(
            one.id, one.name, _detail(one), shown[one.id],
            shown[one.id] / most if most else 0.0, where, word, one.id in running,
        ))
    return tuple(found)


def _where(one: CandidateLine, standing: Standing) -> tuple[str, str]:
    if one.withdrawn:
        return "withdrawn", _("retirée")
    if not one.consented:
        return "silent", _("à confirmer")
    if one.id in standing.elected:
        if standing.acclaimed:
            return "elected", _("par acclamation")
        return "elected", words.elected_word(one.honorific)
    if one.id in standing.tied:
        return "tied", _("à égalité")
    return "out", ""


def _detail(one: CandidateLine) -> str:
    parts = [one.organization or _("à titre citoyen")]
    if one.proposed_by:
        parts.append(_("proposition : {name}").format(name=one.proposed_by))
    return " · ".join(parts)


def _card(sheet: ElectionSheet, card: CollegeCard) -> CardView:
    members = tuple(
        (one.person, _since(one.organization, one.start_on)) for one in card.members
    )
    state = _("candidatures") if card.state == "open" else label("election_state", card.state)
    if card.open and not card.state:
        state = _("à combler")
    return CardView(
        card.id, card.name,
        _("{n} sur {all}").format(n=len(members), all=max(card.planned, len(members))),
        len(members) >= card.planned, members, card.open, card.election_id, state,
        card.id == sheet.college_id,
    )


def _since(organization: str, start_on: str | None) -> str:
    since = _("depuis {year}").format(year=start_on[:4]) if start_on else ""
    return ", ".join(part for part in (organization, since) if part)


def _remarks(sheet: ElectionSheet, standing: Standing) -> Iterator[str]:
    names = {one.id: one.name for one in sheet.candidates}
    if standing.tied:
        yield ngettext(
            "Égalité entre {names} pour {n} siège : nouveau tour, tirage au sort ou voix de la "
            "présidence.",
            "Égalité entre {names} pour {n} sièges : nouveau tour, tirage au sort ou voix de la "
            "présidence.", standing.left,
        ).format(names=listed([names[key] for key in standing.tied]), n=standing.left)
    for one in sheet.candidates:
        said = too_many_terms(one.served + 1, sheet.max_terms, one.name) if one.runs else ""
        if said and sheet.state in elections.UNDER_WAY:
            yield said
    if sheet.scrutineers:
        yield _(
            "Dépouillement : {names}. Les bulletins se gardent jusqu’à l’adoption du "
            "procès-verbal."
        ).format(names=sheet.scrutineers)
    if sheet.note:
        yield _("Note : {text}").format(text=sheet.note)


def _next(sheet: ElectionSheet, runners: list[str], standing: Standing) -> str:
    if sheet.state == "voting":
        return "round" if standing.tied else "proclaim"
    if not runners:
        return "add"
    return "proclaim" if standing.acclaimed else "vote"

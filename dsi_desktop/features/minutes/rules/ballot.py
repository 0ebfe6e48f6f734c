"""A vote as it is typed or called: how it came out, by which method, who wants what recorded."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.features.meetings.rules.room import Seat, is_here
from dsi_desktop.features.minutes.rules.capture import Known, named_first
from dsi_desktop.features.minutes.rules.votes import Outcome, counted, outcome_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.text import fold

OPTIONS = ("yes", "no", "abstain")
_SECRET = re.compile(r"\b(?:au )?(?:scrutin )?secret\b\s*:?", re.IGNORECASE)
_CASTING = re.compile(r"\b(?:voix )?pr[eé]pond[eé]rante\b|\bcasting(?: vote)?\b", re.IGNORECASE)
_DISSENT = re.compile(r"\bdissid(?:ences?|ente?s?)\b\s*(?:de\b|d['’]|:)?|\bdissent\b:?",
                      re.IGNORECASE)  # fmt: skip
_REASON = re.compile(r"^\s*(?:[:,–—-]|parce que\b|because\b)?\s*", re.IGNORECASE)
_DEBATE = frozenset({"debat", "debattre", "en debat", "plus tard", "debate", "later"})
_ROLL = frozenset({"org", "orga", "organisation", "organisations", "par organisation", "appel",
                   "appel nominal", "by organization", "roll call"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a vote by organisation: whose, and "yes", "no" or "abstain"."""

    option: str
    organization_id: str | None = None
    person_id: str | None = None
    reason: str = ""

    @property
    def holder(self) -> str:
        """Return who gives it, whatever she sits for."""
        return self.organization_id or self.person_id or ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote that was typed; `dissents` are (who, reason) pairs."""

    outcome: Outcome
    method: str = "show_of_hands"
    casting: bool = False
    dissents: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is called in a vote by organisation: an organisation here, or somebody alone."""

    organization_id: str | None
    person_id: str | None

    @property
    def holder(self) -> str:
        return self.organization_id or self.person_id or ""


def vote_id(event_id: str, holder: str) -> str:
    """Return the id of the voice of somebody in a vote: one voice, whoever notes it."""
    return linked_id("vote", event_id, holder)


def to_debate(typed: str) -> bool:
    """Tell whether what is typed in place of a vote leaves the proposal under debate."""
    return fold(typed).strip(" .") in _DEBATE


def to_roll_call(typed: str) -> bool:
    """Tell whether what is typed in place of a vote asks for the roll of organisations."""
    return fold(typed).strip(" .") in _ROLL


def ballot_of(typed: str, mode: str, people: Sequence[Known] = ()) -> Ballot:
    """Read « secret 7 2 1 », « 5 5 prépondérante », « 7 2 dissidence @luc : trop cher ».

    Raises `RuleBroken` for what is no vote, or a dissent of somebody nobody knows.
    """
    head, *tail = _DISSENT.split(typed, maxsplit=1)
    method = "secret" if _SECRET.search(head) else "show_of_hands"
    casting = bool(_CASTING.search(head))
    plain = _CASTING.sub(" ", _SECRET.sub(" ", head)).strip(" ;,.")
    if tail and not plain:
        outcome = Outcome("carried_majority")
    elif casting and not plain:
        raise RuleBroken(_("Écrivez les voix : « 5 5 prépondérante »."), "vote")
    else:
        outcome = outcome_of(plain, mode)
    if casting and outcome.in_favour is not None and outcome.in_favour == outcome.against:
        outcome = Outcome(
            "carried_majority", outcome.in_favour, outcome.against, outcome.abstaining
        )
    return Ballot(outcome, method, casting, dissents_of(tail[0], people) if tail else ())


def dissents_of(typed: str, people: Sequence[Known]) -> tuple[tuple[str, str], ...]:
    """Read « Luc Côté : trop cher; L’Ancrage » as (who, reason) pairs, one part each.

    Parts are separated by « ; » or by lines.
    """
    found = []
    for part in re.split(r"[;\n]", typed):
        if not part.strip(" .,"):
            continue
        person, rest = named_first(part.strip(" .,"), people)
        if person is None:
            raise RuleBroken(
                _("Personne ne porte ce nom : « {name} ».").format(name=part.strip(" .,@")),
                "dissent",
            )
        found.append((person.id, _REASON.sub("", rest, count=1).strip()))
    return tuple(found)


def tally(voices: Iterable[Voice], mode: str) -> Outcome:
    """Count the voices called, by the rule of the body; nobody called is refused."""
    cast = Counter(one.option for one in voices)
    if not cast.total():
        raise RuleBroken(_("Aucune organisation n’a encore voté."), "vote")
    return counted(mode, *(cast[option] for option in OPTIONS))


def callers(seats: Sequence[Seat], moment: str | None) -> tuple[Caller, ...]:
    """Return who is called at an hour: each organisation that has a voice here, once.

    Somebody who votes for no organisation is called by name; an absent member's organisation
    through who represents her.
    """
    here = {seat.person_id for seat in seats if is_here(seat, moment)}
    found: dict[str, Caller] = {}
    for seat in seats:
        speaks = seat.person_id in here or (
            seat.status == "represented" and seat.represented_by_id in here
        )
        if seat.voting and speaks:
            one = Caller(seat.organization_id, None if seat.organization_id else seat.person_id)
            found.setdefault(one.holder, one)
    return tuple(found.values())


def check_called(voices: Sequence[Voice], called: Sequence[Caller]) -> None:
    """Refuse a voice given twice, or by who has none in the room."""
    given = Counter(one.holder for one in voices)
    if any(count > 1 for count in given.values()):
        raise RuleBroken(_("Une organisation ne vote qu’une fois."), "vote")
    if set(given) - {one.holder for one in called}:
        raise RuleBroken(
            _("Une organisation qui n’a pas droit de vote dans la salle ne peut pas voter."), "vote"
        )
    if any(one.option not in OPTIONS for one in voices):
        raise RuleBroken(_("Une voix est pour, contre ou abstention."), "vote")

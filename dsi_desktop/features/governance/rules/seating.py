"""Who sits in a body on a day: its seats, its colleges, its letters, as the rules see them."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.governance.rules import letters, seats
from dsi_desktop.features.governance.rules.quorum import quorum_required
from dsi_desktop.kernel.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Holder:
    """A membership and the name it is said by."""

    term: seats.Term
    name: str
    organization_id: str | None = None
    substitutes_for_id: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of mandate of a member of the body."""

    id: str
    membership_id: str
    name: str
    start_on: str | None
    end_on: str | None

    def state(self, day: date) -> str:
        """Return whether it is to come, holds, ends soon or is over."""
        return letters.letter_state(self.start_on, self.end_on, day)


@dataclass(frozen=True, slots=True)
class Charter:
    """The rules that speak of seats and terms."""

    max_gap: int = 1
    term_months: int = 24
    max_terms: int | None = None
    staggered: bool = False
    quorum_kind: str = "none"
    quorum_value: int | None = None
    voting_unit: str = "person"


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits in a body and on which seats: all its memberships, the posts of the day."""

    day: date
    charter: Charter
    colleges: tuple[seats.CollegeSeats, ...]
    posts: tuple[tuple[str, str], ...]
    holders: tuple[Holder, ...]
    letters: tuple[Letter, ...] = ()

    @property
    def terms(self) -> list[seats.Term]:
        return [holder.term for holder in self.holders]

    @property
    def now(self) -> list[Holder]:
        """Those who sit on the day."""
        return [holder for holder in self.holders if seats.sits(holder.term, self.day)]

    @property
    def voting(self) -> list[Holder]:
        """Those who sit and vote on the day."""
        return [one for one in self.now if seats.voting_members([one.term])]

    @property
    def balance(self) -> seats.Balance | None:
        """The balance between the colleges, None when nobody sits or there is only one."""
        if not self.now:
            return None
        return seats.parity(self.colleges, self.terms, self.day, self.charter.max_gap)

    @property
    def vacant(self) -> list[str]:
        return seats.vacant_posts([post for post, _words in self.posts], self.terms, self.day)


def quorum_of(seating: Seating) -> tuple[int, int]:
    """Return (members, members required) on the day, as the voting unit of the rules counts."""
    voting = seating.voting
    members = len(voting)
    if seating.charter.voting_unit == "organization":
        members = len({one.organization_id or one.term.person_id for one in voting})
    charter = seating.charter
    return members, quorum_required(charter.quorum_kind, charter.quorum_value, members)


def quorum_words(members: int, required: int) -> str:
    """Say how many must be there, « Quorum : 5 sur 9 membres »; "" when nobody sits."""
    if not members:
        return ""
    if not required:
        return _("Aucun quorum requis")
    return ngettext(
        "Quorum : {required} sur {n} membre", "Quorum : {required} sur {n} membres", members,
    ).format(required=required, n=members)


def substitutes_of(seating: Seating, membership_id: str) -> list[Holder]:
    """Return the substitutes in office for a member."""
    return [one for one in seating.now if one.substitutes_for_id == membership_id]


def letter_of(seating: Seating, holder: Holder) -> Letter | None:
    """Return the letter that speaks for a member: the one in force, else the last one.

    A renewed term keeps the letter of the same person for the same organisation.
    """
    same = {
        one.term.id for one in seating.holders
        if one.term.person_id == holder.term.person_id
        and one.organization_id == holder.organization_id
    }
    mine = [letter for letter in seating.letters if letter.membership_id in same]
    held = [letter for letter in mine if letter.state(seating.day) in _IN_FORCE]
    return max(held or mine, key=lambda letter: letter.end_on or "9", default=None)


_IN_FORCE = frozenset({letters.HOLDS, letters.ENDS_SOON})

"""Who sits, until when, in which college: terms, vacancies, balance between colleges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.directory.rules import in_force, overlaps
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

WITHOUT_VOTE = frozenset({"substitute", "observer", "permanent_guest"})
ENDING = 90


@dataclass(frozen=True, slots=True)
class Term:
    """A membership as the rules see it; days are ISO text, an open end is None.

    `areas` are the territory of the organisation (of the person, for a citizen) and those above.
    """

    id: str
    person_id: str
    role: str = "member"
    sector: str = ""
    post_id: str | None = None
    start_on: str | None = None
    end_on: str | None = None
    voting: bool = True
    areas: frozenset[str] = frozenset()

    @property
    def period(self) -> tuple[str | None, str | None]:
        return self.start_on, self.end_on


@dataclass(frozen=True, slots=True)
class CollegeSeats:
    """A college as the rules see it: its own posts, and whom it gathers without one.

    It gathers the members of its sectors, or of its territory; of both when it has both.
    """

    id: str
    name: str
    sectors: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    planned: int | None = None
    parity: bool = True
    area_id: str | None = None

    def gathers(self, term: Term) -> bool:
        """Tell whether a member without post belongs here."""
        if not self.sectors and self.area_id is None:
            return False
        here = self.area_id is None or self.area_id in term.areas
        return here and (not self.sectors or term.sector in self.sectors)


@dataclass(frozen=True, slots=True)
class CollegeCount:
    """How many voting members a college has."""

    college_id: str
    name: str
    held: int
    planned: int | None


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance between the colleges of a body. `gap` is the largest less the smallest."""

    counts: tuple[CollegeCount, ...]
    gap: int
    held: bool
    sentence: str


def votes_by_default(role: str) -> bool:
    return role not in WITHOUT_VOTE


def sits(term: Term, day: date) -> bool:
    """Tell whether a membership holds on a day, its first and last days included."""
    return in_force(term.start_on, term.end_on, day.isoformat())


def members_at(terms: Iterable[Term], day: date) -> list[Term]:
    """Return the memberships in force on a day."""
    return [term for term in terms if sits(term, day)]


def voting_members(terms: Iterable[Term]) -> list[Term]:
    return [term for term in terms if term.voting and term.role not in WITHOUT_VOTE]


def vacant_posts(post_ids: Sequence[str], terms: Iterable[Term], day: date) -> list[str]:
    """Return the posts nobody holds on a day, in their order."""
    held = {term.post_id for term in members_at(terms, day) if term.role not in WITHOUT_VOTE}
    return [post for post in post_ids if post not in held]


def ending_soon(terms: Iterable[Term], day: date, within: int = ENDING) -> list[Term]:
    """Return the memberships in force whose last day falls within so many days."""
    last = (day + timedelta(days=within)).isoformat()
    return [term for term in members_at(terms, day) if term.end_on and term.end_on <= last]


def double_seats(terms: Iterable[Term], day: date) -> list[str]:
    """Return the persons who hold two voting seats of one body on a day (after a merge)."""
    seen: set[str] = set()
    twice: list[str] = []
    for term in voting_members(members_at(terms, day)):
        if term.person_id in seen and term.person_id not in twice:
            twice.append(term.person_id)
        seen.add(term.person_id)
    return twice


def college_of(term: Term, colleges: Sequence[CollegeSeats]) -> str | None:
    """Return the college of a member: the one of the post, else the first that gathers them."""
    by_post = (college.id for college in colleges if term.post_id in college.posts)
    gathered = (college.id for college in colleges if college.gathers(term))
    return next(by_post, None) or next(gathered, None)


def parity(
    colleges: Sequence[CollegeSeats], terms: Iterable[Term], day: date, max_gap: int = 1,
) -> Balance | None:
    """Return the balance between colleges on a day; None with fewer than two colleges.

    The sector of the organisation decides the college, never the person (Popolo on_behalf_of).
    """
    counted = [college for college in colleges if college.parity]
    if len(counted) < 2:
        return None
    homes = [college_of(term, counted) for term in voting_members(members_at(terms, day))]
    counts = tuple(
        CollegeCount(college.id, college.name, homes.count(college.id), college.planned)
        for college in counted
    )
    most = max(counts, key=lambda count: count.held)
    least = min(counts, key=lambda count: count.held)
    gap = most.held - least.held
    return Balance(counts, gap, gap <= max_gap, _balance_sentence(most, least, max_gap))


def _balance_sentence(most: CollegeCount, least: CollegeCount, max_gap: int) -> str:
    gap = most.held - least.held
    if gap == 0:
        return _("Parité tenue : {n} de chaque côté").format(n=most.held)
    text = ngettext(
        "{college} : {n} siège de plus", "{college} : {n} sièges de plus", gap,
    ).format(college=most.name, n=gap)
    if gap <= max_gap:
        return _("Parité tenue : {most} et {least}").format(most=most.held, least=least.held)
    return _("Parité rompue : {text}").format(text=text)


def impossible_parity(colleges: Sequence[CollegeSeats], max_gap: int) -> str:
    """Say why no election could balance the colleges; "" when their seats allow it.

    A college counts the seats foreseen, else its posts; one that tells neither forbids nothing.
    """
    sizes = [
        (college.planned or len(college.posts), college.name)
        for college in colleges if college.parity
    ]
    told = [size for size in sizes if size[0]]
    if len(told) < 2:
        return ""
    most, least = max(told), min(told)
    if most[0] - least[0] <= max_gap:
        return ""
    return _(
        "Parité impossible avec {most_seats} pour {most} et {least_seats} pour {least}, quand la "
        "règle admet un écart de {gap}."
    ).format(
        most_seats=_seats_said(most[0]), most=most[1], least_seats=_seats_said(least[0]),
        least=least[1], gap=max_gap,
    )


def _seats_said(count: int) -> str:
    return ngettext("{n} siège", "{n} sièges", count).format(n=count)


def check_seat(new: Term, others: Iterable[Term]) -> None:
    """Refuse a second seat of the same person in the body, or a seat already held."""
    for other in others:
        if other.id == new.id or not overlaps(new.period, other.period):
            continue
        if other.person_id == new.person_id:
            raise RuleBroken(_("Cette personne siège déjà à cette instance."), "person_id")
        if new.post_id and other.post_id == new.post_id and new.role not in WITHOUT_VOTE:
            raise RuleBroken(_("Ce siège est déjà occupé à ces dates."), "post_id")

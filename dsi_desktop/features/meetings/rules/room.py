"""Who is in the room at a moment, whose voice counts, and whether the quorum holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dsi_desktop.features.directory.rules import in_force
from dsi_desktop.features.governance.rules.quorum import quorum_required
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import linked_id

# A line of the attendance list, read by the names of its columns.
Record = Any
Period = tuple[str | None, str | None]

HERE = frozenset({"present", "remote"})
VOICED = HERE | {"represented"}
OUTSIDERS = frozenset({"guest", "observer", "staff"})
STATUSES = ("present", "remote", "excused", "absent", "represented", "expected")
_ROLES = {"substitute": "substitute", "observer": "observer", "permanent_guest": "guest"}


@dataclass(frozen=True, slots=True)
class Stay:
    """A coming and a going; None is an open end."""

    arrived_at: str | None = None
    left_at: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A person of the attendance list as the rules see it."""

    person_id: str
    status: str
    voting: bool
    organization_id: str | None = None
    represented_by_id: str | None = None
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """How a body counts: kind and value of its quorum, one voice a person or an organisation."""

    kind: str = "none"
    value: int | None = None
    unit: str = "person"
    below: str = "refuse"


@dataclass(frozen=True, slots=True)
class Quorum:
    """The quorum at a moment, proven: so many here of so many members, so many required."""

    members: int
    present: int
    required: int

    @property
    def held(self) -> bool:
        return self.present >= self.required

    @property
    def sentence(self) -> str:
        if not self.required:
            return _("Aucun quorum requis : {here} sur {all}").format(
                here=self.present, all=self.members
            )
        if not self.members:
            return _("Quorum non atteint : personne n’est sur la liste des présences")
        text = _("Quorum atteint : {here} sur {all}, {needed} requis")
        if not self.held:
            text = _("Quorum non atteint : {here} sur {all}, {needed} requis")
        return text.format(here=self.present, all=self.members, needed=self.required)


@dataclass(frozen=True, slots=True)
class Mandates:
    """The mandates of a body by person, and the day on which a voice asks for one."""

    held_on: str
    periods: Mapping[str, Sequence[Period]]

    def give_voice(self, person_id: str | None) -> bool:
        """Tell whether a mandate holds that day; who never had one was given a voice by hand."""
        known = self.periods.get(person_id or "", ())
        return not known or not self.held_on or any(
            in_force(start, end, self.held_on) for start, end in known
        )

    def sentence(self, person_id: str | None, name: str) -> str:
        """Return why the voice of somebody does not count, nothing when it does."""
        if self.give_voice(person_id):
            return ""
        known = self.periods[person_id or ""]
        over = [end for _start, end in known if end and end < self.held_on]
        if over:
            why = _("Le mandat de {name} a pris fin le {day}").format(
                name=name, day=fmt.date_long(max(over))
            )
        else:
            why = _("Le mandat de {name} commence le {day}").format(
                name=name, day=fmt.date_long(min(start or "" for start, _end in known))
            )
        return _(
            "{why} : sa voix ne compte pas à cette rencontre. "
            "Notez plutôt cette personne comme invitée."
        ).format(why=why)

    def check(self, person_id: str | None, name: str) -> None:
        """Refuse to count a voice without a mandate in force."""
        said = self.sentence(person_id, name)
        if said:
            raise RuleBroken(said, "voting")


def mandates_of(
    rows: Iterable[tuple[str | None, str | None, str | None]], held_on: str
) -> Mandates:
    """Gather (person, start, end) by person, for a meeting held on that day."""
    found: dict[str, list[Period]] = {}
    for person_id, start, end in rows:
        found.setdefault(person_id or "", []).append((start, end))
    return Mandates(held_on, found)


def seat_of(line: Record, later: Sequence[Stay], mandates: Mandates) -> Seat:
    """Return a line of the attendance list as the rules see it."""
    return Seat(
        line.person_id or line.id, line.status,
        bool(line.voting) and mandates.give_voice(line.person_id), line.organization_id,
        line.represented_by_id, (Stay(line.arrived_at, line.left_at), *later),
    )


def attendance_id(meeting_id: str, person_id: str) -> str:
    """Return the id of somebody's line: the same on two laptops that both invite her."""
    return linked_id("attendance", meeting_id, person_id)


def role_of(membership_role: str) -> str:
    """Return the title under which a member of the body comes to its meeting."""
    return _ROLES.get(membership_role, "member")


def is_here(seat: Seat, moment: str | None) -> bool:
    """Tell whether somebody is in the room, or on line, at an hour; None asks « at all »."""
    if seat.status not in HERE:
        return False
    stays = seat.stays or (Stay(),)
    return moment is None or any(
        (stay.arrived_at or "") <= moment and (not stay.left_at or moment < stay.left_at)
        for stay in stays
    )


def quorum_at(seats: Sequence[Seat], rule: QuorumRule, moment: str | None) -> Quorum:
    """Count the voices here at an hour (`HH:MM`, None for the whole meeting).

    An absent member counts through the person who represents her while that person is here.
    """
    here = {seat.person_id for seat in seats if is_here(seat, moment)}
    voices = [seat for seat in seats if seat.voting]
    speaking = [
        seat for seat in voices
        if seat.person_id in here
        or (seat.status == "represented" and seat.represented_by_id in here)
    ]
    members, present = _count(voices, rule.unit), _count(speaking, rule.unit)
    return Quorum(members, present, quorum_required(rule.kind, rule.value, members))


def _count(seats: Iterable[Seat], unit: str) -> int:
    if unit != "organization":
        return sum(1 for _seat in seats)
    return len({seat.organization_id or seat.person_id for seat in seats})

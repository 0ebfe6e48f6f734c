"""Who is in the room at a moment, whose voice counts, and whether the quorum holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.features.governance.rules.quorum import quorum_required
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import linked_id

HERE = frozenset({"present", "remote"})
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

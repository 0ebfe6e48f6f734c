"""Who sits around a chantier's table with what, and whose voice each assembly heard."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, OrganizationVoice, Person, Population
from dsi_desktop.db.schema.governance import Body, Membership, MembershipAsset
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.queries.cadence import HELD, at_work
from dsi_desktop.features.governance.queries.plan_links import Aims, aims
from dsi_desktop.features.governance.rules import voices as rules
from dsi_desktop.features.governance.rules.voices import Brought
from dsi_desktop.kernel.text import fold

_THERE = ("present", "remote", "represented")
_MEETINGS = 4


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A desired change of a chantier, and the (who, what) of each kind that is brought to it."""

    id: str
    title: str
    knowledge: tuple[tuple[str, str], ...]
    skill: tuple[tuple[str, str], ...]
    interest: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AssetLine:
    """What a member of the chantier brings."""

    id: str
    membership_id: str
    person: str
    organization: str
    kind: str
    text: str
    change_id: str
    change: str


@dataclass(frozen=True, slots=True)
class VoiceGap:
    """A population that a chantier aims at and nobody around the table speaks for.

    `could` are the (id, name) of the organisations of the directory that would bring its voice.
    """

    population: str
    could: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoundTable:
    """« Qui manque autour de la table ? » for one chantier."""

    body_id: str
    sentence: str
    changes: tuple[ChangeRow, ...]
    assets: tuple[AssetLine, ...]
    gaps: tuple[VoiceGap, ...]
    heard: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AssemblyLine:
    """An assembly held; `absent` are the populations aimed at that nobody spoke for."""

    id: str
    held_on: str
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A population aimed at: who brings its voice, at which of the assemblies it was heard."""

    id: str
    population: str
    elements: int
    organizations: tuple[str, ...]
    heard: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """The populations aimed at and the last assemblies, the newest first."""

    assemblies: tuple[AssemblyLine, ...]
    rows: tuple[VoiceRow, ...]


def chantier_choices(store: Store, today: date) -> list[tuple[str, str]]:
    """Return (id, name) of the chantiers at work."""
    asked = (
        select(Body.id, Body.name).where(at_work(today), Body.kind == "workstream")
        .order_by(Body.rank, Body.id)
    )
    with store.read() as session:
        return [(row.id, row.name or "") for row in session.execute(asked)]


def round_table(store: Store, body_id: str, today: date) -> RoundTable:
    """Return who is missing around the table of one chantier."""
    with store.read() as session:
        plan = aims(session)
        members = _members(session, body_id, today)
        assets = _assets(session, [row.id for row in members], plan)
        brings = _brings(session)
        people = _populations(session)
        named = _organizations(session)
    aimed = plan.populations_of(body_id)
    around = {row.organization_id for row in members}
    heard = {one for organization in around for one in brings.get(organization or "", ())}
    changes = plan.changes_of(body_id)
    brought = [Brought(one.change_id, one.kind, one.person, one.text) for one in assets]
    return RoundTable(
        body_id, rules.missing_sentence(changes, brought), _rows(changes, plan, brought), assets,
        tuple(
            VoiceGap(people[one], _could(one, brings, named))
            for one in _ordered(aimed - heard, people)
        ),
        tuple(people[one] for one in _ordered(aimed & heard, people)),
        tuple((row.id, _person(row)) for row in members),
    )


def voices(store: Store, today: date) -> Voices:
    """Return whose voice the plan aims at, and which of the last four assemblies heard it."""
    with store.read() as session:
        plan = aims(session)
        brings = _brings(session)
        people = _populations(session)
        named = _organizations(session)
        meetings = session.execute(
            select(Meeting.id, Meeting.held_on).join(Body, Meeting.body_id == Body.id)
            .where(
                Body.kind == "assembly", Meeting.deleted.is_(None), Meeting.state.in_(HELD),
                Meeting.held_on <= today.isoformat(),
            )
            .order_by(Meeting.held_on.desc(), Meeting.id).limit(_MEETINGS)
        ).all()
        there = _attending(session, [row.id for row in meetings])
    aimed = _ordered(plan.aimed(), people)
    spoken = {
        row.id: {one for organization in there[row.id] for one in brings.get(organization, ())}
        for row in meetings
    }
    return Voices(
        tuple(
            AssemblyLine(
                row.id, row.held_on or "",
                tuple(people[one] for one in aimed if one not in spoken[row.id]),
            )
            for row in meetings
        ),
        tuple(
            VoiceRow(
                one, people[one], plan.elements_aiming_at(one),
                tuple(name for _id, name in _could(one, brings, named)),
                tuple(one in spoken[row.id] for row in meetings),
            )
            for one in aimed
        ),
    )


def _rows(changes: list[str], plan: Aims, brought: list[Brought]) -> tuple[ChangeRow, ...]:
    found = rules.by_change(brought)

    def cell(change: str, kind: str) -> tuple[tuple[str, str], ...]:
        return tuple((one.who, one.text) for one in found.get((change, kind), ()))

    return tuple(
        ChangeRow(one, plan.title_of(one), *(cell(one, kind) for kind in rules.KINDS))
        for one in changes
    )


def _members(session: Session, body_id: str, today: date) -> list[Any]:
    day = today.isoformat()
    asked = (
        select(Membership.id, Membership.organization_id, Person.given_name, Person.family_name)
        .outerjoin(Person, Membership.person_id == Person.id)
        .where(
            Membership.body_id == body_id, Membership.deleted.is_(None),
            or_(Membership.start_on.is_(None), Membership.start_on <= day),
            or_(Membership.end_on.is_(None), Membership.end_on >= day),
        )
    )
    rows = session.execute(asked).all()
    return sorted(rows, key=lambda row: (fold(row.family_name or ""), fold(row.given_name or "")))


def _assets(session: Session, memberships: list[str], plan: Aims) -> tuple[AssetLine, ...]:
    asked = (
        select(MembershipAsset, Person.given_name, Person.family_name, Organization.name)
        .join(Membership, MembershipAsset.membership_id == Membership.id)
        .outerjoin(Person, Membership.person_id == Person.id)
        .outerjoin(Organization, Membership.organization_id == Organization.id)
        .where(
            MembershipAsset.membership_id.in_(memberships), MembershipAsset.deleted.is_(None)
        )
    )
    found = [
        AssetLine(
            asset.id, asset.membership_id or "", full_name(given or "", family or ""), name or "",
            asset.kind or "knowledge", asset.text or "", asset.desired_change_id or "",
            plan.title_of(asset.desired_change_id or ""),
        )
        for asset, given, family, name in session.execute(asked)
    ]
    return tuple(sorted(found, key=lambda one: (fold(one.person), one.kind, fold(one.text))))


def _brings(session: Session) -> dict[str, set[str]]:
    """Return the populations each organisation speaks for."""
    asked = select(OrganizationVoice.organization_id, OrganizationVoice.population_id).where(
        OrganizationVoice.deleted.is_(None)
    )
    found: dict[str, set[str]] = defaultdict(set)
    for organization, population in session.execute(asked):
        found[organization or ""].add(population or "")
    return found


def _populations(session: Session) -> dict[str, str]:
    asked = select(Population.id, Population.name).where(Population.deleted.is_(None))
    return {row.id: row.name or "" for row in session.execute(asked)}


def _organizations(session: Session) -> dict[str, str]:
    asked = select(Organization.id, Organization.name).where(
        Organization.deleted.is_(None), Organization.archived.is_not(True)
    )
    return {row.id: row.name or "" for row in session.execute(asked)}


def _attending(session: Session, meetings: list[str]) -> dict[str, set[str]]:
    asked = select(Attendance.meeting_id, Attendance.organization_id).where(
        Attendance.meeting_id.in_(meetings), Attendance.deleted.is_(None),
        Attendance.status.in_(_THERE), Attendance.organization_id.is_not(None),
    )
    found: dict[str, set[str]] = defaultdict(set)
    for meeting, organization in session.execute(asked):
        found[meeting or ""].add(organization or "")
    return found


def _could(
    population: str, brings: dict[str, set[str]], named: dict[str, str],
) -> tuple[tuple[str, str], ...]:
    found = [(one, named[one]) for one, said in brings.items() if population in said
             and one in named]
    return tuple(sorted(found, key=lambda pair: fold(pair[1])))


def _ordered(populations: Iterable[str], people: dict[str, str]) -> list[str]:
    return sorted((one for one in populations if one in people), key=lambda one: fold(people[one]))


def _person(row: Any) -> str:  # noqa: ANN401  a row
    return full_name(row.given_name or "", row.family_name or "")

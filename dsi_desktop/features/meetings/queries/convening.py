"""Whom a call would tire, and beside which other meeting it would better be held."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import Visit, between, roads, visits
from dsi_desktop.features.directory.rules import in_force
from dsi_desktop.features.solicitation.rules.joining import (
    NEAR_DAYS,
    Joining,
    join_sentence,
    joining_of,
    key_of,
    to_come,
)
from dsi_desktop.features.solicitation.rules.spans import month_span
from dsi_desktop.features.solicitation.rules.thresholds import ASIDE, PREFIX, thresholds_of
from dsi_desktop.features.solicitation.rules.warnings import partners_of, sentences, tired
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

_PLACES = ("municipality", "indigenous_community", "unorganized", "other")


@dataclass(frozen=True, slots=True)
class Call:
    """A meeting as it is about to be called. Without `meeting_id` it does not exist yet."""

    body_id: str
    held_on: str
    start_time: str | None = None
    end_time: str | None = None
    area_id: str | None = None
    meeting_id: str = ""


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A municipality where one can meet; two of one name say what they are part of."""

    id: str
    name: str


def places_to_meet(store: Store) -> list[PlaceChoice]:
    """Return the municipalities of the dossier, by name."""
    above = aliased(Area)
    asked = (
        select(Area.id, Area.name, above.name)
        .outerjoin(above, above.id == Area.parent_id)
        .where(Area.deleted.is_(None), Area.kind.in_(_PLACES))
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    names = [row[1] for row in rows]
    found = [
        PlaceChoice(key, f"{name} ({parent})" if names.count(name) > 1 and parent else name)
        for key, name, parent in rows
    ]
    return sorted(found, key=lambda place: (fold(place.name), place.id))


def call_of(store: Store, meeting_id: str) -> Call:
    """Return the call of a meeting as it stands; `NotFound` when there is none."""
    with store.read() as session:
        found = session.get(Meeting, meeting_id)
        if found is None:
            raise NotFound(_("Cette rencontre n’est pas dans le dossier."))
        return Call(
            found.body_id or "", found.held_on or "", found.start_time, found.end_time,
            found.area_id, found.id,
        )


def warnings_of(store: Store, call: Call) -> tuple[str, ...]:
    """Return what to know before calling: who would be asked too much, what would spare the road.

    Who is asked is who stands on the list of the meeting, else the members of the body that day.
    """
    if not call.held_on:
        return ()
    with store.read() as session:
        asked = asked_by(session, call)
        start, end = month_span(call.held_on[:7])
        others = [
            one for one in visits(session, start, end) if one.meeting_id != call.meeting_id
        ]
        ways = roads(session)
        partners = partners_of(
            partner_rows(session, {one.organization_id for one in asked}),
            thresholds_of(settings(session, PREFIX)),
        )
        said = sentences(tired([*others, *asked], ways, partners))
        best = _joining(session, call, asked)
        return said if best is None else (*said, joining_words(session, call, best))


def asked_by(session: Session, call: Call) -> list[Visit]:
    minutes = between(call.start_time, call.end_time)
    place = call.area_id or ""
    if call.meeting_id:
        held = session.get_one(Meeting, call.meeting_id).held_on
        day = date.fromisoformat(held or call.held_on)
        listed = [
            one for one in visits(session, day, day) if one.meeting_id == call.meeting_id
        ]
        if listed:
            return [
                one._replace(held_on=call.held_on, minutes=minutes, to_area_id=place)
                for one in listed
            ]
    asked = (
        select(
            Membership.person_id, Membership.organization_id, Person.area_id,
            Organization.area_id, Membership.start_on, Membership.end_on,
        )
        .outerjoin(Person, Person.id == Membership.person_id)
        .outerjoin(Organization, Organization.id == Membership.organization_id)
        .where(
            Membership.body_id == call.body_id, Membership.deleted.is_(None),
            Membership.person_id.is_not(None),
        )
        .order_by(Membership.voting.is_not(False), Membership.rank.desc())
    )
    members = {
        row[0]: Visit(
            call.meeting_id, call.body_id, call.held_on, row[0] or "", row[1] or "", "expected",
            minutes, row[2] or row[3] or "", place, travels=True, coming=True,
        )
        for row in session.execute(asked).all()
        if in_force(row[4], row[5], call.held_on)
    }
    return list(members.values())


def partner_rows(
    session: Session, keys: set[str]
) -> list[tuple[str, str, int | None, int | None]]:
    asked = select(
        Organization.id, Organization.name, Organization.hours_cap, Organization.meetings_cap
    ).where(Organization.id.in_(keys), Organization.deleted.is_(None))
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(asked).all()]


def _joining(session: Session, call: Call, asked: list[Visit]) -> Joining | None:
    """Return the meeting to come, near this one, that would spare the most road with it."""
    if not asked:
        return None
    day, near = date.fromisoformat(call.held_on), timedelta(days=NEAR_DAYS)
    aside = settings(session, ASIDE)
    found = [
        best
        for key, other in to_come(visits(session, day - near, day + near)).items()
        if key != call.meeting_id and key_of(key, call.meeting_id) not in aside
        and (best := joining_of(asked, other, roads(session))) is not None
    ]  # fmt: skip
    return max(found, key=lambda one: (one.spared.minutes, one.kept_id), default=None)


def joining_words(session: Session, call: Call, best: Joining) -> str:
    moves = best.moved_id == call.meeting_id
    asked = (
        select(Body.name, Meeting.held_on)
        .join(Body, Body.id == Meeting.body_id)
        .where(Meeting.id == (best.kept_id if moves else best.moved_id))
    )
    body, held_on = session.execute(asked).one()
    return join_sentence(body, held_on or "", best.spared.minutes, moves=moves)

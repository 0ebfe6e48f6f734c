"""How often each body met against what it said, and which chantiers have tabled nothing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Tabling
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules import cadence as rules
from dsi_desktop.features.governance.rules.cadence import BodyPlace, Rhythm

HELD = ("held", "adopted")
COMING = ("planned", "convened", "in_progress")


@dataclass(frozen=True, slots=True)
class RhythmLine:
    """A body that said how many meetings a year it holds."""

    body_id: str
    body: str
    hue: int
    per_year: int
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class TablingLine:
    """What a chantier tabled at its comité conseil since the last assembly.

    `assembly_on` is "" when no assembly was held; `last_on` is "" when it never tabled anything.
    """

    body_id: str
    body: str
    hue: int
    council: str
    assembly_on: str
    last_on: str
    tabled: int
    is_silent: bool


def rhythms(store: Store, today: date) -> list[RhythmLine]:
    """Return the bodies at work today that said how often they meet, those behind first."""
    asked = (
        select(Body.id, Body.name, Body.hue, Body.start_on, BodyRules.meetings_per_year)
        .join(BodyRules, (BodyRules.body_id == Body.id) & BodyRules.deleted.is_(None))
        .where(at_work(today), BodyRules.meetings_per_year > 0)
        .order_by(Body.rank, Body.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
        held, coming = _days(session, HELD), _days(session, COMING)
    day = today.isoformat()
    found = [
        RhythmLine(
            row.id, row.name or "", row.hue or 0, row.meetings_per_year,
            rules.rhythm(
                row.meetings_per_year, held[row.id],
                [one for one in coming[row.id] if one >= day], row.start_on, today,
            ),
        )
        for row in rows
    ]
    grade = ("behind", "planned", "kept")
    return sorted(found, key=lambda line: grade.index(line.rhythm.kind))


def tablings(store: Store, today: date) -> list[TablingLine]:
    """Return what each chantier tabled at its comité conseil since the last assembly."""
    with store.read() as session:
        bodies = session.execute(
            select(Body.id, Body.name, Body.kind, Body.hue, Body.parent_id, Body.start_on)
            .where(at_work(today)).order_by(Body.rank, Body.id)
        ).all()
        held = _days(session, HELD)
        tabled = _tabled(session)
    day = today.isoformat()
    names = {row.id: row.name or "" for row in bodies}
    places = [BodyPlace(row.id, row.kind or "", row.parent_id) for row in bodies]
    assemblies = [
        one for row in bodies if row.kind == "assembly" for one in held[row.id] if one <= day
    ]
    since = max(assemblies, default="")
    found: list[TablingLine] = []
    for row in bodies:
        council = rules.council_of(row.id, places) if row.kind == "workstream" else ""
        if council:
            days = [one for one in tabled[council, row.id] if one <= day]
            met = [one for one in held[council] if one <= day]
            found.append(TablingLine(
                row.id, row.name or "", row.hue or 0, names[council], since,
                max(days, default=""), sum(one >= since for one in days),
                rules.has_been_silent(row.start_on, since, met, days),
            ))  # fmt: skip
    return sorted(found, key=lambda line: not line.is_silent)


def at_work(today: date) -> ColumnElement[bool]:
    """Return the condition that a body exists on a day and is not closed."""
    day = today.isoformat()
    return (
        Body.deleted.is_(None)
        & or_(Body.start_on.is_(None), Body.start_on <= day)
        & or_(Body.end_on.is_(None), Body.end_on >= day)
        & (func.coalesce(Body.state, "active") == "active")
    )


def _days(session: Session, states: tuple[str, ...]) -> dict[str, list[str]]:
    asked = select(Meeting.body_id, Meeting.held_on).where(
        Meeting.deleted.is_(None), Meeting.state.in_(states), Meeting.held_on.is_not(None)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for body_id, held_on in session.execute(asked):
        found[body_id or ""].append(held_on or "")
    return found


def _tabled(session: Session) -> dict[tuple[str, str], list[str]]:
    """Return the days on which something was tabled, by (body it was tabled at, chantier)."""
    source: Any = aliased(Meeting)
    asked = (
        select(Meeting.body_id, source.body_id.label("of"), AgendaItem.body_id.label("point"),
               Meeting.held_on)
        .select_from(Tabling)
        .join(Meeting, Tabling.meeting_id == Meeting.id)
        .outerjoin(source, Tabling.of_meeting_id == source.id)
        .outerjoin(AgendaItem, Tabling.agenda_item_id == AgendaItem.id)
        .where(Tabling.deleted.is_(None), Meeting.deleted.is_(None), Meeting.state.in_(HELD))
    )
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in session.execute(asked):
        for chantier in {row.of, row.point} - {None}:
            found[row.body_id or "", chantier].append(row.held_on or "")
    return found

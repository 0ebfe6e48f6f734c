"""The register of each body: from the frozen minutes once adopted, from the records before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes, Decision, Erratum, Motion
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules import frozen
from dsi_desktop.features.minutes.rules.composing.decided import decided
from dsi_desktop.features.resolutions.rules import Resolution, is_listed, of_document


@dataclass(frozen=True, slots=True)
class RegisterScopes:
    """The bodies that decided something, by id and name, and the years, the last first."""

    bodies: tuple[tuple[str, str], ...] = ()
    years: tuple[str, ...] = ()


def register_scopes(store: Store) -> RegisterScopes:
    """Return what a register can be asked of."""
    with store.read() as session:
        rows = session.execute(_meetings("", "")).all()
    bodies = {row.body_id: row.name or "" for row in rows if row.body_id}
    years = {row.held_on[:4] for row in rows if row.held_on}
    return RegisterScopes(
        tuple(sorted(bodies.items(), key=lambda one: one[1])),
        tuple(sorted(years, reverse=True)),
    )


def register(store: Store, body_id: str = "", year: str = "") -> tuple[Resolution, ...]:
    """Return what a body decided in a year (all of them for ""), the last meeting first."""
    with store.read() as session:
        rows = session.execute(_meetings(body_id, year)).all()
        kept = _adopted(session, [row.id for row in rows])
        drafts = _drafts(session, [row for row in rows if row.id not in kept])
        becomes = _becomes(session)
    found: list[Resolution] = []
    for row in rows:
        text = kept.get(row.id)
        lines = drafts.get(row.id, ()) if text is None else of_document(frozen.thawed(text), row.id)
        found += (replace(one, becomes=becomes.get(one.id, "")) for one in lines)
    return tuple(found)


def initiative_name(store: Store) -> str:
    """Return the name of the initiative, for the head of a paper."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or ""


def _meetings(body_id: str, year: str) -> Any:  # noqa: ANN401  a select, whose type says nothing more
    """Ask for the meetings that decided something or whose minutes are adopted."""
    decided_at = [
        select(table.meeting_id).where(table.deleted.is_(None))
        for table in (Motion, Decision, AdoptedMinutes)
    ]
    asked = (
        select(Meeting.id, Meeting.held_on, Meeting.body_id, Body.name)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.deleted.is_(None), or_(*(Meeting.id.in_(one) for one in decided_at)),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id)
    )
    if body_id:
        asked = asked.where(Meeting.body_id == body_id)
    if year:
        asked = asked.where(func.substr(Meeting.held_on, 1, 4) == year)
    return asked


def _adopted(session: Session, meetings: Sequence[str]) -> dict[str | None, str]:
    asked = select(AdoptedMinutes.meeting_id, AdoptedMinutes.document).where(
        AdoptedMinutes.meeting_id.in_(meetings), AdoptedMinutes.deleted.is_(None)
    )
    return {row.meeting_id: row.document for row in session.execute(asked)}


def _drafts(session: Session, rows: Sequence[Row[Any]]) -> dict[str, list[Resolution]]:
    """Return what meetings not adopted decided, as their records tell it now."""
    meetings = {row.id: row for row in rows}
    rules = {
        rule.body_id: rule for rule in session.scalars(select(BodyRules).where(
            BodyRules.body_id.in_({row.body_id for row in rows}), BodyRules.deleted.is_(None)
        ))
    }
    lines = list(decided(Shelf(session), list(meetings)))
    asked = select(AgendaItem.id, AgendaItem.title).where(
        AgendaItem.id.in_({record.agenda_item_id for record, _said in lines})
    )
    points = {row.id: row.title for row in session.execute(asked)}
    found: dict[str, list[Resolution]] = {}
    for record, said in lines:
        if not is_listed(said):
            continue
        row, rule = meetings[record.meeting_id], rules.get(meetings[record.meeting_id].body_id)
        found.setdefault(row.id, []).append(Resolution(
            said, row.id, row.body_id or "", row.name or "", row.held_on or "",
            points.get(record.agenda_item_id, ""),
            names=rule is None or rule.names_in_motions is not False,
            formula=(rule.phrase_motion or "") if rule else "",
        ))
    return found


def _becomes(session: Session) -> dict[str, str]:
    """Return the numbers that errata gave, by motion; the last one stands."""
    asked = select(Erratum.motion_id, Erratum.becomes).where(
        Erratum.deleted.is_(None), Erratum.motion_id.is_not(None), Erratum.becomes != ""
    )
    rows = session.execute(asked.order_by(Erratum.made_on, Erratum.id)).all()
    return {str(row.motion_id): row.becomes for row in rows}

"""What the boxes of the sheet of an action offer."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Population
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Dimension,
    Issue,
    Need,
    Objective,
    Orientation,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import rules as task_rules

Pair = tuple[str, str]
_LONG = 70
_ABOVE, _JOINED = aliased(AgendaItem), aliased(AgendaItem)


@dataclass(frozen=True, slots=True)
class Offered:
    """What an action may hold to: (id, words) pairs; kinds are the words used before."""

    objectives: tuple[Pair, ...]
    changes: tuple[Pair, ...]
    motions: tuple[Pair, ...]
    decisions: tuple[Pair, ...]
    kinds: tuple[str, ...]


def offered(store: Store, plan_id: str) -> Offered:
    """Return what the boxes of an action of a plan offer, read in one look.

    What was decided in camera is not offered: a plan is read by everybody.
    """
    changes = (
        select(DesiredChange.id, DesiredChange.code, DesiredChange.title)
        .outerjoin(Objective, Objective.id == DesiredChange.objective_id)
        .where(DesiredChange.plan_id == plan_id, DesiredChange.deleted.is_(None))
        .order_by(Objective.rank, DesiredChange.rank, DesiredChange.id)
    )
    kinds = (
        select(Action.kind).where(Action.deleted.is_(None), Action.kind != "").distinct()
        .order_by(Action.kind.collate(FRENCH))
    )  # fmt: skip
    with store.read() as session:
        return Offered(
            _objectives(session, plan_id), _pairs(session, changes), _motions(session),
            _decisions(session), tuple(session.scalars(kinds).all()),
        )


def objective_choices(store: Store, plan_id: str) -> list[Pair]:
    """Where an action may go: (id, « 1.1 Réduire l’isolement ») in order of code."""
    with store.read() as session:
        return list(_objectives(session, plan_id))


def servable(store: Store, plan_id: str) -> list[tuple[str, str, str]]:
    """Return what an action may serve besides its place: (kind, id, « 1.1 Titre »)."""
    parts = [
        select(literal(kind), made.id, made.code, made.title).where(
            made.plan_id == plan_id, made.deleted.is_(None))
        for kind, made in (
            ("need", Need), ("issue", Issue), ("orientation", Orientation),
            ("objective", Objective), ("desired_change", DesiredChange),
        )
    ]  # fmt: skip
    with store.read() as session:
        rows = session.execute(union_all(*parts)).all()
    return [(row[0], row[1], _said(row[2], row[3])) for row in rows]


def tags_offered(store: Store, kind: str) -> list[Pair]:
    """Return the territories (`area`), populations or dimensions an element may touch."""
    asked: Select[str, str] = {
        "area": select(Area.id, Area.name).where(Area.deleted.is_(None))
        .order_by(Area.name.collate(FRENCH), Area.id),
        "population": select(Population.id, Population.name).where(Population.deleted.is_(None))
        .order_by(Population.name.collate(FRENCH), Population.id),
        "dimension": select(Dimension.id, Dimension.name).where(Dimension.deleted.is_(None))
        .order_by(Dimension.rank, Dimension.id),
    }[kind]  # fmt: skip
    with store.read() as session:
        return [(row[0], row[1] or "") for row in session.execute(asked).all()]


def other_actions(store: Store, plan_id: str, action_id: str) -> list[Pair]:
    """Return the other actions of a plan: (id, « 1.1.2 Titre »)."""
    asked = (
        select(Action.id, Action.code, Action.title)
        .where(Action.plan_id == plan_id, Action.deleted.is_(None), Action.id != action_id)
        .order_by(Action.code, Action.id)
    )
    with store.read() as session:
        return list(_pairs(session, asked))


def _objectives(session: Session, plan_id: str) -> tuple[Pair, ...]:
    asked = (
        select(Objective.id, Objective.code, Objective.title)
        .where(Objective.plan_id == plan_id, Objective.deleted.is_(None))
        .order_by(Objective.code, Objective.rank)
    )
    return _pairs(session, asked)


def _motions(session: Session) -> tuple[Pair, ...]:
    asked = (
        select(Motion.id, number_now(), Motion.title, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == Motion.meeting_id)
        .where(Motion.deleted.is_(None), Motion.amends_id.is_(None))
        .order_by(Meeting.held_on.desc(), Motion.id)
    )
    rows = session.execute(_open(asked, Motion.agenda_item_id)).all()
    return tuple((row[0], _said(row[1], row[2], row[3])) for row in rows)


def _decisions(session: Session) -> tuple[Pair, ...]:
    asked = (
        select(Decision.id, Decision.number, Decision.text, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == Decision.meeting_id)
        .where(Decision.deleted.is_(None))
        .order_by(Meeting.held_on.desc(), Decision.id)
    )
    rows = session.execute(_open(asked, Decision.agenda_item_id)).all()
    return tuple((row[0], _said(row[1], (row[2] or "")[:_LONG], row[3])) for row in rows)


def _open(
    asked: Select[*tuple[Any, ...]], column: InstrumentedAttribute[str | None]
) -> Select[*tuple[Any, ...]]:
    """Leave out what was taken at a point in camera, under one, or merged into one."""
    return (
        asked.outerjoin(AgendaItem, AgendaItem.id == column)
        .outerjoin(_ABOVE, _ABOVE.id == AgendaItem.parent_id)
        .outerjoin(_JOINED, _JOINED.id == AgendaItem.merged_into_id)
        .where(and_(*(
            or_(one.in_camera.is_(None), one.in_camera.is_(False))
            for one in (AgendaItem, _ABOVE, _JOINED)
        )))
    )  # fmt: skip


def _pairs(session: Session, asked: Select[str, str, str]) -> tuple[Pair, ...]:
    return tuple((row[0], _said(row[1], row[2])) for row in session.execute(asked).all())


def _said(code: str | None, title: str | None, day: str | None = None) -> str:
    when = task_rules.short_day(day) if day else ""
    words = " ".join(part for part in (code, title) if part)
    return " · ".join(part for part in (words, when) if part)

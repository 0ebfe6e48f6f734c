"""Names of what the evaluation speaks of, for its forms and its heads."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.plan import Action, DesiredChange, Plan
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation.rules.actions import code_key

_MEETINGS = 60
_HELD = ("in_progress", "held", "adopted")


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A record and its name; `about` is what it is part of."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the forms of the evaluation offer, by name."""

    plans: tuple[NamedLine, ...]
    actions: tuple[NamedLine, ...]
    changes: tuple[NamedLine, ...]
    bodies: tuple[NamedLine, ...]
    areas: tuple[NamedLine, ...]
    meetings: tuple[NamedLine, ...]


def issuer(store: Store) -> str:
    """Return the name of the démarche: the head of a report."""
    with store.read() as session:
        name = session.scalars(select(Initiative.name).where(Initiative.deleted.is_(None))).first()
        return name or store.title


def plans(store: Store) -> tuple[NamedLine, ...]:
    """Return the living plans, in their order."""
    with store.read() as session:
        return _plans(session)


def choices(store: Store, plan_id: str = "") -> Choices:
    """Return what may be chosen; actions and changes of one plan when it is told."""
    with store.read() as session:
        return Choices(
            _plans(session), _coded(session, Action, plan_id),
            _coded(session, DesiredChange, plan_id),
            _lines(session.execute(
                select(Body.id, Body.name).where(Body.deleted.is_(None))
                .order_by(Body.rank, Body.id)).all()),
            _lines(session.execute(
                select(Area.id, Area.name).where(Area.deleted.is_(None))
                .order_by(Area.name.collate(FRENCH), Area.id)).all()),
            _meetings(session),
        )  # fmt: skip


def _plans(session: Session) -> tuple[NamedLine, ...]:
    asked = select(Plan.id, Plan.title).where(Plan.deleted.is_(None))
    return _lines(session.execute(asked.order_by(Plan.rank, Plan.id)).all())


def _coded(
    session: Session, kind: type[Action] | type[DesiredChange], plan_id: str
) -> tuple[NamedLine, ...]:
    asked = select(kind.id, kind.code, kind.title, kind.plan_id).where(kind.deleted.is_(None))
    if plan_id:
        asked = asked.where(kind.plan_id == plan_id)
    rows = session.execute(asked.order_by(kind.rank, kind.id)).all()
    return tuple(
        NamedLine(key, f"{code or ''} {title or ''}".strip(), plan or "")
        for key, code, title, plan in sorted(rows, key=lambda row: code_key(row[1] or ""))
    )


def _meetings(session: Session) -> tuple[NamedLine, ...]:
    asked = (
        select(Meeting.id, Meeting.held_on, Body.name, Meeting.title)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(Meeting.deleted.is_(None), Meeting.state.in_(_HELD), Meeting.held_on.is_not(None))
        .order_by(Meeting.held_on.desc(), Meeting.id).limit(_MEETINGS)
    )
    return tuple(
        NamedLine(key, " · ".join(part for part in (held, body, title) if part))
        for key, held, body, title in session.execute(asked).all()
    )


def _lines(rows: Sequence[Sequence[str | None]]) -> tuple[NamedLine, ...]:
    return tuple(NamedLine(str(row[0]), row[1] or "") for row in rows)

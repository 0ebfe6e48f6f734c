"""What the forms of a project offer."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.money import Agreement, Funder, Programme
from dsi_desktop.db.schema.plan import Action, Objective
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

Choice = tuple[str, str]
_LONGEST = 70
_RESULTS = ("carried_unanimous", "carried_majority", "defeated")


@dataclass(frozen=True, slots=True)
class ProjectChoices:
    """Every list a form offers: (id, words); `kinds` are those that actions carry."""

    organizations: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    actions: tuple[Choice, ...]
    objectives: tuple[Choice, ...]
    funders: tuple[Choice, ...]
    programmes: tuple[Choice, ...]
    agreements: tuple[Choice, ...]
    kinds: tuple[str, ...]


def choices(store: Store) -> ProjectChoices:
    """Return what the forms offer, read at once."""
    with store.read() as session:
        kinds = session.scalars(
            select(Action.kind).where(Action.deleted.is_(None), Action.kind != "").distinct()
        ).all()
        return ProjectChoices(
            _read(session, select(Organization.id, Organization.name)
                  .where(Organization.deleted.is_(None), Organization.archived.is_not(True))
                  .order_by(Organization.name.collate(FRENCH), Organization.id)),
            _read(session, select(Body.id, Body.name).where(Body.deleted.is_(None))
                  .order_by(Body.rank, Body.id)),
            _read(session, _coded(Action)),
            _read(session, _coded(Objective)),
            _read(session, select(Funder.id, Funder.name).where(Funder.deleted.is_(None))
                  .order_by(Funder.rank, Funder.id)),
            _read(session, select(Programme.id, Funder.name, Programme.name)
                  .outerjoin(Funder, Funder.id == Programme.funder_id)
                  .where(Programme.deleted.is_(None)).order_by(Funder.rank, Programme.name)),
            _agreements(session),
            tuple(sorted({one.strip() for one in kinds if one}, key=fold)),
        )  # fmt: skip


def issuer(store: Store) -> str:
    """Return the name of the démarche, for the head of a paper."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or store.title


def motions(store: Store) -> tuple[Choice, ...]:
    """Return the resolutions that have a result, the last first: « CC-2026-014 · … »."""
    asked = (
        select(Motion.id, Motion.number, Motion.title, Motion.text, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == Motion.meeting_id)
        .where(Motion.deleted.is_(None), Motion.state.in_(_RESULTS))
        .order_by(Meeting.held_on.desc(), Motion.id.desc())
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return tuple(
        (row.id, " · ".join(part for part in (
            row.number, row.held_on, _short(row.title or row.text or "")) if part))
        for row in rows
    )  # fmt: skip


def _coded(table: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401
    return (
        select(table.id, table.code, table.title).where(table.deleted.is_(None))
        .order_by(table.code, table.rank, table.id)
    )


def _agreements(session: Session) -> tuple[Choice, ...]:
    asked = (
        select(Agreement.id, Funder.name, Agreement.title, Agreement.reference)
        .outerjoin(Funder, Funder.id == Agreement.funder_id)
        .where(Agreement.deleted.is_(None)).order_by(Agreement.start_on.desc(), Agreement.id)
    )  # fmt: skip
    return tuple(
        (row[0], " – ".join(part for part in (row[1], row[2] or row[3] or _("Entente")) if part))
        for row in session.execute(asked).all()
    )


def _read(session: Session, asked: Select[*tuple[Any, ...]]) -> tuple[Choice, ...]:
    return tuple(
        (row[0], " ".join(part.strip() for part in row[1:] if part))
        for row in session.execute(asked).all()
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST - 1].rstrip()}…"

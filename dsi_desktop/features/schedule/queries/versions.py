"""The versions of a plan that the calendar is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.plan import PlanVersion
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.rules.frozen import Baseline, thawed
from dsi_desktop.features.plan.rules.naming import version_names


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version adopted: « Version 2 », and the day."""

    id: str
    name: str
    adopted_on: str | None


def versions(store: Store, plan_id: str) -> list[VersionLine]:
    """Return the versions of a plan, the last adopted first."""
    with store.read() as session:
        rows = _rows(session, plan_id)
    names = version_names([(row.id, row.number or 0) for row in reversed(rows)])
    return [VersionLine(row.id, names[row.id], row.adopted_on) for row in rows]


def compared(store: Store, plan_id: str, version_id: str | None = None) -> Baseline:
    """Return a plan as it stood in a version, the last adopted when None is named.

    Empty when there is none, or when its text can no longer be read.
    """
    with store.read() as session:
        rows = _rows(session, plan_id)
        found = next((row for row in rows if version_id in (None, row.id)), None)
        text = session.scalar(
            select(PlanVersion.document).where(PlanVersion.id == found.id)
        ) if found is not None else None  # fmt: skip
    read = thawed(text or "")
    if found is None or read is None:
        return Baseline()
    names = version_names([(row.id, row.number or 0) for row in reversed(rows)])
    return Baseline(found.id, found.number or 0, names[found.id], found.adopted_on, *read)


def _rows(session: Session, plan_id: str) -> Sequence[Row[*tuple[Any, ...]]]:
    asked = (
        select(PlanVersion.id, PlanVersion.number, PlanVersion.adopted_on)
        .where(PlanVersion.plan_id == plan_id, PlanVersion.deleted.is_(None))
        .order_by(
            PlanVersion.adopted_on.desc(), PlanVersion.number.desc(), PlanVersion.id.desc()
        )
    )
    return tuple(session.execute(asked).all())

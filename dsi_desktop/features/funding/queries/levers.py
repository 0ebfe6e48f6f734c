"""The programmes as levers: what they pay, until when, and what each could pay in the plan."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.money import Funder, Programme
from dsi_desktop.db.schema.plan import Action, Dimension, ElementArea, ElementDimension, Need
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.rules.levers import (
    CLOSED,
    Fit,
    Lever,
    Wanting,
    deadline,
    fits,
    standing,
    without,
)

Tags = dict[tuple[str, str], frozenset[str]]
_Tag = TypeVar("_Tag", ElementDimension, ElementArea)
_OVER = ("done", "abandoned")


@dataclass(frozen=True, slots=True)
class ProgrammeSheet:
    """What is known of a programme; amounts in cents, the share in percent."""

    lever: Lever
    funder_id: str
    funder: str
    pays: str
    smallest: int | None
    largest: int | None
    ceiling: int | None
    conditions: str
    website: str
    dimensions: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeversSheet:
    """Every programme, what each could pay in a plan, and the needs that none fits.

    `names` are those of the dimensions and of the territories, by id.
    """

    programmes: tuple[ProgrammeSheet, ...]
    fits: tuple[Fit, ...]
    unserved: tuple[Wanting, ...]
    needs: int
    names: dict[str, str]

    def of(self, programme_id: str) -> tuple[Fit, ...]:
        """Return what one programme could pay."""
        return tuple(one for one in self.fits if one.lever == programme_id)


@dataclass(frozen=True, slots=True)
class Tag:
    """A dimension or a territory to choose; `chosen` when the programme has it."""

    id: str
    name: str
    chosen: bool


def levers(store: Store, plan_id: str | None, today: date) -> LeversSheet:
    """Return the programmes, the next to close first, matched with the needs and actions of a plan.

    Actions that are over ask for nothing any more.
    """
    with store.read() as session:
        dimensions = _tags(session, ElementDimension, "dimension_id")
        areas = _tags(session, ElementArea, "area_id")
        names, parents = _names(session)
        sheets = _programmes(session, dimensions, areas, names)
        wanted = _wanting(session, plan_id, dimensions, areas)
    found = fits([one.lever for one in sheets], wanted, parents, today)
    ordered = tuple(sorted(sheets, key=lambda one: _urgency(one.lever, today)))
    return LeversSheet(
        ordered, found, without(wanted, found, "need"),
        sum(one.kind == "need" for one in wanted), names,
    )


def programme_tags(store: Store, programme_id: str) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
    """Return every dimension then every territory, with those a programme has."""
    dimensions = select(Dimension.id, Dimension.name).where(
        Dimension.deleted.is_(None)).order_by(Dimension.rank, Dimension.id)
    areas = select(Area.id, Area.name).where(Area.deleted.is_(None)).order_by(
        Area.name.collate(FRENCH), Area.id)  # fmt: skip
    with store.read() as session:
        key = ("programme", programme_id)
        own = _tags(session, ElementDimension, "dimension_id").get(key, frozenset()) | _tags(
            session, ElementArea, "area_id").get(key, frozenset())
        return (
            tuple(Tag(row[0], row[1] or "", row[0] in own)
                  for row in session.execute(dimensions).all()),
            tuple(Tag(row[0], row[1] or "", row[0] in own)
                  for row in session.execute(areas).all()),
        )  # fmt: skip


def _urgency(lever: Lever, today: date) -> tuple[bool, date]:
    """Return the place of a programme: the next to close first, those that are over last."""
    return standing(lever, today) == CLOSED, deadline(lever, today) or date.max


def _tags(session: Session, kind: type[_Tag], column: str) -> Tags:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in session.scalars(select(kind).where(kind.deleted.is_(None))).all():
        target = getattr(row, column)
        if target:
            found[(row.record_table or "", row.record_id or "")].add(target)
    return {key: frozenset(targets) for key, targets in found.items()}


def _names(session: Session) -> tuple[dict[str, str], dict[str, str]]:
    names, parents = {}, {}
    for row in session.execute(select(Area.id, Area.name, Area.parent_id).where(
            Area.deleted.is_(None))).all():  # fmt: skip
        names[row[0]] = row[1] or ""
        if row[2]:
            parents[row[0]] = row[2]
    for dimension in session.execute(select(Dimension.id, Dimension.name)).all():
        names[dimension[0]] = dimension[1] or ""
    return names, parents


def _programmes(
    session: Session, dimensions: Tags, areas: Tags, names: dict[str, str]
) -> tuple[ProgrammeSheet, ...]:
    asked = (
        select(Programme, Funder.name)
        .outerjoin(Funder, Funder.id == Programme.funder_id)
        .where(Programme.deleted.is_(None))
        .order_by(Funder.rank, Funder.name, Programme.name, Programme.id)
    )
    found = []
    for one, funder in session.execute(asked).all():
        key = ("programme", one.id)
        own, where = dimensions.get(key, frozenset()), areas.get(key, frozenset())
        found.append(ProgrammeSheet(
            Lever(one.id, one.name or "", one.opens_on or "", one.closes_on or "",
                  bool(one.yearly), own, where),
            one.funder_id or "", funder or "", one.pays or "", one.smallest, one.largest,
            one.ceiling, one.conditions or "", one.website or "",
            tuple(name for place, name in names.items() if place in own),
            tuple(name for place, name in names.items() if place in where),
        ))  # fmt: skip
    return tuple(found)


def _wanting(
    session: Session, plan_id: str | None, dimensions: Tags, areas: Tags
) -> list[Wanting]:
    found = []
    for kind, table in (("need", Need), ("action", Action)):
        asked = select(table.id, table.code, table.title).where(
            table.plan_id == plan_id, table.deleted.is_(None)
        )
        if table is Action:
            asked = asked.where(func.coalesce(Action.state, "").not_in(_OVER))
        for row in session.execute(asked.order_by(table.code, table.rank, table.id)).all():
            key = (kind, row[0])
            found.append(Wanting(
                kind, row[0], f"{row[1] or ''} {row[2] or ''}".strip(),
                dimensions.get(key, frozenset()), areas.get(key, frozenset()),
            ))
    return found

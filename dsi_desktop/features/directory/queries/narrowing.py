"""What narrows the lists of the directory, as conditions of SQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import (
    Affiliation,
    ContactDetail,
    Organization,
    OrganizationArea,
    Person,
    Tagging,
)
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.features.directory.rules.narrowing import Narrowing

Record = type[Organization] | type[Person]


def narrowed(kind: Record, day: str, narrowing: Narrowing) -> list[ColumnElement[bool]]:
    """Return what a record of `kind` must meet; the words searched are left to the reader."""
    asked = [kind.deleted.is_(None), shown(kind.archived, archived=narrowing.archived)]
    if narrowing.sector:
        asked.append(_of_sector(kind, narrowing.sector, day))
    if narrowing.area_id:
        asked.append(_in_area(kind, narrowing.area_id, day))
    if narrowing.tag_id:
        asked.append(kind.id.in_(select(Tagging.record_id).where(
            Tagging.tag_id == narrowing.tag_id, Tagging.record_table == kind.__tablename__,
            Tagging.deleted.is_(None))))
    if narrowing.body_id:
        asked.append(kind.id.in_(
            _seated(kind, day).where(Membership.body_id == narrowing.body_id)))
    if narrowing.lacking in _LACKS:
        asked.append(_LACKS[narrowing.lacking](kind, day))
    return asked


def in_force(table: type[Affiliation | Membership | Body], day: str) -> ColumnElement[bool]:
    """Hold on a day: not removed, started, and not ended before."""
    return and_(
        table.deleted.is_(None), or_(table.start_on.is_(None), table.start_on <= day),
        or_(table.end_on.is_(None), table.end_on >= day),
    )


def body_open(day: str) -> ColumnElement[bool]:
    """Sit in a body that is not closed on a day."""
    living = select(Body.id).where(
        Body.deleted.is_(None), or_(Body.end_on.is_(None), Body.end_on >= day),
    )
    return Membership.body_id.in_(living)


def shown(column: InstrumentedAttribute[bool], *, archived: bool) -> ColumnElement[bool]:
    """Stand in the archives, or out of them."""
    return column.is_(True) if archived else or_(column.is_(None), column.is_(False))


def affiliated(day: str) -> Select[str | None]:
    """Return the organisations of the person asked about, the newest function first."""
    return (
        select(Affiliation.organization_id)
        .where(Affiliation.person_id == Person.id, in_force(Affiliation, day))
        .order_by(Affiliation.start_on.desc(), Affiliation.id.desc())
    )


def _of_sector(kind: Record, sector: str, day: str) -> ColumnElement[bool]:
    if kind is Organization:
        return Organization.sector == sector
    of_sector = select(Organization.id).where(Organization.sector == sector)
    return affiliated(day).where(Affiliation.organization_id.in_(of_sector)).exists()


def _in_area(kind: Record, area_id: str, day: str) -> ColumnElement[bool]:
    """Stand in a territory or one inside it; serving it counts for an organisation."""
    inside = select(Area.id).where(Area.id == area_id).cte("inside", recursive=True)
    inside = inside.union(select(Area.id).join(inside, Area.parent_id == inside.c.id))
    within = select(inside.c.id)
    if kind is Organization:
        served = select(OrganizationArea.organization_id).where(
            OrganizationArea.area_id.in_(within), OrganizationArea.deleted.is_(None))
        return or_(Organization.area_id.in_(within), Organization.id.in_(served))
    theirs = select(Organization.id).where(Organization.area_id.in_(within))
    through = affiliated(day).where(Affiliation.organization_id.in_(theirs)).exists()
    return or_(Person.area_id.in_(within), and_(Person.area_id.is_(None), through))


def _seated(kind: Record, day: str) -> Select[str | None]:
    who = Membership.organization_id if kind is Organization else Membership.person_id
    return select(who).where(in_force(Membership, day), body_open(day), who.is_not(None))


def _reached(kinds: tuple[str, ...]) -> Callable[[Record, str], ColumnElement[bool]]:
    def lacks(kind: Record, _day: str) -> ColumnElement[bool]:
        whose = (ContactDetail.organization_id if kind is Organization
                 else ContactDetail.person_id)
        reached = select(whose).where(
            ContactDetail.kind.in_(kinds), ContactDetail.deleted.is_(None), whose.is_not(None),
            shown(ContactDetail.private, archived=False))
        return kind.id.not_in(reached)

    return lacks


def _no_area(kind: Record, day: str) -> ColumnElement[bool]:
    if kind is Organization:
        return Organization.area_id.is_(None)
    placed = select(Organization.id).where(Organization.area_id.is_not(None))
    through = affiliated(day).where(Affiliation.organization_id.in_(placed)).exists()
    return and_(Person.area_id.is_(None), ~through)


def _no_seat(kind: Record, day: str) -> ColumnElement[bool]:
    return kind.id.not_in(_seated(kind, day))


def _no_affiliation(kind: Record, day: str) -> ColumnElement[bool]:
    who: InstrumentedAttribute[Any] = (
        Affiliation.organization_id if kind is Organization else Affiliation.person_id)
    return kind.id.not_in(select(who).where(in_force(Affiliation, day), who.is_not(None)))


_LACKS: dict[str, Callable[[Record, str], ColumnElement[bool]]] = {
    "email": _reached(("email",)), "phone": _reached(("phone", "mobile")), "area": _no_area,
    "seat": _no_seat, "person": _no_affiliation, "organization": _no_affiliation,
}


def contact(kind: Record, reached: tuple[str, ...]) -> Select[str]:
    """Return the first contact detail of work of these kinds of the record asked about."""
    whose = ContactDetail.organization_id if kind is Organization else ContactDetail.person_id
    return (
        select(func.coalesce(ContactDetail.value, ""))
        .where(
            whose == kind.id, ContactDetail.kind.in_(reached), ContactDetail.deleted.is_(None),
            shown(ContactDetail.private, archived=False),
        )
        .order_by(ContactDetail.preferred.desc(), ContactDetail.kind.desc(), ContactDetail.id)
        .limit(1)
    )

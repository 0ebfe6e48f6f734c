"""Two records side by side, field by field, and what hangs on each."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, func, or_, select, text
from sqlalchemy.orm import Session

from dsi_desktop.db.entity import tables
from dsi_desktop.db.fields import field_of
from dsi_desktop.db.linking import links_to
from dsi_desktop.db.naming_words import NAMING
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.directory.rules.doubles import same_row
from dsi_desktop.features.directory.rules.merging import FIELDS, JOINED, check_table, joined
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class FieldPair:
    """What two records say in one field; `both` is the two texts joined, "" when they are one."""

    name: str
    label: str
    one: str | int | None
    other: str | int | None
    one_words: str
    other_words: str
    both: str

    @property
    def same(self) -> bool:
        """Tell whether nothing is to be chosen."""
        return (self.one or "") == (self.other or "")


@dataclass(frozen=True, slots=True)
class Following:
    """How many rows of a kind name each of the two records."""

    table: str
    word: str
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records; `twice` names the bodies where both sit at one time: one seat will stay."""

    table: str
    one_id: str
    other_id: str
    one_name: str
    other_name: str
    fields: tuple[FieldPair, ...]
    follows: tuple[Following, ...]
    twice: tuple[str, ...]

    @property
    def weights(self) -> tuple[int, int]:
        """How much hangs on each: the heavier one is proposed to stay."""
        return (sum(one.one for one in self.follows), sum(one.other for one in self.follows))


def comparison(store: Store, table: str, one_id: str, other_id: str) -> Comparison:
    """Return two records of a table side by side; `NotFound` when one is not there any more."""
    check_table(table)
    with store.read() as session:
        one, other = (_record(session, table, each) for each in (one_id, other_id))
        areas = {row.id: row.name for row in session.execute(select(Area.id, Area.name))}
        fields = tuple(
            _field(tables()[table].columns[name], one, other, areas) for name in FIELDS[table])
        return Comparison(
            table, one_id, other_id, _name(one), _name(other), fields,
            _follows(session, table, one_id, other_id),
            _twice(session, one_id, other_id) if table == "person" else (),
        )


def _record(session: Session, table: str, record_id: str) -> Organization | Person:
    found: Organization | Person | None = (
        session.get(Organization, record_id) if table == "organization"
        else session.get(Person, record_id))
    if found is None or found.deleted:
        raise NotFound(_("Une des deux fiches n’est plus dans le répertoire."))
    return found


def _field(
    column: Column[Any], one: Organization | Person, other: Organization | Person,
    areas: dict[str, str],
) -> FieldPair:
    first, second = getattr(one, column.name), getattr(other, column.name)
    both = ""
    if column.name in JOINED and first and second and first != second:
        both = joined(first, second)
    label = _(field_of(column).label)
    return FieldPair(
        column.name, label[:1].upper() + label[1:], first, second,
        _words(column, first, areas), _words(column, second, areas), both,
    )


def _words(column: Column[Any], value: str | int | None, areas: dict[str, str]) -> str:
    if value is None or value == "":
        return ""
    field = field_of(column)
    if column.name == "area_id":
        return areas.get(str(value), "")
    if field.unit == "day":
        return fmt.date_long(str(value), with_weekday=False)
    return vocabulary.label(field.choices, str(value)) if field.choices else str(value)


def _name(record: Organization | Person) -> str:
    if isinstance(record, Person):
        return full_name(record.given_name, record.family_name)
    return record.name


def _follows(
    session: Session, table: str, one_id: str, other_id: str,
) -> tuple[Following, ...]:
    counts: dict[str, list[int]] = {}
    for link in links_to(table):
        asked = text(
            f'SELECT total("{link.column}" = :one), total("{link.column}" = :other) '
            f'FROM "{link.table}" WHERE deleted IS NULL AND "{link.column}" IN (:one, :other)'
        )
        one, other = session.execute(asked, {"one": one_id, "other": other_id}).one()
        kept = counts.setdefault(link.table, [0, 0])
        kept[0] += int(one)
        kept[1] += int(other)
    found = [
        Following(name, _(NAMING[name].word) if name in NAMING else name, one, other)
        for name, (one, other) in counts.items() if one or other
    ]
    return tuple(sorted(found, key=lambda each: (-each.one - each.other, each.word)))


def _twice(session: Session, one_id: str, other_id: str) -> tuple[str, ...]:
    asked = (
        select(Membership, func.coalesce(Body.name, ""))
        .outerjoin(Body, Membership.body_id == Body.id)
        .where(
            Membership.deleted.is_(None),
            or_(Membership.person_id == one_id, Membership.person_id == other_id),
        )
        .order_by(Body.rank, Membership.id)
    )
    seats = [(name, seat.person_id, _seat(seat)) for seat, name in session.execute(asked)]
    return tuple(dict.fromkeys(
        name for name, holder, seat in seats if holder == one_id
        for _name, other, second in seats
        if other == other_id and same_row("membership", seat, second)
    ))


def _seat(seat: Membership) -> dict[str, str | bool | None]:
    return {"person_id": "", "body_id": seat.body_id, "voting": seat.voting,
            "start_on": seat.start_on, "end_on": seat.end_on}

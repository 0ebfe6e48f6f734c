"""The records that may be one, why, and what each says."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session

from dsi_desktop.db.linking import links_to
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Affiliation, ContactDetail, Organization, Person
from dsi_desktop.db.schema.settings import Setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.directory.rules.likeness import Likeness, Trait, likenesses
from dsi_desktop.features.directory.rules.merging import FIELDS, apart_key, check_table, standing
from dsi_desktop.kernel.text import fold

Reached = Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that looks like another; `detail` tells it from a namesake."""

    id: str
    name: str
    detail: str
    archived: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one. `score` and `near` out of 100; see `rules.likeness`."""

    table: str
    one: Candidate
    other: Candidate
    score: int
    reasons: tuple[str, ...]
    near: int


def duplicates(store: Store, table: str) -> list[Pair]:
    """Return the pairs that may be one, the surest first, without those said to be two."""
    check_table(table)
    with store.read() as session:
        candidates = _candidates(session, table)
        traits = _traits(session, table, candidates)
        apart = _apart(session, table)
    return [_pair(table, candidates, one) for one in likenesses(traits, apart)]


def pairs_apart(store: Store, table: str) -> list[Pair]:
    """Return the pairs said to be two, in French order, with what makes them look alike."""
    check_table(table)
    with store.read() as session:
        candidates = _candidates(session, table)
        apart = [pair for pair in _apart(session, table) if pair <= set(candidates)]
        traits = {trait.id: trait for trait in _traits(session, table, candidates)}
    found = []
    for pair in apart:
        one, other = sorted(pair, key=lambda each: (fold(candidates[each].name), each))
        alike = likenesses([traits[one], traits[other]])
        found.append(_pair(table, candidates, alike[0] if alike else Likeness(
            one, other, 0, (), 0)))
    return sorted(found, key=lambda pair: (fold(pair.one.name), pair.one.id, pair.other.id))


def standing_for(store: Store, table: str, record_id: str) -> str:
    """Return the id of the record that a merged one became, else the id itself."""
    kind = Organization if check_table(table) == "organization" else Person
    seen: set[str] = set()
    with store.read() as session:
        while record_id not in seen:
            seen.add(record_id)
            asked = select(kind.merged_into_id).where(kind.id == record_id, kind.deleted == 1)
            record_id = session.scalars(asked).first() or record_id
    return record_id


def stray_links(store: Store) -> int:
    """Return how many living links name a record merged into another.

    Two records that two laptops merged into each other count too: neither stands any more.
    """
    count = 0
    with store.read() as session:
        for table in FIELDS:
            strays = _strays(session, table)
            count += sum(into == gone for gone, into in strays)
            given = {"gone": json.dumps([gone for gone, into in strays if into != gone])}
            for link in links_to(table) if strays else ():
                asked = text(
                    f'SELECT count(*) FROM "{link.table}" WHERE deleted IS NULL '
                    f'AND "{link.column}" IN (SELECT value FROM json_each(:gone))'
                )
                count += session.execute(asked, given).scalar_one()
    return count


def _strays(session: Session, table: str) -> list[tuple[str, str]]:
    """Return each merged record and the one it became in the end, when that one may stand."""
    kind = Organization if table == "organization" else Person
    merged = select(kind.id, kind.merged_into_id).where(
        kind.deleted == 1, kind.merged_into_id.is_not(None))
    became = {gone: into or "" for gone, into in session.execute(merged)}
    ends = {gone: standing(became, gone) for gone in became}
    standing_now = set(session.scalars(
        select(kind.id).where(kind.deleted.is_(None), kind.id.in_(set(ends.values())))))
    return [(gone, into) for gone, into in ends.items() if into in standing_now | became.keys()]


def _pair(table: str, candidates: Mapping[str, Candidate], found: Likeness) -> Pair:
    return Pair(table, candidates[found.one], candidates[found.other], found.score,
                found.reasons, found.near)


def _apart(session: Session, table: str) -> set[frozenset[str]]:
    asked = select(Setting.value).where(
        Setting.key == apart_key(table), Setting.deleted.is_(None))
    return {frozenset(pair) for value in session.scalars(asked)
            if len(pair := value.split()) == 2}


def _candidates(session: Session, table: str) -> dict[str, Candidate]:
    if table == "person":
        return _people(session)
    asked = (
        select(Organization.id, Organization.name, Organization.acronym, Organization.archived,
               func.coalesce(Area.name, "").label("area"))
        .outerjoin(Area, Organization.area_id == Area.id)
        .where(Organization.deleted.is_(None))
        .order_by(Organization.id)
    )
    return {
        row.id: Candidate(row.id, row.name or "", _line(row.acronym, row.area), bool(row.archived))
        for row in session.execute(asked)
    }


def _people(session: Session) -> dict[str, Candidate]:
    functions = (
        select(Affiliation.person_id, Affiliation.title, Organization.name)
        .join(Organization, Affiliation.organization_id == Organization.id)
        .where(Affiliation.deleted.is_(None))
        .order_by(Affiliation.end_on.is_not(None), Affiliation.start_on, Affiliation.id)
    )
    asked = (
        select(Person.id, Person.given_name, Person.family_name, Person.archived)
        .where(Person.deleted.is_(None)).order_by(Person.id)
    )
    known: dict[str, str] = {}
    for person_id, title, organization in session.execute(functions):
        known.setdefault(person_id or "", _line(title, organization))
    return {
        row.id: Candidate(row.id, full_name(row.given_name, row.family_name),
                          known.get(row.id, ""), bool(row.archived))
        for row in session.execute(asked)
    }


def _traits(session: Session, table: str, candidates: Mapping[str, Candidate]) -> list[Trait]:
    reached = _reached(session)
    if table == "person":
        return [Trait(one.id, one.name, "", tuple(reached[one.id]))
                for one in candidates.values()]
    asked = select(Organization.id, Organization.acronym, Organization.website)
    extra = {row.id: (row.acronym or "", row.website or "") for row in session.execute(asked)}
    return [
        Trait(one.id, one.name, extra[one.id][0],
              (*reached[one.id], ("website", extra[one.id][1])))
        for one in candidates.values()
    ]


def _reached(session: Session) -> Reached:
    asked = select(
        ContactDetail.person_id, ContactDetail.organization_id, ContactDetail.kind,
        ContactDetail.value,
    ).where(
        ContactDetail.deleted.is_(None),
        or_(ContactDetail.person_id.is_not(None), ContactDetail.organization_id.is_not(None)),
    )
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for person_id, organization_id, kind, value in session.execute(asked):
        found[person_id or organization_id or ""].append((kind, value or ""))
    return found


def _line(*parts: str | None) -> str:
    return " · ".join(_filled(parts))


def _filled(parts: Iterable[str | None]) -> list[str]:
    return [part for part in parts if part]

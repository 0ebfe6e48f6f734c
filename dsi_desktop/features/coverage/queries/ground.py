"""A plan read once, whole: what the coverage, the gaps and the coherence are counted on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, func, literal, select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.entity import Base
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person, Population
from dsi_desktop.db.schema.evaluation import Indicator, Measurement
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import Agreement, Funder, FundingLine, HumanResource
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Dimension,
    ElementArea,
    ElementDimension,
    ElementPopulation,
    Evidence,
    GapSetAside,
    Issue,
    Need,
    Objective,
    Orientation,
    Plan,
    PlanLevel,
)
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.serving import tied
from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage.rules.ground import (
    ACTION,
    CHANGE,
    ISSUE,
    NEED,
    OBJECTIVE,
    Aside,
    Chantier,
    Element,
    Ground,
    Measured,
    Named,
    Resource,
    Tags,
)

Asked = Select[*tuple[Any, ...]]
_NOTHING = literal("")
_PLAN: BindParameter[str] = bindparam("plan")
_ABOVE: tuple[tuple[str, type[Base]], ...] = (
    (NEED, Need), (ISSUE, Issue), ("orientation", Orientation), (OBJECTIVE, Objective),
    (CHANGE, DesiredChange),
)  # fmt: skip


def _level(table: type[Base]) -> Asked:
    core = table.__table__.c
    return (
        select(core.id, core.code, core.title, core.get("body_id", _NOTHING),
               core.get("kind", _NOTHING))
        .where(core.plan_id == _PLAN, core.deleted.is_(None))
        .order_by(core.rank, core.id)
    )  # fmt: skip


def _of_actions() -> Asked:
    core, homes, people = (one.__table__.c for one in (Action, Organization, Person))
    return (
        select(
            core.id, core.code, core.title, core.body_id, core.state, homes.name,
            people.given_name, people.family_name, core.start_on, core.end_on,
            core.when_text, homes.id, people.id,
        )
        .select_from(
            Action.__table__
            .outerjoin(Organization.__table__,
                       (homes.id == core.lead_id) & homes.deleted.is_(None))
            .outerjoin(Person.__table__,
                       (people.id == core.contact_id) & people.deleted.is_(None))
        )
        .where(core.plan_id == _PLAN, core.deleted.is_(None))
        .order_by(core.rank, core.id)
    )  # fmt: skip


# Statements are built once: building one again costs five times what asking it does.
_TITLE = select(func.coalesce(Plan.title, "")).where(Plan.id == _PLAN, Plan.deleted.is_(None))
_ISSUER = select(Initiative.name).where(Initiative.deleted.is_(None)).order_by(Initiative.id)
_LEVELS = tuple((kind, _level(table)) for kind, table in _ABOVE)
_ACTIONS = _of_actions()
_DIMENSIONS = (
    select(Dimension.id, Dimension.name, _NOTHING).where(Dimension.deleted.is_(None))
    .order_by(Dimension.rank, Dimension.id)
)  # fmt: skip
_AREAS = (
    select(Area.id, Area.name, Area.parent_id).where(Area.deleted.is_(None))
    .order_by(Area.name.collate(FRENCH), Area.id)
)  # fmt: skip
_POPULATIONS = (
    select(Population.id, Population.name, _NOTHING).where(Population.deleted.is_(None))
    .order_by(Population.name.collate(FRENCH), Population.id)
)  # fmt: skip
_CHANTIERS = (
    select(Body.id, Body.local_name, Body.name, Body.hue)
    .where(Body.deleted.is_(None), Body.kind == "workstream")
    .order_by(Body.rank, Body.name.collate(FRENCH), Body.id)
)
_OWN_DIMENSIONS, _OWN_AREAS, _OWN_POPULATIONS, _PROVEN_AREAS, _PROVEN_POPULATIONS = (
    select(holder, tag).where(table.deleted.is_(None), tag.is_not(None))
    for table, holder, tag in (
        (ElementDimension, ElementDimension.record_id, ElementDimension.dimension_id),
        (ElementArea, ElementArea.record_id, ElementArea.area_id),
        (ElementPopulation, ElementPopulation.record_id, ElementPopulation.population_id),
        (Evidence, Evidence.need_id, Evidence.area_id),
        (Evidence, Evidence.need_id, Evidence.population_id),
    )
)
_LIVING = select(Action.id).where(Action.deleted.is_(None))
_AGREEMENTS = (
    select(Agreement.id, Agreement.title, Agreement.reference, Agreement.amount, Funder.name)
    .outerjoin(Funder, Funder.id == Agreement.funder_id)
    .where(Agreement.deleted.is_(None))
    .order_by(Agreement.id)
)
_MONEY = (
    select(
        FundingLine.id, FundingLine.title, Funder.name, Organization.name, FundingLine.action_id,
        func.coalesce(func.nullif(FundingLine.paid, 0), func.nullif(FundingLine.granted, 0),
                      FundingLine.asked, 0),
        FundingLine.agreement_id,
    )
    .outerjoin(Funder, Funder.id == FundingLine.funder_id)
    .outerjoin(Organization, Organization.id == FundingLine.organization_id)
    .where(FundingLine.deleted.is_(None), func.coalesce(FundingLine.state, "") != "refused")
    .order_by(FundingLine.rank, FundingLine.id)
)
_HOURS = (
    select(
        HumanResource.id, HumanResource.role, Organization.name, Person.given_name,
        Person.family_name, HumanResource.action_id,
        func.coalesce(HumanResource.hours_planned, HumanResource.hours_done, 0),
    )
    .outerjoin(Organization, Organization.id == HumanResource.organization_id)
    .outerjoin(Person, Person.id == HumanResource.person_id)
    .where(HumanResource.deleted.is_(None))
    .order_by(HumanResource.id)
)
_MEASURED = select(Measurement.indicator_id).distinct().where(
    Measurement.deleted.is_(None), Measurement.value.is_not(None)
)  # fmt: skip
_INDICATORS = (
    select(Indicator.id, Indicator.title, Indicator.objective_id, Indicator.desired_change_id,
           Indicator.action_id, Indicator.decimals)
    .where(Indicator.plan_id == _PLAN, Indicator.deleted.is_(None))
    .order_by(Indicator.rank, Indicator.id)
)  # fmt: skip
_ASIDE = (
    select(GapSetAside.gap, GapSetAside.record_id, GapSetAside.reason, GapSetAside.set_on)
    .where(GapSetAside.plan_id == _PLAN, GapSetAside.deleted.is_(None))
    .order_by(GapSetAside.set_on, GapSetAside.id)
)
_LEVELS_HERE = select(PlanLevel.level, PlanLevel.name, PlanLevel.used).where(
    PlanLevel.plan_id == _PLAN, PlanLevel.deleted.is_(None)
)  # fmt: skip


def coverage_ground(store: Store, plan_id: str) -> Ground | None:
    """Return a plan as the coverage sees it, None when there is no such plan."""
    with store.read() as session:
        title = session.scalar(_TITLE, {"plan": plan_id})
        if title is None:
            return None
        levels = session.execute(_LEVELS_HERE, {"plan": plan_id}).all()
        elements = tuple(_elements(session, plan_id))
        known = {one.id for one in elements}
        return Ground(
            plan_id=plan_id, title=title, issuer=session.scalars(_ISSUER).first() or title,
            elements=elements, ties=tied(session, plan_id),
            dimensions=_named(session, _DIMENSIONS), areas=_named(session, _AREAS),
            populations=_named(session, _POPULATIONS), chantiers=_chantiers(session),
            own_dimensions=_tags(session, _OWN_DIMENSIONS, known),
            own_areas=_with_evidence(
                session, _tags(session, _OWN_AREAS, known), _PROVEN_AREAS, known),
            own_populations=_with_evidence(
                session, _tags(session, _OWN_POPULATIONS, known), _PROVEN_POPULATIONS, known),
            resources=tuple(_resources(session, known)),
            indicators=tuple(_indicators(session, plan_id)),
            aside=_aside(session, plan_id),
            uses_issues=_uses_issues(levels), names=_named_levels(levels),
        )  # fmt: skip


def _elements(session: Session, plan_id: str) -> Iterator[Element]:
    for kind, asked in _LEVELS:
        for key, code, title, home, sort in session.execute(asked, {"plan": plan_id}).all():
            yield Element(
                kind, key, code or "", title or "", home or "", general=sort == "general"
            )
    yield from _actions(session, plan_id)


def _actions(session: Session, plan_id: str) -> Iterator[Element]:
    for row in session.execute(_ACTIONS, {"plan": plan_id}).all():
        key, code, title, body, state, lead, given, family, start, end, when, home, person = row
        who = lead or " ".join(part for part in (given, family) if part)
        yield Element(
            ACTION, key, code or "", title or "", body or "", False, state or "",  # noqa: FBT003
            bool(home or person), who, start or "", end or "", when or "",
        )  # fmt: skip


def _named(session: Session, asked: Asked) -> tuple[Named, ...]:
    return tuple(
        Named(key, name or "", parent or "") for key, name, parent in session.execute(asked).all()
    )


def _chantiers(session: Session) -> tuple[Chantier, ...]:
    return tuple(
        Chantier(key, local or name or "", hue or 0)
        for key, local, name, hue in session.execute(_CHANTIERS).all()
    )


def _tags(session: Session, asked: Asked, known: set[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for record_id, value in session.execute(asked).all():
        if record_id in known and value:
            found[record_id].add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _with_evidence(session: Session, tags: Tags, asked: Asked, known: set[str]) -> Tags:
    """Add to each need what its evidence is about."""
    found = dict(tags)
    for need_id, value in session.execute(asked).all():
        if need_id in known and value:
            found[need_id] = found.get(need_id, frozenset()) | {value}
    return found


def _resources(session: Session, known: set[str]) -> Iterator[Resource]:
    """Give what helps an action of the plan, and what helps none at all in the dossier.

    A source that was refused helps nobody; an agreement helps by the lines drawn on it.
    """
    living = set(session.scalars(_LIVING).all())
    drawn: set[str] = set()
    for one, agreement_id in (*_money(session), *_hours(session)):
        drawn.add(agreement_id)
        if one.action_id in known:
            yield one
        elif one.action_id not in living:
            yield Resource(one.table, one.id, one.title, "", one.cents, one.hours)
    for key, title, reference, amount, funder in session.execute(_AGREEMENTS).all():
        if key not in drawn:
            said = title or reference or funder or ""
            yield Resource("agreement", key, said, cents=amount or 0)


def _money(session: Session) -> Iterator[tuple[Resource, str]]:
    for key, title, funder, giver, action, cents, agreement in session.execute(_MONEY).all():
        said = title or funder or giver or ""
        yield Resource("funding_line", key, said, action or "", cents), agreement or ""


def _hours(session: Session) -> Iterator[tuple[Resource, str]]:
    for key, role, home, given, family, action, hours in session.execute(_HOURS).all():
        who = home or " ".join(part for part in (given, family) if part)
        said = ", ".join(part for part in (who, role) if part)
        yield Resource("human_resource", key, said, action or "", hours=hours), ""


def _indicators(session: Session, plan_id: str) -> Iterator[Measured]:
    measured = set(session.scalars(_MEASURED).all())
    for key, title, *ends, decimals in session.execute(_INDICATORS, {"plan": plan_id}).all():
        ties = tuple(one for one in ends if one)
        yield Measured(key, title or "", ties, key in measured, decimals or 0)


def _aside(session: Session, plan_id: str) -> tuple[Aside, ...]:
    return tuple(
        Aside(gap or "", record or "", reason or "", day or "")
        for gap, record, reason, day in session.execute(_ASIDE, {"plan": plan_id}).all()
    )


def _named_levels(levels: Sequence[Row[str, str, bool]]) -> dict[str, str]:
    """Return how levels are called here, where they have a name of usage."""
    return {level: name for level, name, _used in levels if name}


def _uses_issues(levels: Sequence[Row[str, str, bool]]) -> bool:
    """Tell whether the démarche puts issues between needs and objectives: unless said, yes."""
    return all(used is not False for level, _name, used in levels if level == ISSUE)

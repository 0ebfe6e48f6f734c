"""A plan read once, whole: what the coverage, the gaps and the coherence are counted on."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dsi_desktop.db.engines import FRENCH
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
from dsi_desktop.db.serving import ties
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

_NOTHING = literal("")
_ABOVE: tuple[tuple[str, Any], ...] = (
    (NEED, Need), (ISSUE, Issue), ("orientation", Orientation), (OBJECTIVE, Objective),
    (CHANGE, DesiredChange),
)  # fmt: skip
_Tag = InstrumentedAttribute[str | None]


def coverage_ground(store: Store, plan_id: str) -> Ground | None:
    """Return a plan as the coverage sees it, None when there is no such plan."""
    with store.read() as session:
        title = session.scalar(
            select(func.coalesce(Plan.title, "")).where(Plan.id == plan_id, Plan.deleted.is_(None))
        )
        if title is None:
            return None
        elements = tuple(_elements(session, plan_id))
        known = {one.id for one in elements}
        tied = tuple(dict.fromkeys((tie[1], tie[3]) for tie in ties(session, plan_id)))
        return Ground(
            plan_id=plan_id, title=title, issuer=_issuer(session) or title,
            elements=elements, ties=tied,
            dimensions=_named(session, select(Dimension.id, Dimension.name, _NOTHING)
                              .where(Dimension.deleted.is_(None))
                              .order_by(Dimension.rank, Dimension.id)),
            areas=_named(session, select(Area.id, Area.name, Area.parent_id)
                         .where(Area.deleted.is_(None))
                         .order_by(Area.name.collate(FRENCH), Area.id)),
            populations=_named(session, select(Population.id, Population.name,
                                               _NOTHING)
                               .where(Population.deleted.is_(None))
                               .order_by(Population.name.collate(FRENCH), Population.id)),
            chantiers=_chantiers(session),
            own_dimensions=_tags(session, ElementDimension, ElementDimension.dimension_id, known),
            own_areas=_with_evidence(
                session, _tags(session, ElementArea, ElementArea.area_id, known),
                Evidence.area_id, known),
            own_populations=_with_evidence(
                session, _tags(session, ElementPopulation, ElementPopulation.population_id, known),
                Evidence.population_id, known),
            resources=tuple(_resources(session, known)),
            indicators=tuple(_indicators(session, plan_id)),
            aside=_aside(session, plan_id),
            uses_issues=_uses_issues(session, plan_id),
        )  # fmt: skip


def _issuer(session: Session) -> str:
    asked = select(Initiative.name).where(Initiative.deleted.is_(None)).order_by(Initiative.id)
    return session.scalars(asked).first() or ""


def _elements(session: Session, plan_id: str) -> Iterator[Element]:
    for kind, table in _ABOVE:
        core = table.__table__.c
        asked = (
            select(core.id, core.code, core.title, core.get("body_id", _NOTHING),
                   core.get("kind", _NOTHING))
            .where(core.plan_id == plan_id, core.deleted.is_(None))
            .order_by(core.rank, core.id)
        )  # fmt: skip
        for key, code, title, home, sort in session.execute(asked).all():
            yield Element(
                kind, key, code or "", title or "", home or "", general=sort == "general"
            )
    yield from _actions(session, plan_id)


def _actions(session: Session, plan_id: str) -> Iterator[Element]:
    core, homes, people = (one.__table__.c for one in (Action, Organization, Person))
    asked = (
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
        .where(core.plan_id == plan_id, core.deleted.is_(None))
        .order_by(core.rank, core.id)
    )  # fmt: skip
    for row in session.execute(asked).all():
        key, code, title, body, state, lead, given, family, start, end, when, home, person = row
        who = lead or " ".join(part for part in (given, family) if part)
        yield Element(
            ACTION, key, code or "", title or "", body or "", False, state or "",  # noqa: FBT003
            bool(home or person), who, start or "", end or "", when or "",
        )  # fmt: skip


def _named(session: Session, asked: Select[*tuple[Any, ...]]) -> tuple[Named, ...]:
    return tuple(
        Named(key, name or "", parent or "") for key, name, parent in session.execute(asked).all()
    )


def _chantiers(session: Session) -> tuple[Chantier, ...]:
    asked = (
        select(Body.id, Body.local_name, Body.name, Body.hue)
        .where(Body.deleted.is_(None), Body.kind == "workstream")
        .order_by(Body.rank, Body.name.collate(FRENCH), Body.id)
    )
    return tuple(
        Chantier(key, local or name or "", hue or 0)
        for key, local, name, hue in session.execute(asked).all()
    )


def _tags(
    session: Session, table: type[ElementArea | ElementDimension | ElementPopulation],
    tag: _Tag, known: set[str],
) -> dict[str, frozenset[str]]:  # fmt: skip
    asked = select(table.record_id, tag).where(table.deleted.is_(None), tag.is_not(None))
    found: dict[str, set[str]] = defaultdict(set)
    for record_id, value in session.execute(asked).all():
        if record_id in known and value:
            found[record_id].add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _with_evidence(session: Session, tags: Tags, tag: _Tag, known: set[str]) -> Tags:
    """Add to each need what its evidence is about."""
    found = dict(tags)
    asked = select(Evidence.need_id, tag).where(Evidence.deleted.is_(None), tag.is_not(None))
    for need_id, value in session.execute(asked).all():
        if need_id in known and value:
            found[need_id] = found.get(need_id, frozenset()) | {value}
    return found


def _resources(session: Session, known: set[str]) -> Iterator[Resource]:
    """Give what helps an action of the plan, and what helps none at all in the dossier.

    A source that was refused helps nobody; an agreement helps by the lines drawn on it.
    """
    living = set(session.scalars(select(Action.id).where(Action.deleted.is_(None))).all())
    drawn: set[str] = set()
    for one, agreement_id in (*_money(session), *_hours(session)):
        drawn.add(agreement_id)
        if one.action_id in known:
            yield one
        elif one.action_id not in living:
            yield Resource(one.table, one.id, one.title, "", one.cents, one.hours)
    asked = (
        select(Agreement.id, Agreement.title, Agreement.reference, Agreement.amount, Funder.name)
        .outerjoin(Funder, Funder.id == Agreement.funder_id)
        .where(Agreement.deleted.is_(None))
        .order_by(Agreement.id)
    )
    for key, title, reference, amount, funder in session.execute(asked).all():
        if key not in drawn:
            said = title or reference or funder or ""
            yield Resource("agreement", key, said, cents=amount or 0)


def _money(session: Session) -> Iterator[tuple[Resource, str]]:
    line = FundingLine
    asked = (
        select(
            line.id, line.title, Funder.name, Organization.name, line.action_id,
            func.coalesce(line.paid, line.granted, line.asked, 0), line.agreement_id,
        )
        .outerjoin(Funder, Funder.id == line.funder_id)
        .outerjoin(Organization, Organization.id == line.organization_id)
        .where(line.deleted.is_(None), func.coalesce(line.state, "") != "refused")
        .order_by(line.rank, line.id)
    )
    for key, title, funder, giver, action, cents, agreement in session.execute(asked).all():
        said = title or funder or giver or ""
        yield Resource("funding_line", key, said, action or "", cents), agreement or ""


def _hours(session: Session) -> Iterator[tuple[Resource, str]]:
    human = HumanResource
    asked = (
        select(
            human.id, human.role, Organization.name, Person.given_name, Person.family_name,
            human.action_id, func.coalesce(human.hours_planned, human.hours_done, 0),
        )
        .outerjoin(Organization, Organization.id == human.organization_id)
        .outerjoin(Person, Person.id == human.person_id)
        .where(human.deleted.is_(None))
        .order_by(human.id)
    )
    for key, role, home, given, family, action, hours in session.execute(asked).all():
        who = home or " ".join(part for part in (given, family) if part)
        said = ", ".join(part for part in (who, role) if part)
        yield Resource("human_resource", key, said, action or "", hours=hours), ""


def _indicators(session: Session, plan_id: str) -> Iterator[Measured]:
    measured = set(session.scalars(
        select(Measurement.indicator_id).distinct()
        .where(Measurement.deleted.is_(None), Measurement.value.is_not(None))
    ).all())  # fmt: skip
    asked = (
        select(Indicator.id, Indicator.title, Indicator.objective_id,
               Indicator.desired_change_id, Indicator.action_id, Indicator.decimals)
        .where(Indicator.plan_id == plan_id, Indicator.deleted.is_(None))
        .order_by(Indicator.rank, Indicator.id)
    )  # fmt: skip
    for key, title, *tied, decimals in session.execute(asked).all():
        ties = tuple(one for one in tied if one)
        yield Measured(key, title or "", ties, key in measured, decimals or 0)


def _aside(session: Session, plan_id: str) -> tuple[Aside, ...]:
    kept = GapSetAside
    asked = (
        select(kept.gap, kept.record_id, kept.reason, kept.set_on)
        .where(kept.plan_id == plan_id, kept.deleted.is_(None))
        .order_by(kept.set_on, kept.id)
    )
    return tuple(
        Aside(gap or "", record or "", reason or "", day or "")
        for gap, record, reason, day in session.execute(asked).all()
    )


def _uses_issues(session: Session, plan_id: str) -> bool:
    """Tell whether the démarche puts issues between needs and objectives: unless said, yes."""
    asked = select(PlanLevel.used).where(
        PlanLevel.plan_id == plan_id, PlanLevel.level == ISSUE, PlanLevel.deleted.is_(None)
    )
    return session.scalars(asked).first() is not False

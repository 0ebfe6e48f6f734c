"""What an action works with: its money, its people's hours, what measures it."""

from sqlalchemy import and_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.money import Funder, FundingLine, HumanResource
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.queries.sheet.lines import HandLine, IndicatorLine, MoneyLine
from dsi_desktop.kernel.i18n import _


def money_of(session: Session, action_id: str) -> tuple[MoneyLine, ...]:
    """Return the sources of an action in their order, each for what it stands for now."""
    asked = (
        select(FundingLine, Funder.name, Organization.name)
        .outerjoin(Funder, Funder.id == FundingLine.funder_id)
        .outerjoin(Organization, Organization.id == FundingLine.organization_id)
        .where(FundingLine.action_id == action_id, FundingLine.deleted.is_(None))
        .order_by(FundingLine.rank, FundingLine.id)
    )
    return tuple(
        MoneyLine(
            line.id, line.title or funder or giver or _("Source à préciser"), line.nature,
            line.state, rules.standing(line.asked, line.granted, line.paid, line.state),
        )
        for line, funder, giver in session.execute(asked).all()
    )


def hands_of(session: Session, action_id: str) -> tuple[HandLine, ...]:
    """Return who gives hours to an action, in alphabetical order."""
    asked = (
        select(HumanResource, Organization.name, Person.given_name, Person.family_name)
        .outerjoin(Organization, Organization.id == HumanResource.organization_id)
        .outerjoin(Person, and_(Person.id == HumanResource.person_id, Person.deleted.is_(None)))
        .where(HumanResource.action_id == action_id, HumanResource.deleted.is_(None))
        .order_by(Organization.name.collate("french"), Person.family_name, HumanResource.id)
    )
    return tuple(
        HandLine(
            hand.id, _who(full_name(given or "", family or ""), organization or ""),
            hand.organization_id, hand.person_id, hand.role or "", hand.hours_planned,
            hand.hours_done, hand.rate, bool(hand.in_kind),
        )
        for hand, organization, given, family in session.execute(asked).all()
    )


def indicators_of(session: Session, action_id: str) -> tuple[IndicatorLine, ...]:
    """Return what measures an action, each with its last measure and its last target."""
    return indicators_by(session, Indicator.action_id, action_id)


def indicators_by(
    session: Session, column: InstrumentedAttribute[str | None], record_id: str
) -> tuple[IndicatorLine, ...]:
    """Return what measures an element that `column` of the indicators names."""
    asked = (
        select(Indicator)
        .where(column == record_id, Indicator.deleted.is_(None))
        .order_by(Indicator.rank, Indicator.id)
    )
    found = session.scalars(asked).all()
    keys = [one.id for one in found]
    measured = (
        select(Measurement.indicator_id, Measurement.value)
        .where(Measurement.indicator_id.in_(keys), Measurement.deleted.is_(None),
               Measurement.value.is_not(None))
        .order_by(Measurement.measured_on, Measurement.id)
    )  # fmt: skip
    targets = (
        select(IndicatorTarget.indicator_id, IndicatorTarget.value)
        .where(IndicatorTarget.indicator_id.in_(keys), IndicatorTarget.deleted.is_(None),
               IndicatorTarget.value.is_not(None))
        .order_by(IndicatorTarget.due_on, IndicatorTarget.id)
    )  # fmt: skip
    last = {row[0]: row[1] for row in session.execute(measured)} if keys else {}
    aims = {row[0]: row[1] for row in session.execute(targets)} if keys else {}
    return tuple(
        IndicatorLine(
            one.id, one.title or "", _scaled(last.get(one.id), one.decimals), one.unit or "",
            _scaled(aims.get(one.id), one.decimals),
        )
        for one in found
    )


def _scaled(value: int | None, decimals: int | None) -> str:
    return "" if value is None else rules.scaled(value, decimals or 0)


def _who(person: str, organization: str) -> str:
    return " – ".join(part for part in (person, organization) if part) or _("À préciser")

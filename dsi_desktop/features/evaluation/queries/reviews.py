"""The yearly review: its words, and the facts of its period read where they stand."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.evaluation import (
    Indicator,
    IndicatorTarget,
    Measurement,
    PlanReview,
    Questionnaire,
    SurveyRound,
)
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.money import FundingLine, HumanResource, Spending
from dsi_desktop.db.schema.plan import Action, Plan, PlanVersion
from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation.queries.actions import action_lines
from dsi_desktop.features.evaluation.queries.outcomes import outcomes
from dsi_desktop.features.evaluation.queries.questionnaires import read_sheet
from dsi_desktop.features.evaluation.rules.surveys import QuestionnaireSheet
from dsi_desktop.features.evaluation.rules.years import (
    MeasureLine,
    MoneyLine,
    Participation,
    Review,
    ReviewLine,
    VersionLine,
)
from dsi_desktop.features.plan.rules import standing
from dsi_desktop.features.plan.rules.difference import difference
from dsi_desktop.features.plan.rules.frozen import Baseline, thawed
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

_THERE = ("present", "remote", "represented")
_HELD = ("in_progress", "held", "adopted")
_RECEIVED = ("granted", "paid")


def reviews(store: Store, plan_id: str = "") -> tuple[ReviewLine, ...]:
    """Return the reviews of a plan, the last period first; of every plan when none is told."""
    asked = select(
        PlanReview.id, PlanReview.plan_id, PlanReview.title, PlanReview.start_on,
        PlanReview.end_on,
    ).where(PlanReview.deleted.is_(None))
    if plan_id:
        asked = asked.where(PlanReview.plan_id == plan_id)
    with store.read() as session:
        rows = session.execute(asked.order_by(PlanReview.end_on.desc(), PlanReview.id)).all()
    return tuple(ReviewLine(row[0], *(value or "" for value in row[1:])) for row in rows)


def review(store: Store, review_id: str) -> Review:
    """Return a review with the facts of its period; raises `NotFound`."""
    with store.read() as session:
        found = session.execute(
            select(PlanReview, Plan.title).outerjoin(Plan, Plan.id == PlanReview.plan_id)
            .where(PlanReview.id == review_id, PlanReview.deleted.is_(None))).first()
        if found is None:
            raise NotFound(_("Ce bilan n’est plus dans le dossier."))
        one, plan = found
        span = one.start_on or "", one.end_on or "9999"
        key = one.plan_id or ""
        words = (
            one.id, key, plan or "", one.title or "", one.start_on or "", one.end_on or "",
            one.introduction or "", one.learnings or "", one.conclusion or "",
        )
        measures, money = _measures(session, key, span), _money(session, key)
        participation = _participation(session, span)
        versions, process = _versions(session, key, span), _process(session, span)
    return Review(
        *words, action_lines(store, key) if key else (),
        tuple(line for line in (outcomes(store, key) if key else ())
              if span[0] <= (line.happened_on or line.harvested_on) <= span[1]),
        measures, money, participation, versions, process,
    )  # fmt: skip


def _measures(session: Session, plan_id: str, span: tuple[str, str]) -> tuple[MeasureLine, ...]:
    every = session.scalars(
        select(Indicator).where(Indicator.plan_id == plan_id, Indicator.deleted.is_(None))
        .order_by(Indicator.rank, Indicator.id)).all()
    last: dict[str, tuple[int | None, str]] = {}
    for key, value, day in session.execute(
        select(Measurement.indicator_id, Measurement.value, Measurement.measured_on)
        .where(Measurement.deleted.is_(None), Measurement.value.is_not(None),
               Measurement.measured_on <= span[1])
        .order_by(Measurement.measured_on, Measurement.id)
    ).all():
        last[str(key)] = value, day or ""
    aims: dict[str, tuple[int | None, str]] = {}
    for key, value, day in session.execute(
        select(IndicatorTarget.indicator_id, IndicatorTarget.value, IndicatorTarget.due_on)
        .where(IndicatorTarget.deleted.is_(None)).order_by(IndicatorTarget.due_on.desc())
    ).all():
        if str(key) not in aims or (day or "") >= span[1]:
            aims[str(key)] = value, day or ""
    none: tuple[int | None, str] = (None, "")
    return tuple(
        MeasureLine(one.id, one.title or "", one.unit or "", one.decimals or 0,
                    one.direction or "", one.baseline, *last.get(one.id, none),
                    *aims.get(one.id, none))
        for one in every
    )  # fmt: skip


def _money(session: Session, plan_id: str) -> MoneyLine:
    of_plan = select(Action.id).where(Action.plan_id == plan_id, Action.deleted.is_(None))
    rows = session.execute(
        select(FundingLine.state, FundingLine.nature, FundingLine.asked, FundingLine.granted,
               FundingLine.paid)
        .where(FundingLine.deleted.is_(None), FundingLine.action_id.in_(of_plan))).all()
    asked = granted = paid = in_kind = 0
    for state, nature, wanted, given, received in rows:
        asked += 0 if state == "refused" else wanted or 0
        stands = standing(wanted, given, received, state or "")
        if state in _RECEIVED:
            granted += stands
            in_kind += stands if nature == "in_kind" else 0
        paid += received or 0
    spent = session.scalars(
        select(func.sum(Spending.actual))
        .where(Spending.deleted.is_(None), Spending.action_id.in_(of_plan))).first()
    hours = session.scalars(
        select(func.sum(HumanResource.hours_done))
        .where(HumanResource.deleted.is_(None), HumanResource.action_id.in_(of_plan))).first()
    return MoneyLine(asked, granted, paid, in_kind, int(spent or 0), int(hours or 0))


def _participation(session: Session, span: tuple[str, str]) -> Participation:
    held = select(Meeting.id).where(
        Meeting.deleted.is_(None), Meeting.state.in_(_HELD), Meeting.held_on >= span[0],
        Meeting.held_on <= span[1])
    meetings = len(session.scalars(held).all())
    row = session.execute(
        select(func.count(), func.count(Attendance.person_id.distinct()),
               func.count(Attendance.organization_id.distinct()))
        .where(Attendance.deleted.is_(None), Attendance.status.in_(_THERE),
               Attendance.meeting_id.in_(held))).one()
    return Participation(meetings, int(row[1]), int(row[2]), int(row[0]))


def _versions(session: Session, plan_id: str, span: tuple[str, str]) -> tuple[VersionLine, ...]:
    rows = session.execute(
        select(PlanVersion.number, PlanVersion.title, PlanVersion.adopted_on, PlanVersion.document)
        .where(PlanVersion.plan_id == plan_id, PlanVersion.deleted.is_(None),
               PlanVersion.adopted_on <= span[1])
        .order_by(PlanVersion.adopted_on, PlanVersion.number, PlanVersion.id)).all()
    found: list[VersionLine] = []
    before = ""
    for number, title, day, document in rows:
        if (day or "") >= span[0]:
            changes = _changes(before, document or "")
            found.append(VersionLine(number, title or "", day or "", changes))
        before = document or ""
    return tuple(found)


def _changes(before: str, after: str) -> tuple[tuple[str, int], ...]:
    """Return what changed between two frozen plans, none when one of them cannot be read."""
    read = thawed(before), thawed(after)
    if read[0] is None or read[1] is None:
        return ()
    made = [Baseline(frame=frame, elements=elements) for frame, elements in (read[0], read[1])]
    return tuple(difference(*made).counts.items())


def _process(session: Session, span: tuple[str, str]) -> tuple[QuestionnaireSheet, ...]:
    """Return the questionnaires answered in the period, whole: what came before gives the trend."""
    keys = session.scalars(
        select(SurveyRound.questionnaire_id)
        .join(Questionnaire, Questionnaire.id == SurveyRound.questionnaire_id)
        .where(SurveyRound.deleted.is_(None), Questionnaire.deleted.is_(None),
               SurveyRound.held_on >= span[0], SurveyRound.held_on <= span[1])
        .distinct().order_by(SurveyRound.questionnaire_id)).all()
    return tuple(read_sheet(session, str(key)) for key in keys)

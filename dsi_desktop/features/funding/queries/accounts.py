"""What the account of a funder is made of: read whole, from what was noted as the work went."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.evaluation import (
    AnswerCount,
    Indicator,
    IndicatorTarget,
    Measurement,
    Questionnaire,
    SurveyRound,
)
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import Funder, HumanResource, Spending, Voucher
from dsi_desktop.db.schema.plan import Action, ActionNote, ActionPartner, Milestone
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.queries.amounts import read_amounts
from dsi_desktop.features.funding.rules.accounts import (
    INTERIM,
    ActionAccount,
    Asked,
    FunderAccount,
    FunderName,
    Measured,
    SpentLine,
    Surveyed,
)
from dsi_desktop.features.funding.rules.arithmetic import Amount
from dsi_desktop.features.funding.rules.spending import Spent
from dsi_desktop.features.plan.rules.years import span_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

_PROMISED = ("granted", "paid")


def account_funders(store: Store) -> tuple[FunderName, ...]:
    """Return the funders, in their order."""
    asked = select(Funder).where(Funder.deleted.is_(None)).order_by(
        Funder.rank, Funder.name, Funder.id)  # fmt: skip
    with store.read() as session:
        return tuple(_funder(one) for one in session.scalars(asked).all())


def funder_account(
    store: Store, funder_id: str, start: date, end: date, stage: str = INTERIM
) -> FunderAccount:
    """Return the account of a funder; `NotFound` when it is not in the dossier any more."""
    wanted = Asked(funder_id, start, end, stage)
    with store.read() as session:
        funder = session.get(Funder, wanted.funder_id)
        if funder is None or funder.deleted:
            raise NotFound(_("Ce bailleur n’est pas dans le dossier."))
        named = _funder(funder)
        amounts = read_amounts(session)
        ours = [
            one for one in amounts
            if one.funder_id == funder.id and one.action_id and one.state in _PROMISED
        ]  # fmt: skip
        spending, unsourced = _spending(session, wanted, ours, amounts, named.year_start)
        ids = _actions_of(ours, spending, wanted, named.year_start)
        parts = _parts(session, ids, wanted)
        rows = session.execute(_actions(ids)).all()
        return FunderAccount(
            wanted, named,
            tuple(
                _account(one, local or name or "", parts, ours, spending, unsourced, wanted,
                         named.year_start)
                for one, local, name in rows
            ),
            _surveys(session, wanted),
        )  # fmt: skip


def _funder(one: Funder) -> FunderName:
    return FunderName(
        one.id, one.name or "", one.vocabulary or "", one.year_start or 4, one.kind or "")


def _overlaps(year: int | None, wanted: Asked, year_start: int) -> bool:
    """Tell whether a fiscal year touches the period; one nobody noted belongs to every period."""
    if year is None:
        return True
    first, last = span_of(year, year_start)
    return first <= wanted.end and last >= wanted.start


def _actions_of(
    ours: Sequence[Amount], spending: Mapping[str, Sequence[SpentLine]], wanted: Asked,
    year_start: int,
) -> set[str]:  # fmt: skip
    paid = {one.action_id or "" for one in ours if _overlaps(one.year, wanted, year_start)}
    return paid | {action for action, lines in spending.items() if lines}


def _actions(ids: set[str]) -> Select[Action, str | None, str | None]:
    return (
        select(Action, Body.local_name, Body.name)
        .outerjoin(Body, Body.id == Action.body_id)
        .where(Action.id.in_(ids), Action.deleted.is_(None))
        .order_by(Body.rank, Action.code, Action.rank, Action.id)
    )


def _spending(
    session: Session, wanted: Asked, ours: Sequence[Amount], amounts: Sequence[Amount],
    year_start: int,
) -> tuple[dict[str, list[SpentLine]], dict[str, int]]:  # fmt: skip
    """Return the funder's spending by action, and how many say no source where several pay.

    A spending without a source, or whose source was removed, is the funder's when it alone pays
    the action in money.
    """
    lines, living = {one.line_id: one for one in ours}, {one.line_id for one in amounts}
    payers: dict[str, set[str]] = defaultdict(set)
    for paid in amounts:
        if paid.action_id and paid.is_cash and paid.state in _PROMISED:
            payers[paid.action_id].add(paid.funder_id or "")
    actions = {one.action_id for one in ours}
    asked = (
        select(Spending).where(Spending.deleted.is_(None), Spending.action_id.in_(actions))
        .order_by(Spending.spent_on.is_(None), Spending.spent_on, Spending.id)
    )
    proofs = _vouchers(session)
    found: dict[str, list[SpentLine]] = defaultdict(list)
    unsourced: dict[str, int] = defaultdict(int)
    for one in session.scalars(asked).all():
        action, source = one.action_id or "", lines.get(one.funding_line_id or "")
        if not _inside(one.spent_on, source, wanted, year_start):
            continue
        sourceless = one.funding_line_id not in living
        if source is not None or (sourceless and payers[action] <= {wanted.funder_id}):
            found[action].append(SpentLine(
                Spent(one.id, action, one.post or "other", one.planned, one.actual,
                      one.explanation or ""),
                one.description or "", one.spent_on or "", tuple(proofs.get(one.id, ())),
            ))  # fmt: skip
        elif sourceless:
            unsourced[action] += 1
    return found, unsourced


def _inside(on: str | None, source: Amount | None, wanted: Asked, year_start: int) -> bool:
    """Tell whether a spending falls in the period; undated, it follows its source's year."""
    if on:
        return wanted.start.isoformat() <= on <= wanted.end.isoformat()
    return _overlaps(source.year if source else None, wanted, year_start)


def _vouchers(session: Session) -> dict[str, list[str]]:
    asked = (
        select(Voucher.spending_id, Voucher.reference).where(Voucher.deleted.is_(None))
        .order_by(Voucher.issued_on, Voucher.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for spending, reference in session.execute(asked).all():
        found[spending or ""].append(reference or _("sans référence"))
    return found


@dataclass(frozen=True, slots=True)
class _Parts:
    """What surrounds the actions of an account, by action."""

    milestones: dict[str, list[str]]
    notes: dict[str, list[str]]
    partners: dict[str, list[str]]
    leads: dict[str, str]
    hours: dict[str, tuple[int, int, int, int]]
    measures: dict[str, list[Measured]]


def _parts(session: Session, ids: set[str], wanted: Asked) -> _Parts:
    """Read what surrounds the actions, one statement for each kind."""
    span = wanted.start.isoformat(), wanted.end.isoformat()
    milestones = _grouped(session, select(
        Milestone.action_id, Milestone.title).where(
        Milestone.deleted.is_(None), Milestone.action_id.in_(ids),
        Milestone.done_on.between(*span)).order_by(Milestone.done_on, Milestone.id))
    notes = _grouped(session, select(
        ActionNote.action_id, ActionNote.text).where(
        ActionNote.deleted.is_(None), ActionNote.action_id.in_(ids),
        ActionNote.noted_on.between(*span)).order_by(ActionNote.noted_on, ActionNote.id))
    partners = _grouped(session, select(
        ActionPartner.action_id, Organization.name)
        .join(Organization, Organization.id == ActionPartner.organization_id).where(
        ActionPartner.deleted.is_(None), ActionPartner.action_id.in_(ids))
        .order_by(Organization.name, ActionPartner.id))
    named = select(Action.id, Organization.name).join(
        Organization, Organization.id == Action.lead_id).where(Action.id.in_(ids))
    leads = {row[0]: row[1] or "" for row in session.execute(named).all()}
    hours = _hours(session, ids)
    measures = _measures(session, ids, span)
    return _Parts(milestones, notes, partners, leads, hours, measures)


def _grouped(
    session: Session, asked: Select[str | None, str | None]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for action, words in session.execute(asked).all():
        if words:
            found[action or ""].append(words)
    return found


def _hours(session: Session, ids: set[str]) -> dict[str, tuple[int, int, int, int]]:
    """Return by action the hours planned and done for pay, then given, then what those are worth.

    Hours have no date: they are those of the action so far.
    """
    found: dict[str, tuple[int, int, int, int]] = {}
    asked = select(HumanResource).where(
        HumanResource.deleted.is_(None), HumanResource.action_id.in_(ids))
    for one in session.scalars(asked).all():
        planned, done, given, worth = found.get(one.action_id or "", (0, 0, 0, 0))
        if one.in_kind:
            given += one.hours_done or 0
            worth += ((one.hours_done or 0) * (one.rate or 0) + 5) // 10
        else:
            planned += one.hours_planned or 0
            done += one.hours_done or 0
        found[one.action_id or ""] = (planned, done, given, worth)
    return found


def _measures(
    session: Session, ids: set[str], span: tuple[str, str]
) -> dict[str, list[Measured]]:
    """Return the last measure in the period of each indicator of the actions."""
    rows = session.scalars(
        select(Indicator).where(Indicator.deleted.is_(None), Indicator.action_id.in_(ids))
        .order_by(Indicator.rank, Indicator.id)).all()
    known = [one.id for one in rows]
    values = {
        one.indicator_id: one for one in session.scalars(
            select(Measurement).where(
                Measurement.deleted.is_(None), Measurement.indicator_id.in_(known),
                Measurement.measured_on.between(*span))
            .order_by(Measurement.measured_on, Measurement.id)).all()
    }
    targets = {
        one.indicator_id: one for one in session.scalars(
            select(IndicatorTarget).where(
                IndicatorTarget.deleted.is_(None), IndicatorTarget.indicator_id.in_(known))
            .order_by(IndicatorTarget.due_on.desc(), IndicatorTarget.id)).all()
    }
    found: dict[str, list[Measured]] = defaultdict(list)
    for one in rows:
        value, target = values.get(one.id), targets.get(one.id)
        found[one.action_id or ""].append(Measured(
            one.id, one.title or "", _value(one, value.value if value else None),
            _value(one, target.value if target else None),
            (value.measured_on or "") if value else "",
        ))
    return found


def _value(one: Indicator, scaled: int | None) -> str:
    if scaled is None:
        return ""
    decimals = max(one.decimals or 0, 0)
    return f"{fmt.number(scaled / 10 ** decimals, decimals)} {one.unit or ''}".strip()


def _surveys(session: Session, wanted: Asked) -> tuple[Surveyed, ...]:
    """Return the rounds of the questionnaires that may serve outside, and only those."""
    asked = (
        select(SurveyRound, Questionnaire.title)
        .join(Questionnaire, Questionnaire.id == SurveyRound.questionnaire_id)
        .where(SurveyRound.deleted.is_(None), Questionnaire.deleted.is_(None),
               Questionnaire.external_use.is_(True),
               SurveyRound.held_on.between(wanted.start.isoformat(), wanted.end.isoformat()))
        .order_by(SurveyRound.held_on, SurveyRound.id)
    )  # fmt: skip
    rows = session.execute(asked).all()
    answers: dict[str, list[tuple[str, int]]] = defaultdict(list)
    counts = select(AnswerCount).where(
        AnswerCount.deleted.is_(None), AnswerCount.round_id.in_([row[0].id for row in rows]))
    for one in session.scalars(counts).all():
        answers[one.round_id or ""].append((one.answer or "", one.number or 0))
    return tuple(
        Surveyed(title or "", one.held_on or "", one.returned, _mean(answers[one.id]))
        for one, title in rows
    )


def _mean(answers: Sequence[tuple[str, int]]) -> str:
    scaled = [(int(answer), number) for answer, number in answers if answer.isdecimal()]
    whole = sum(number for _answer, number in scaled)
    if not whole:
        return ""
    return fmt.number(sum(answer * number for answer, number in scaled) / whole, 1)


def _account(
    one: Action, chantier: str, parts: _Parts, ours: Sequence[Amount],
    spending: Mapping[str, Sequence[SpentLine]], unsourced: Mapping[str, int], wanted: Asked,
    year_start: int,
) -> ActionAccount:  # fmt: skip
    money = [
        line for line in ours
        if line.action_id == one.id and _overlaps(line.year, wanted, year_start)
    ]
    planned, done, given, worth = parts.hours.get(one.id, (0, 0, 0, 0))
    lead = parts.leads.get(one.id)
    partners = [lead] if lead else []
    partners += [name for name in parts.partners.get(one.id, ()) if name != lead]
    return ActionAccount(
        one.id, one.code or "", one.title or "", one.state or "",
        chantier, one.description or "",
        tuple(parts.milestones.get(one.id, ())), tuple(parts.notes.get(one.id, ())),
        one.started_on or one.start_on or "", one.ended_on or one.end_on or "",
        one.when_text or "", one.people_reached, one.achieved or "", tuple(partners),
        one.variance or "", one.effects_short or "", one.effects_medium or "",
        one.effects_long or "", one.sustaining or "", one.transferable or "", one.produced or "",
        sum(line.firm for line in money), sum(line.received for line in money),
        tuple(spending.get(one.id, ())), planned, done, given, worth,
        tuple(parts.measures.get(one.id, ())), unsourced.get(one.id, 0),
    )

"""What people answered to a convocation, and the quorum, the balance and the meals of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import BodyRules
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.rules import seats
from dsi_desktop.features.meetings.rules import replies as rules
from dsi_desktop.features.meetings.rules.colleges import quorum_rule, seated
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

_ROLES = ("member", "substitute", "guest", "observer", "staff")


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """Somebody asked, and what they answered.

    `named` is the substitute of the seat, `stand_in` who comes instead. `diet` is private.
    """

    id: str
    person_id: str
    name: str
    organization: str
    role: str
    voting: bool
    reply: str
    stand_in: str
    named_id: str
    named: str
    meal: str
    diet: str


@dataclass(frozen=True, slots=True)
class RepliesSheet:
    """The replies to one meeting; `open` while they may still change."""

    lines: tuple[ReplyLine, ...]
    expected: rules.Expected
    balance: str
    meals: tuple[tuple[str, int], ...]
    substitutes: bool
    open: bool

    @property
    def answered(self) -> int:
        return sum(1 for one in self.lines if one.reply)


def replies_to(store: Store, meeting_id: str) -> RepliesSheet:
    """Return the replies to a meeting; `NotFound` when the dossier does not hold it."""
    with store.read() as session:
        meeting = session.get(Meeting, meeting_id)
        if meeting is None or meeting.deleted:
            raise NotFound(_("Cette rencontre n’est pas dans le dossier."))
        rows = _rows(session, meeting_id)
        rule = session.scalars(
            select(BodyRules)
            .where(BodyRules.body_id == meeting.body_id, BodyRules.deleted.is_(None))
            .order_by(BodyRules.id)
        ).first()
        lines = _lines(session, rows, meeting.held_on or "")
        coming = {line.person_id for line in lines if line.voting and line.reply in rules.COMING}
        return RepliesSheet(
            lines, rules.expected([_answer(row[0]) for row in rows], quorum_rule(rule)),
            rules.balance_words(_balance(session, meeting, coming, rule)),
            rules.meals(line.meal for line in lines if line.reply != "no"),
            rule is None or rule.substitutes_allowed,
            meeting.state in ("planned", "convened") and not meeting.opened_at,
        )


def _rows(session: Session, meeting_id: str) -> list[Any]:
    asked = (
        select(Attendance, Person.given_name, Person.family_name, Person.diet, Organization.name)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .outerjoin(Organization, Organization.id == Attendance.organization_id)
        .where(Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None))
    )
    rows = list(session.execute(asked).all())
    return sorted(rows, key=lambda row: (
        _ROLES.index(row[0].role) if row[0].role in _ROLES else len(_ROLES),
        fold(row[2] or row[0].name or ""), fold(row[1] or ""), row[0].id,
    ))


def _lines(session: Session, rows: Sequence[Any], day: str) -> tuple[ReplyLine, ...]:
    named = rules.named_on_seats(Shelf(session), [row[0].membership_id or "" for row in rows], day)
    instead = {row[0].represented_by_id for row in rows if row[0].represented_by_id}
    names = _names(session, {*named.values(), *instead})
    found = []
    for line, given, family, diet, organization in rows:
        on_seat = named.get(line.membership_id or "", "")
        found.append(ReplyLine(
            id=line.id, person_id=line.person_id or "",
            name=full_name(given or "", family or "") or line.name or "",
            organization=organization or "", role=line.role or "", voting=bool(line.voting),
            reply=line.reply or "", stand_in=names.get(line.represented_by_id or "", ""),
            named_id=on_seat, named=names.get(on_seat, ""), meal=line.meal or "",
            diet=diet or "",
        ))
    return tuple(found)


def _names(session: Session, ids: set[str]) -> dict[str, str]:
    asked = select(Person.id, Person.given_name, Person.family_name).where(Person.id.in_(ids))
    return {row[0]: full_name(row[1], row[2]) for row in session.execute(asked).all()}


def _answer(line: Attendance) -> rules.Answer:
    return rules.Answer(
        line.person_id or line.id, line.reply or "", bool(line.voting), line.organization_id,
        line.represented_by_id,
    )


def _balance(
    session: Session, meeting: Meeting, coming: set[str], rule: BodyRules | None
) -> seats.Balance | None:
    there = seated(Shelf(session), meeting.body_id)
    if not coming or not meeting.held_on or not there.colleges:
        return None
    return seats.parity(
        there.colleges, [term for term in there.terms if term.person_id in coming],
        date.fromisoformat(meeting.held_on), rule.parity_max_gap if rule else 1,
    )

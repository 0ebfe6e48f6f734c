"""The mandates of the table: who received them, what followed, and which nobody follows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body, Mandate, MandateReport, Representation
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.queries.follow_ups import FollowUpLine, follow_ups_of
from dsi_desktop.features.governance.queries.origins import Origin, origins
from dsi_desktop.features.governance.rules import mandates as rules
from dsi_desktop.features.governance.rules.mandates import Course, Standing
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

SHOWN = ("open", "pressing", "closed", "all")
_PRESSING = ("late", "silent", "soon")
_GIVER = aliased(Body)


@dataclass(frozen=True, slots=True)
class MandateLine:
    """A mandate in the list; `receiver_kind` ("body" or "person") opens who received it."""

    id: str
    title: str
    giver: str
    giver_id: str
    receiver: str
    receiver_kind: str
    receiver_id: str
    hue: int
    origin: Origin | None
    due_on: str | None
    state: str
    reports: int
    tasks: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class MandateReportLine:
    """What was reported, when, at which meeting (empty between two meetings)."""

    id: str
    reported_on: str
    text: str
    meeting_id: str
    meeting: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """A representation made on a mandate."""

    id: str
    subject: str
    held_on: str


@dataclass(frozen=True, slots=True)
class MandateSheet:
    """A mandate whole."""

    line: MandateLine
    description: str
    fields: dict[str, str | None]
    reports: tuple[MandateReportLine, ...]
    tasks: tuple[FollowUpLine, ...]
    acts: tuple[ActLine, ...]


def mandates(
    store: Store, today: date, *, search: str = "", scope: str = "open",
) -> list[MandateLine]:
    """Return mandates, the most pressing first; `scope` is one of `SHOWN`.

    "pressing" keeps those late, without follow-up or due within 30 days; `search` ignores accents.
    """
    asked = _asked()
    if scope in ("open", "pressing"):
        asked = asked.where(func.coalesce(Mandate.state, "open").not_in(rules.CLOSED))
    elif scope == "closed":
        asked = asked.where(Mandate.state.in_(rules.CLOSED))
    with store.read() as session:
        lines = _lines(session, asked, today)
    words = fold(search).split()
    return [
        line for line in lines
        if (scope != "pressing" or line.standing.kind in _PRESSING)
        and all(word in fold(_searched(line)) for word in words)
    ]


def mandate_sheet(store: Store, mandate_id: str, today: date) -> MandateSheet:
    """Return one mandate with its reports, tasks and acts; `NotFound` when it is gone."""
    with store.read() as session:
        lines = _lines(session, _asked().where(Mandate.id == mandate_id), today)
        if not lines:
            raise NotFound(_("Ce mandat n’est plus dans le dossier."))
        kept = session.get_one(Mandate, mandate_id)
        return MandateSheet(
            lines[0], kept.description or "", _fields(kept), _reports(session, mandate_id),
            follow_ups_of(session, Task.mandate_id == mandate_id), _acts(session, mandate_id),
        )


def mandate_choices(store: Store, today: date) -> list[tuple[str, str]]:
    """Return (id, words) of the mandates a representation may come from, open ones first."""
    found = mandates(store, today, scope="all")
    found.sort(key=lambda line: line.state in rules.CLOSED)
    return [(line.id, line.title) for line in found]


def _asked() -> Select[Any]:
    def count(table: type[MandateReport] | type[Task]) -> Any:  # noqa: ANN401  a column
        return (
            select(func.count()).select_from(table)
            .where(table.mandate_id == Mandate.id, table.deleted.is_(None))
            .scalar_subquery()
        )

    last = (
        select(func.max(MandateReport.reported_on))
        .where(MandateReport.mandate_id == Mandate.id, MandateReport.deleted.is_(None))
        .scalar_subquery()
    )
    return (
        select(
            Mandate, _GIVER.name.label("giver"), Body.name.label("body"), Body.hue,
            Person.given_name, Person.family_name, count(MandateReport).label("reports"),
            count(Task).label("tasks"), last.label("last"),
        )
        .outerjoin(_GIVER, Mandate.given_by_id == _GIVER.id)
        .outerjoin(Body, Mandate.body_id == Body.id)
        .outerjoin(Person, Mandate.person_id == Person.id)
        .where(Mandate.deleted.is_(None))
        .order_by(
            Mandate.state.in_(rules.CLOSED), func.coalesce(Mandate.due_on, "9"), Mandate.title,
            Mandate.id,
        )
    )


def _lines(session: Session, asked: Select[Any], today: date) -> list[MandateLine]:
    rows = session.execute(asked).all()
    known = origins(session, [row.Mandate.decision_id for row in rows])
    found = [_line(row, known.get(row.Mandate.decision_id or ""), today) for row in rows]
    grade = {kind: at for at, kind in enumerate(_PRESSING)}
    return sorted(found, key=lambda line: grade.get(line.standing.kind, len(grade)))


def _line(row: Any, origin: Origin | None, today: date) -> MandateLine:  # noqa: ANN401  a row
    kept: Mandate = row.Mandate
    course = Course(
        kept.state or "open", origin.held_on if origin else None, kept.due_on, row.reports,
        row.last, row.tasks, kept.closed_on,
    )
    person = full_name(row.given_name or "", row.family_name or "")
    return MandateLine(
        kept.id, kept.title or "", row.giver or "", kept.given_by_id or "",
        " – ".join(part for part in (row.body, person) if part),
        "body" if kept.body_id else "person", kept.body_id or kept.person_id or "",
        row.hue or 0, origin, kept.due_on, course.state, row.reports, row.tasks,
        rules.standing(course, today),
    )


def _searched(line: MandateLine) -> str:
    origin = line.origin.label if line.origin else ""
    return f"{line.title} {line.giver} {line.receiver} {origin}"


def _fields(kept: Mandate) -> dict[str, str | None]:
    return {
        "title": kept.title, "given_by_id": kept.given_by_id, "body_id": kept.body_id,
        "person_id": kept.person_id, "decision_id": kept.decision_id or None,
        "description": kept.description, "due_on": kept.due_on,
    }


def _reports(session: Session, mandate_id: str) -> tuple[MandateReportLine, ...]:
    asked = (
        select(MandateReport, Meeting.held_on, Meeting.title, Body.name)
        .outerjoin(Meeting, MandateReport.meeting_id == Meeting.id)
        .outerjoin(Body, Meeting.body_id == Body.id)
        .where(MandateReport.mandate_id == mandate_id, MandateReport.deleted.is_(None))
        .order_by(MandateReport.reported_on.desc(), MandateReport.id)
    )
    return tuple(
        MandateReportLine(
            report.id, report.reported_on or "", report.text or "", report.meeting_id or "",
            title or name or "",
        )
        for report, _held, title, name in session.execute(asked)
    )


def _acts(session: Session, mandate_id: str) -> tuple[ActLine, ...]:
    asked = (
        select(Representation.id, Representation.subject, Representation.held_on)
        .where(Representation.mandate_id == mandate_id, Representation.deleted.is_(None))
        .order_by(Representation.held_on.desc(), Representation.id)
    )
    return tuple(
        ActLine(row.id, row.subject or "", row.held_on or "") for row in session.execute(asked)
    )

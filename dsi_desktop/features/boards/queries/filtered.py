"""Which cards pass a filter: days and states asked in SQL, names resolved first, texts folded."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from dsi_desktop.db.schema.directory import Organization, Person, Remark
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.plan import Action, Objective
from dsi_desktop.db.schema.settings import SavedFilter
from dsi_desktop.db.schema.work import (
    BoardColumn,
    Card,
    Check,
    Label,
    Task,
    TaskLabel,
    TaskPartner,
)
from dsi_desktop.db.store import Store
from dsi_desktop.db.values_over_time import births
from dsi_desktop.features.boards.rules.filtering import Days, Filter, Term
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.tasks.rules import OPEN
from dsi_desktop.kernel.text import fold

PAGE = "boards"
# Years that every system's local clock can say.
_CLOCKS = (1971, 3000)
_BEGINS = func.coalesce(Task.due_on, Task.due_from, Task.due_to)
_ENDS = func.coalesce(Task.due_on, Task.due_to, Task.due_from)
Said = bool | ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """A filter of the boards kept under a name, as it was typed."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Names:
    """What may stand after a key of the filter, in the order to offer it."""

    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def kept_filters(store: Store) -> list[KeptFilter]:
    """Return the filters of the boards, in their order."""
    asked = (
        select(SavedFilter.id, SavedFilter.name, SavedFilter.query)
        .where(SavedFilter.page == PAGE, SavedFilter.deleted.is_(None))
        .order_by(SavedFilter.rank, SavedFilter.id)
    )
    with store.read() as session:
        return [
            KeptFilter(row.id, row.name or "", row.query or "") for row in session.execute(asked)
        ]


def filter_names(store: Store) -> Names:
    """Return the names the dossier holds for each key that takes one."""
    with store.read() as session:
        people = [full_name(row[0] or "", row[1] or "") for row in _pairs(
            session, Person.given_name, Person.family_name, Person)]
        groups = [row[1] or row[0] or "" for row in _pairs(
            session, Organization.name, Organization.acronym, Organization)]
        return Names({
            "who": _offered([*groups, *people]),
            "partner": _offered(groups),
            "label": _offered(_column(session, Label.name, Label)),
            "column": _offered(_column(session, BoardColumn.title, BoardColumn)),
            "body": _offered(row[0] or row[1] or "" for row in _pairs(
                session, Body.local_name, Body.name, Body)),
            "action": _offered(_column(session, Action.title, Action)),
            "objective": _offered(_column(session, Objective.title, Objective)),
            "meeting": _offered(_column(session, Meeting.title, Meeting)),
        })  # fmt: skip


def matching(
    store: Store, wanted: Filter, today: date, body_id: str | None = None,
    said: Mapping[str, str] | None = None,
) -> frozenset[str]:  # fmt: skip
    """Return the ids of the tasks shown on boards that pass every part of a filter.

    `body_id` keeps those of one chantier; `said` is what `texts_of` returned, read here when it is
    not given. A filter with faults keeps what its other parts say.
    """
    born = births(store, "task") if any(one.key == "created" for one in wanted.terms) else {}
    texts = [one for one in wanted.terms if not one.key]
    ages = [one for one in wanted.terms if one.key == "created"]
    asked = select(Task.id).where(
        Task.deleted.is_(None), Task.archived.is_not(True), Task.state != "dropped"
    )
    if body_id:
        asked = asked.where(Task.body_id == body_id)
    with store.read() as session:
        for one in wanted.terms:
            if one.key in _ASKED:
                meant = _ASKED[one.key](session, one, today)
                asked = asked.where(not_(meant) if one.negated else meant)
        found = frozenset(session.scalars(asked).all())
    if texts:
        found = _saying(found, texts_of(store) if said is None else said, texts)
    for one in ages:
        found = frozenset(
            key for key in found if _within(one.days, born.get(key)) is not one.negated
        )
    return found


def _who(session: Session, term: Term, _today: date) -> Said:
    people = _named(session, Person, lambda row: full_name(
        row.given_name or "", row.family_name or ""), term.value,
        Person.given_name, Person.family_name)  # fmt: skip
    groups = _groups(session, term.value)
    free = [name for name in _column(session, Task.responsible_name, Task) if name
            and term.value in _folded(name)]  # fmt: skip
    return or_(
        _in(Task.person_id, people), _in(Task.organization_id, groups),
        _in(Task.responsible_name, free),
    )  # fmt: skip


def _partner(session: Session, term: Term, _today: date) -> Said:
    groups = _groups(session, term.value)
    helped = select(TaskPartner.task_id).where(
        TaskPartner.deleted.is_(None), _in(TaskPartner.organization_id, groups),
        TaskPartner.task_id.is_not(None),
    )  # fmt: skip
    return Task.id.in_(helped)


def _label(session: Session, term: Term, _today: date) -> Said:
    labels = _named(session, Label, lambda row: row.name or "", term.value, Label.name)
    worn = select(TaskLabel.task_id).where(
        TaskLabel.deleted.is_(None), _in(TaskLabel.label_id, labels), TaskLabel.task_id.is_not(None)
    )
    return Task.id.in_(worn)


def _column_named(session: Session, term: Term, _today: date) -> Said:
    columns = _named(
        session, BoardColumn, lambda row: row.title or "", term.value, BoardColumn.title
    )
    placed = select(Card.task_id).where(
        Card.deleted.is_(None), _in(Card.column_id, columns), Card.task_id.is_not(None)
    )
    return Task.id.in_(placed)


def _body(session: Session, term: Term, _today: date) -> Said:
    bodies = _named(
        session, Body, lambda row: f"{row.local_name or ''} {row.name or ''} {row.acronym or ''}",
        term.value, Body.local_name, Body.name, Body.acronym,
    )  # fmt: skip
    return _in(Task.body_id, bodies)


def _action(session: Session, term: Term, _today: date) -> Said:
    return _in(Task.action_id, _coded(session, Action, term.value))


def _objective(session: Session, term: Term, _today: date) -> Said:
    own = _coded(session, Objective, term.value)
    under = session.scalars(select(Action.id).where(_in(Action.objective_id, own))).all()
    return or_(_in(Task.objective_id, own), _in(Task.action_id, under))


def _meeting(session: Session, term: Term, _today: date) -> Said:
    met = _named(
        session, Meeting, lambda row: f"{row.title or ''} {row.held_on or ''}", term.value,
        Meeting.title, Meeting.held_on,
    )  # fmt: skip
    return _in(Task.meeting_id, met)


def _state(_session: Session, term: Term, _today: date) -> Said:
    return Task.state == term.value


def _standing(session: Session, term: Term, today: date) -> Said:
    if term.value != "late":
        return _state(session, term, today)
    last = func.coalesce(Task.due_on, Task.due_to)
    return and_(Task.state.in_(OPEN), func.coalesce(last < today.isoformat(), false()))


def _priority(_session: Session, term: Term, _today: date) -> Said:
    return func.coalesce(Task.priority, "normal") == term.value


def _due(_session: Session, term: Term, _today: date) -> Said:
    if term.days is None:
        return true()
    first, last = term.days.first.isoformat(), term.days.last.isoformat()
    return and_(_ENDS.is_not(None), first <= _ENDS, _BEGINS.between("", last))


def _moved(_session: Session, term: Term, _today: date) -> Said:
    if term.days is None:
        return true()
    first, last = _moments(term.days)
    return and_(Task.moved_at.is_not(None), Task.moved_at >= first, Task.moved_at < last)


def _lacks(_session: Session, term: Term, _today: date) -> Said:
    worn = select(TaskLabel.task_id).join(Label, Label.id == TaskLabel.label_id).where(
        TaskLabel.deleted.is_(None), Label.deleted.is_(None), TaskLabel.task_id.is_not(None))
    helped = select(TaskPartner.task_id).where(
        TaskPartner.deleted.is_(None), TaskPartner.task_id.is_not(None))
    said: dict[str, Said] = {
        "who": and_(Task.person_id.is_(None), Task.organization_id.is_(None),
                    func.coalesce(Task.responsible_name, "") == ""),
        "due": and_(_ENDS.is_(None), func.coalesce(Task.due_text, "") == ""),
        "label": Task.id.not_in(worn),
        "action": func.coalesce(Task.action_id, "") == "",
        "objective": and_(Task.objective_id.is_(None), func.coalesce(Task.action_id, "") == ""),
        "partner": Task.id.not_in(helped),
    }  # fmt: skip
    return said[term.value]


_ASKED: dict[str, Callable[[Session, Term, date], Any]] = {
    "who": _who, "partner": _partner, "label": _label, "column": _column_named, "body": _body,
    "action": _action, "objective": _objective, "meeting": _meeting, "state": _state,
    "standing": _standing, "priority": _priority, "due": _due, "moved": _moved, "lacks": _lacks,
}  # fmt: skip


def texts_of(store: Store) -> dict[str, str]:
    """Return what every task says, folded: title, description, result, list, comments.

    Columns of the tables, not of the classes: the rows of 10,000 tasks come a third faster.
    """
    task, check, remark = (kind.__table__.c for kind in (Task, Check, Remark))
    whole = select(task.id, task.title, task.description, task.result, task.responsible_name)
    beside = (
        select(check.task_id, check.text).where(check.deleted.is_(None)),
        select(remark.record_id, remark.text).where(
            remark.record_table == "task", remark.deleted.is_(None)),
    )  # fmt: skip
    with store.read() as session:
        said = {
            key: _folded("\n".join(text for text in texts if text))
            for key, *texts in session.execute(whole.where(task.deleted.is_(None))).all()
        }
        for asked in beside:
            for key, text in session.execute(asked).all():
                if text and key in said:
                    said[key] += "\n" + _folded(text)
    return said


def _saying(
    found: Iterable[str], said: Mapping[str, str], wanted: Iterable[Term]
) -> frozenset[str]:
    """Return those of the tasks whose texts say all that is wanted, nothing that is not."""
    must = [one.value for one in wanted if not one.negated]
    never = [one.value for one in wanted if one.negated]
    kept = [(key, said.get(key, "")) for key in found]
    for value in must:
        kept = [one for one in kept if value in one[1]]
    for value in never:
        kept = [one for one in kept if value not in one[1]]
    return frozenset(key for key, _text in kept)


@lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    return fold(text)


def _named(
    session: Session, kind: type[Any], words: Callable[[Any], str], value: str,
    *columns: InstrumentedAttribute[Any],
) -> list[str]:  # fmt: skip
    """Return the ids of the living records whose name holds what is looked for."""
    rows = session.execute(select(kind.id, *columns).where(kind.deleted.is_(None))).all()
    return [row.id for row in rows if value in _folded(words(row))]


def _groups(session: Session, value: str) -> list[str]:
    """Return organisations by name or acronym: an acronym said whole means that one alone."""
    asked = select(Organization.id, Organization.name, Organization.acronym)
    rows = session.execute(asked.where(Organization.deleted.is_(None))).all()
    exact = [row.id for row in rows if value == _folded(row.acronym or "")]
    return exact or [
        row.id for row in rows if value in _folded(f"{row.name or ''} {row.acronym or ''}")
    ]


def _coded(session: Session, kind: type[Action] | type[Objective], value: str) -> list[str]:
    """Return elements of the plan by words of their title, or by their code said whole."""
    rows = session.execute(select(kind.id, kind.code, kind.title).where(kind.deleted.is_(None)))
    return [
        row.id for row in rows.all()
        if value == _folded(row.code or "") or value in _folded(row.title or "")
    ]  # fmt: skip


def _in(column: InstrumentedAttribute[Any], values: Collection[str | None]) -> ColumnElement[bool]:
    """Tell whether a column holds one of these; an empty one does not, turned round or not."""
    return and_(column.is_not(None), column.in_(values)) if values else false()


def _within(days: Days | None, when: int | None) -> bool:
    if days is None or when is None:
        return False
    first, last = _moments(days)
    return first <= when < last


def _moments(days: Days) -> tuple[int, int]:
    """Return the bounds of local days in UTC milliseconds; the end is not included."""
    last = min(days.last, date.max - timedelta(days=1)) + timedelta(days=1)
    return _midnight(days.first), _midnight(last)


def _midnight(day: date) -> int:
    if not _CLOCKS[0] < day.year < _CLOCKS[1]:
        moment = datetime.combine(day, time(), UTC)
    else:
        moment = datetime.combine(day, time()).astimezone()
    return round((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)


def _column(session: Session, column: InstrumentedAttribute[Any], kind: type[Any]) -> list[str]:
    asked = select(column).where(kind.deleted.is_(None)).distinct()
    return [text for text in session.scalars(asked).all() if text]


def _pairs(
    session: Session, first: InstrumentedAttribute[Any], second: InstrumentedAttribute[Any],
    kind: type[Any],
) -> list[Any]:  # fmt: skip
    return list(session.execute(select(first, second).where(kind.deleted.is_(None))).all())


def _offered(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}, key=lambda name: (fold(name), name)))

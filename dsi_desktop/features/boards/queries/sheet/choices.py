"""What may be chosen in the boxes of a card."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, Objective
from dsi_desktop.db.schema.work import Label, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.lines import LabelLine


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in a box."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything the boxes of a card offer."""

    people: tuple[Choice, ...]
    organizations: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    actions: tuple[Choice, ...]
    objectives: tuple[Choice, ...]


def card_choices(store: Store) -> Choices:
    """Return what the boxes of a card offer, read in one look."""
    with store.read() as session:
        return Choices(
            tuple(_people(session)), _organizations(session), tuple(_bodies(session)),
            _of_plan(session, Action), _of_plan(session, Objective),
        )


def people(store: Store) -> list[Choice]:
    with store.read() as session:
        return _people(session)


def bodies(store: Store) -> list[Choice]:
    """Every active body: a card may belong to a committee as well as to a chantier."""
    with store.read() as session:
        return _bodies(session)


def labels_offered(store: Store, body_id: str | None) -> list[LabelLine]:
    """Return the labels of a body and those of all, as a card of it may wear them."""
    asked = (
        select(Label.id, Label.name, Label.hue)
        .where(
            Label.deleted.is_(None),
            or_(Label.body_id.is_(None), Label.body_id == "", Label.body_id == (body_id or "")),
        )
        .order_by(Label.rank, Label.name, Label.id)
    )
    with store.read() as session:
        return [
            LabelLine(row.id, row.name or "", row.hue or 0)
            for row in session.execute(asked).all()
        ]


def linkable(store: Store, task_id: str) -> list[Choice]:
    """Return the other cards, those of the same body first, each said with its chantier."""
    asked = (
        select(Task.id, Task.title, Task.body_id, Body.name, Body.local_name)
        .outerjoin(Body, Body.id == Task.body_id)
        .where(Task.deleted.is_(None), Task.archived.is_not(True), Task.id != task_id)
        .order_by(Task.title.collate("french"), Task.id)
    )
    with store.read() as session:
        here = session.scalars(select(Task.body_id).where(Task.id == task_id)).first()
        rows = sorted(session.execute(asked).all(), key=lambda row: row.body_id != here)
    return [
        Choice(row.id, " – ".join(
            part for part in (row.title or "", row.local_name or row.name) if part))
        for row in rows
    ]  # fmt: skip


def _people(session: Session) -> list[Choice]:
    asked = (
        select(Person.id, Person.given_name, Person.family_name)
        .where(Person.deleted.is_(None), Person.archived.is_not(True))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    return [
        Choice(row[0], " ".join(part for part in row[1:] if part))
        for row in session.execute(asked).all()
    ]


def _organizations(session: Session) -> tuple[Choice, ...]:
    asked = (
        select(Organization.id, Organization.name, Organization.acronym)
        .where(Organization.deleted.is_(None), Organization.archived.is_not(True))
        .order_by(Organization.name.collate("french"), Organization.id)
    )
    return tuple(
        Choice(row.id, f"{row.name or ''} ({row.acronym})" if row.acronym else row.name or "")
        for row in session.execute(asked)
    )


def _bodies(session: Session) -> list[Choice]:
    asked = (
        select(Body.id, Body.local_name, Body.name)
        .where(Body.deleted.is_(None), Body.state == "active")
        .order_by(Body.rank, Body.name, Body.id)
    )
    return [Choice(row[0], row[1] or row[2] or "") for row in session.execute(asked).all()]


def _of_plan(session: Session, kind: type[Action] | type[Objective]) -> tuple[Choice, ...]:
    asked = select(kind.id, kind.code, kind.title).where(kind.deleted.is_(None))
    rows = sorted(session.execute(asked).all(), key=lambda row: (_places(row.code), row.id))
    return tuple(
        Choice(row.id, " ".join(part for part in (row.code, row.title) if part)) for row in rows
    )


def _places(code: str | None) -> list[tuple[int, str]]:
    """Sort « 1.10 » after « 1.9 »; what has no code comes last."""
    if not code:
        return [(1_000_000, "")]
    return [(int(part) if part.isdecimal() else 999_999, part) for part in code.split(".")]

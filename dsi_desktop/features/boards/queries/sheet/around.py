"""What stands around a card: labels, partners, links at both ends, comments."""

from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.directory import Organization, Remark
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Label, Task, TaskLabel, TaskLink, TaskPartner
from dsi_desktop.db.told import local_moment
from dsi_desktop.features.boards.queries.lines import LabelLine
from dsi_desktop.features.tasks.rules import links

# Made once: an alias made at each reading costs more than the reading.
_OTHER = aliased(Task)


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """An organisation that helps with a card."""

    id: str
    organization_id: str
    name: str


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link as this card says it: « bloque », « est bloquée par ».

    `before`: the other card must be done first.
    """

    id: str
    words: str
    task_id: str
    title: str
    body: str
    state: str
    before: bool


@dataclass(frozen=True, slots=True)
class CommentLine:
    """What somebody said beside a card; day and hour are local, "" when nobody wrote them."""

    id: str
    author: str
    day: str
    hour: str
    text: str


@dataclass(frozen=True, slots=True)
class OriginLine:
    """A record that the card comes from."""

    kind: str
    id: str
    words: str


def labels_of(session: Session, task_id: str) -> tuple[LabelLine, ...]:
    """Return the labels a card wears, each once."""
    asked = (
        select(Label.id, Label.name, Label.hue)
        .join(TaskLabel, and_(TaskLabel.label_id == Label.id, TaskLabel.deleted.is_(None)))
        .where(TaskLabel.task_id == task_id, Label.deleted.is_(None))
        .order_by(Label.rank, Label.name, Label.id)
        .distinct()
    )
    return tuple(LabelLine(row.id, row.name or "", row.hue or 0) for row in session.execute(asked))


def partners_of(session: Session, task_id: str) -> tuple[PartnerLine, ...]:
    """Return the organisations that help with a card, in alphabetical order."""
    asked = (
        select(TaskPartner.id, Organization.id.label("key"), Organization.name)
        .join(Organization, Organization.id == TaskPartner.organization_id)
        .where(TaskPartner.task_id == task_id, TaskPartner.deleted.is_(None))
        .order_by(Organization.name.collate("french"), TaskPartner.id)
    )
    return tuple(PartnerLine(row.id, row.key, row.name or "") for row in session.execute(asked))


def links_of(session: Session, task_id: str) -> tuple[LinkLine, ...]:
    """Return the links of a card, made from it and to it; cards that are gone are left out."""
    other = _OTHER
    asked = (
        select(
            TaskLink.id, TaskLink.kind, TaskLink.from_task_id, other.id.label("other"),
            other.title, other.state, Body.name, Body.local_name,
        )
        .join(
            other,
            or_(
                and_(TaskLink.from_task_id == task_id, TaskLink.to_task_id == other.id),
                and_(TaskLink.to_task_id == task_id, TaskLink.from_task_id == other.id),
            ),
        )
        .outerjoin(Body, Body.id == other.body_id)
        .where(TaskLink.deleted.is_(None), other.deleted.is_(None), other.id != task_id)
        .order_by(TaskLink.kind, TaskLink.from_task_id != task_id, other.title, TaskLink.id)
    )
    found = []
    for row in session.execute(asked):
        kind, came = row.kind or "", row.from_task_id != task_id
        ends = (row.other, task_id) if came else (task_id, row.other)
        order = links.order_of(kind, *ends)
        found.append(LinkLine(
            row.id, links.said(kind, from_the_other=came), row.other, row.title or "",
            row.local_name or row.name or "", row.state or "",
            order is not None and order[0] == row.other,
        ))  # fmt: skip
    return tuple(found)


def comments_of(session: Session, task_id: str) -> tuple[CommentLine, ...]:
    """Return what was said beside a card, the oldest first."""
    asked = (
        select(Remark.id, Remark.author, Remark.written_at, Remark.text)
        .where(
            Remark.record_table == "task", Remark.record_id == task_id, Remark.deleted.is_(None))
        .order_by(Remark.written_at, Remark.id)
    )
    return tuple(
        CommentLine(row.id, row.author or "", *local_moment(row.written_at), row.text or "")
        for row in session.execute(asked)
    )

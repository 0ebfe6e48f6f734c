"""What a forum shows: every line said, and the plan it can become part of."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import ForumVoice
from dsi_desktop.db.schema.plan import Objective, Plan
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules.forum import Spoken

_KINDS = ("need", "issue", "action")


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan or an objective that a line can join; `kind` is « plan » or « objective »."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ForumOrigin:
    """Where an element of the plan was said: the forum, the table, the words, the points."""

    meeting_id: str
    held_on: str
    table: str
    text: str
    votes: int


def forum_lines_of(store: Store, item_id: str) -> list[Spoken]:
    """Return every line of the forum of a point, in order."""
    asked = (
        select(ForumVoice)
        .where(ForumVoice.agenda_item_id == item_id, ForumVoice.deleted.is_(None))
        .order_by(ForumVoice.rank, ForumVoice.id)
    )
    with store.read() as session:
        rows = session.scalars(asked).all()
        titles = _titles(session, rows)
        return [
            Spoken(
                row.id, row.kind or "", row.text or "", row.table_name or "",
                row.group_id or "", row.votes or 0, row.rank or "", row.became_table or "",
                row.became_id or "", titles.get(row.became_id or "", ""),
            )
            for row in rows
        ]


def plan_choices(store: Store) -> list[PlanChoice]:
    """Return the plans, then the objectives of each, that a line of a forum can join."""
    plans = select(Plan.id, Plan.title).where(Plan.deleted.is_(None)).order_by(Plan.rank, Plan.id)
    objectives = (
        select(Objective.id, Objective.code, Objective.title)
        .where(Objective.deleted.is_(None))
        .order_by(Objective.plan_id, Objective.rank, Objective.id)
    )
    with store.read() as session:
        found = [PlanChoice("plan", row[0], row[1] or "") for row in session.execute(plans).all()]
        found += [
            PlanChoice("objective", row[0], " ".join(part for part in row[1:] if part))
            for row in session.execute(objectives).all()
        ]
    return found


def forum_origin(store: Store, record_id: str) -> ForumOrigin | None:
    """Return the line of a forum that an element of the plan comes from."""
    asked = (
        select(ForumVoice, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == ForumVoice.meeting_id)
        .where(ForumVoice.became_id == record_id, ForumVoice.deleted.is_(None))
        .order_by(ForumVoice.id)
    )
    with store.read() as session:
        row = session.execute(asked).first()
    if row is None:
        return None
    voice = row[0]
    return ForumOrigin(
        voice.meeting_id or "", row[1] or "", voice.table_name or "", voice.text or "",
        voice.votes or 0,
    )


def _titles(session: Session, rows: Iterable[ForumVoice]) -> dict[str, str]:
    wanted: dict[str, set[str]] = {}
    for row in rows:
        if row.became_table in _KINDS and row.became_id:
            wanted.setdefault(row.became_table, set()).add(row.became_id)
    found: dict[str, str] = {}
    for table, ids in wanted.items():
        records = Shelf(session).named(table, ids)
        found |= {one.id: one.title or "" for one in records if not one.deleted}
    return found

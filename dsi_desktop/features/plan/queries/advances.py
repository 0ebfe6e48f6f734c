"""How every chantier goes since the last assembly, read from its actions and from the journal."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.db.values_over_time import values_over_time
from dsi_desktop.features.plan.rules.advances import (
    USUAL_DAYS,
    Advance,
    AdvancesSheet,
    Reached,
    Written,
    moved_since,
    steps_of,
)
from dsi_desktop.features.plan.rules.paper_parts import issuer_of
from dsi_desktop.features.plan.rules.papers import ActionPaper
from dsi_desktop.features.plan.rules.reading import Reading
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

_HELD = ("in_progress", "held", "adopted")


def advances(store: Store, today: date, since: date | None = None) -> AdvancesSheet:
    """Return the advances of every chantier since a day: that of the last assembly when None."""
    with store.read() as session:
        first, words = (since, "") if since is not None else _last_assembly(session, today)
        shelf = Shelf(session)
        issuer = issuer_of(shelf, store.title)
        bodies = _bodies(session)
        actions = _actions(shelf, today)
        ids = [action.id for action in actions]
        marks = shelf.of("milestone", "action_id", ids)
        notes = shelf.of("action_note", "action_id", ids)
    writings = [
        Written(one.row, one.column, one.value, one.when)
        for one in values_over_time(store, "action", ("state", "progress"), ids)
    ]
    told = _Told(first, today, writings, marks, notes)
    mine = defaultdict[str, list[ActionPaper]](list)
    for action in actions:
        mine[action.body_id].append(action)
    known = {body.id for body in bodies}
    chantiers = [told.of(body, mine[body.id]) for body in bodies
                 if body.kind == "workstream" or mine[body.id]]  # fmt: skip
    others = [action for key, found in mine.items() if key not in known for action in found]
    if others:
        chantiers.append(told.of(None, others))
    return AdvancesSheet(issuer, first, words, today, tuple(chantiers))


@dataclass(frozen=True, slots=True)
class _Told:
    """What happened since a day, action by action."""

    since: date
    today: date
    writings: Sequence[Written]
    marks: Sequence[Any]
    notes: Sequence[Any]

    def of(self, body: Any, actions: list[ActionPaper]) -> Advance:  # noqa: ANN401
        """Return how a chantier goes; None gathers what belongs to none."""
        names = {action.id: f"{action.code} {action.title}".strip() for action in actions}
        start = self.since.isoformat()
        reached = [
            Reached(one.done_on, names[one.action_id], one.title or "") for one in self.marks
            if one.action_id in names and one.done_on and one.done_on >= start
        ]
        notes = [
            Reached(one.noted_on, names[one.action_id], one.text or "") for one in self.notes
            if one.action_id in names and one.noted_on and one.noted_on >= start and one.text
        ]
        ahead = [
            (one.action_id, one.title or "", one.due_on) for one in self.marks
            if one.action_id in names and not one.done_on
        ]
        return Advance(
            "" if body is None else body.id,
            _("Sans chantier") if body is None else body.local_name or body.name or "",
            0 if body is None else body.hue or 0, "" if body is None else body.purpose or "",
            tuple(actions), moved_since(
                actions, self.writings, _moment(self.since), start),
            tuple(sorted(reached, key=lambda one: one.day)),
            tuple(sorted(notes, key=lambda one: one.day, reverse=True)),
            steps_of(actions, ahead, self.today),
        )


def _last_assembly(session: Session, today: date) -> tuple[date, str]:
    asked = (
        select(Meeting.held_on, Meeting.title, Body.name)
        .join(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.deleted.is_(None), Body.deleted.is_(None), Body.kind == "assembly",
            Meeting.state.in_(_HELD), Meeting.held_on < today.isoformat(),
        )
        .order_by(Meeting.held_on.desc())
    )
    row = session.execute(asked).first()
    if row is None or row.held_on is None:
        return today - timedelta(days=USUAL_DAYS), _("trois derniers mois")
    day = date.fromisoformat(row.held_on)
    words = _("depuis la dernière assemblée, le {day}").format(
        day=fmt.date_long(day, with_weekday=False)
    )
    return day, words


def _bodies(session: Session) -> list[Body]:
    asked = select(Body).where(Body.deleted.is_(None), Body.state != "closed")
    found = list(session.scalars(asked.order_by(Body.rank, Body.id)).all())
    session.expunge_all()
    return found


def _actions(shelf: Shelf, today: date) -> list[ActionPaper]:
    """Return the actions of every plan that is not over, in the order of each."""
    found: list[ActionPaper] = []
    for plan in shelf.of("plan", "deleted", [None]):
        if plan.state != "closed":
            found += Reading(shelf, plan.id, today).actions.values()
    return sorted(found, key=lambda one: [
        (int(part) if part.isdecimal() else 10**6, part) for part in one.code.split(".")
    ])  # fmt: skip


def _moment(day: date) -> int:
    """Return the end of a local day in UTC milliseconds: what was done that day is before."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None).astimezone()
    return round((start + timedelta(days=1)).timestamp() * 1000)

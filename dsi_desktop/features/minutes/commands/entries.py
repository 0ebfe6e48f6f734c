"""Note what is said: notes, follow-ups, documents laid before the body, closed sessions."""

from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.elections import Election
from dsi_desktop.db.schema.minutes import (
    ConsensusRound,
    Decision,
    Entry,
    Motion,
    SealedSection,
    Tabling,
)
from dsi_desktop.db.schema.work import Task, TaskReview
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.meetings.commands import open_for_writing
from dsi_desktop.features.minutes.commands.intakes import forget_step
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules import refusals, sealing
from dsi_desktop.features.minutes.rules.fields import FollowUpFields
from dsi_desktop.features.tasks.commands import change_task, write_task
from dsi_desktop.features.tasks.rules import title_of
from dsi_desktop.kernel.i18n import N_

Shown = Motion | Decision | Tabling | Task | ConsensusRound | TaskReview | SealedSection
_SHOWN: dict[str, type[Shown]] = {
    "motion": Motion, "decision": Decision, "tabling": Tabling, "task": Task,
    "consensus": ConsensusRound, "review": TaskReview,
    "sealed": SealedSection,
}  # fmt: skip


def record_note(
    store: Store, meeting_id: str, agenda_item_id: str | None, text: str, *,
    private: bool = False, said_at: str | None = None,
) -> str:
    """Note what is said; a private note is never printed nor projected. Return the entry's id."""
    with store.operation(N_("Consigner une note")) as op:
        point_for_writing(op, meeting_id, agenda_item_id)
        return write_line(op, Entry(
            meeting_id=meeting_id, agenda_item_id=agenda_item_id, kind="note",
            text=refusals.note_of(text), private=private, said_at=said_at,
        )).id


def record_followup(
    store: Store, meeting_id: str, agenda_item_id: str | None, title: str, *,
    said_at: str | None = None, **fields: Unpack[FollowUpFields],
) -> str:
    """Give somebody something to do: a task and its line, in one gesture. Return the task's id."""
    with store.operation(N_("Consigner un suivi")) as op:
        meeting = point_for_writing(op, meeting_id, agenda_item_id)
        task = write_task(
            op, title=refusals.follow_up_of(title), state="todo", body_id=meeting.body_id,
            meeting_id=meeting_id, agenda_item_id=agenda_item_id, **fields,
        )
        task.moved_at = store.clock.now_ms()
        op.flush()
        _show(op, meeting_id, agenda_item_id, "task", task.id, said_at)
        return task.id


def record_tabling(
    store: Store, meeting_id: str, agenda_item_id: str | None, title: str, *,
    of_meeting_id: str | None = None, attachment_id: str | None = None,
    said_at: str | None = None,
) -> str:
    """Note that a document, or the notes of another meeting, was laid before the body."""
    with store.operation(N_("Consigner un dépôt")) as op:
        point_for_writing(op, meeting_id, agenda_item_id)
        tabled = op.add(Tabling(
            meeting_id=meeting_id, agenda_item_id=agenda_item_id,
            title=refusals.document_of(title), of_meeting_id=of_meeting_id,
            attachment_id=attachment_id,
        ))
        _show(op, meeting_id, agenda_item_id, "tabling", tabled.id, said_at)
        return tabled.id


def mark_in_camera(
    store: Store, meeting_id: str, agenda_item_id: str | None, *, said_at: str | None = None
) -> str:
    """Note that a closed session took place: never what was said there."""
    with store.operation(N_("Consigner un huis clos")) as op:
        point_for_writing(op, meeting_id, agenda_item_id)
        return write_line(op, Entry(
            meeting_id=meeting_id, agenda_item_id=agenda_item_id, kind="sealed", said_at=said_at,
        )).id


def edit_entry(
    store: Store, entry_id: str, text: str, *, private: bool | None = None
) -> None:
    """Correct the text of a line, whatever it shows."""
    with store.operation(N_("Corriger une ligne du procès-verbal")) as op:
        entry = op.get(Entry, entry_id)
        open_for_writing(op, entry.meeting_id)
        _write_text(op, entry, text)
        if private is not None:
            entry.private = private


def edit_followup(
    store: Store, task_id: str, *, title: str | None = None, **fields: Unpack[FollowUpFields]
) -> None:
    """Correct a follow-up of minutes that are not adopted: who, until when, from which decision."""
    with store.operation(N_("Modifier un suivi")) as op:
        task = op.get(Task, task_id)
        open_for_writing(op, task.meeting_id)
        if title is not None:
            task.title = refusals.follow_up_of(title)
        change_task(op, task, **fields)


def _write_text(op: Operation, entry: Entry, text: str) -> None:
    if entry.kind == "motion":
        op.get(Motion, entry.record_id).text = refusals.resolution_of(text)
    elif entry.kind == "decision":
        op.get(Decision, entry.record_id).text = refusals.decision_of(text)
    elif entry.kind == "tabling":
        op.get(Tabling, entry.record_id).title = refusals.document_of(text)
    elif entry.kind == "task":
        task = op.get(Task, entry.record_id)
        task.title = title_of(text)
        change_task(op, task)
    else:
        refusals.check_typed(entry.kind)
        entry.text = refusals.note_of(text)


def move_entry(
    store: Store, entry_id: str, *, agenda_item_id: str | None = None,
    after_id: str | None = None,
) -> None:
    """Put a line after another, or first of a point; its record follows to the point."""
    with store.operation(N_("Déplacer une ligne du procès-verbal")) as op:
        entry = op.get(Entry, entry_id)
        home = op.get(Entry, after_id).agenda_item_id if after_id else agenda_item_id
        home = home or entry.agenda_item_id
        point_for_writing(op, str(entry.meeting_id), home)
        entry.rank = _rank_after(op, entry, home, after_id)
        if home != entry.agenda_item_id:
            entry.agenda_item_id = home
            _follow(op, entry, home)


def remove_entry(store: Store, entry_id: str) -> None:
    """Take a line away with the record it shows: resolution and votes, follow-up and card."""
    with store.operation(N_("Supprimer une ligne du procès-verbal")) as op:
        entry = op.get(Entry, entry_id)
        open_for_writing(op, entry.meeting_id)
        _remove_record(op, entry)
        op.remove(entry)


def _remove_record(op: Operation, entry: Entry) -> None:
    """Remove what a line shows, and the amendments of a proposal with their own lines."""
    if entry.kind == "intake":
        forget_step(op, entry.record_id)
        return
    record = _record_of(op, entry)
    if isinstance(record, SealedSection):
        sealing.check_removable(written=bool(record.ciphertext))
    if isinstance(record, Motion):
        asked = select(Motion.id).where(
            Motion.amends_id == record.id, Motion.deleted.is_(None)
        )
        for amendment in op.scalars(asked).all():
            line = op.find(Entry, refusals.entry_id(amendment))
            if line is not None:
                _remove_record(op, line)
                op.remove(line)
    if record is not None:
        remove_with_parts(op, record)


def _follow(op: Operation, entry: Entry, item_id: str | None) -> None:
    """Take the record of a line along to another point."""
    record = _record_of(op, entry) or op.find(Election, entry.record_id)
    if record is not None and not isinstance(record, TaskReview):
        record.agenda_item_id = item_id


def _show(
    op: Operation, meeting_id: str, item_id: str | None, kind: str, record_id: str,
    said_at: str | None,
) -> None:
    write_line(op, Entry(
        id=refusals.entry_id(record_id), meeting_id=meeting_id, agenda_item_id=item_id,
        kind=kind, record_id=record_id, said_at=said_at,
    ))


def _record_of(op: Operation, entry: Entry) -> Shown | None:
    kind = _SHOWN.get(entry.kind)
    return op.find(kind, entry.record_id) if kind is not None else None


def _rank_after(op: Operation, entry: Entry, item_id: str | None, after_id: str | None) -> str:
    asked = select(Entry.id, Entry.rank).where(
        Entry.meeting_id == entry.meeting_id, Entry.agenda_item_id == item_id,
        Entry.deleted.is_(None), Entry.id != entry.id,
    )
    rows = op.rows(asked.order_by(Entry.rank, Entry.id))
    place = next((n for n, row in enumerate(rows, start=1) if row.id == after_id), 0)
    low = rows[place - 1].rank if place else None
    high = rows[place].rank if place < len(rows) else None
    return between(low, high)

"""Go through the open follow-ups at a meeting: each leaves its line under the point."""

from sqlalchemy import select

from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.schema.work import Task, TaskReview
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import day, prose
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules import refusals
from dsi_desktop.features.minutes.rules.review_words import note_of, review_of
from dsi_desktop.features.tasks.commands import change_task, write_review
from dsi_desktop.kernel.i18n import N_


def review_follow_up(
    store: Store, meeting_id: str, agenda_item_id: str | None, task_id: str, state: str, *,
    note: str = "", due_on: str | None = None, said_at: str | None = None,
) -> str:
    """Say at a meeting where a follow-up stands; a new day postpones it. Return the review's id.

    Said twice at the same meeting, the second word replaces the first.
    """
    with store.operation(N_("Revoir un suivi")) as op:
        point_for_writing(op, meeting_id, agenda_item_id)
        task = op.get(Task, task_id)
        before = select(TaskReview).where(
            TaskReview.meeting_id == meeting_id, TaskReview.task_id == task_id,
            TaskReview.deleted.is_(None),
        )
        former = op.scalars(before.order_by(TaskReview.id)).first()
        review = write_review(
            op, task, meeting_id=meeting_id, state=review_of(state),
            note=note_of(prose(note), day(due_on, "due_on")), today=store.clock.today(),
            review_id=refusals.review_id(meeting_id, task_id),
        )
        if former is not None and former.id != review.id:
            former.state, former.note = review.state, review.note
            op.remove(review)
            review = former
        if due_on:
            change_task(op, task, due_on=due_on, due_text="", due_from=None, due_to=None)
        task.moved_at = store.clock.now_ms()
        op.flush()
        line = op.find(Entry, refusals.entry_id(review.id))
        if line is None or line.deleted:
            write_line(op, Entry(
                id=refusals.entry_id(review.id), meeting_id=meeting_id,
                agenda_item_id=agenda_item_id, kind="review", record_id=review.id,
                said_at=said_at,
            ))
        return review.id

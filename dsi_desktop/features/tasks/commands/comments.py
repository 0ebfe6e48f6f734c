"""What people say beside a card, each under their name."""

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Remark
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks.rules import comments as rules
from dsi_desktop.kernel.i18n import N_


def write_comment(
    op: Operation, task_id: str, text: str, *, author: str, written_at: int
) -> Remark:
    """Say something beside a card, inside an operation."""
    return op.add(Remark(
        record_table="task", record_id=op.get(Task, task_id).id, author=author,
        written_at=written_at, text=rules.comment_text(text),
    ))


def add_comment(store: Store, task_id: str, text: str) -> str:
    with store.operation(N_("Commenter une carte")) as op:
        made = write_comment(
            op, task_id, text, author=store.author, written_at=store.clock.now_ms())
        return made.id


def edit_comment(store: Store, comment_id: str, text: str) -> None:
    """Say it again otherwise; only the person who wrote it may."""
    with store.operation(N_("Modifier un commentaire")) as op:
        comment = op.get(Remark, comment_id)
        rules.check_own(comment.author or "", store.author)
        comment.text = rules.comment_text(text)


def remove_comment(store: Store, comment_id: str) -> None:
    with store.operation(N_("Retirer un commentaire")) as op:
        comment = op.get(Remark, comment_id)
        rules.check_own(comment.author or "", store.author)
        op.remove(comment)

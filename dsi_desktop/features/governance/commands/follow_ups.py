"""The task that a mandate or a representation asks for, with its card on the board."""

from dsi_desktop.db.board_cards import place_on_board
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.directory.rules import required
from dsi_desktop.features.governance.commands.writing import write
from dsi_desktop.features.governance.rules.act_fields import FollowUpFields
from dsi_desktop.kernel.i18n import _


def write_follow_up(
    op: Operation, title: str, person_id: str | None, body_id: str | None,
    fields: FollowUpFields,
) -> Task:
    """Write a task inside an operation; `person_id` and `body_id` hold unless fields say more."""
    task = Task(
        title=required(title, _("Écrivez ce qu’il y a à faire."), "title"),
        person_id=person_id, body_id=body_id,
    )
    write(task, fields)
    op.add(task)
    place_on_board(op, task)
    return task

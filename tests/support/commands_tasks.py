"""Every command of the tasks, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import commands as tasks
from support import work_ground as ground

COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("add_task", lambda s: tasks.add_task(s, title="Appeler", body_id=ground.TRANSPORT)),
    ("edit_task", lambda s: tasks.edit_task(s, ground.task(s), title="Autre", due_on="2027-01-01")),
    ("edit_task body", lambda s: tasks.edit_task(s, ground.task(s), body_id=ground.FOOD)),
    ("rename_task", lambda s: tasks.rename_task(s, ground.task(s), "Rappeler")),
    ("set_task_state", lambda s: tasks.set_task_state(s, ground.task(s), "waiting")),
    ("complete_task", lambda s: tasks.complete_task(s, ground.task(s), result="Entente signée")),
    ("archive_task", lambda s: tasks.archive_task(s, ground.task(s))),
    ("restore_task", lambda s: tasks.restore_task(s, ground.archived_task(s))),
    (
        "review_task",
        lambda s: tasks.review_task(
            s, ground.task(s), meeting_id=ground.MEETING, state="done", note="Fait"
        ),
    ),
    ("add_check", lambda s: tasks.add_check(s, ground.task(s), "Trois soumissions")),
    ("tick_check", lambda s: tasks.tick_check(s, ground.check(s), done=True)),
]

"""What is promised, by whom, for when: the lists of follow-ups."""

from dsi_desktop.features.tasks.queries.lists import (
    TaskLine,
    all_tasks,
    open_tasks,
    tasks_due,
    tasks_of_meeting,
)

__all__ = ["TaskLine", "all_tasks", "open_tasks", "tasks_due", "tasks_of_meeting"]

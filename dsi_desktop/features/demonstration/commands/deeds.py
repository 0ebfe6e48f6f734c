"""What somebody does on a laptop: short verbs over the commands a person uses."""

from collections.abc import Callable
from types import MappingProxyType

from sqlalchemy import select

from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.demonstration.commands.boarding import add_comment
from dsi_desktop.features.demonstration.commands.planning import add_task
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.i18n import N_


def _add_task(story: Story, *words: str) -> None:
    add_task(story, " | ".join(words))


def _due(story: Story, title: str, day: str, *_rest: str) -> None:
    tasks.edit_task(story.store, _task(story, title), due_on=story.written(day))


def _state(story: Story, title: str, state: str, *_rest: str) -> None:
    tasks.set_task_state(story.store, _task(story, title), state)


def _check(story: Story, title: str, text: str, *_rest: str) -> None:
    tasks.add_check(story.store, _task(story, title), text)


def _say(story: Story, item: str, text: str, *_rest: str) -> None:
    meeting, _slash, _number = item.partition("/")
    minutes.record_note(
        story.store, story.find("meeting", meeting), story.find("item", item),
        story.shift.words(text),
    )


def _correct(story: Story, item: str, text: str, *_rest: str) -> None:
    """Correct the first note of a point."""
    minutes.edit_entry(story.store, _note(story, story.find("item", item)), text)


def _adopt(story: Story, meeting: str, adopting: str, motion: str, changed: str, *_r: str) -> None:
    minutes.adopt_minutes(
        story.store, story.find("meeting", meeting), in_meeting_id=story.find("meeting", adopting),
        motion_id=story.find("motion", motion), with_changes=changed == "oui",
    )


def _organization(story: Story, key: str, mission: str, *_rest: str) -> None:
    directory.edit_organization(story.store, story.find("organization", key), mission=mission)


def _contact(story: Story, key: str, value: str, label: str, *_rest: str) -> None:
    directory.add_contact(
        story.store, organization_id=story.find("organization", key), value=value, label=label
    )


def _function(story: Story, who: str, title: str, *_rest: str) -> None:
    directory.set_affiliation(
        story.store, person_id=story.find("person", who), title=title,
        organization_id=story.find("organization", story.employers[who]),
    )


def _member(story: Story, body: str, who: str, day: str, *_rest: str) -> None:
    governance.appoint_member(
        story.store, body_id=story.find("body", body), person_id=story.find("person", who),
        organization_id=story.find("organization", story.employers[who]),
        start_on=story.written(day),
    )


def _progress(story: Story, action: str, percent: str, *_rest: str) -> None:
    plan.edit_action(story.store, story.find("action", action), progress=int(percent))


def _reason(story: Story, action: str, reason: str, *_rest: str) -> None:
    plan.edit_action(story.store, story.find("action", action), state_reason=reason)


def _note_action(story: Story, action: str, text: str, *_rest: str) -> None:
    plan.add_note(story.store, action_id=story.find("action", action), text=text)


def _milestone(story: Story, action: str, title: str, day: str, *_rest: str) -> None:
    plan.add_milestone(
        story.store, action_id=story.find("action", action), title=title,
        due_on=story.written(day),
    )


def _archive(story: Story, action: str, *_rest: str) -> None:
    plan.archive_action(story.store, story.find("action", action))


def _task(story: Story, title: str) -> str:
    asked = select(Task.id).where(Task.title == title, Task.deleted.is_(None))
    with story.store.operation(N_("Modifier une tâche")) as op:
        return op.scalars(asked).one()


def _note(story: Story, item_id: str) -> str:
    asked = select(Entry.id).where(
        Entry.agenda_item_id == item_id, Entry.kind == "note", Entry.deleted.is_(None)
    )
    with story.store.operation(N_("Corriger une ligne du procès-verbal")) as op:
        return op.scalars(asked.order_by(Entry.rank)).first() or ""


DEEDS: MappingProxyType[str, Callable[..., None]] = MappingProxyType({
    "task": _add_task, "due": _due, "state": _state, "check": _check, "say": _say,
    "correct": _correct, "adopt": _adopt, "organization": _organization, "contact": _contact,
    "function": _function, "member": _member, "progress": _progress, "reason": _reason,
    "comment": add_comment, "note": _note_action, "milestone": _milestone, "archive": _archive,
})  # fmt: skip

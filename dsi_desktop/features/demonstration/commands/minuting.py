"""Record what was said at a point, then follow what it asked for."""

from typing import Any

from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.days import in_words
from dsi_desktop.features.demonstration.rules.record import (
    FollowUp,
    Resolved,
    Said,
    entries_of,
)
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.tasks import commands as tasks


def record(
    story: Story, item: dict[str, Any], meeting_id: str, item_id: str, at: str
) -> None:
    """Record the entries of a point, in order, at the hour it began."""
    for entry in entries_of(item.get("record", "")):
        if isinstance(entry, Resolved):
            _resolve(story, entry, meeting_id, item_id, at)
        elif isinstance(entry, FollowUp):
            _follow_up(story, entry, meeting_id, item_id)
        else:
            _say(story, entry, meeting_id, item_id, at)


def _say(story: Story, entry: Said, meeting_id: str, item_id: str, at: str) -> None:
    text = story.shift.words(entry.text)
    if entry.kind == "D":
        minutes.record_decision(story.store, meeting_id, item_id, text, said_at=at)
    elif entry.kind == "T":
        tabled = story.find("meeting", text)
        minutes.record_tabling(
            story.store, meeting_id, item_id, story.titles[text], of_meeting_id=tabled
        )
    else:
        minutes.record_note(
            story.store, meeting_id, item_id, text, private=entry.kind == "P", said_at=at
        )
        if entry.kind == "H":
            minutes.mark_in_camera(story.store, meeting_id, item_id, said_at=at)


def _resolve(story: Story, entry: Resolved, meeting_id: str, item_id: str, at: str) -> None:
    motion_id = minutes.record_resolution(
        story.store, meeting_id, item_id, story.shift.words(entry.text), title=entry.title,
        recitals="\n".join(entry.recitals), mover_id=story.find("person", entry.mover),
        seconder_id=story.find("person", entry.seconder), state=entry.state, taken_at=at,
        dissent=[(story.find("person", who), reason) for who, reason in entry.dissent],
        **_counts(entry),
    )
    if entry.key:
        story.know("motion", entry.key, motion_id)
    for action_id in story.actions_of_motion.get(entry.key, []):
        plan.edit_action(story.store, action_id, motion_id=motion_id)


def _counts(entry: Resolved) -> dict[str, Any]:
    if entry.counts is None:
        return {}
    return dict(zip(("in_favour", "against", "abstaining"), entry.counts, strict=True))


def _follow_up(story: Story, entry: FollowUp, meeting_id: str, item_id: str) -> None:
    task_id = minutes.record_followup(
        story.store, meeting_id, item_id, story.shift.words(entry.title),
        person_id=story.find("person", entry.who), due_on=story.day(entry.due),
        organization_id=story.find("organization", story.employers[entry.who]),
    )
    settle(story, task_id, entry)


def settle(story: Story, task_id: str, entry: FollowUp) -> None:
    """Give a follow-up the state it has today, on the day it got there."""
    if entry.done is not None:
        story.later(story.day(entry.done), lambda: tasks.complete_task(story.store, task_id))
    elif entry.state != "todo":
        tasks.set_task_state(story.store, task_id, entry.state)


def title_of_notes(body: str, day: str) -> str:
    """Return how a body's meeting notes are named when they are laid before another."""
    return f"Compte rendu – {body}, {in_words(day)}"

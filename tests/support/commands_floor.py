"""The floor, the follow-ups reviewed and the papers adopted at a meeting, done and undone."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.tasks import commands as tasks
from support.commands_meetings import Gesture, last, stranger


def point(store: Store) -> str:
    return last(store, "agenda_item")


def owed(store: Store) -> str:
    """Return a follow-up of the body, given before the meeting."""
    return tasks.add_task(store, title="Relancer Clermont", body_id=last(store, "body"))


def former(store: Store) -> None:
    """Hold an earlier meeting whose minutes wait, and keep that of the seed as the last."""
    made = meetings.create_meeting(
        store, body_id=last(store, "body"), held_on="2026-10-08", invite=False
    )
    meetings.open_meeting(store, made, "13:30")
    meetings.close_meeting(store, made, "15:00")


def at(store: Store, state: str) -> str:
    """Return the meeting in that state."""
    with store.read() as session:
        run = session.connection().exec_driver_sql
        return str(run("SELECT id FROM meeting WHERE state = ?", (state,)).fetchone()[0])


def waits(store: Store) -> str:
    return minutes.ask_to_speak(store, point(store), person_id=stranger(store))


def two_wait(store: Store) -> None:
    waits(store)
    minutes.ask_to_speak(store, point(store), name="Citoyenne")


def turn_of(store: Store, name: str) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        return str(run("SELECT id FROM speaking_turn WHERE name = ?", (name,)).fetchone()[0])


def speaks(store: Store) -> None:
    waits(store)
    minutes.give_floor(store, point(store))


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("ask_to_speak", waits),
    ("give_floor", lambda s: minutes.give_floor(s, point(s))),
    ("end_turn", lambda s: minutes.end_turn(s, point(s), seconds=75)),
    ("leave_queue", lambda s: minutes.leave_queue(s, last(s, "speaking_turn"))),
    ("move_turn", lambda s: minutes.move_turn(s, turn_of(s, "Citoyenne"))),
    ("review_follow_up", lambda s: minutes.review_follow_up(
        s, at(s, "in_progress"), point(s), last(s, "task"), "todo", note="Budget à venir",
        due_on="2026-12-15")),
    ("adopt_agenda", lambda s: minutes.adopt_agenda(
        s, point(s), "Adopter l’ordre du jour tel que modifié", modified=True,
        resolution={"mover_id": stranger(s)})),
    ("adopt_former_minutes", lambda s: minutes.adopt_former_minutes(
        s, point(s), at(s, "held"), "Adopter le procès-verbal", with_changes=True,
        resolution={})),
    ("say_next_meeting", lambda s: minutes.say_next_meeting(
        s, point(s), held_on="2027-01-21", start_time="13:30")),
]
PREPARED: Final[dict[str, Gesture]] = {
    "give_floor": waits,
    "end_turn": speaks,
    "leave_queue": waits,
    "move_turn": two_wait,
    "review_follow_up": owed,
    "adopt_former_minutes": former,
}

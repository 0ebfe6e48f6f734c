"""Every command of the agenda, its series and its backlog, ready to be done, undone and redone."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from support.commands_meetings import Gesture, last

FIRST = "2026-12-10"
THURSDAYS = f"FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH;START={FIRST}"


def body(store: Store) -> str:
    return last(store, "body")


def _propose(store: Store) -> None:
    meetings.propose_item(store, body_id=body(store), title="Fonds mobilité", minutes=10)


def _create(store: Store) -> None:
    meetings.create_series(store, body_id=body(store), rhythm=THURSDAYS, start_time="13:30")


def _empty(store: Store) -> None:
    meetings.create_meeting(store, body_id=body(store), held_on="2026-12-20", invite=False)
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM agenda_item WHERE deleted IS NULL"
        items = [row[0] for row in run(query).fetchall()]
    for item in items:
        meetings.remove_item(store, item)


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("renumber_agenda", lambda s: meetings.renumber_agenda(s, last(s, "meeting"))),
    ("lay_agenda", lambda s: meetings.lay_agenda(s, last(s, "meeting"), "forum")),
    ("copy_agenda", lambda s: meetings.copy_agenda(s, _blank(s), _full(s))),
    ("prepare_next_meeting", lambda s: meetings.prepare_next_meeting(
        s, last(s, "meeting"), held_on="2027-01-14", records=[("mandate", last(s, "mandate"))])),
    ("create_series", _create),
    ("edit_series", lambda s: meetings.edit_series(s, last(s, "meeting_series"), place="Clermont")),
    ("plan_meetings", lambda s: meetings.plan_meetings(
        s, last(s, "meeting_series"), [FIRST, "2027-01-14"])),
    ("remove_series", lambda s: meetings.remove_series(s, last(s, "meeting_series"))),
    ("propose_item", _propose),
    ("edit_backlog_item", lambda s: meetings.edit_backlog_item(
        s, last(s, "backlog_item"), title="Fonds logement", note="18 000 $")),
    ("move_backlog_item", lambda s: meetings.move_backlog_item(s, last(s, "backlog_item"))),
    ("drop_backlog_item", lambda s: meetings.drop_backlog_item(s, last(s, "backlog_item"))),
    ("keep_backlog_item", lambda s: meetings.keep_backlog_item(s, last(s, "backlog_item"))),
    ("postpone_to_backlog", lambda s: meetings.postpone_to_backlog(s, last(s, "agenda_item"))),
]
PREPARED: Final[dict[str, Gesture]] = {
    "lay_agenda": _empty,
    "copy_agenda": lambda s: meetings.create_meeting(
        s, body_id=body(s), held_on="2026-12-20", invite=False),
    "edit_series": _create, "plan_meetings": _create, "remove_series": _create,
    "edit_backlog_item": _propose, "move_backlog_item": _propose, "drop_backlog_item": _propose,
    "keep_backlog_item": lambda s: (_propose(s), meetings.drop_backlog_item(
        s, last(s, "backlog_item"))),
}


def _blank(store: Store) -> str:
    return _meeting(store, "NOT IN")


def _full(store: Store) -> str:
    return _meeting(store, "IN")


def _meeting(store: Store, how: str) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = f"SELECT id FROM meeting WHERE id {how} (SELECT meeting_id FROM agenda_item)"
        return str(run(query).fetchone()[0])

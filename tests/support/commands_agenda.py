"""Every command of the agenda, its series and its backlog, ready to be done, undone and redone."""

from typing import Final

from dsi_desktop.features.meetings import commands as meetings
from support.commands_meetings import Gesture, last

COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("renumber_agenda", lambda s: meetings.renumber_agenda(s, last(s, "meeting"))),
]
PREPARED: Final[dict[str, Gesture]] = {}

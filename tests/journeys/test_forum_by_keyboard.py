"""A forum from the first words of a table to the plan, by keys, in the real window."""

from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries.forum import forum_lines_of, forum_origin
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.text import fr
from support.keyboard import meanwhile, press, write
from support.room_window import DAY, committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
POINT = "Navette des aîné·es"


def _plan(path: Path) -> None:
    store = Store.open(path)
    plan.create_plan(store, title="Plan de communauté")
    store.close()


def test_what_tables_say_is_grouped_pointed_and_becomes_an_issue_of_the_plan(
    tmp_path: Path,
) -> None:
    path, made = committee(tmp_path)
    _plan(path)
    with live_room(path, made.meeting) as room:
        room.press("F4", "Ctrl+A", "P", "Escape", "F5", "Alt+Down", "Alt+Down", "Alt+Down", "F7")
        room.type("4: Pas d’autobus le soir")
        room.type("Le taxi coûte cher")
        room.type("7: s Une navette le jeudi")
        room.press("Down", "Shift+Down")

        def grouped() -> None:
            write("Se déplacer le soir")
            press("Ctrl+Return")

        meanwhile(grouped)
        room.press("G")
        room.press("Ctrl+Home", "+", "+", "+", "-")
        meanwhile(lambda: press("Ctrl+Return"))
        room.press("E", "Escape", "Escape")
        assert room.focus() == "Ligne de saisie du procès-verbal"
        head = forum_lines_of(room.store, made.items[POINT])[0]
        assert (head.text, head.votes, head.became_table) == ("Se déplacer le soir", 2, "issue")
        origin = forum_origin(room.store, head.became_id)
        assert origin is not None
        assert (origin.meeting_id, origin.held_on) == (made.meeting, DAY.isoformat())
        (line,) = queries.minutes_of(room.store, made.meeting).every("forum")
        assert fr(line.title) == fr("Forum : 3 besoins et 1 solution de 2 tables")
        assert fr(line.text).splitlines() == [
            fr("Besoins :"),
            fr("– Se déplacer le soir (2 points; retenu comme enjeu : « Se déplacer le soir ») : "
               "Pas d’autobus le soir; Le taxi coûte cher."),
            fr("Solutions proposées :"),
            "– Une navette le jeudi (table 7).",
        ]
        room.press("Ctrl+Z")
        head = forum_lines_of(room.store, made.items[POINT])[0]
        assert head.became_id == ""

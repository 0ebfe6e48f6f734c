"""A chantier works for an afternoon by keyboard: from the minutes to the board, to the action.

Through the real window: what is said becomes a card, the card is carried, its end closes the plan.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Check, Task
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.room_screen import RoomScreen
from support.keyboard import answer, here, meanwhile, name_of, press, reach, write
from support.qt_session import settle, until
from support.room_window import LiveRoom, live_room
from support.working_session import Chantier, chantier

TITLE = "Relancer Clermont"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[LiveRoom, Chantier]]:
    path, made = chantier(tmp_path)
    with live_room(path, made.meeting) as room:
        yield room, made


def boards(room: LiveRoom) -> BoardsPage:
    workplace = room.session.window.workplace
    assert workplace is not None
    page = workplace.page("boards")
    assert isinstance(page, BoardsPage)
    return page


def the_task(room: LiveRoom) -> Task:
    with room.store.read() as session:
        found = session.scalars(
            select(Task).where(Task.title == TITLE, Task.deleted.is_(None))
        ).one()
        session.expunge_all()
        return found


def action_state(room: LiveRoom, made: Chantier) -> str:
    with room.store.read() as session:
        return session.scalars(select(Action.state).where(Action.id == made.action)).one()


def ticked(room: LiveRoom) -> list[tuple[str, bool]]:
    with room.store.read() as session:
        asked = select(Check.text, Check.done).where(Check.deleted.is_(None)).order_by(Check.rank)
        return [(text, bool(done)) for text, done in session.execute(asked).all()]


def spoken_in_hand(page: BoardsPage) -> str:
    """Return the card in hand as a screen reader says it."""
    panel = next(one for one in page.board.panels if one.view.hasFocus())
    said = panel.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    return str(said).replace("\N{NO-BREAK SPACE}", " ")


def test_a_chantier_works_from_its_minutes_to_its_board_to_the_action(
    held: tuple[LiveRoom, Chantier],
) -> None:
    room, made = held
    said_in_the_meeting(room, made)
    found_on_the_board(room)
    tied_to_the_plan(room, made)
    listed_and_projected(room)
    carried_to_the_end(room, made)
    undone(room, made)


def said_in_the_meeting(room: LiveRoom, made: Chantier) -> None:
    """A follow-up typed in the minutes stands on the board of the chantier."""
    room.press("F5", "Alt+Down")
    room.type("Josée présente les trois arrêts.")
    write(f"a {TITLE} @step")
    room.press("Return", "Return")
    task = the_task(room)
    assert (task.body_id, task.person_id, task.state) == (made.body, made.people[1], "todo")


def found_on_the_board(room: LiveRoom) -> None:
    """The palette leads to the card, in its column, with its sheet beside."""
    press("Ctrl+K")
    write(TITLE)
    settle()
    press("Return")
    page = boards(room)
    until(page.panel.isVisible)
    assert page.panel.task_id == the_task(room).id
    press("Escape")
    until(lambda: any(one.view.hasFocus() for one in page.board.panels))
    assert spoken_in_hand(page) == (
        "Relancer Clermont, Chantier Transport, responsable Stéphane Leblanc, sans échéance, "
        "À faire, carte 1 de 1"
    )


def tied_to_the_plan(room: LiveRoom, made: Chantier) -> None:
    """Entrée opens the sheet; the action of the plan is chosen there by its letters."""
    press("Return")
    reach("Plan de communauté, replié")
    press("Space")
    reach("Action du plan")
    write("Essayer")
    settle()
    press("Down", "Return")
    press("Tab")
    settle()
    assert the_task(room).action_id == made.action


def listed_and_projected(room: LiveRoom) -> None:
    """Two lines are added to the list while the room looks at the board."""
    page = boards(room)
    reach("Ajouter un élément à la liste", "Shift+Tab")
    write("Appeler la mairie")
    press("Return")
    write("Écrire le compte rendu")
    press("Return")
    settle()
    assert ticked(room) == [("Appeler la mairie", False), ("Écrire le compte rendu", False)]
    press("Escape")
    until(lambda: any(one.view.hasFocus() for one in page.board.panels))
    press("F9")
    screen = page.findChild(RoomScreen)
    assert isinstance(screen, RoomScreen)
    until(screen.window.isVisible)
    assert "Appeler la mairie" in screen.window.accessibleDescription()
    screen.window.activateWindow()
    press("F9")
    assert not screen.window.isVisible()
    room.session.window.activateWindow()
    page.take_focus()
    settle()


def carried_to_the_end(room: LiveRoom, made: Chantier) -> None:
    """Ctrl+→ carries the card; at « Fait » the board asks what came of it, then offers to close."""
    page = boards(room)
    press("Ctrl+Right")
    until(lambda: the_task(room).state == "doing")
    assert "En cours, carte 1 de 1" in spoken_in_hand(page)
    press("Ctrl+Right")
    until(lambda: the_task(room).state == "waiting")
    asked: list[str] = []

    def close_action() -> None:
        asked.append("close")
        reach("Noter comme réalisée")
        press("Space")

    def tell_result() -> None:
        asked.append(name_of(here()))
        answer({TITLE: "Deux municipalités s’engagent"})
        meanwhile(close_action)
        press("Ctrl+Return")

    meanwhile(tell_result)
    press("Ctrl+Right")
    until(lambda: the_task(room).state == "done")
    until(lambda: action_state(room, made) == "done")
    assert asked == [TITLE, "close"]
    assert the_task(room).result == "Deux municipalités s’engagent"


def undone(room: LiveRoom, made: Chantier) -> None:
    """Ctrl+Z opens the action again, then brings the card back where it was."""
    press("Ctrl+Z")
    until(lambda: action_state(room, made) == "in_progress")
    press("Ctrl+Z")
    until(lambda: the_task(room).state == "waiting")
    assert the_task(room).result == ""

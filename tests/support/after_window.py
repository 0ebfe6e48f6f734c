"""A meeting that is over, in the real window: what follows it is done by the keyboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.page.after import AfterPanel
from support.keyboard import meanwhile, press, reach
from support.meeting_ground import Ground, carried, grounded
from support.plain_words import plain
from support.room_window import LiveRoom

_VIEWS = {
    "À compléter": "gaps", "Versions": "versions", "Suites": "outcomes", "Dépôts": "tablings",
    "Adoption": "adoption",
}
Prepared = Callable[[Ground], object]


def decided(ground: Ground) -> None:
    """A resolution, a decision by consensus, a follow-up that nobody holds."""
    carried(ground)
    commands.record_decision(ground.store, ground.meeting, ground.items[1], "Ordre du jour adopté.")
    commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer Clermont")


def held(folder: Path, prepare: Prepared = decided) -> tuple[Path, Ground]:
    """Hold the meeting of 12 November; return its dossier, closed, and the ids."""
    ground = grounded(folder)
    ground.under_way()
    boards.create_board(ground.store, ground.body)
    prepare(ground)
    ground.close()
    ground.store.close()
    return ground.store.path, ground


def turn_to(room: LiveRoom, words: str) -> AfterPanel:
    """Press F10, then turn the views until the one of that name."""
    room.press("F10")
    panel = room.page.stage.currentWidget()
    assert isinstance(panel, AfterPanel)
    for _again in panel.views:
        if panel.choice.current() == _VIEWS[words]:
            return panel
        room.press("Ctrl+PgDown")
    raise AssertionError(f"« {words} » is never turned to")


def in_dialog(act: Callable[[], None]) -> None:
    """Do something in the dialog about to open; a failure closes it, else it waits for ever."""

    def guarded() -> None:
        try:
            act()
        finally:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                dialog.reject()

    meanwhile(guarded)


def fill(room: LiveRoom, opens: str, act: Callable[[], None]) -> None:
    """Press the button of that name, then fill the dialog it opens."""
    in_dialog(act)
    widget = reach(opens)
    assert isinstance(widget, QAbstractButton)
    press("Return")
    room.press()


def shown(room: LiveRoom) -> str:
    """Return the sentence over the list of the view shown."""
    panel = room.page.stage.currentWidget()
    assert isinstance(panel, AfterPanel)
    return plain(panel.view.said.text())

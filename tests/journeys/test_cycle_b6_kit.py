"""Step B6: the evening before, all the paper of the meeting is printed in one file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from dsi_desktop.app.session import Session
from dsi_desktop.features.meetings import commands
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.ui.shell.workplace import Workplace
from support import pdf_reader
from support.keyboard import meanwhile, press, reach
from support.meeting_ground import grounded
from support.pdf_verifier import problems
from support.qt_session import opened, settle, until

# Menus take the keyboard; the offscreen platform has nobody to take it from.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, str]:
    """Leave a follow-up to do, and plan the next meeting."""
    ground = grounded(tmp_path)
    ground.under_way()
    minutes.record_followup(
        ground.store, ground.meeting, ground.items[2], "Relancer la MRC",
        person_id=ground.people[1], due_on="2026-12-01")
    ground.close()
    made = commands.create_meeting(
        ground.store, body_id=ground.body, held_on="2026-12-10", start_time="13:30",
        end_time="15:30", agenda=True)
    path = ground.store.path
    ground.store.close()
    return path, made


@pytest.fixture
def window(
    written: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[tuple[Session, Workplace]]:
    with opened(written[0]) as (session, workplace):
        monkeypatch.setattr(
            session.desk, "ask_save_path", lambda suggested, _kinds: tmp_path / suggested)
        session.window.activateWindow()
        settle()
        yield session, workplace


def test_b6_the_kit_is_one_file_from_the_menu_of_the_meeting(
    window: tuple[Session, Workplace], written: tuple[Path, str], tmp_path: Path,
) -> None:
    _session, workplace = window
    workplace.open_record("meeting", written[1])
    settle()
    reach("Autres gestes de la rencontre")
    meanwhile(choose_the_kit)
    press("Space")
    until(lambda: any(tmp_path.glob("*trousse*.pdf")))
    (paper,) = tmp_path.glob("*trousse*.pdf")
    assert paper.name == "2026-12-10_trousse_comite-conseil.pdf"
    content = paper.read_bytes()
    assert problems(content) == []
    said = pdf_reader.tight(pdf_reader.read_aloud(content))
    for words in (
        "Registredesprésences", "JoséeDesbiens", "Signature", "Ordredujour", "Suivisàrevoir",
        "RelancerlaMRC", "StéphaneLeblanc", "Évaluationéclair", "Chaquepersonneapus’exprimer.",
    ):
        assert words in said, words


def choose_the_kit() -> None:
    """Go down the menu to the line of the kit and press Entrée."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _line in menu.actions():
        press("Down")
        active = menu.activeAction()
        if active is not None and active.text().startswith("Trousse"):
            press("Return")
            return
    menu.close()

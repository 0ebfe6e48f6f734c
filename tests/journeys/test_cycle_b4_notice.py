"""Step B4: the notice leaves with its papers: one PDF, a text to paste, a calendar entry."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dsi_desktop.app.session import Session
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page.call_dialog import CallDialog
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.shell.workplace import Workplace
from support import pdf_reader
from support.keyboard import answer, press, reach
from support.meeting_ground import carried, grounded
from support.modal import in_the_dialog, settled
from support.pdf_verifier import problems
from support.qt_session import opened, settle, until

# Lists of proposals take the keyboard; the offscreen platform has nobody to take it from.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
NEXT = "2026-11-20"


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, str]:
    """Hold a meeting, then plan the next one with a document to a point."""
    ground = grounded(tmp_path)
    ground.under_way()
    carried(ground)
    ground.close()
    governance.set_rules(ground.store, ground.body, notice_days=5)
    made = commands.create_meeting(
        ground.store, body_id=ground.body, held_on=NEXT, start_time="13:30", end_time="15:30",
        place="Salle B, Clermont",
    )
    item = commands.add_item(ground.store, made, "Montage financier", kind="decision", minutes=20)
    directory.attach_document(
        ground.store, table="agenda_item", record_id=item, name="Budget.csv", content=b"a;b")
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


def store_of(session: Session) -> Store:
    assert session.dossier is not None
    assert session.dossier.store is not None
    return session.dossier.store


def plain(text: str) -> str:
    return fr(text).replace("\N{NO-BREAK SPACE}", " ")


def test_b4_the_notice_is_checked_printed_copied_and_noted(
    window: tuple[Session, Workplace], written: tuple[Path, str], tmp_path: Path,
) -> None:
    session, workplace = window
    store, meeting = store_of(session), written[1]
    workplace.open_record("meeting", meeting)
    settle()
    seen: dict[str, str] = {}

    def prepare() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CallDialog)
        answer({"Envoyée le": "2026-11-18"})
        press("Tab")
        seen["late"] = plain(dialog.delay.text())
        answer({"Envoyée le": "2026-11-14"})
        press("Tab")
        seen["delay"] = plain(dialog.delay.text())
        reach("Copier le texte")
        press("Space")
        seen["copied"] = QGuiApplication.clipboard().text()
        reach("Agenda (.ics)")
        press("Space")
        reach("PDF à envoyer")
        press("Space")
        until(lambda: any(tmp_path.glob("*convocation*.pdf")))
        reach("Noter l’envoi")
        press("Space")

    reach("Préparer la convocation")
    wrong = in_the_dialog(prepare)
    press("Space")
    settled(wrong)
    settle()

    assert seen["late"].endswith("le délai de 5 jours n’est pas respecté.")
    assert seen["delay"] == (
        "Envoi 6 jours avant la rencontre : le délai de 5 jours est respecté.")
    assert "Projet d’ordre du jour" in seen["copied"]
    sheet = queries.meeting_sheet(store, meeting)
    assert (sheet.line.state, sheet.convened_on) == ("convened", "2026-11-14")
    (calendar,) = tmp_path.glob("*.ics")
    (event,) = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-11-20T13:30:00-05:00"
    (paper,) = tmp_path.glob("*convocation*.pdf")
    content = paper.read_bytes()
    assert problems(content) == []
    said = pdf_reader.tight(pdf_reader.read_aloud(content))
    for words in ("Avisdeconvocation", "Montagefinancier", "Documentsàlire", "18000$"):
        assert words in said.replace("\N{NO-BREAK SPACE}", ""), words
    press("Ctrl+Z")
    settle()
    assert queries.meeting_sheet(store, meeting).line.state == "planned"

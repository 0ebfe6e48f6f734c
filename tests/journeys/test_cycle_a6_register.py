"""A6, after the adoption: the register gives the number, the certified extract and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dsi_desktop.app.session import Session
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.resolutions.page.register_page import RegisterPage
from dsi_desktop.ui.shell.workplace import Workplace
from support.keyboard import press, reach, write
from support.pdf_reader import read_aloud
from support.qt_session import opened, settle, until
from support.register_ground import Registered, registered

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def made(tmp_path: Path) -> Registered:
    found = registered(tmp_path)
    found.store.close()
    return found


@pytest.fixture
def window(made: Registered) -> Iterator[tuple[Session, Workplace]]:
    with opened(made.store.path) as (session, workplace):
        session.window.activateWindow()
        settle()
        yield session, workplace


def test_a6_the_register_leads_from_a_word_to_the_meeting_and_back(
    window: tuple[Session, Workplace], made: Registered, qapp: QApplication
) -> None:
    _session, workplace = window
    workplace.go("resolutions")
    settle()
    page = workplace.page("resolutions")
    assert isinstance(page, RegisterPage)
    reach("Chercher un numéro, un mot, un nom (sans égard aux accents)")
    write("fonds regions ruralite")
    until(lambda: [one.number for one in page.rows.rows] == ["CC-2026-001"])
    reach("Registre des résolutions")
    press("Home", "Return")
    settle()
    assert page.sheet.isVisible()
    said = " ".join(one.text() for one in page.sheet.findChildren(type(page.tools.count)))
    assert "Il est résolu de demander" in said
    reach("Registre des résolutions")
    press("O")
    settle()
    assert workplace.current == "minutes"
    minutes = workplace.page("minutes")
    assert isinstance(minutes, MinutesPage)
    assert minutes.presenter.meeting_id == made.ground.meeting
    press("Alt+Left")
    settle()
    assert workplace.current in ("resolutions", "meetings")


def test_a6_the_extract_is_certified_from_the_frozen_minutes(
    window: tuple[Session, Workplace], made: Registered, qapp: QApplication, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _session, workplace = window
    workplace.open_record("resolution", made.carried)
    settle()
    page = workplace.page("resolutions")
    monkeypatch.setattr(page.desk, "ask_save_path", lambda name, _kinds: tmp_path / name)
    reach("Registre des résolutions")
    press("X")
    (file,) = _written(tmp_path)
    assert file.name == "2026-12-04_extrait_comite-conseil-cc-2026-001.pdf"
    said = " ".join(read_aloud(file.read_bytes()))
    assert "Je certifie que le texte qui précède est un extrait conforme" in said
    assert "Empreinte SHA-256" in said


def _written(folder: Path) -> list[Path]:
    until(lambda: any(one.stat().st_size for one in folder.glob("*.pdf")))
    settle()
    return list(folder.glob("*.pdf"))


def test_a6_a_draft_of_the_register_is_refused_an_extract_in_words(
    window: tuple[Session, Workplace], made: Registered, qapp: QApplication
) -> None:
    session, workplace = window
    workplace.open_record("resolution", made.adopting)
    settle()
    page = workplace.page("resolutions")
    assert isinstance(page, RegisterPage)
    assert page.sheet.isVisible()
    reach("Registre des résolutions")
    press("X")
    settle()
    shown = [one.text() for one in session.window.findChildren(type(page.tools.count))
             if one.isVisible()]
    assert any("projet de procès-verbal" in one for one in shown)

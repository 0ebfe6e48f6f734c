"""An assembly elects its council by the keyboard, from the agenda to the minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dsi_desktop.app.session import Session
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.minutes import queries as minutes
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.shell.workplace import Workplace
from support.election_ground import COMMUNITY, DAY, RUNNING, Ballot, kept, seated, voting
from support.keyboard import answer, here, meanwhile, press, reach, write
from support.qt_session import opened, settle

# Lists of proposals take the keyboard; the offscreen platform has nobody to take it from.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Ballot]:
    return kept(tmp_path)


@pytest.fixture
def window(written: tuple[Path, Ballot]) -> Iterator[tuple[Session, Workplace]]:
    with opened(written[0]) as (session, workplace):
        session.window.activateWindow()
        settle()
        yield session, workplace


def store_of(session: Session) -> Store:
    assert session.dossier is not None
    assert session.dossier.store is not None
    return session.dossier.store


def test_an_assembly_elects_from_the_agenda_to_the_minutes(
    window: tuple[Session, Workplace], written: tuple[Path, Ballot], qapp: QApplication,
) -> None:
    session, workplace = window
    store, ground = store_of(session), written[1]
    workplace.open_record("meeting", ground.meeting)
    settle()
    reach("Tenir une élection au point choisi")
    meanwhile(lambda: press("Ctrl+Return"))
    press("Space")
    settle()
    assert workplace.current == "governance"

    for (given, family), name in zip(RUNNING[:3], COMMUNITY, strict=False):
        press("N")
        settle()
        answer({"Personne": f"{given} {family}", "Au nom de": name, "Proposée par": "Annie Simard"})
        press("Ctrl+Return")
        settle()
    press("Ctrl+Return")
    settle()
    reach("Candidatures et voix")
    press("Home", "Up", "Up", "Up")
    for votes in ("17", "9", "9"):
        write(votes)
        press("Down")
    for name, figure in (("bulletins remis", "20"), ("déposés", "20"), ("blancs ou nuls", "1")):
        reach(name)
        write(figure)
    settle()
    _second_round()
    press("Ctrl+Return")
    settle()
    press("Ctrl+Return")
    settle()

    (election,) = [line for line in queries.elections_held(store) if line.state == "closed"]
    assert election.elected == ("Hélène Savard", "Manon Girard")
    assert [one.start_on for one in seated(store, election.id)] == ["2026-06-03"] * 2
    (said,) = minutes.minutes_of(store, ground.meeting).every("election")
    assert fr("Égalité entre Denis Lavoie et Manon Girard") in fr(said.text)
    reach("Voir le procès-verbal")
    press("Space")
    settle()
    assert workplace.current == "minutes"
    press("Alt+Left")
    settle()
    reach("Candidatures et voix")
    press("Ctrl+Z")
    settle()
    assert seated(store, election.id) == []


def _second_round() -> None:
    """Tie for the last seat: vote again, eight to eleven."""
    press("Ctrl+Return")
    settle()
    reach("Candidatures et voix")
    press("Up", "Up", "Up", "Down")
    for votes in ("8", "11"):
        write(votes)
        press("Down")
    for name, figure in (("bulletins remis", "20"), ("déposés", "20"), ("blancs ou nuls", "1")):
        reach(name)
        write(figure)
    settle()
    assert here() is not None


def test_closing_the_program_in_the_middle_of_a_count_keeps_it(
    written: tuple[Path, Ballot],
) -> None:
    path, ground = written
    store = Store.open(path)
    election = voting(store, ground)
    store.close()
    with opened(path) as (session, workplace):
        session.window.activateWindow()
        settle()
        workplace.open_record("election", election)
        settle()
        reach("Candidatures et voix")
        write("++")
        session.window.close()
        settle()
    store = Store.open(path)
    sheet = queries.election_sheet(store, election, DAY)
    store.close()
    assert sheet.candidates[0].votes == (2,)

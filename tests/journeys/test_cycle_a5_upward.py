"""A5: a chantier's notes go on the agenda of the body above, are laid there, and lead back."""

from pathlib import Path

import pytest

from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.report import minutes as printed
from dsi_desktop.kernel import fmt
from support import pdf_reader, pdf_samples
from support.after_window import fill, shown, turn_to
from support.keyboard import answer, press, reach
from support.meeting_ground import Ground, grounded
from support.plain_words import plain
from support.room_window import live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def told(folder: Path) -> tuple[Path, Ground, str, str]:
    """A chantier met in October; its comité conseil meets on the day."""
    ground = grounded(folder)
    store = ground.store
    governance.set_rules(store, ground.chantier, minutes_kind="cr", requires_adoption=False)
    held = meetings.create_meeting(store, body_id=ground.chantier, held_on="2026-10-22")
    meetings.open_meeting(store, held, "9:00")
    meetings.close_meeting(store, held, "10:00")
    coming = meetings.create_meeting(store, body_id=ground.body, held_on="2026-12-04")
    store.close()
    return store.path, ground, held, coming


def test_a5_notes_are_put_on_the_agenda_laid_and_lead_back(tmp_path: Path) -> None:
    path, _ground, held, coming = told(tmp_path)
    with live_room(path, held) as room:
        turn_to(room, "Dépôts")
        assert shown(room) == "Ce compte rendu n’est déposé nulle part."

        def choose() -> None:
            answer({"Rencontre": f"Comité conseil, {fmt.date_long('2026-12-04')}"})
            press("Ctrl+Return")

        fill(room, "Inscrire à l’ordre du jour d’une rencontre…", choose)
        (line,) = queries.tabled_at(room.store, held)
        assert (line.meeting_id, line.tabled) == (coming, False)
        workplace = room.session.window.workplace
        assert workplace is not None
        workplace.open_record("minutes", coming)
        room.press()
        room.page.presenter.open_meeting()
        turn_to(room, "Dépôts")
        reach("Comptes rendus à recevoir ici")
        room.press("Return")
        assert plain(room.toast()) == (
            "Compte rendu du chantier Transport, 22 octobre 2026 : dépôt consigné.")
        (line,) = queries.tabled_at(room.store, held)
        assert (line.meeting_id, line.tabled, line.item_id != "") == (coming, True, True)
        room.press("Return")
        assert room.page.presenter.meeting_id == held
        document = printed(room.store, coming)
    content, _rendered = pdf_samples.printed(document)
    words = plain(" ".join(pdf_reader.read_aloud(content)))
    assert "Dépôt : Compte rendu du chantier Transport, 22 octobre 2026" in words


def test_a5_a_silent_chantier_is_no_more_told_once_its_notes_are_laid(tmp_path: Path) -> None:
    path, _ground, held, coming = told(tmp_path)
    with live_room(path, coming) as room:
        room.page.presenter.open_meeting()
        assert [one.of_meeting_id for one in queries.notes_to_table(room.store, coming)] == [held]
        turn_to(room, "Dépôts")
        reach("Comptes rendus à recevoir ici")
        room.press("Return", "Ctrl+Z")
        assert [one.tabled for one in queries.notes_to_table(room.store, coming)] == [False]

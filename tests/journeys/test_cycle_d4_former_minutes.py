"""D4: the former minutes are adopted with their corrections; the follow-ups are reviewed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.minutes import queries
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import Field
from support.keyboard import answer, meanwhile, press
from support.room_window import LiveRoom, committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def at_the_minutes(room: LiveRoom) -> None:
    room.press("F4", "Ctrl+A", "P", "Escape", "F5", "Alt+Down", "Alt+Down")


def test_d4_the_former_minutes_are_adopted_with_corrections_in_one_gesture(
    tmp_path: Path,
) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        at_the_minutes(room)

        def adopt() -> None:
            answer({
                "Proposée par": "Nathalie Bouchard", "Appuyée par": "Stéphane Leblanc",
                "Corrections, une par ligne": "ajouter la présence de Luc Côté",
            })
            press("Ctrl+Return")

        meanwhile(adopt)
        room.press("F5")
        former = queries.minutes_of(room.store, made.former)
        assert (former.adopted_in, former.with_changes) == ("2026-12-04", True)
        (motion,) = queries.minutes_of(room.store, made.meeting).every("motion")
        assert fr(motion.text) == fr(
            "Adopter le procès-verbal de la rencontre du 8 octobre 2026 avec les corrections "
            "suivantes : ajouter la présence de Luc Côté"
        )
        assert former.every("motion")[0].number == "CC-2026-001"
        room.press("Ctrl+Z")
        assert queries.adoption_of(room.store, made.former) is None


def test_d4_an_adoption_refused_keeps_what_was_typed(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        at_the_minutes(room)
        seen: list[str] = []

        def refuse() -> None:
            answer({"Proposée par": "Personne inconnue"})
            press("Ctrl+Return")
            seen.extend(
                one.error.text() for one in _dialog_fields() if one.error.isVisible()
            )
            press("Escape")

        meanwhile(refuse)
        room.press("F5")
        assert [fr(one) for one in seen] == [
            fr("⚠ Personne ne porte ce nom : choisissez dans la liste."),
        ]
        assert queries.adoption_of(room.store, made.former) is None


def _dialog_fields() -> list[Field]:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    return list(dialog.form.fields.values())


def test_d4_the_follow_ups_are_reviewed_one_by_one_by_letters(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        at_the_minutes(room)
        room.press("Shift+F5")
        assert room.focus() == "Suivis à revoir"
        room.press("F")
        assert room.toast() == "Fait – reste 1 suivi."

        def later() -> None:
            answer({"Nouvelle échéance": "15 janvier 2027", "Note": "attend le budget"})
            press("Return")

        meanwhile(later)
        room.press("R")
        room.press("Escape")
        assert [fr(one) for one in room.lines()] == [fr(one) for one in (
            "Retour sur un suivi: Relancer Clermont – fait",
            ("Retour sur un suivi: Obtenir trois soumissions – reporté : nouvelle échéance le "
             "15 janvier 2027; attend le budget"),
        )]
        with room.store.read() as session:
            states = {one.title: (one.state, one.due_on) for one in session.query(Task).all()}
        assert states == {
            "Relancer Clermont": ("done", "2026-11-15"),
            "Obtenir trois soumissions": ("todo", "2027-01-15"),
        }
        assert room.focus() == "Ligne de saisie du procès-verbal"


def test_d4_a_note_and_a_second_word_replace_the_first(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        at_the_minutes(room)
        room.press("Shift+F5", "C")

        def note() -> None:
            answer({"Note": "deux reçues"})
            press("Return")

        room.press("Up")
        meanwhile(note)
        room.press("N")
        room.press("Escape")
        assert [fr(one) for one in room.lines()] == [
            fr("Retour sur un suivi: Relancer Clermont – en cours : deux reçues"),
        ]

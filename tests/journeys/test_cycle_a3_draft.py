"""A3, a week after: the draft goes to the chair, its corrections come back and are answered."""

from pathlib import Path

import pytest

from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.report.draft import draft
from support import pdf_reader, pdf_samples
from support.after_window import fill, held, in_dialog, shown, turn_to
from support.keyboard import answer, press, reach
from support.pdf_verifier import problems
from support.plain_words import plain
from support.room_window import live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def test_a3_a_version_is_sent_and_a_correction_is_made(tmp_path: Path) -> None:
    path, ground = held(tmp_path)
    with live_room(path, ground.meeting) as room:
        turn_to(room, "Versions")

        def send() -> None:
            answer({"Destinataires": "présidence", "Message": "À lire avant jeudi"})
            press("Ctrl+Return")

        fill(room, "Envoyer une version…", send)
        assert shown(room) == "1 version envoyée"

        def ask() -> None:
            answer({
                "Point": "3. Navette des aîné·es", "Correction demandée": "Lire 15 000 $",
                "Demandée par": "Josée Desbiens",
            })
            press("Ctrl+Return")

        fill(room, "Correction demandée…", ask)
        reach("Corrections demandées")

        def keep() -> None:
            answer({"Suite": "retenue", "Réponse": "Corrigé"})
            press("Ctrl+Return")

        in_dialog(keep)
        room.press("Return")
        assert room.page.presenter.item_id == ground.items[2]
        room.press("F3", "Up", "Return")
        (version,) = queries.versions_of(room.store, ground.meeting)
        (remark,) = version.remarks
        assert (remark.state, remark.answer, remark.author) == (
            "accepted", "Corrigé", "Josée Desbiens")


def test_a3_the_version_sent_stays_as_it_was_and_the_changes_are_told(tmp_path: Path) -> None:
    path, ground = held(tmp_path)
    with live_room(path, ground.meeting) as room:
        turn_to(room, "Versions")
        fill(room, "Envoyer une version…", lambda: press("Ctrl+Return"))
        room.press("Escape")
        room.page.presenter.select(ground.items[2])
        room.press("F3", "Return")
        press("Ctrl+A")
        room.type("Relancer Clermont et La Malbaie")
        (version,) = queries.versions_of(room.store, ground.meeting)
        (change,) = queries.changes_since(room.store, version.id)
        assert plain(change.sentence) == (
            "Point 3, suivi : texte, « Relancer Clermont et La Malbaie » au lieu de "
            "« Relancer Clermont »"
        )
        sent = draft(room.store, version.id)
    content, _rendered = pdf_samples.printed(sent)
    words = plain(" ".join(pdf_reader.read_aloud(content)))
    assert "PROJET" in sent.watermark
    assert "version 1" in plain(sent.foot)
    assert "Relancer Clermont" in words
    assert "La Malbaie" not in words
    assert problems(content) == []

"""A6: the minutes are adopted at a later meeting, numbered, signed, locked, then corrected."""

from pathlib import Path

import pytest
from sqlalchemy import text

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.commands import refuse_frozen
from dsi_desktop.features.minutes.report import minutes as printed
from dsi_desktop.features.minutes.rules import frozen
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from support import pdf_reader, pdf_samples
from support.after_window import decided, fill, held, in_dialog, shown, turn_to
from support.keyboard import answer, press, reach
from support.meeting_ground import Ground
from support.pdf_verifier import problems
from support.plain_words import plain
from support.room_window import LiveRoom, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def followed(ground: Ground) -> None:
    decided(ground)
    meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-04")


def adopt(room: LiveRoom) -> None:
    """Press « Adopter… », choose the meeting of the day."""

    def choose() -> None:
        answer({"Adopté à la rencontre du": fmt.date_long("2026-12-04")})
        press("Ctrl+Return")

    in_dialog(choose)
    reach("Adopter…", "Shift+Tab")
    room.press("Return")


def test_a6_minutes_are_adopted_signed_and_corrected_by_an_erratum(tmp_path: Path) -> None:
    path, ground = held(tmp_path, followed)
    with live_room(path, ground.meeting) as room:
        adopt(room)
        assert plain(room.toast()) == (
            "Le procès-verbal est adopté : il ne changera plus. Numéros donnés : CC-2026-001.")
        sheet = queries.adoption_of(room.store, ground.meeting)
        assert sheet is not None
        assert (sheet.adopted_on, sheet.intact, len(sheet.sha256)) == ("2026-12-04", True, 64)
        turn_to(room, "Adoption")
        assert shown(room) == "Procès-verbal adopté le vendredi 4 décembre 2026."
        fill(room, "Noter la signature…", lambda: press("Ctrl+Return"))

        def correct() -> None:
            answer({"Texte de l’erratum": "Lire : 15 000 $.",
                    "Résolution": "Résolution CC-2026-001"})
            press("Ctrl+Return")

        fill(room, "Faire un erratum…", correct)
        after = queries.adoption_of(room.store, ground.meeting)
        assert after is not None
        assert (after.signed_by, after.signed_on) == ("Josée Desbiens", "2026-12-04")
        assert [one.text for one in after.errata] == ["Lire : 15 000 $."]
        assert (after.sha256, after.intact) == (sheet.sha256, True)
        document = printed(room.store, ground.meeting)
    content, _rendered = pdf_samples.printed(document)
    words = plain(" ".join(pdf_reader.read_aloud(content)))
    assert "Résolution CC-2026-001" in words
    assert "Demander 18 000 $" in words or "demander 18 000 $" in words
    assert "Lire : 15 000 $." in words
    assert sheet.sha256 in words.replace(" ", "")
    assert document.watermark == ""
    assert problems(content) == []


def test_a6_nothing_typed_nor_undone_reaches_adopted_minutes(tmp_path: Path) -> None:
    path, ground = held(tmp_path, followed)
    with live_room(path, ground.meeting) as room:
        adopt(room)
        kept = queries.minutes_of(room.store, ground.meeting)
        assert not room.page.capture.isEnabled()
        room.page.presenter.select(ground.items[2])
        room.press("F3", "Delete")
        room.press("F3", "Return")
        room.press("F3", "E")
        assert queries.minutes_of(room.store, ground.meeting) == kept
        store = room.store
        assert refuse_frozen in store.before_undo
        with store.read() as session:
            asked = text("SELECT id, label FROM dsi_tx ORDER BY n")
            gestures = {row.label: row.id.hex() for row in session.execute(asked)}
        for label in ("Consigner une résolution", "Consigner un suivi", "Lever la rencontre"):
            with pytest.raises(RuleBroken, match="erratum"):
                store.undo_gesture(gestures[label])
        for gesture in (
            lambda: commands.adopt_minutes(store, ground.meeting),
            lambda: commands.record_note(store, ground.meeting, None, "Tardive"),
        ):
            with pytest.raises(RuleBroken, match="erratum"):
                gesture()
        (motion,) = kept.every("motion")
        with pytest.raises(RuleBroken, match="pas en double"):
            commands.renumber_resolution(store, motion.record_id)
        with store.read() as session:
            row = session.execute(text("SELECT document, sha256 FROM adopted_minutes")).one()
        assert frozen.fingerprint(row.document) == row.sha256

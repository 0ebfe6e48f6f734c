"""D6: the meeting goes on behind closed doors; what is said there is in clear nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dsi_desktop.app.folders import config_folder, state_folder
from dsi_desktop.db.history import Asked
from dsi_desktop.db.merge.sending import load_of
from dsi_desktop.db.snapshots import take_snapshot
from dsi_desktop.features.history.queries.dossier import dossier_page, gesture_changes
from dsi_desktop.features.history.queries.record import record_story
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page.sealed.panel import SealedPanel
from dsi_desktop.features.minutes.report import REPORTS
from dsi_desktop.kernel.text import fr
from dsi_desktop.reporting.pdf.render import render
from support import pdf_reader
from support.apart import copied_to, give
from support.keyboard import answer, here, meanwhile, press, reach, write
from support.qt_session import settle, until
from support.room_window import Committee, LiveRoom, committee, live_room

PHRASE = "abaisser abandon abdiquer abeille abolir aborder"
SECRET = "Zéphirine quitte son poste"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@dataclass
class Closed:
    """A meeting that has been behind closed doors, still in its window."""

    room: LiveRoom
    made: Committee
    guest: str
    folder: Path
    projected: str


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Closed]:
    """Close the doors, write, open them: by the keyboard alone, the second screen open."""
    path, made = committee(tmp_path)
    with live_room(path, made.meeting) as room:
        guest = meetings.add_guest(room.store, made.meeting, name="Rita Lavoie")
        room.press("F4", "Ctrl+A", "P", "Escape", "F5", *["Alt+Down"] * 3)
        room.at("14:10")
        close_the_doors(room, made)
        write(SECRET)
        room.press("F9")
        window = room.page.second.window
        assert window is not None
        projected = words_in(window)
        window.close()
        room.at("14:40")
        reach("Mettre fin au huis clos")
        room.press("Return")
        yield Closed(room, made, guest, tmp_path, projected)


def close_the_doors(room: LiveRoom, made: Committee) -> None:
    """Ctrl+Maj+H, the phrase of the presidency, who proposes: the doors are closed."""
    room.press("Ctrl+Shift+H")
    assert room.focus() == "Passer à huis clos…"

    def enter() -> None:
        answer({
            "Phrase de passe de la présidence": PHRASE, "Proposé par": "Josée Desbiens",
            "Appuyé par": "Nathalie Bouchard",
        })
        press("Ctrl+Return")

    meanwhile(enter)
    room.press("Return")
    until(lambda: queries.is_in_camera(room.store, made.meeting))
    until(lambda: isinstance(here(), QPlainTextEdit))


def words_in(widget: QWidget) -> str:
    """Return every word that a window and its parts hold."""
    found = []
    for part in (widget, *widget.findChildren(QWidget)):
        for name in ("text", "toPlainText", "windowTitle", "toolTip", "accessibleName",
                     "accessibleDescription"):
            said = getattr(part, name, None)
            if callable(said):
                found.append(str(said()))
    return "\n".join(found)


def test_d6_the_doors_are_closed_and_opened_by_the_keyboard(closed: Closed) -> None:
    store, meeting = closed.room.store, closed.made.meeting
    (section,) = queries.sections_of(store, meeting)
    assert (section.opened_at, section.closed_at, section.written) == ("14:10", "14:40", True)
    document = queries.minutes_of(store, meeting)
    motion = document.every("motion")[-1]
    assert (motion.text, motion.mover) == ("poursuivre la rencontre à huis clos", "Josée Desbiens")
    (line,) = document.every("sealed")
    assert fr("14 h 10") in line.text
    assert fr("14 h 40") in line.text
    guest = next(one for one in document.attendees if one.id == closed.guest)
    assert (guest.left_at, guest.later) == ("14:10", (("14:40", ""),))


def test_d6_its_phrase_alone_opens_it_again(closed: Closed) -> None:
    room = closed.room
    panel = room.page.stage.currentWidget()
    assert isinstance(panel, SealedPanel)
    room.press("Escape", "Ctrl+Shift+H")
    assert SECRET not in words_in(room.session.window)
    assert PHRASE not in words_in(room.session.window)
    assert room.focus() == "Phrase de passe"
    write("abolir abolir abolir abolir abolir abolir")
    room.press("Return")
    until(lambda: "n’ouvre pas" in words_in(room.session.window))
    reach("Phrase de passe")
    write(PHRASE)
    room.press("Return")
    until(lambda: SECRET in words_in(room.page))
    room.press("Escape")
    settle()
    assert SECRET not in words_in(room.session.window)


def test_d6_the_room_reads_only_that_the_doors_are_closed(closed: Closed) -> None:
    assert "À huis clos" in closed.projected
    assert "Zéphirine" not in closed.projected
    assert "Zéphirine" not in repr(closed.room.page.second.now())


def test_d6_no_paper_of_the_meeting_holds_a_word_of_it(closed: Closed) -> None:
    store = closed.room.store
    for report in REPORTS:
        document = report.build(store, closed.made.meeting)
        paper = BytesIO()
        render(document, paper)
        told = " ".join(pdf_reader.read_aloud(paper.getvalue()))
        assert "Zéphirine" not in told
        assert "BEGIN AGE" not in told
        assert "Zéphirine".encode() not in paper.getvalue()


def test_d6_neither_the_file_nor_what_stands_around_it_holds_a_word_of_it(
    closed: Closed,
) -> None:
    store = closed.room.store
    closed.room.press("Escape")
    assert take_snapshot(store.path, closed.folder / "copies", store.clock) is not None
    looked = 0
    for folder in (closed.folder, config_folder(), state_folder()):
        for file in folder.rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                looked += 1
                assert "Zéphirine".encode() not in content, file
                assert b"abdiquer" not in content, file
                assert b"AGE-SECRET-KEY" not in content.replace(own_keys(store.path), b""), file
    assert looked >= 3


def own_keys(path: Path) -> bytes:
    """Return the key of the dossier itself, which it keeps in clear to be exchanged."""
    content = path.read_bytes()
    start = content.find(b"AGE-SECRET-KEY")
    return content[start:start + 74]


def test_d6_no_exchange_holds_a_word_of_it_even_opened(closed: Closed) -> None:
    store = closed.room.store
    lines = [one.line for one in load_of(store).parcel.packed]
    assert any(b"BEGIN AGE ENCRYPTED FILE" in one for one in lines)
    assert not any("Zéphirine".encode() in one or b"\\u00e9phirine" in one for one in lines)
    other = copied_to(store, closed.folder / "luc.dsi", "Luc", "Portable de Luc")
    give(store, other)
    with other.read() as session:
        run = session.connection().exec_driver_sql
        told = [str(row) for row in run("SELECT val FROM dsi_change").all()]
    other.close()
    assert not any("Zéphirine" in one for one in told)


def test_d6_no_history_tells_a_word_of_it(closed: Closed) -> None:
    store = closed.room.store
    (section,) = queries.sections_of(store, closed.made.meeting)
    told = [repr(record_story(store, "sealed_section", section.id)),
            repr(record_story(store, "meeting", closed.made.meeting))]
    page = dossier_page(store, Asked())
    told += [repr(page), *(repr(gesture_changes(store, one.operation.gesture)) for one in page)]
    whole = "\n".join(told)
    assert "Zéphirine" not in whole
    assert "BEGIN AGE" not in whole
    assert fr("texte scellé, empreinte") in whole

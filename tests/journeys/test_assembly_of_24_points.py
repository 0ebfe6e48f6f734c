"""An assembly of sixty people and twenty-four points, from the door to the adopted minutes.

Keyboard only, through the real window; departures break the quorum at point 17.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings import queries as sheets
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.report import minutes as minutes_report
from dsi_desktop.features.minutes.rules import frozen
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.reporting.pdf.render import render
from support.assembly_ground import Assembly, assembly
from support.keyboard import answer, meanwhile, press
from support.pdf_reader import read_aloud
from support.room_window import LiveRoom, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")

EXPECTED = Path(__file__).parents[1] / "files" / "minutes" / "assembly_of_24_points.txt"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[LiveRoom, Assembly]]:
    path, made = assembly(tmp_path)
    with live_room(path, made.meeting, "12:52") as room:
        yield room, made


def resolve(room: LiveRoom, text: str, mover: str, seconder: str, vote: str = "") -> None:
    """Type a resolution, who moves it, who seconds it, and its vote."""
    room.type(f"r {text}")
    for said in (mover, seconder, vote):
        room.type(said)


def test_an_assembly_of_twenty_four_points_is_held_by_the_keyboard(
    held: tuple[LiveRoom, Assembly], tmp_path: Path
) -> None:
    room, made = held
    the_room_fills(room)
    the_meeting_begins(room)
    the_chantiers_report(room)
    the_assembly_decides(room)
    the_quorum_breaks(room, made)
    the_meeting_ends(room, made)
    assert printed(room, made, tmp_path) == EXPECTED.read_text(encoding="utf-8").splitlines()
    the_minutes_are_adopted(room, made, tmp_path)


def the_room_fills(room: LiveRoom) -> None:
    """Sixty come; one on line, one excused."""
    room.press("F4", "Ctrl+A", "P", "Home", "Down", "D", "Down", "E", "Escape")
    assert room.quorum() == "Quorum 59 / 60"


def the_meeting_begins(room: LiveRoom) -> None:
    """Points 1 to 4: opening, officers, agenda as modified, former minutes, follow-ups."""
    room.at("13:02")
    room.press("F5")
    room.type("Josée Bouchard souhaite la bienvenue.")
    room.press("Alt+Down")
    resolve(room, "Nommer Josée Bouchard à la présidence et Zoé Harvey au secrétariat",
            "Paul Harvey", "Rita Harvey")
    room.press("Alt+Down")

    def added() -> None:
        answer({"Point ajouté": "Lettre d’appui à la coopérative"})
        press("Ctrl+Return")

    room.press("Ctrl+M", *["Down"] * 17)
    meanwhile(added)
    room.press("Ins")
    room.press("Ctrl+M", "Home", "Down", "Down", "Return")

    def names() -> None:
        answer({"Proposée par": "Luc Tremblay", "Appuyée par": "Manon Tremblay"})
        press("Ctrl+Return")

    meanwhile(names)
    room.press("F5")
    room.at("13:15")
    room.press("Alt+Down")

    def former() -> None:
        answer({"Proposée par": "Yves Desbiens", "Appuyée par": "Zoé Desbiens"})
        press("Ctrl+Return")

    meanwhile(former)
    room.press("F5")
    room.press("Shift+F5", "C", "Escape")


def the_chantiers_report(room: LiveRoom) -> None:
    """Points 5 to 10: notes, a private one, follow-ups with their day."""
    for number in range(5, 11):
        room.at(f"13:{10 + 3 * number}")
        room.press("Alt+Down")
        room.type(f"Le point {number} est présenté.")
    room.press("Ctrl+I")
    room.type("Tension entre deux porteurs")
    room.press("Ctrl+I")
    room.type("a Relancer Clermont @Luc Harvey !15 décembre")


def the_assembly_decides(room: LiveRoom) -> None:
    """Points 11 to 16: unanimity, a counted vote, a tabling, a decision, speakers."""
    room.at("13:48")
    room.press("Alt+Down")
    resolve(room, "considérant que la MRC paie; Demander 18 000 $ au Fonds régions et ruralité",
            "Hélène Gauthier", "Paul Gauthier")
    room.press("Alt+Down")
    resolve(room, "Appuyer la récupération alimentaire", "Rita Tremblay", "Yves Tremblay",
            "40 12 7")
    room.press("Alt+Down")
    resolve(room, "Loger les saisonniers dans l’ancien couvent", "Luc Gauthier", "Zoé Tremblay",
            "20 35")
    room.press("Alt+Down")
    room.type("d Trois frigos sont ouverts avant juin")
    room.at("14:10")
    room.press("Alt+Down", "F2")
    room.type("Paul Bouchard")
    room.type("Rita Bouchard")
    room.press("Return")
    room.at("14:12")
    room.press("Return", "F2")
    resolve(room, "Adopter le plan de communauté 2027", "Manon Harvey", "Yves Harvey")
    room.press("Alt+Down")
    resolve(room, "Adopter le budget 2027", "Éric Tremblay", "Luc Desbiens", "58 1")


def the_quorum_breaks(room: LiveRoom, made: Assembly) -> None:
    """Point 17: twenty-nine leave, thirty stay of the thirty-one required; one comes back."""
    room.at("14:40")
    room.press("Alt+Down")
    room.press("F4", "Home", *["Down"] * 3, *["Shift+Down"] * 28, "Space")
    assert room.toast().startswith("Le quorum est rompu. 29 personnes notées.")
    assert room.quorum() == "Hors quorum 30 / 60"
    room.press("Escape")
    resolve(room, "Adopter les règles de fonctionnement", "Zoé Harvey", "Yves Harvey")
    assert "Aucune décision ne peut être prise" in room.toast()
    room.press("Escape", "Escape", "Escape", "Ctrl+A", "Delete")
    room.type("Faute de quorum, l’assemblée échange sans décider.")
    assert len(queries.minutes_of(room.store, made.meeting).every("motion")) == 8
    room.at("14:52")
    room.press("F4", "Home", *["Down"] * 3, "Space", "Escape")
    assert room.quorum() == "Quorum 31 / 60"
    resolve(room, "Adopter les règles de fonctionnement", "Zoé Harvey", "Yves Harvey")


def the_meeting_ends(room: LiveRoom, made: Assembly) -> None:
    """Points 18 to 24 and the one added: the next day said, the hour of the end stamped."""
    for place in range(6):
        room.at(f"15:{place * 5:02}")
        room.press("Alt+Down")
        room.type(f"Échange {place + 1}.")
    room.press("Alt+Down")
    assert room.point() == "23. Évaluation éclair et prochaine rencontre"

    def day() -> None:
        answer({"Prochaine rencontre le": "3 juin 2027"})
        press("Return")

    meanwhile(day)
    room.press("F5")
    room.at("15:47")
    room.press("Alt+Down", "F5")
    sheet = sheets.meeting_sheet(room.store, made.meeting)
    assert (sheet.line.state, sheet.opened_at, sheet.closed_at) == ("held", "13:02", "15:47")


def printed(room: LiveRoom, made: Assembly, folder: Path) -> list[str]:
    """Return the minutes as the PDF reads them aloud, the program and the date left out."""
    path = folder / "pv.pdf"
    render(minutes_report(room.store, made.meeting), path)
    return [re.sub(r"\s+", " ", text).strip() for text in read_aloud(path.read_bytes())]


def the_minutes_are_adopted(room: LiveRoom, made: Assembly, folder: Path) -> None:
    """The next assembly adopts them: numbers, hash, lock; an erratum leaves them as they are."""
    store = room.store
    (following,) = [
        one.id for one in sheets.meetings(store, body_id=made.body) if one.held_on > "2026-12-04"
    ]
    commands.adopt_minutes(store, made.meeting, in_meeting_id=following)
    document = queries.minutes_of(store, made.meeting)
    carried = [one.number for one in document.every("motion") if one.state != "defeated"]
    assert carried == [f"AT-2026-{n:03}" for n in range(1, len(carried) + 1)]
    adoption = queries.adoption_of(store, made.meeting)
    assert adoption is not None
    assert adoption.intact
    assert adoption.sha256 == frozen.fingerprint(frozen.canonical(document))
    assert any(adoption.sha256[:16] in one.replace(" ", "") for one in printed(room, made, folder))
    assert not room.page.capture.isEnabled()
    with pytest.raises(RuleBroken, match="erratum"):
        meetings.record_departure(store, sheets.meeting_sheet(store, made.meeting).people[0].id)
    commands.record_erratum(
        store, made.meeting, "Lire « dix-huit mille dollars ».", made_on="2027-06-04"
    )
    assert queries.minutes_of(store, made.meeting) == document

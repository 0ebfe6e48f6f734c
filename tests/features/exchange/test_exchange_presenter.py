"""What the views of an exchange say, tried without a window."""

from datetime import date, datetime
from pathlib import Path

import pytest

from dsi_desktop.db.merge.log import Exchange
from dsi_desktop.db.merge.parcel import Origin
from dsi_desktop.db.merge.reception import Part, Plan
from dsi_desktop.db.merge.tally import TablePart
from dsi_desktop.features.exchange.presenter import sharing
from dsi_desktop.features.exchange.presenter.overview import (
    arrival_words,
    exchange_lines,
    laptop_lines,
    place_sheet,
    share_words,
)
from dsi_desktop.features.exchange.presenter.reception import after, reception_sheet
from dsi_desktop.features.exchange.queries.overview import Overview, Signer
from dsi_desktop.features.exchange.rules.peers import Peer
from dsi_desktop.kernel.places import FOLDER, STICK, Arrival, Place, PlaceFile
from dsi_desktop.kernel.text import NBSP

TODAY = date(2026, 11, 30)
STICK_PLACE = Place(Path("/media/x"), "DSI-PARTAGE", STICK)
FOLDER_PLACE = Place(Path("/partage"), "Partage", FOLDER)


def at(month: int, day: int) -> int:
    return int(datetime(2026, month, day, 12).astimezone().timestamp() * 1000)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def origin(device: str = "Portable de Luc", code: str = "M4RX-8TNA") -> Origin:
    return Origin("d1", "DSI", "Luc Harvey", device, at(11, 28), code, 10, 1, 1001)


def planned(*origins: Origin, **changed: object) -> Plan:
    told: dict[str, object] = {
        "origins": origins or (origin(),), "new": 48, "known": 3, "conflicts": 3, "unknown": 0,
        "people": (Part("Luc Harvey", "Portable de Luc", 41, at(11, 16), at(11, 28)),),
        "days": (("2026-11-28", 48),),
        "tables": (TablePart("task", 6, 5, 0, 1), TablePart("meeting", 2, 14, 0, 0),
                   TablePart("card", 1, 0, 1, 1)),
        "warnings": (), "code_here": "K7F3-Q2WD", "code_there": "M4RX-8TNA",
        "code_after": "ZZZZ-ZZZZ", **changed,
    }  # fmt: skip
    return Plan(**told)  # type: ignore[arg-type]


def test_that_tables_are_summed_by_group_and_what_is_asked_comes_first() -> None:
    sheet = reception_sheet(planned(), "", TODAY, {"tasks": ("Navette",)})
    assert [(line.title, line.note, line.added, line.changed, line.removed, line.conflicts)
            for line in sheet.groups] == [
        ("Suivis et cartes", "Navette", 7, 5, 1, 2),
        ("Rencontres et procès-verbaux", "", 2, 14, 0, 0),
    ]  # fmt: skip


def test_that_more_questions_than_operations_leave_none_without_a_question() -> None:
    assert reception_sheet(planned(new=2, conflicts=5), "", TODAY, {}).plain == 0


def test_that_what_is_worth_knowing_stands_with_what_was_checked() -> None:
    sheet = reception_sheet(
        planned(unknown=2, warnings=("L’horloge avance.",)), "", TODAY, {}, ("a.dsix : abîmé",)
    )
    assert [line.sentence for line in sheet.checks if not line.sound] == [
        "L’horloge avance.", "a.dsix : abîmé"
    ]
    assert "Rien d’inconnu à cette version" not in [line.sentence for line in sheet.checks]


@pytest.mark.parametrize(("code", "after_code", "said", "alike"), [
    ("K7F3-Q2WD", "K7F3-Q2WD", "exactement le même contenu", True),
    ("M4RX-8TNA", "M4RX-8TNA", "seront pareils", False),
    ("M4RX-8TNA", "ZZZZ-ZZZZ", "chacun a des changements", False),
])  # fmt: skip
def test_that_codes_are_explained(
    code: str, after_code: str, said: str, alike: bool
) -> None:
    sheet = reception_sheet(planned(origin(code=code), code_after=after_code), "", TODAY, {})
    assert said in sheet.codes_words
    assert sheet.alike is alike


def test_that_codes_of_three_computers_are_never_said_to_be_two() -> None:
    sheet = reception_sheet(planned(origin("A", "X"), origin("B", "X")), "", TODAY, {})
    assert len(sheet.codes) == 3
    assert "Préparez une clé" in after(sheet, "X").codes_words
    alone = reception_sheet(planned(origin("A", "X")), "", TODAY, {})
    assert "exactement" in after(alone, "X").codes_words
    assert "Préparez une clé" in after(alone, "Y").codes_words


def test_that_a_computer_without_a_name_is_called_by_its_person() -> None:
    sheet = reception_sheet(planned(origin(device="")), "Clé", TODAY, {})
    assert plain(sheet.title) == "Ce fichier vient de « Luc Harvey »"
    assert sheet.note.endswith("· Clé")


def test_that_one_modification_is_said_in_the_singular() -> None:
    sheet = reception_sheet(planned(new=1, conflicts=0), "", TODAY, {})
    assert sheet.action == "Recevoir la modification"
    assert "1 modification nouvelle, dont 1 sans question" in plain(sheet.summary)


def test_that_a_place_shows_its_newest_files_and_says_how_many_more() -> None:
    files = tuple(PlaceFile(f"f{n}.dsix", at(11, 30 - n), 600_000) for n in range(6))
    sheet = place_sheet(Place(Path("/x"), "X", STICK, 14_200_000_000, files), TODAY, "f0.dsix")
    assert plain(sheet.free) == "14,2 Go libres"
    assert [(line.name, plain(line.note), line.fresh) for line in sheet.files][:3] == [
        ("f0.dsix", "à l’instant · 0,6 Mo", True), ("f1.dsix", "hier · 0,6 Mo", False),
        ("f2.dsix", "28 novembre · 0,6 Mo", False),
    ]  # fmt: skip
    assert sheet.words == "et 2 autres fichiers"


def test_that_an_empty_or_silent_place_says_so() -> None:
    assert place_sheet(STICK_PLACE, TODAY).words == "Rien de ce dossier ici pour l’instant."
    assert place_sheet(STICK_PLACE, TODAY).free == ""
    silent = Place(Path("/x"), "X", FOLDER, problem="Ne répond pas.")
    assert place_sheet(silent, TODAY).words == "Ne répond pas."
    one = Place(Path("/x"), "X", FOLDER, files=(PlaceFile("a", at(11, 30), 1),))
    assert place_sheet(one, TODAY).words == ""


def test_that_laptops_met_come_before_those_known_by_their_signature() -> None:
    peers = (Peer("Portable de Luc", "Luc", at(11, 28), 3, 10),
             Peer("Portable de Luc", "Luc", at(11, 1), 9, 10),
             Peer("Ici", "Marie", at(11, 28), 0, 10), Peer("Poste", "Josée", at(11, 29), 0, 24))
    signers = (Signer("Poste", "Josée", 0), Signer("Ici", "Marie", 0),
               Signer("Portable de Nathalie", "Nathalie", at(11, 29)))  # fmt: skip
    lines = laptop_lines(peers, signers, 24, "Ici", TODAY)
    assert [(line.device, plain(line.note), line.pill) for line in lines] == [
        ("Portable de Luc", "dernier échange le 28 novembre", "17 à recevoir"),
        ("Poste", "dernier échange hier", "à jour"),
        ("Portable de Nathalie", "dernière opération hier", ""),
    ]


def test_that_past_exchanges_are_told_by_what_they_were() -> None:
    lines = exchange_lines([
        Exchange(3, "cancelled", at(11, 30), "Luc", "Portable de Luc", "x", "AAAA-BBBB", 48),
        Exchange(2, "received", at(11, 29), "Luc", "", "x", "AAAA-BBBB", 48),
        Exchange(1, "sent", at(11, 28), "Marie", "Ici", "DSI-PARTAGE", "CCCC-DDDD", 1),
    ], TODAY)  # fmt: skip
    assert [(line.what, plain(line.count), line.cancellable) for line in lines] == [
        ("Réception annulée, de Portable de Luc", "48 modifications", False),
        ("Reçu de Luc", "48 modifications", True),
        ("Partagé dans DSI-PARTAGE", "1 modification", False),
    ]
    assert plain(lines[0].when) == "aujourd’hui, 12 h"


def test_that_what_was_not_shared_is_said_in_three_ways() -> None:
    sent = Exchange(1, "sent", 0, "", "", "", "", 1)
    assert share_words(Overview("A", 5, 14, 0, (), ())).startswith("14 modifications")
    assert share_words(Overview("A", 5, 0, 0, (sent,), ())).startswith("Rien de nouveau")
    assert share_words(Overview("A", 5, 0, 0, (), ())) == "Ce dossier n’est que sur cet ordinateur"


def test_that_an_arrival_is_counted_and_dated() -> None:
    one = Arrival(STICK_PLACE, (), 1, ("Luc",), (), at(11, 29))
    assert arrival_words(one, TODAY) == "1 modification nouvelle, préparée hier"


def test_that_the_card_of_a_copy_has_three_steps_in_every_state() -> None:
    shared = sharing.Shared("K7F3-Q2WD", 312, 600_000, 2, "a.dsix")
    for place in (STICK_PLACE, FOLDER_PLACE):
        sheets = (
            sharing.running(place, 0.1), sharing.running(place, 0.9),
            sharing.verified(place, shared), sharing.failed(place, "La clé est pleine."),
        )
        assert {len(sheet.steps) for sheet in sheets} == {3}
        assert [sheet.state for sheet in sheets] == ["doing", "doing", "done", "failed"]
        assert [bool(sheet.code) for sheet in sheets] == [False, False, True, False]
    assert sharing.running(STICK_PLACE, 0.1).title == "Écriture…"
    assert sharing.running(STICK_PLACE, 0.9).title == "Relecture…"


def test_that_a_verified_copy_is_said_aloud_with_its_code_spelled() -> None:
    shared = sharing.Shared("K7F3-Q2WD", 312, 600_000, 1, "a.dsix")
    sheet = sharing.verified(STICK_PLACE, shared)
    assert sheet.spoken.startswith("Copié et vérifié. Vous pouvez retirer la clé.")
    assert "K, 7, F, 3, tiret, Q, 2, W, D" in sheet.spoken
    assert "la copie d’avant est gardée" in [line.note for line in sheet.steps]
    first = sharing.verified(FOLDER_PLACE, sharing.Shared("K7F3-Q2WD", 3, 600, 0, "a"))
    assert first.steps[2].note == "c’est la première ici"
    assert first.title == "Copié et vérifié"
    failed = sharing.failed(FOLDER_PLACE, "Le dossier ne répond pas.")
    assert failed.title == "La copie n’a pas été faite"
    assert "Aucun code" not in failed.spoken

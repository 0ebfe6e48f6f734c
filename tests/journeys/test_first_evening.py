"""A first evening with the program, by the keyboard alone: from nothing to printed minutes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dsi_desktop.app.dossier import Signature
from dsi_desktop.app.session import Session, application
from dsi_desktop.features.reports import queries
from dsi_desktop.kernel.clock import frozen
from support.keyboard import answer, here, meanwhile, name_of, press, reach, write
from support.pdf_reader import read_aloud

TODAY = date(2026, 11, 12)
# Menus take the keyboard; the offscreen platform has nobody to take it from.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
PEOPLE = (("Josée", "Desbiens"), ("Éric", "Gauthier"), ("Hélène", "Savard"))


@pytest.fixture
def session(qtbot: QtBot, qapp: QApplication) -> Iterator[Session]:
    session = Session(application(), told=Signature("", ""), clock=frozen(TODAY, 13))
    qtbot.addWidget(session.window)
    yield session
    session.close()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the system's own « Enregistrer sous », which no test can reach."""

    def chosen(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        return str(tmp_path / Path(suggested).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(chosen))


def test_that_an_evening_goes_from_nothing_to_printed_minutes(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.begin(None)
    session.window.show()
    qtbot.waitActive(session.window)
    _found_the_dossier(session, qtbot)
    _create_a_body(qtbot)
    _seat_three_members(qtbot)
    _create_a_meeting(qtbot)
    _hold_it(qtbot)
    printed = tmp_path / "2026-11-12_pv_comite-strategique.pdf"
    _print_it(printed, qtbot)

    aloud = read_aloud(printed.read_bytes())
    told = [
        "Procès-verbal de la rencontre du comité stratégique", "Josée Desbiens", "Éric Gauthier",
        "Hélène Savard", "Le trajet par Clermont est retenu", "Il est résolu",
        "Écrire aux deux municipalités",
    ]
    places = [_place_of(words, aloud) for words in told]
    assert places == sorted(places)
    _is_all_in_the_file(session)


def _found_the_dossier(session: Session, qtbot: QtBot) -> None:
    reach("Nouveau dossier")
    press("Return")
    answer({
        "Nom": "Démarche du Fleuve", "Votre nom": "Marie-Ève Tremblay",
        "Cet ordinateur": "Portable de Marie-Ève",
    })
    reach("Changer…")
    press("Space")
    reach("Créer le dossier")
    press("Space")
    qtbot.waitUntil(lambda: session.dossier is not None and session.dossier.store is not None)
    assert session.dossier is not None
    assert session.dossier.path.name == "Démarche du Fleuve.dsi"
    assert session.preferences.author == "Marie-Ève Tremblay"


def _new(words: str, qtbot: QtBot) -> None:
    """Open « Nouveau » and choose one of its lines by its first letters."""
    press("Ctrl+Shift+N")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    for _again in menu.actions():
        press("Down")
        if menu.activeAction().text() == words:
            break
    assert menu.activeAction().text() == words


def _create_a_body(qtbot: QtBot) -> None:
    _new("Instance", qtbot)
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    answer({"Nom de l’instance": "Comité stratégique", "Type": "comité conseil", "Sigle": "CS"})
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def _seat_three_members(qtbot: QtBot) -> None:
    for given, family in PEOPLE:
        _new("Personne", qtbot)
        press("Return")
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        answer({"Prénom": given, "Nom de famille": family})
        press("Return")
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    _search("Comité stratégique", qtbot)
    for given, family in PEOPLE:
        reach("Nommer un membre")
        press("Space")
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        answer({"Personne": f"{given} {family}"})
        press("Return")
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def _search(words: str, qtbot: QtBot) -> None:
    """Find a record with Ctrl+K, and open it."""
    press("Ctrl+K")
    write(words)
    press("Return")
    qtbot.waitUntil(lambda: name_of(here()) != "Chercher une fiche, une page, une commande")


def _create_a_meeting(qtbot: QtBot) -> None:
    def fill() -> None:
        answer({"Instance": "Comité stratégique", "Date": TODAY.isoformat(), "Lieu": "Clermont"})
        press("Return")

    _new("Rencontre", qtbot)
    meanwhile(fill)
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def _hold_it(qtbot: QtBot) -> None:
    reach("Tenir la rencontre")
    press("Space")
    reach("Ouvrir la rencontre")
    press("Space")
    press("F4")
    press("P", "Down", "P", "Down", "P", "Escape")
    assert name_of(here()) == "Ligne de saisie du procès-verbal"
    write("d Le trajet par Clermont est retenu pour six mois.")
    press("Return")
    write("r d’adopter l’ordre du jour tel que présenté")
    press("Return")
    for who in ("josée", "éric"):
        write(who)
        press("Return", "Return")
    press("Return")
    write("a Écrire aux deux municipalités @hélène")
    press("Return")
    write(" !2027-01-15")
    press("Return")


def _print_it(printed: Path, qtbot: QtBot) -> None:
    reach("Autres gestes de la rencontre")
    meanwhile(lambda: press("Down", "Return"))
    press("Space")
    qtbot.waitUntil(printed.exists, timeout=20_000)


def _place_of(words: str, aloud: list[str]) -> int:
    plain = [text.replace("\u00a0", " ") for text in aloud]
    places = [place for place, text in enumerate(plain) if words in text]
    assert places, f"« {words} » is not read aloud in {plain}"
    return places[0]


def _is_all_in_the_file(session: Session) -> None:
    assert session.dossier is not None
    store = session.dossier.store
    assert store is not None
    counts = queries.counts(store)
    assert (counts["decision"], counts["motion"], counts["task"]) == (1, 1, 1)
    [follow_up] = queries.tasks(store)
    assert (follow_up.responsible, follow_up.due) == ("Hélène Savard", "2027-01-15")
    [meeting] = queries.meetings(store)
    assert follow_up.origin == meeting.id
    assert store.author == "Marie-Ève Tremblay"

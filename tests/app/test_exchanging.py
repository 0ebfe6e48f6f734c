"""The window with a stick: the badge, the card of the home page, the page of the exchange."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dsi_desktop.app.session import Session
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.exchange.commands.sharing import share_dossier
from dsi_desktop.features.exchange.page.exchange_page import ExchangePage
from dsi_desktop.kernel.places import STICK, Place
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.ui.shell.workplace import Workplace
from dsi_desktop.ui.widgets.texts import Elided
from support.laptops_ground import add_person, close_all, luc, marie
from support.qt_session import opened, settle, until


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Path]:
    """Marie-Ève's dossier, and Luc's stick with one more person and a name both changed."""
    here = marie(tmp_path)
    person = add_person(here, "Nathalie", "Bouchard")
    there = luc(tmp_path, here)
    add_person(there, "Anne", "Simard")
    directory.edit_person(there, person, family_name="Tremblay")
    directory.edit_person(here, person, family_name="Gagnon")
    (tmp_path / "DSI-PARTAGE").mkdir()
    share_dossier(there, Place(tmp_path / "DSI-PARTAGE", "X", STICK), lambda _share: None)
    close_all()
    yield tmp_path / "marie.dsi"
    close_all()


def plug(session: Session, root: Path) -> None:
    volumes = session.desk.volumes
    volumes._compare(volumes._known | {root})


def pull(session: Session, root: Path) -> None:
    volumes = session.desk.volumes
    volumes._compare(volumes._known - {root})


def shown(workplace: Workplace) -> str:
    settle()
    said = [
        one.whole() if isinstance(one, Elided) else one.text()
        for one in workplace.findChildren(QLabel) if one.isVisibleTo(workplace)
    ]  # fmt: skip
    return "\n".join(said).replace(NBSP, " ")


def press(workplace: Workplace, name: str) -> None:
    settle()
    made = [
        one for one in workplace.findChildren(QPushButton)
        if one.isVisibleTo(workplace) and name in (one.text(), one.accessibleName())
    ]
    assert made, name
    made[0].click()
    settle()


def test_that_a_stick_is_told_on_the_home_page_and_taken_only_when_asked(dossier: Path) -> None:
    stick = dossier.parent / "DSI-PARTAGE"
    with opened(dossier) as (session, workplace):
        assert "Dernier échange : jamais" in shown(workplace)
        plug(session, stick)
        until(lambda: bool(session.desk.news.arrivals))
        assert "La clé de Luc est là" in shown(workplace)
        assert "2 modifications" in shown(workplace)
        assert "La clé de Luc est là : 2 modifications" in session.window.toast.text().replace(
            NBSP, " "
        )
        press(workplace, "Voir ce qui arrive : La clé de Luc est là".replace(" :", f"{NBSP}:"))
        until(lambda: "Ce fichier vient de" in shown(workplace))
        page = workplace.page("exchange")
        assert isinstance(page, ExchangePage)
        page.receiving.take()
        until(lambda: "2 modifications reçues" in shown(workplace))
        until(lambda: session.desk.news.arrivals == ())
        until(lambda: badge(workplace) == "Partager et recevoir, 1 à décider")
        workplace.back()
        assert page.view == "doors"
        workplace.go("home")
        assert "Reçu de Portable de Luc" in shown(workplace)
        assert "2 à partager" in shown(workplace)


def test_that_a_stick_pulled_out_is_forgotten(dossier: Path) -> None:
    stick = dossier.parent / "DSI-PARTAGE"
    with opened(dossier) as (session, workplace):
        plug(session, stick)
        until(lambda: bool(session.desk.news.arrivals))
        pull(session, stick)
        until(lambda: session.desk.news.arrivals == ())
        assert "La clé de Luc est là" not in shown(workplace)


def test_that_the_shared_folder_is_watched(dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Partage"
    folder.mkdir()
    with opened(dossier) as (session, workplace):
        store = session.dossier.store if session.dossier else None
        assert isinstance(store, Store)
        session.prefer(session.preferences.sharing(store.dossier_id, str(folder)))
        session.desk.news.asked.emit()
        until(lambda: str(folder) in session.exchanging._folders.directories())
        for file in (dossier.parent / "DSI-PARTAGE").glob("*.dsix"):
            (folder / file.name).write_bytes(file.read_bytes())
        until(lambda: bool(session.desk.news.arrivals))
        assert "Du nouveau de Luc" in shown(workplace)
        session.prefer(session.preferences.sharing(store.dossier_id, ""))
        session.desk.news.asked.emit()
        until(lambda: session.desk.news.arrivals == ())
        assert session.exchanging._folders.directories() == []


def test_that_the_key_of_sharing_works_from_anywhere(dossier: Path) -> None:
    with opened(dossier) as (_session, workplace):
        workplace._share()
        assert workplace.current == "exchange"
        assert "Où copier le dossier" in shown(workplace)


def badge(workplace: Workplace) -> str:
    return next(
        one.accessibleName() for one in workplace.sidebar.findChildren(QPushButton)
        if one.accessibleName().startswith("Partager")
    )

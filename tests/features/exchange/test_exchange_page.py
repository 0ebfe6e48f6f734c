"""« Partager et recevoir » as a person walks it, without its window."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.merge.aside import Standing
from dsi_desktop.db.merge.log import exchanges
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.exchange.commands.sharing import share_dossier
from dsi_desktop.features.exchange.page import build
from dsi_desktop.features.exchange.page.exchange_page import ExchangePage
from dsi_desktop.features.exchange.page.painted import DayBars
from dsi_desktop.features.exchange.page.past_card import PastCard
from dsi_desktop.features.exchange.queries.files import arrival
from dsi_desktop.features.exchange.queries.overview import overview
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.places import FOLDER, STICK, Place
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.texts import Elided
from support import qt_walk
from support.laptops_ground import ExchangeDesk, add_person, close_all, luc, marie
from support.qt_keys import appear, press

Key = Qt.Key


class Walk:
    """A page on Marie-Ève's laptop, Luc's stick beside it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.store = marie(folder)
        self.person = add_person(self.store, "Nathalie", "Bouchard")
        self.there = luc(folder, self.store)
        self.stick = folder / "DSI-PARTAGE"
        self.stick.mkdir()
        self.place = Place(self.stick, "DSI-PARTAGE", STICK)
        self.desk = ExchangeDesk(folder / "data")
        page = build(self.store, self.desk)  # type: ignore[arg-type]
        assert isinstance(page, ExchangePage)
        self.page = page
        page.resize(1150, 690)
        appear(qtbot, page)

    def luc_shares(self) -> None:
        add_person(self.there, "Anne", "Simard")
        directory.edit_person(self.there, self.person, family_name="Tremblay")
        directory.edit_person(self.store, self.person, family_name="Gagnon")
        share_dossier(self.there, self.place, lambda _share: None)

    def plug(self) -> None:
        self.desk.volumes.plug(self.stick)
        found = arrival(self.store, self.place)
        self.desk.news.tell(() if found is None else (found,))

    def settle(self) -> None:
        """Let what was laid out be shown."""
        for _round in range(3):
            QApplication.processEvents()

    def texts(self) -> str:
        self.settle()
        said = [
            one.whole() if isinstance(one, Elided) else one.text()
            for one in self.view.findChildren(QLabel) if one.isVisibleTo(self.page)
        ]  # fmt: skip
        return "\n".join(said).replace(NBSP, " ")

    @property
    def view(self) -> QWidget:
        return self.page

    def button(self, text: str) -> QPushButton:
        self.settle()
        found = [
            one for one in self.page.findChildren(QPushButton)
            if one.isVisibleTo(self.page) and one.text().replace(NBSP, " ") == text
        ]  # fmt: skip
        assert found, text
        return found[0]

    def click(self, text: str) -> None:
        made = self.button(text)
        assert made.isEnabled()
        made.click()

    def filled(self) -> list[str]:
        self.settle()
        return [
            one.text() for one in self.page.findChildren(QPushButton)
            if one.objectName() == "primary" and one.isVisibleTo(self.page)
        ]  # fmt: skip


@pytest.fixture
def walk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Walk]:
    wear(qapp)
    made = Walk(tmp_path, qtbot)
    yield made
    made.page.hide()
    close_all()


def test_that_the_first_view_has_two_doors_and_one_filled_button(walk: Walk) -> None:
    assert walk.page.heading() == "Partager et recevoir"
    assert not walk.page.inside
    assert walk.filled() == ["Préparer la clé USB"]
    assert "1 modification pas encore partagée" in walk.texts()
    assert "Aucun échange encore" in walk.texts()
    qt_walk.check(walk.page)


def test_that_a_stick_that_arrives_is_shown_at_once(walk: Walk) -> None:
    walk.luc_shares()
    walk.plug()
    assert "La clé de Luc est là" in walk.texts()
    assert "2 modifications nouvelles, préparées le 28 novembre" in walk.texts()
    assert walk.filled() == ["Voir"]
    assert "Clé « DSI-PARTAGE »" in walk.texts()
    qt_walk.check(walk.page)
    walk.desk.volumes.pull(walk.stick)
    assert "Clé « DSI-PARTAGE »" not in walk.texts()


def test_that_nothing_is_taken_before_one_says_so(walk: Walk) -> None:
    walk.luc_shares()
    walk.plug()
    before = overview(walk.store).code
    walk.click("Voir")
    assert walk.page.heading() == "Partager et recevoir › Recevoir"
    assert "Ce fichier vient de « Portable de Luc »" in walk.texts()
    assert "Rien n’est encore changé dans votre dossier." in walk.texts()
    assert walk.filled() == ["Recevoir les 2 modifications"]
    assert walk.page.focusWidget() is walk.button("Recevoir les 2 modifications")
    qt_walk.check(walk.page)
    walk.click("Ne rien prendre")
    assert walk.page.view == "doors"
    assert overview(walk.store).code == before


def test_that_a_reception_ends_on_what_is_to_be_decided(walk: Walk) -> None:
    walk.luc_shares()
    walk.plug()
    walk.click("Voir")
    walk.click("Recevoir les 2 modifications")
    assert "2 modifications reçues" in walk.texts()
    assert "1 chose à décider (rien n’est perdu" in walk.texts()
    assert walk.filled() == ["Décider maintenant"]
    qt_walk.check(walk.page)
    walk.click("Décider maintenant")
    assert walk.page.heading() == "Partager et recevoir › À décider"
    walk.page.step_back()
    assert "1 chose à décider" in walk.texts()
    assert "Reçu de Portable de Luc" in walk.page.findChildren(PastCard)[-1].table.model().index(
        0, 1
    ).data()


def test_that_a_reception_is_taken_back_from_its_own_card(walk: Walk) -> None:
    walk.luc_shares()
    walk.plug()
    before = overview(walk.store).code
    walk.click("Voir")
    walk.click("Recevoir les 2 modifications")
    walk.desk.agrees = False
    walk.click("Annuler la réception")
    assert overview(walk.store).code != before
    walk.desk.agrees = True
    walk.click("Annuler la réception")
    assert overview(walk.store).code == before
    assert "Réception annulée" in walk.desk.told[-1]
    assert walk.page.view == "doors"


def test_that_a_reception_is_taken_back_from_the_list(walk: Walk) -> None:
    walk.luc_shares()
    walk.plug()
    before = overview(walk.store).code
    walk.click("Voir")
    walk.click("Recevoir les 2 modifications")
    walk.click("Plus tard")
    walk.settle()
    card = next(one for one in walk.page.findChildren(PastCard) if one.isVisibleTo(walk.page))
    assert not card.canceller.isEnabled()
    card.cancel()
    card.table.setCurrentIndex(card.table.model().index(0, 0))
    assert card.canceller.isEnabled()
    card.canceller.click()
    assert overview(walk.store).code == before


def test_that_a_reception_one_built_on_is_explained(walk: Walk) -> None:
    person = add_person(walk.there, "Anne", "Simard")
    share_dossier(walk.there, walk.place, lambda _share: None)
    walk.plug()
    walk.page.start("receive")
    walk.click("Recevoir la modification")
    directory.edit_person(walk.store, person, family_name="Roy")
    walk.click("Annuler la réception")
    assert walk.page.heading() == "Partager et recevoir › Annuler la réception"
    assert "1 de vos gestes s’appuie sur ce qui a été reçu" in walk.texts()
    walk.click("Compris")
    assert walk.page.view == "doors"


def test_that_receiving_again_says_that_everything_is_there(walk: Walk) -> None:
    share_dossier(walk.there, walk.place, lambda _share: None)
    walk.desk.files = list(walk.stick.glob("*.dsix"))
    walk.page.start("receive")
    walk.click("Choisir des fichiers…")
    assert "Vous avez déjà tout." in walk.texts()
    assert "exactement le même contenu" in walk.texts()
    qt_walk.check(walk.page)
    walk.click("Terminé")
    assert walk.page.view == "doors"


def test_that_a_bad_file_is_refused_on_the_page(walk: Walk, tmp_path: Path) -> None:
    bad = tmp_path / "photo.dsix"
    bad.write_bytes(b"not one of ours")
    walk.desk.files = [bad]
    walk.page.start("receive")
    walk.click("Choisir des fichiers…")
    assert "Rien n’a été pris" in walk.texts()
    assert "photo.dsix" in walk.texts()
    assert walk.filled() == ["Choisir d’autres fichiers…"]
    walk.desk.files = []
    walk.click("Choisir d’autres fichiers…")
    walk.click("Retour")
    assert walk.page.view == "doors"


def test_that_six_words_open_an_invitation_received_as_a_file(walk: Walk) -> None:
    walk.desk.volumes.plug(walk.stick)
    walk.page.start("invite")
    phrase = walk.page.inviting.phrase
    assert len(phrase.split()) == 6
    assert all(word in walk.texts() for word in phrase.split())
    qt_walk.check(walk.page)
    walk.click("Écrire sur la clé « DSI-PARTAGE »")
    assert "Invitation prête" in walk.texts()
    assert "Vous pouvez retirer la clé." in walk.texts()
    walk.click("Terminé")
    assert walk.page.inviting.phrase == ""
    walk.desk.files = list(walk.stick.glob("*.dsix"))
    walk.page.start("receive")
    walk.click("Choisir des fichiers…")
    assert "Ce fichier attend six mots" in walk.texts()
    field = next(one for one in walk.page.findChildren(QLineEdit)
                 if one.accessibleName() == "Les six mots")  # fmt: skip
    field.setText("lapin lapin lapin lapin lapin lapin")
    walk.click("Ouvrir le fichier")
    assert "Ce fichier attend six mots" in walk.texts()
    field = next(one for one in walk.page.findChildren(QLineEdit)
                 if one.accessibleName() == "Les six mots" and one.isVisibleTo(walk.page))
    field.setText(phrase)
    walk.click("Ouvrir le fichier")
    assert "Vous avez déjà tout." in walk.texts()


def test_that_an_invitation_may_go_to_any_folder(walk: Walk, tmp_path: Path) -> None:
    walk.page.start("invite")
    assert "Branchez une clé USB" in walk.texts()
    walk.click("Choisir un dossier…")
    assert not walk.page.inviting.written
    walk.desk.folder = tmp_path / "gone"
    walk.click("Choisir un dossier…")
    assert walk.desk.refused
    walk.desk.folder = tmp_path / "ici"
    walk.desk.folder.mkdir()
    walk.click("Choisir un dossier…")
    assert "L’invitation est dans « ici », relue et vérifiée." in walk.texts()
    walk.desk.volumes.plug(walk.stick)
    assert "Invitation prête" in walk.texts()


def test_that_the_only_stick_is_prepared_without_a_question(walk: Walk) -> None:
    walk.plug()
    walk.page.start("share")
    assert walk.page.heading() == "Partager et recevoir › Partager"
    assert "Vous pouvez retirer la clé" in walk.texts()
    code = overview(walk.store).code
    assert code in walk.texts()
    assert walk.page.focusWidget() is walk.button("Terminé")
    box = walk.page.sharing.view.box
    assert box is not None
    assert box.shown.accessibleName().startswith(", ".join(code[:4]))
    assert [one.kind for one in exchanges(walk.store)] == ["sent"]
    qt_walk.check(walk.page)
    press(walk.page, Key.Key_C)
    walk.button("Copier").click()
    assert QGuiApplication.clipboard().text() == code
    walk.click("Terminé")
    assert "Rien de nouveau à partager" in walk.texts()


def test_that_the_copy_card_keeps_its_height_in_its_states(walk: Walk) -> None:
    walk.plug()
    view = walk.page.sharing.view
    heights = []
    from dsi_desktop.features.exchange.presenter import sharing

    walk.page.start("share")
    there = walk.page.sharing._places.named([walk.place])[0]
    for sheet in (
        sharing.running(walk.place, 0.1), sharing.running(walk.place, 0.8),
        sharing.verified(walk.place, sharing.Shared("K7F3-Q2WD", 312, 600_000, 2, "")),
        sharing.failed(walk.place, "La clé a été retirée. Votre dossier n’a pas changé."),
    ):
        view.show_copy(walk.place, sheet, there, ())
        walk.settle()
        heights.append(view._card.height())
    assert len(set(heights)) == 1


def test_that_a_stick_pulled_out_is_told_on_the_card(walk: Walk) -> None:
    walk.plug()
    walk.stick.rename(walk.stick.parent / "ailleurs")
    walk.page.start("share")
    assert "La copie n’est pas sur la clé" in walk.texts()
    assert walk.filled() == ["Réessayer"]
    (walk.stick.parent / "ailleurs").rename(walk.stick)
    walk.click("Réessayer")
    assert "Vous pouvez retirer la clé" in walk.texts()
    walk.click("Préparer une autre clé")
    assert walk.page.view == "doors"


def test_that_one_is_asked_where_when_nothing_is_plugged_in(walk: Walk, tmp_path: Path) -> None:
    walk.page.start("share")
    assert "Branchez une clé USB : elle paraîtra ici d’elle-même." in walk.texts()
    walk.plug()
    assert walk.filled() == ["Préparer la clé USB"]
    walk.click("Choisir un dossier…")
    assert walk.page.sharing.choosing
    walk.desk.folder = tmp_path / "réseau"
    walk.desk.folder.mkdir()
    walk.click("Choisir un dossier…")
    assert "Copié et vérifié" in walk.texts()
    walk.desk.volumes.pull(walk.stick)
    assert "Copié et vérifié" in walk.texts()


def test_that_the_shared_folder_is_chosen_once_and_remembered(walk: Walk, tmp_path: Path) -> None:
    asked: list[int] = []
    walk.desk.news.asked.connect(lambda: asked.append(1))
    walk.click("Choisir le dossier partagé…")
    assert not asked
    walk.desk.folder = tmp_path / "Partage DSI"
    walk.desk.folder.mkdir()
    walk.click("Choisir le dossier partagé…")
    assert walk.desk.preferences.folder_of(walk.store.dossier_id) == str(walk.desk.folder)
    assert "Dossier « Partage DSI »" in walk.texts()
    assert asked
    qt_walk.check(walk.page)
    walk.page.start("share")
    assert "Le dossier a été copié dans « Partage DSI »" in walk.texts()
    walk.page.step_back()
    walk.click("Ne plus l’utiliser")
    assert walk.desk.preferences.folder_of(walk.store.dossier_id) == ""
    assert walk.button("Choisir le dossier partagé…")


def test_that_the_detail_lists_every_operation_and_is_filtered(walk: Walk) -> None:
    walk.luc_shares()
    walk.plug()
    walk.page.start("receive")
    press(walk.button("Voir le détail"), Key.Key_D)
    assert walk.page.heading() == "Partager et recevoir › Recevoir › Détail"
    view = walk.page.receiving.detail
    assert view.table.model().rowCount() == 2
    view.search.setText("anne")
    view.filter()
    assert view.table.model().rowCount() == 1
    assert view.table.model().index(0, 3).data() == "Anne Simard"
    qt_walk.check(walk.page)
    walk.page.step_back()
    assert walk.page.view == "receive"
    walk.page.step_back()
    assert walk.page.view == "doors"


def test_that_a_long_detail_comes_by_pages(walk: Walk) -> None:
    from dsi_desktop.features.exchange.queries.detail import ArrivingLine

    view = walk.page.receiving.detail
    view.show_lines(tuple(
        ArrivingLine(f"{n}", n, "Luc", "Portable", "Geste", "Fiche", 1) for n in range(450)
    ))
    assert view.table.model().rowCount() == 200
    view.show_more()
    assert view.table.model().rowCount() == 400
    view.show_more()
    assert view.table.model().rowCount() == 450
    assert not view.more.isVisibleTo(view)


def test_that_escape_goes_back_and_unknown_intents_show_the_doors(walk: Walk) -> None:
    walk.page.start("receive")
    press(walk.page, Key.Key_Escape)
    assert walk.page.view == "doors"
    walk.page.start("choices")
    assert walk.page.view == "choices"
    walk.page.choices.later.emit()
    walk.page.start("doors")
    assert walk.page.view == "doors"
    walk.page.choices.cancel_reception.emit()
    assert walk.desk.asked == []


@pytest.mark.parametrize("width", [560, 700, 1150])
def test_that_nothing_is_cut_sideways(walk: Walk, width: int) -> None:
    walk.luc_shares()
    walk.plug()
    walk.page.resize(width, 690)
    for intent in ("doors", "receive", "share", "invite"):
        walk.page.start(intent)
        inner = walk.page._views[walk.page.view]
        area = inner.findChild(QWidget, "clear")
        assert area is not None
        body = area.widget()  # type: ignore[attr-defined]
        assert body.minimumSizeHint().width() <= area.width(), (intent, width)


def test_that_several_days_are_drawn_as_bars_and_said_in_words(walk: Walk) -> None:
    for day in (16, 17, 19):
        walk.there.clock = frozen(date(2026, 11, day))
        add_person(walk.there, "Anne", f"Simard {day}")
    share_dossier(walk.there, walk.place, lambda _share: None)
    walk.plug()
    walk.page.start("receive")
    walk.settle()
    bars = next(one for one in walk.page.findChildren(DayBars) if one.isVisibleTo(walk.page))
    assert "17 nov." in bars.accessibleDescription().replace(NBSP, " ")
    assert not bars.grab().toImage().isNull()
    walk.page.grab()
    assert DayBars(()).grab() is not None


def test_that_a_slow_reading_is_told_after_a_moment(walk: Walk) -> None:
    walk.page.receiving.view.show_reading()
    walk.page.show_view("receive")
    assert "Lecture du fichier…" in walk.texts()
    assert "Rien n’est encore changé." in walk.texts()


def test_that_a_long_list_of_what_stands_is_cut(walk: Walk) -> None:
    standing = [Standing(f"{n}", f"Geste {n}", "Ajouter", "Marie") for n in range(20)]
    walk.page.receiving.standing.show_standing(standing)
    walk.page.show_view("standing")
    assert "20 de vos gestes s’appuient" in walk.texts()
    assert "et 8 autres" in walk.texts()


def test_that_nothing_happens_twice_while_something_is_under_way(walk: Walk) -> None:
    walk.plug()
    flow = walk.page.receiving
    flow.busy = walk.page.sharing.busy = walk.page.inviting.busy = True
    walk.page.start("receive")
    flow.read([walk.stick], "")
    flow.take()
    flow.cancel(1)
    walk.page.sharing.share_into(walk.place)
    walk.page.inviting.invite_into(walk.place)
    walk.page.inviting.begin()
    walk.page.step_back()
    assert walk.desk.asked == []
    assert exchanges(walk.store) == []
    flow.busy = walk.page.sharing.busy = walk.page.inviting.busy = False
    flow.take()
    flow.cancel_last()
    flow.show_detail()
    assert walk.page.view == "doors"


def test_that_a_reception_that_fails_is_told_on_the_page(walk: Walk) -> None:
    walk.luc_shares()
    walk.plug()
    walk.page.start("receive")
    walk.desk.data_folder.mkdir(exist_ok=True)
    (walk.desk.data_folder / "snapshots").write_text("in the way", encoding="utf8")
    walk.click("Recevoir les 2 modifications")
    assert "Rien n’a été pris" in walk.texts()
    assert overview(walk.store).gestures == 2


def test_that_a_cancellation_that_fails_is_refused(walk: Walk) -> None:
    walk.luc_shares()
    walk.plug()
    walk.page.start("receive")
    walk.click("Recevoir les 2 modifications")
    folder = walk.desk.data_folder / "snapshots" / walk.store.dossier_id
    shutil.rmtree(folder)
    folder.write_text("in the way", encoding="utf8")
    walk.click("Annuler la réception")
    assert walk.desk.refused
    assert walk.page.view == "receive"


def test_that_two_arrivals_are_offered_by_their_names(walk: Walk, tmp_path: Path) -> None:
    walk.luc_shares()
    walk.plug()
    (first,) = walk.desk.news.arrivals
    other = replace(first, place=Place(tmp_path, "Partage", FOLDER), problems=("x.dsix : abîmé",))
    walk.desk.news.tell((first, other))
    assert "x.dsix : abîmé" in walk.texts()
    walk.page.start("receive")
    assert "Du nouveau de Luc" in walk.texts()
    assert walk.filled() == ["Voir"]
    qt_walk.check(walk.page)
    walk.desk.news.tell((first,))
    assert "Du nouveau de Luc" not in walk.texts()


def test_that_a_hidden_page_waits_to_be_seen(walk: Walk) -> None:
    walk.page.hide()
    add_person(walk.store, "Anne", "Simard")
    walk.page.take_changes(ChangeSet("", "", ()))
    walk.desk.volumes.plug(walk.stick)
    walk.page.show()
    assert "2 modifications pas encore partagées" in walk.texts()

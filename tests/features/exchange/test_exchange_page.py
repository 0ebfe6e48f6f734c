"""« Partager et recevoir » as a person walks it, without its window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from dsi_desktop.db.merge.log import exchanges
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.exchange.commands.sharing import share_dossier
from dsi_desktop.features.exchange.page.past_card import PastCard
from dsi_desktop.features.exchange.queries.overview import overview
from support import qt_walk
from support.exchange_walk import Walk
from support.laptops_ground import add_person
from support.qt_keys import press

Key = Qt.Key


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

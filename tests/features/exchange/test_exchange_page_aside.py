"""« Partager et recevoir » beside its main road: details, delays, refusals, narrow windows."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dsi_desktop.db.merge.aside import Standing
from dsi_desktop.db.merge.log import exchanges
from dsi_desktop.features.exchange.commands.sharing import share_dossier
from dsi_desktop.features.exchange.page.painted import DayBars
from dsi_desktop.features.exchange.queries.overview import overview
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.places import FOLDER, Place
from dsi_desktop.kernel.text import NBSP
from support import qt_walk
from support.exchange_walk import Walk
from support.laptops_ground import add_person
from support.qt_keys import press

Key = Qt.Key


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

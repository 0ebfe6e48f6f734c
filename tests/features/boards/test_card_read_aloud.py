"""A card as a screen reader says it: whole, in order, nothing told by colour alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.page import build
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away


@pytest.fixture
def page(store: Store, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    wear(qapp)
    made = build(store, QuietDesk())
    assert isinstance(made, BoardsPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    made.presenter.choose(ground.TRANSPORT)
    yield made
    put_away(made)


def _heard(page: BoardsPage, column: int) -> list[str]:
    """Return what the accessibility tree of the platform holds for the cards of a column."""
    tree = QAccessible.queryAccessibleInterface(page.board.panels[column].view)
    children = (tree.child(place) for place in range(tree.childCount()))
    said = (one.text(QAccessible.Text.Name) for one in children if one is not None)
    return [plain(text) for text in said if text]


def test_that_a_late_card_is_said_whole_with_its_place(page: BoardsPage, store: Store) -> None:
    task_id = ground.task(store)
    tasks.edit_task(store, task_id, priority="high")
    tasks.label_task_with(store, task_id, "Navette", hue=2)
    tasks.add_comment(store, task_id, "Deux transporteurs ont répondu.")
    page.refresh()
    [said] = _heard(page, 2)
    assert said == (
        "Obtenir trois soumissions, Transport, responsable Nadia Bouchard, échéance 30 nov., "
        "en retard, 1 de 2 éléments faits, priorité haute, étiquettes Navette, 1 commentaire, "
        "En cours, carte 1 de 1"
    )


def test_that_a_bare_card_says_what_it_lacks(page: BoardsPage, store: Store) -> None:
    column = page.presenter.columns()[0]
    boards.add_card(store, column.id, "Demander un avis")
    page.refresh()
    [said] = _heard(page, 0)
    assert said == (
        "Demander un avis, Transport, responsable aucune personne, sans échéance, Idées, "
        "carte 1 de 1"
    )


def test_that_a_card_that_waits_says_for_whom_and_since_when_it_stands(
    page: BoardsPage, store: Store
) -> None:
    task_id = ground.task(store)
    tasks.set_task_state(store, task_id, "waiting")
    tasks.edit_task(store, task_id, waiting_for="la réponse du FRR", due_on=None)
    tasks.edit_due(store, task_id, "automne 2027")
    page.refresh()
    [said] = _heard(page, 3)
    assert "échéance automne 2027" in said
    assert "en retard" not in said
    assert "attend la réponse du FRR" in said
    assert said.endswith("En attente, carte 1 de 1")


def test_that_each_card_of_a_column_says_its_place(page: BoardsPage, store: Store) -> None:
    column = page.presenter.columns()[1]
    boards.add_cards(store, column.id, ["Une", "Deux"])
    page.refresh()
    assert [said.rpartition(", ")[2] for said in _heard(page, 1)] == [
        "carte 1 de 3", "carte 2 de 3", "carte 3 de 3",
    ]

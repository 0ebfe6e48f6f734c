"""Lists, tables and trees: named, opened by keys, the same row kept through a reset."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme, wear
from dsi_desktop.ui.widgets.views import Listing, Table, Tree
from support import qt_walk
from support.qt_keys import appear, press

Branch = tuple[str, tuple["Branch", ...]]
COLUMNS: list[Column[str]] = [Column("Nom", str), Column("Longueur", lambda row: str(len(row)))]
ROWS = ["Zoé", "Noé", "Réal"]


def rows(names: list[str] = ROWS) -> RowsModel[str]:
    made: RowsModel[str] = RowsModel(COLUMNS, lambda row: row)
    made.show(names)
    return made


def branches(*roots: Branch) -> TreeModel[Branch]:
    made: TreeModel[Branch] = TreeModel(
        [Column("Nom", lambda one: one[0])], lambda one: one[0], lambda one: one[1]
    )
    made.show(roots)
    return made


def listing(opened: Callable[[QModelIndex], object] | None) -> QAbstractItemView:
    return Listing("Personnes", rows(), opened)


def table(opened: Callable[[QModelIndex], object] | None) -> QAbstractItemView:
    return Table("Personnes", rows(), opened)


def tree(opened: Callable[[QModelIndex], object] | None) -> QAbstractItemView:
    return Tree("Personnes", branches(("Zoé", ()), ("Noé", ()), ("Réal", ())), opened)


EVERY = pytest.mark.parametrize("make", [listing, table, tree])
Maker = Callable[[Callable[[QModelIndex], object] | None], QAbstractItemView]


@EVERY
def test_that_enter_and_a_double_click_open_the_row(qtbot: QtBot, make: Maker) -> None:
    opened: list[int] = []
    view = make(lambda index: opened.append(index.row()))
    appear(qtbot, view)
    view.setCurrentIndex(QModelIndex())
    press(view, Qt.Key.Key_Return)
    assert opened == []
    view.setCurrentIndex(view.model().index(1, 0))
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Enter)
    view.doubleClicked.emit(view.model().index(0, 0))
    assert opened == [1, 2, 0]


@EVERY
def test_that_a_view_without_opening_leaves_enter_alone(qtbot: QtBot, make: Maker) -> None:
    view = make(None)
    appear(qtbot, view)
    view.setCurrentIndex(view.model().index(1, 0))
    press(view, Qt.Key.Key_Return)
    assert view.currentIndex().row() == 1


@EVERY
def test_that_a_view_is_named_with_no_nameless_corner(qtbot: QtBot, make: Maker) -> None:
    view = make(None)
    appear(qtbot, view)
    assert qt_walk.spoken(view) == "Personnes"
    qt_walk.check(view)
    assert [one for one in view.findChildren(QAbstractButton) if one.isEnabled()] == []


@EVERY
def test_that_a_view_shows_that_it_has_the_focus(qtbot: QtBot, make: Maker) -> None:
    view, line, page = make(None), QLineEdit(), QWidget()
    column = QVBoxLayout(page)
    column.addWidget(view)
    column.addWidget(line)
    appear(qtbot, page)
    line.setFocus()
    ring, middle = theme().colour("focus"), view.height() // 2
    assert view.grab().toImage().pixelColor(0, middle) != ring
    view.setFocus()
    assert view.grab().toImage().pixelColor(0, middle) == ring


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_that_rows_are_high_enough_at_every_scale(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    made = [table(None), tree(None)]
    wear(qapp, "light", scale)
    for view in made:
        appear(qtbot, view)
        assert view.visualRect(view.model().index(0, 0)).height() >= 28 * scale


def test_that_columns_take_their_widths(qtbot: QtBot) -> None:
    view = Table("Personnes", rows())
    view.widths(120, 90, stretch=1)
    view.resize(600, 200)
    appear(qtbot, view)
    assert view.columnWidth(0) == 120
    assert view.columnWidth(1) > 400


def test_that_a_reset_gives_the_row_back_without_telling(qtbot: QtBot) -> None:
    names = [f"Personne {at}" for at in range(400)]
    model = rows(names)
    view = Table("Personnes", model)
    appear(qtbot, view)
    view.setCurrentIndex(model.index_of("Personne 300"))
    told: list[int] = []
    resets: list[int] = []
    view.selectionModel().currentChanged.connect(lambda *_at: told.append(1))
    model.modelReset.connect(lambda: resets.append(1))
    model.show(sorted(names, reverse=True))
    assert resets == [1]
    assert model.row(view.currentIndex()) == "Personne 300"
    assert view.selectionModel().isRowSelected(view.currentIndex().row())
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())
    assert told == []
    model.show([f"Autre {at}" for at in range(300)])
    assert not view.currentIndex().isValid()


def test_that_open_branches_stay_open_when_the_tree_changes_shape(qtbot: QtBot) -> None:
    model = branches(("Enjeu 1", (("Objectif", ()),)), ("Enjeu 2", (("Autre", ()),)))
    view = Tree("Plan", model)
    appear(qtbot, view)
    view.expand(model.index_of("Enjeu 2"))
    view.setCurrentIndex(model.index_of("Autre"))
    model.show([("Enjeu 0", ()), ("Enjeu 2", (("Autre", ()), ("Neuf", ())))])
    assert view.isExpanded(model.index_of("Enjeu 2"))
    assert view.currentIndex() == model.index_of("Autre")
    model.show([("Enjeu 0", ())])
    assert not view.currentIndex().isValid()

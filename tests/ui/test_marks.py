"""The mark of what is to be decided: drawn, read aloud, and gone when it is settled."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.marks import Mark, draw_mark
from dsi_desktop.ui.widgets.views import Listing, Table, Tree

ROWS = ("a", "b", "c")
HEARD, TIP = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole


def rows() -> RowsModel[str]:
    made: RowsModel[str] = RowsModel(
        [Column("Nom", lambda row: row, tip=lambda row: row), Column("Autre", lambda row: row)],
        lambda row: row,
    )
    made.show(ROWS)
    return made


def branches() -> TreeModel[str]:
    made: TreeModel[str] = TreeModel(
        [Column("Nom", lambda row: row)], lambda row: row,
        lambda row: ("b", "c") if row == "a" else (),
    )
    made.show(("a",))
    return made


def warm(view: QWidget) -> int:
    """Count the amber points of a picture."""
    picture = view.grab().toImage()
    wanted = theme().colour("warn").rgb()
    return sum(
        picture.pixel(x, y) == wanted
        for x in range(picture.width()) for y in range(picture.height())
    )  # fmt: skip


@pytest.fixture(params=["table", "list", "tree"])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> Table | Listing | Tree:
    made: Table | Listing | Tree
    if request.param == "tree":
        made = Tree("Arbre", branches())
        made.expandAll()
    else:
        made = Table("Table", rows()) if request.param == "table" else Listing("Liste", rows())
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def test_that_only_marked_rows_are_drawn_and_heard(view: Table | Listing | Tree) -> None:
    model = view.model()
    assert isinstance(model, RowsModel | TreeModel)
    assert warm(view) == 0
    model.mark(frozenset({"b", "elsewhere"}))
    assert [model.key_of(index) for index in model.marks()] == ["b"]
    assert warm(view) > 10
    assert model.index_of("b").data(HEARD) == "b, à décider"
    assert model.index_of("a").data(HEARD) == "a"
    model.mark(frozenset())
    assert model.marks() == []
    assert warm(view) == 0


def test_that_a_mark_out_of_sight_draws_nothing(view: Table | Listing | Tree) -> None:
    model = view.model()
    assert isinstance(model, RowsModel | TreeModel)
    model.mark(frozenset({"c"}))
    if isinstance(view, Tree):
        view.collapseAll()
        assert warm(view) == 0


def test_that_a_mark_is_told_by_the_tip_of_its_first_cell() -> None:
    model = rows()
    model.mark(frozenset({"b"}))
    assert model.index(1, 0).data(TIP) == "b, à décider"
    assert model.index(1, 1).data(HEARD) == "b"
    assert model.index(1, 1).data(TIP) is None
    assert model.index(1, 0).data(Qt.ItemDataRole.DisplayRole) == "b"


def test_that_an_empty_list_may_be_marked_before_it_is_shown() -> None:
    made: RowsModel[str] = RowsModel([Column("Nom", lambda row: row)], lambda row: row)
    made.mark(frozenset({"a"}))
    assert made.marks() == []
    made.show(ROWS)
    assert len(made.marks()) == 1


def test_that_the_mark_of_a_line_is_named(qtbot: QtBot) -> None:
    mark = Mark()
    qtbot.addWidget(mark)
    mark.show()
    assert mark.accessibleName() == "à décider"
    assert warm(mark) > 10


def test_that_a_mark_is_as_large_as_asked(qapp: object) -> None:
    drawn = QImage(100, 100, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    draw_mark(painter, QPointF(50, 50), 60)
    painter.end()
    assert drawn.pixelColor(50, 15) == QColor("white")
    assert drawn.pixelColor(25, 50) != QColor("white")

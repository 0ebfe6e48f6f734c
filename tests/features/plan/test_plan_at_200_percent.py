"""At 200 % the titles of the plan stay readable, and the rest is reached by scrolling."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.plan.page.plan_tree import PlanTreeView
from dsi_desktop.ui.theme import wear


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    wear(qapp, "light", 2.0)
    yield
    wear(qapp, "light", 1.0)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("width", [683, 1120, 2200])
def test_a_title_keeps_a_readable_width(qtbot: QtBot, width: int) -> None:
    tree = PlanTreeView()
    qtbot.addWidget(tree)
    tree.resize(width, 500)
    tree.show()
    head = tree.header()
    assert head.sectionSize(0) >= 520
    assert tree.horizontalScrollBar().maximum() == max(0, head.length() - tree.viewport().width())

"""The page « Organigramme » on a small table, shown as it is in the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.page.chart_page import ChartPage
from dsi_desktop.ui.theme import wear
from support.work_desk import QuietDesk


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, store: Store, desk: QuietDesk,
) -> Iterator[ChartPage]:
    wear(qapp)
    shown = ChartPage(store, desk)
    store.bus.subscribe(shown.take_changes)
    qtbot.addWidget(shown)
    shown.resize(1150, 696)
    shown.show()
    shown.activateWindow()
    shown.view.setFocus()
    qapp.processEvents()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()

"""The page of the boards on the ground, the board of Transport in sight."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page import build
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@contextmanager
def shown(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    """Show the page of the boards by itself; it hears what is written, and leaves for good."""
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, BoardsPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    with shown(store, desk, qtbot, qapp) as made:
        made.presenter.choose(ground.TRANSPORT)
        yield made


def words_in(dialog: QDialog) -> str:
    """Return every label of a dialog."""
    return plain(" | ".join(made.text() for made in dialog.findChildren(QLabel)))


def fill(dialog: FormDialog | None, values: dict[str, object]) -> FormDialog:
    """Fill a form and press its button."""
    assert dialog is not None
    dialog.form.fill(values)  # type: ignore[arg-type]
    dialog.submit()
    return dialog

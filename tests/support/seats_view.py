"""The view « Sièges » on the small table, with a desk that gives a file to print to."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.governance import Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.page.seats.seats_page import SeatsPage
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.commands_directory import every
from support.dossier import TODAY
from support.work_desk import QuietDesk, put_away


class SavingDesk(QuietDesk):
    """Answers with a path when a file is asked for."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self.path = path

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        assert suggested.endswith(".pdf")
        assert "PDF" in kinds
        return self.path

    def today(self) -> date:
        return TODAY


def shown(qtbot: QtBot, qapp: QApplication, store: Store, desk: SavingDesk) -> SeatsPage:
    wear(qapp)
    page = SeatsPage(store, desk)
    store.bus.subscribe(page.take_changes)
    qtbot.addWidget(page)
    page.resize(1150, 696)
    page.show()
    page.activateWindow()
    qapp.processEvents()
    return page


def put_out(page: SeatsPage) -> None:
    """Close the page and what it left open."""
    for dialog in page.findChildren(FormDialog):
        dialog.close()
    put_away(page)


def dialog_of(page: SeatsPage) -> FormDialog:
    found = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def submit(page: SeatsPage, **values: object) -> FormDialog:
    dialog = dialog_of(page)
    dialog.form.fill(values)
    dialog.submit()
    return dialog


def take(page: SeatsPage, key: str) -> None:
    assert page.seats.tree.choose(key)
    page.seats.tree.setFocus()


def held(store: Store) -> str:
    return every(store, Post)[0]


def said(page: SeatsPage, column: int = 0) -> list[str]:
    model = page.seats.tree.model()
    return [
        str(model.index(row, column, model.index(at, 0)).data())
        for at in range(model.rowCount()) for row in range(model.rowCount(model.index(at, 0)))
    ]

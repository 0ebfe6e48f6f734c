"""The page « Sollicitation » shown, and its dialogs answered."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dsi_desktop.features.solicitation.page.solicitation_page import SolicitationPage
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from support.load_ground import LoadGround


def shown(made: object, ground: LoadGround, qtbot: QtBot) -> SolicitationPage:
    assert isinstance(made, SolicitationPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def answer(values: dict[str, object], wanted: str = "") -> None:
    """Answer the dialog that is about to open: fill its form, then press its filled button."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        assert wanted in dialog.windowTitle()
        dialog.form.fill(values)
        dialog.submit()
        if dialog.isVisible():
            dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, press)

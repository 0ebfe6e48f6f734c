"""Short questions and sentences, with one filled button and Échap to leave."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.tips import unmarked


def confirm(parent: QWidget | None, question: str, yes: str, no: str = "") -> bool:
    """Ask; « Annuler », or what `no` says, is what Entrée and Échap do."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(_("Confirmer"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    accept = box.addButton(unmarked(yes), QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(unmarked(no or _("Annuler")), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is accept


def tell(parent: QWidget | None, sentence: str) -> None:
    """Show a sentence that must not be missed."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("DSI Desktop"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.addButton(_("Compris"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()

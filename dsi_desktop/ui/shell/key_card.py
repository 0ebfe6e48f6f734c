"""F1: every key that works here, on one card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.shortcuts import KeyGroup, groups_for, spoken
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label


class KeyCard(QDialog):
    """The keys of the page in view, then those of everywhere; Échap closes it."""

    def __init__(self, parent: QWidget | None, page: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Toutes les touches"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(16)
        column.addWidget(label(_("Toutes les touches"), "h1"))
        columns = QHBoxLayout()
        columns.setSpacing(40)
        for group in groups_for(page):
            columns.addLayout(_listed(group))
        column.addLayout(columns)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("Fermer"), self.accept))
        column.addLayout(foot)


def _listed(group: KeyGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.addWidget(label(_(group.title), "h2"), 0, 0, 1, 2)
    for at, key in enumerate(group.keys, 1):
        grid.addWidget(label(spoken(key.keys), "key"), at, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(_(key.words)), at, 1)
    grid.setRowStretch(len(group.keys) + 1, 1)
    return grid

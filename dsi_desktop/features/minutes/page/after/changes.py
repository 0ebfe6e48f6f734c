"""Show what changed since a version was sent, one sentence for each change."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries import VersionLine
from dsi_desktop.features.minutes.rules.versions import Difference
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import spaced
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class ChangesDialog(QDialog):
    """The changes since a version, in the order of the minutes."""

    def __init__(self, parent: QWidget, store: Store, version: VersionLine) -> None:
        super().__init__(parent)
        title = _("Changements depuis la version {n}").format(n=version.number)
        self.setWindowTitle(title)
        found = queries.changes_since(store, version.id)
        said = ngettext("{n} changement", "{n} changements", len(found)).format(n=len(found))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "h3"))
        column.addWidget(label(said if found else _("Rien n’a changé depuis."), "muted"))
        self.rows: RowsModel[Difference] = RowsModel(
            [Column(_("Changement"), lambda one: spaced(one.sentence),
                                tip=lambda one: spaced(one.sentence))],
            lambda one: (one.where, one.what, one.kind, one.before, one.after),
        )  # fmt: skip
        self.rows.show(found)
        self.list = Table(_("Changements"), self.rows, self._opened)
        self.list.setWordWrap(True)
        self.list.verticalHeader().setDefaultSectionSize(theme().px(52))
        self.list.setVisible(bool(found))
        column.addWidget(self.list, 1)
        column.addWidget(button(_("Fermer"), self.accept))
        room = self.screen().availableGeometry()
        self.resize(
            min(theme().px(720), room.width() - 40), min(theme().px(460), room.height() - 80)
        )

    def _opened(self, _index: QModelIndex) -> None:
        self.accept()


def show_changes(parent: QWidget, store: Store, version: VersionLine) -> None:
    """Open the list of changes."""
    ChangesDialog(parent, store, version).exec()

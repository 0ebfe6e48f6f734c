"""Every tag of the directory: how many wear it, its name, its end."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.queries.filters import TagLine, tags
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class TagsDialog(QDialog):
    """Shows the tags; `narrowed` is told the one whose records are wanted."""

    def __init__(
        self, parent: QWidget, store: Store, desk: Desk, narrowed: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._narrowed = narrowed
        self.setWindowTitle(_("Étiquettes"))
        self.model = RowsModel[TagLine]((
            Column(_("Étiquette"), lambda tag: tag.name, spoken=_spoken),
            Column(_("Fiches"), lambda tag: str(tag.worn), right=True),
        ), lambda tag: tag.id)
        self.table = Table(
            _("Liste des étiquettes"), self.model, lambda _index: self.show_records())
        self.table.widths(220, 80, stretch=0)
        self.table.selectionModel().selectionChanged.connect(lambda *_told: self._allow())
        self._buttons = [
            button(_("Voir les fiches"), self.show_records, icon_name="filter"),
            button(_("Renommer…"), self.rename, icon_name="pencil"),
            button(_("Supprimer"), self.remove, icon_name="trash"),
        ]
        self._lay_out()
        for keys, done in (("F2", self.rename), ("Del", self.remove)):
            QShortcut(QKeySequence(keys), self.table, done)
        self.refresh()

    def _lay_out(self) -> None:
        self.setMinimumSize(min(theme().px(460), 900), min(theme().px(380), 560))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Étiquettes"), "h3"))
        self.blank = label(_("Aucune étiquette. Choisissez des fiches dans la liste pour leur en "
                             "donner une."), "muted", wrap=True)
        column.addWidget(self.blank)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        for made in self._buttons:
            row.addWidget(made)
        row.addStretch()
        row.addWidget(button(_("Fermer"), self.accept))
        column.addLayout(row)

    def refresh(self) -> None:
        """Read the tags again."""
        self.model.show(tags(self._store))
        self.blank.setVisible(not self.model.rowCount())
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._allow()

    def show_records(self) -> None:
        """Narrow the list to those that wear the tag in hand."""
        tag = self._in_hand()
        if tag is not None:
            self._narrowed(tag.id)
            self.accept()

    def rename(self) -> FormDialog | None:
        """Ask for another name."""
        tag = self._in_hand()
        if tag is None:
            return None
        form = Form([TextField("name", _("Nom de l’étiquette"), required=True)])
        form.fill({"name": tag.name})

        def save(values: dict[str, Value]) -> None:
            commands.rename_tag(self._store, tag.id, str(values["name"]))
            self.refresh()

        dialog = FormDialog(self, _("Renommer l’étiquette"), form, save)
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Take the tag in hand away from every record."""
        tag = self._in_hand()
        if tag is not None:
            commands.remove_tag(self._store, tag.id)
            self._desk.tell(_("Étiquette supprimée. Ctrl+Z la ramène."))
            self.refresh()

    def _in_hand(self) -> TagLine | None:
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def _allow(self) -> None:
        for made in self._buttons:
            made.setEnabled(self._in_hand() is not None)


def _spoken(tag: TagLine) -> str:
    worn = ngettext("{n} fiche", "{n} fiches", tag.worn).format(n=tag.worn)
    return f"{tag.name}, {worn}"

"""The papers joined to a point: added, saved elsewhere, taken away."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.queries import ItemLine, PaperLine
from dsi_desktop.kernel.errors import DsiError, FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class PapersDialog(QDialog):
    """Inser adds files, Suppr takes the chosen one away, Entrée saves a copy of it."""

    def __init__(self, parent: QWidget, store: Store, desk: Desk, item: ItemLine) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._item_id = item.id
        title = _("Pièces jointes du point {number}").format(number=item.number)
        self.setWindowTitle(title)
        self.setMinimumSize(theme().px(460), theme().px(320))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(title, "h3", wrap=True))
        column.addWidget(label(item.title, "muted", wrap=True))
        self.model: RowsModel[PaperLine] = RowsModel(
            [Column(_("Pièce jointe"), lambda line: line.name),
             Column(_("Taille"), lambda line: size_words(line.size), right=True)],
            lambda line: line.id, self,
        )
        self.list = Table(_("Pièces jointes"), self.model, lambda _index: self.save())
        self.list.widths(280, 96, stretch=0)
        column.addWidget(self.list, 1)
        self.none = label(_("Aucune pièce jointe à ce point."), "muted")
        column.addWidget(self.none)
        column.addLayout(self._foot())
        self.read()
        self.list.setFocus()

    def read(self) -> None:
        """Show the papers of the point."""
        found = queries.papers_of_item(self._store, self._item_id)
        self.model.show(found)
        self.none.setVisible(not found)
        for one in (self.copy, self.out):
            one.setEnabled(bool(found))
        if found and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def add(self) -> None:
        """Choose files and join them; a refused one does not stop the others."""
        for path in self._desk.ask_open_paths(_("Tous les fichiers (*)")):
            self._join(path)
        self.read()

    def save(self) -> None:
        """Write a copy of the chosen paper where the person says."""
        line = self._chosen()
        path = self._desk.ask_save_path(line.name, _("Tous les fichiers (*)")) if line else None
        if line is None or path is None:
            return
        try:
            path.write_bytes(queries.paper_content(self._store, line.id))
        except DsiError as refusal:
            self._desk.refuse(refusal)
        except OSError as error:
            self._desk.refuse(FileProblem(
                _("{name} ne s’écrit pas : {why}").format(name=path.name, why=error.strerror)))
        else:
            self._desk.tell(_("{name} est enregistré.").format(name=path.name))

    def remove(self) -> None:
        """Take the chosen paper away; Ctrl+Z brings it back."""
        line = self._chosen()
        if line is not None:
            directory.remove_document(self._store, line.id)
            self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def _join(self, path: Path) -> None:
        try:
            directory.attach_document(
                self._store, table="agenda_item", record_id=self._item_id, name=path.name,
                content=path.read_bytes(),
            )
        except DsiError as refusal:
            self._desk.refuse(refusal)
        except OSError as error:
            self._desk.refuse(FileProblem(
                _("{name} ne se lit pas : {why}").format(name=path.name, why=error.strerror)))

    def _chosen(self) -> PaperLine | None:
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.plus = button(_("Joindre…"), self.add, icon_name="paperclip")
        self.copy = button(_("Enregistrer une copie…"), self.save, icon_name="download")
        self.out = button(_("Retirer"), self.remove, icon_name="trash")
        for one in (self.plus, self.copy, self.out):
            row.addWidget(one)
        row.addStretch()
        row.addWidget(button(_("Fermer"), self.accept, look="primary"))
        return row


def size_words(size: int) -> str:
    """Return « 12 ko », « 3 Mo »."""
    if size < 1_000_000:
        return _("{n} ko").format(n=max(1, round(size / 1_000)))
    return _("{n} Mo").format(n=round(size / 1_000_000))

"""The labels of a chantier and those of all: named, coloured, kept to one or given to all."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.labels import KeptLabel, kept_labels
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.rules.labels import HUES
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.dialogs.messages import confirm
from dsi_desktop.ui.forms.fields import ChoiceField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class LabelsDialog(QDialog):
    """Inser adds, Entrée changes, Suppr takes away."""

    def __init__(self, parent: QWidget, store: Store, body_id: str | None) -> None:
        super().__init__(parent)
        self._store = store
        self._body_id = body_id
        title = _("Étiquettes")
        self.setWindowTitle(title)
        self.setMinimumSize(theme().px(520), theme().px(340))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(title, "h3"))
        self.model: RowsModel[KeptLabel] = RowsModel(
            [Column(_("Étiquette"), lambda one: one.name),
             Column(_("Couleur"), lambda one: _(HUES[one.hue % len(HUES)])),
             Column(_("Pour"), lambda one: one.body or _("tous les chantiers")),
             Column(_("Cartes"), lambda one: str(one.cards), right=True)],
            lambda one: one.id, self,
        )  # fmt: skip
        self.list = Table(_("Étiquettes du dossier"), self.model, lambda _index: self.change())
        self.list.widths(180, 90, 150, 64, stretch=0)
        column.addWidget(self.list, 1)
        column.addLayout(self._foot())
        self.read()
        self.list.setFocus()

    def read(self) -> None:
        """Show the labels again."""
        self.model.show(kept_labels(self._store, self._body_id))
        some = bool(self.model.rows)
        for one in (self.edit, self.out):
            one.setEnabled(some)
        if some and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def add(self) -> None:
        """Ask for a new label."""
        self._ask(_("Nouvelle étiquette"), None)

    def change(self) -> None:
        """Ask for the name, the colour and the chantier of the label in hand."""
        chosen = self._chosen()
        if chosen is not None:
            self._ask(_("Modifier l’étiquette"), chosen)

    def remove(self) -> None:
        """Take the label in hand away, off every card; Ctrl+Z brings it back."""
        chosen = self._chosen()
        if chosen is None:
            return
        question = ngettext(
            "Retirer « {name} » de {n} carte et la supprimer ?",
            "Retirer « {name} » de {n} cartes et la supprimer ?", chosen.cards,
        ).format(name=chosen.name, n=chosen.cards)
        if chosen.cards == 0 or confirm(self, question, _("Supprimer")):
            tasks.remove_label(self._store, chosen.id)
            self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def _ask(self, title: str, line: KeptLabel | None) -> None:
        scopes = [("all", _("tous les chantiers"))]
        if self._body_id:
            scopes.append((self._body_id, _("ce chantier seulement")))
        if line is not None and line.body_id not in ("", self._body_id):
            scopes.append((line.body_id, line.body))
        form = Form([
            TextField("name", _("Nom"), required=True),
            [ChoiceField("hue", _("Couleur"), [(str(n), _(word)) for n, word in enumerate(HUES)]),
             ChoiceField("body_id", _("Pour"), scopes)],
        ])  # fmt: skip
        form.fill({
            "name": line.name if line else "", "hue": str(line.hue if line else 0),
            "body_id": (line.body_id if line else self._body_id) or "all",
        })

        form_dialog.ask(self, title, form, lambda values: self._write(line, values))
        self.read()

    def _write(self, line: KeptLabel | None, values: Mapping[str, Value]) -> None:
        name, hue, scope = (str(values[key]) for key in ("name", "hue", "body_id"))
        body = None if scope == "all" else scope
        if line is None:
            tasks.add_label(self._store, name=name, hue=int(hue), body_id=body)
        else:
            tasks.edit_label(self._store, line.id, name=name, hue=int(hue), body_id=body)

    def _chosen(self) -> KeptLabel | None:
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.plus = button(_("Ajouter…"), self.add, icon_name="plus")
        self.edit = button(_("Modifier…"), self.change, icon_name="pencil")
        self.out = button(_("Supprimer"), self.remove, icon_name="trash")
        for one in (self.plus, self.edit, self.out):
            row.addWidget(one)
        row.addStretch()
        row.addWidget(button(_("Fermer"), self.accept, look="primary"))
        return row

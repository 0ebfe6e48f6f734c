"""« Modèles »: the shapes a board may take, each seen before it is applied."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.presenter.templates import TemplatesPresenter, preview
from dsi_desktop.features.boards.rules.templates import Template
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import CheckField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class TemplatesDialog(QDialog):
    """The models at the left, what the one in hand holds and changes at the right."""

    def __init__(
        self, parent: QWidget, store: Store, desk: Desk, body_id: str, board_id: str = ""
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = TemplatesPresenter(store, self, body_id, board_id)
        self.model = RowsModel[Template](
            [Column(_("Modèle"), _named, spoken=_spoken, tip=lambda one: one.words)],
            lambda one: one.key, self,
        )
        self.list = Table(_("Modèles de tableau"), self.model, lambda _index: self.apply())
        self.list.selectionModel().currentChanged.connect(lambda *_told: self._show())
        self.with_cards = QCheckBox(_("Avec ses cartes"))
        self.refusal = label("", "error", wrap=True)
        self.sheet = QVBoxLayout()
        self.sheet.setSpacing(2)
        self.applies = button(_("Appliquer ce modèle"), self.apply, look="primary")
        self.keeps = button(
            _("Enregistrer ce tableau comme modèle…"), self.keep, icon_name="device-floppy"
        )
        self.removes = button(_("Retirer"), self.remove, icon_name="trash")
        QShortcut(QKeySequence("Del"), self.list, self.remove)
        self._lay_out()
        self.keeps.setVisible(bool(board_id))
        self.presenter.refresh()
        self.list.setFocus()

    # --- what the presenter asks -----------------------------------------------------------

    def show_templates(self, models: list[Template]) -> None:
        self.model.show(models)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._show()

    def refuse(self, error: DsiError) -> None:
        self.refusal.setText(f"⚠ {error.sentence}")
        self.refusal.show()

    def confirm(self, question: str, yes: str) -> bool:
        return self._desk.confirm(question, yes)

    # --- gestures --------------------------------------------------------------------------

    def in_hand(self) -> Template | None:
        """Return the model in hand."""
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def apply(self) -> None:
        """Apply the model in hand, and leave."""
        model = self.in_hand()
        with_cards = self.with_cards.isChecked() and self.with_cards.isEnabled()
        if model is not None and self.presenter.apply(model, with_cards=with_cards):
            said = _("Le tableau suit le modèle « {name} ». Ctrl+Z revient.")
            self._desk.tell(said.format(name=model.name))
            self.accept()

    def keep(self) -> FormDialog:
        """Ask under which name the board is kept as a model."""
        form = Form(
            [
                TextField("name", _("Nom du modèle"), required=True),
                TextField("words", _("À quoi il sert")),
                CheckField("with_cards", _("Avec ses cartes ouvertes et leurs listes")),
            ]
        )
        if self.presenter.settings is not None:
            form.fill({"name": self.presenter.settings.title})

        def save(values: dict[str, Value]) -> None:
            self.presenter.save(
                str(values["name"]), str(values["words"]), with_cards=bool(values["with_cards"])
            )

        dialog = FormDialog(self, _("Enregistrer ce tableau comme modèle"), form, save)
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Take away the model in hand, when it is one of this dossier."""
        model = self.in_hand()
        if model is not None:
            self.presenter.remove(model)

    def _show(self) -> None:
        model = self.in_hand()
        clear(self.sheet)
        self.refusal.hide()
        self.removes.setEnabled(model is not None and model.own)
        if model is None:
            return
        self.with_cards.setEnabled(bool(model.cards))
        self.sheet.addWidget(label(model.name, "h3", wrap=True))
        self.sheet.addWidget(label(model.words, "muted", wrap=True))
        for head, words in preview(model):
            self.sheet.addSpacing(theme().px(6))
            self.sheet.addWidget(label(head, "label", wrap=True))
            self.sheet.addWidget(label(words, "muted", wrap=True))
        changes = self.presenter.changes(model)
        if changes:
            self.sheet.addSpacing(theme().px(14))
            self.sheet.addWidget(label(_("Sur ce tableau"), "h3", wrap=True))
        for said in changes:
            self.sheet.addWidget(label(said, wrap=True))
        self.sheet.addStretch()

    def _lay_out(self) -> None:
        words = _("Modèles de tableau")
        self.setWindowTitle(words)
        room = self.screen().availableGeometry()
        width, height = theme().px(780), theme().px(600)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(words, "h3"))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.list, 2)
        both.addWidget(scrolling(self.sheet), 3)
        column.addLayout(both, 1)
        column.addWidget(self.refusal)
        row = QHBoxLayout()
        row.addWidget(self.with_cards)
        row.addStretch()
        row.addWidget(self.removes)
        row.addWidget(self.keeps)
        column.addLayout(row)
        last = QHBoxLayout()
        last.addStretch()
        last.addWidget(button(_("Fermer"), self.reject))
        last.addWidget(self.applies)
        column.addLayout(last)


def _named(model: Template) -> str:
    return _("{name} (de ce dossier)").format(name=model.name) if model.own else model.name


def _spoken(model: Template) -> str:
    own = _("modèle de ce dossier") if model.own else ""
    return ", ".join(part for part in (model.name, model.words, own) if part)

"""A form in a dialog: it stays open, whole, until the command accepts or the person leaves."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import scrolling
from dsi_desktop.ui.widgets.texts import label

Save = Callable[[dict[str, Value]], object]


class FormDialog(QDialog):
    """One title, one form, one filled button. `save` gets the values and may raise `DsiError`."""

    def __init__(
        self, parent: QWidget | None, title: str, form: Form, save: Save, *, yes: str = "",
        width: int = 520,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.form = form
        self._save = save
        self.setWindowTitle(title)
        room = (parent.screen() if parent else self.screen()).availableGeometry()
        self.setMinimumWidth(min(theme().px(width), room.width() - 40))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(title, "h3", wrap=True))
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(form)
        area = scrolling(inside)
        area.setMinimumHeight(
            min(form.sizeHint().height() + 8, theme().px(520), room.height() - theme().px(190))
        )
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch()
        self.no = button(_("Annuler"), self.reject)
        self.yes = button(yes or _("Enregistrer"), self.submit, look="primary")
        self.no.setAutoDefault(True)
        self.yes.setDefault(True)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        first = next(iter(form.fields.values()), None)
        if first is not None:
            first.control.setFocus()

    def submit(self) -> None:
        """Save and close; a refusal keeps everything typed and says why."""
        values = self.form.values()
        if values is None:
            return
        try:
            self._save(values)
        except DsiError as refusal:
            self.form.refuse(refusal)
            return
        self.accept()


def ask(
    parent: QWidget | None, title: str, form: Form, save: Save, *, yes: str = ""
) -> bool:
    """Show the dialog; tell whether it was saved."""
    return FormDialog(parent, title, form, save, yes=yes).exec() == QDialog.DialogCode.Accepted

"""« Qui êtes-vous? »: the two names that sign what is done here."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.texts import label


class IdentityDialog(FormDialog):
    """Asked once, at the first start; changed later in the settings."""

    def __init__(
        self, parent: QWidget | None, author: str, device: str, keep: Callable[[str, str], None]
    ) -> None:
        form = Form([
            TextField("author", _("Votre nom"), required=True),
            TextField("device", _("Cet ordinateur"), required=True),
        ])  # fmt: skip
        form.fill({"author": author, "device": device})
        super().__init__(
            parent, _("Qui êtes-vous?"), form,
            lambda values: keep(str(values["author"]), str(values["device"])), yes=_("Continuer"),
        )  # fmt: skip
        self.no.setText(_("Plus tard"))
        words = label(
            _("Ces deux noms signent ce que vous faites : vos collègues sauront qui a écrit quoi, "
              "et sur quel ordinateur. Ils restent dans le dossier et se changent dans les "
              "réglages."), "muted", wrap=True,
        )  # fmt: skip
        column = self.layout()
        if column is not None:
            column.insertWidget(1, words)  # type: ignore[attr-defined]

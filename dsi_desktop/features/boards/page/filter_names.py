"""Ask for the name of a filter that is kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import TextField, Value
from dsi_desktop.ui.forms.form import Form


def ask_filter_name(
    parent: QWidget, title: str, name: str, save: Callable[[str], None]
) -> FormDialog:
    """Open the dialog; `save` may raise `RuleBroken`, said beside the box."""
    form = Form([TextField("name", _("Nom du filtre"), required=True)])
    form.fill({"name": name})

    def write(values: dict[str, Value]) -> None:
        save(str(values["name"]))

    dialog = FormDialog(parent, title, form, write)
    dialog.open()
    return dialog

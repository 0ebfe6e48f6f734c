"""Ask for the name of a filter that is kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import TextField
from dsi_desktop.ui.forms.form import Form


def ask_filter_name(
    parent: QWidget, title: str, name: str, save: Callable[[str], None]
) -> None:
    """Ask; `save` may raise `RuleBroken`, said beside the box."""
    form = Form([TextField("name", _("Nom du filtre"), required=True)])
    form.fill({"name": name})
    form_dialog.ask(parent, title, form, lambda values: save(str(values["name"])))

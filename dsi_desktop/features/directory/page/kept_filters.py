"""The filters kept under a name: recall, keep, replace, rename, remove."""

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.queries.filters import FilterLine, saved_filters
from dsi_desktop.features.directory.rules.narrowing import Narrowing
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog, Save
from dsi_desktop.ui.forms.fields import TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk


class KeptFilters:
    """Remembers which filter was recalled last: it stays in hand while it is changed."""

    def __init__(self, store: Store, desk: Desk, window: QWidget) -> None:
        self._store = store
        self._desk = desk
        self._window = window
        self._recalled = ""

    def options(self) -> list[tuple[str, str]]:
        """Return (id, name) of every filter kept."""
        return [(one.id, one.name) for one in saved_filters(self._store)]

    def in_force(self, narrowing: Narrowing) -> FilterLine | None:
        """Return the filter that asks just this, else the one in hand, if it is of this list."""
        kept = [one for one in saved_filters(self._store) if one.narrowing.kind == narrowing.kind]
        same = next((one for one in kept if one.narrowing == narrowing), None)
        held = None if narrowing.is_open else next(
            (one for one in kept if one.id == self._recalled), None)
        found = same or held
        self._recalled = found.id if found else ""
        return found

    def recalled(self, filter_id: str) -> Narrowing | None:
        """Return what a filter asks, and keep it in hand."""
        self._recalled = filter_id
        found = (one.narrowing for one in saved_filters(self._store) if one.id == filter_id)
        return next(found, None)

    def keep(self, narrowing: Narrowing) -> FormDialog:
        """Ask for a name, and keep what is asked of the list under it."""
        def save(values: dict[str, Value]) -> None:
            self._recalled = commands.save_filter(self._store, str(values["name"]), narrowing)

        return self._ask_name(_("Garder ce filtre"), "", save)

    def replace(self, narrowing: Narrowing) -> None:
        """Let the filter in hand ask what is asked now."""
        if self._recalled:
            commands.change_filter(self._store, self._recalled, narrowing)
            self._desk.tell(_("Filtre modifié. Ctrl+Z le ramène."))

    def rename(self) -> FormDialog | None:
        """Ask for another name for the filter in hand."""
        held = dict(self.options()).get(self._recalled)
        if held is None:
            return None

        def save(values: dict[str, Value]) -> None:
            commands.rename_filter(self._store, self._recalled, str(values["name"]))

        return self._ask_name(_("Renommer le filtre"), held, save)

    def remove(self) -> None:
        """Take the filter in hand away."""
        if self._recalled:
            commands.remove_filter(self._store, self._recalled)
            self._recalled = ""
            self._desk.tell(_("Filtre supprimé. Ctrl+Z le ramène."))

    def _ask_name(self, title: str, name: str, save: Save) -> FormDialog:
        form = Form([TextField("name", _("Nom du filtre"), required=True)])
        form.fill({"name": name})
        dialog = FormDialog(self._window, title, form, save)
        dialog.open()
        return dialog

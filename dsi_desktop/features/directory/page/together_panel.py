"""Several records chosen in a list: what they take together, in one gesture."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.page.lists import chosen_count
from dsi_desktop.features.directory.queries.filters import tags
from dsi_desktop.features.directory.rules.together import SHARED
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.forms.fields import ChoiceField, Field, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import SidePanel
from dsi_desktop.ui.widgets.texts import label

_WIDTH = 360
_NOWHERE = "nowhere"


class TogetherPanel(SidePanel):
    """Asks what several records take; `compared` tells the two to look at side by side."""

    compared = Signal(str, str)

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(_WIDTH)
        self._store = store
        self._desk = desk
        self.kind = ""
        self.ids: list[str] = []
        self.form = Form([])
        self.setAccessibleName(_("Plusieurs fiches"))

    def show_chosen(self, kind: str, ids: Sequence[str], *, archived: bool) -> None:
        """Show what these records may take; what was typed for others of the kind stays."""
        typed = self._typed() if kind == self.kind else {}
        self.kind, self.ids = kind, list(ids)
        self.title.say(chosen_count(kind, len(ids)))
        self.empty()
        self.form = self._form()
        self.form.fill(typed)
        self.body.addWidget(label(
            _("Ce qui reste vide ne change pas. Tout se fait en un seul geste."), "muted",
            wrap=True))
        self.body.addWidget(self.form)
        said = ngettext("Appliquer à {n} fiche", "Appliquer aux {n} fiches", len(ids))
        self.body.addWidget(button(said.format(n=len(ids)), self.apply, look="primary",
                                   icon_name="check"))
        shelve = (_("Restaurer ces fiches"), "arrow-back-up") if archived else (
            _("Archiver ces fiches"), "archive")
        self.body.addWidget(button(
            shelve[0], lambda: self._archive(archived=not archived), icon_name=shelve[1]))
        if len(ids) == 2:
            self.body.addWidget(button(
                _("Comparer les deux fiches"), lambda: self.compared.emit(*self.ids),
                icon_name="arrows-join-2"))
        self.body.addStretch()
        self.show()

    def apply(self) -> None:
        """Give the records what was asked."""
        changes = self._typed()
        if self._edit(changes):
            count = len(self.ids)
            self._desk.tell(ngettext(
                "{n} fiche modifiée. Ctrl+Z la ramène.",
                "{n} fiches modifiées. Ctrl+Z les ramène.", count).format(n=count))
            self.form.fill(dict.fromkeys(self.form.fields))

    def _archive(self, *, archived: bool) -> None:
        count = len(self.ids)
        if self._edit({"archived": archived}):
            shelved = ngettext("{n} fiche archivée.", "{n} fiches archivées.", count)
            restored = ngettext("{n} fiche restaurée.", "{n} fiches restaurées.", count)
            self._desk.tell((shelved if archived else restored).format(n=count))
            self.leave()

    def _edit(self, changes: dict[str, Any]) -> bool:
        try:
            commands.edit_together(self._store, self.kind, self.ids, **changes)
        except DsiError as refusal:
            self.form.refuse(refusal)
            return False
        return True

    def _typed(self) -> dict[str, Any]:
        """Return what was asked: a field left as it was asks nothing."""
        asked = {name: value for name, value in (self.form.values() or {}).items() if value}
        return asked | ({"area_id": None} if asked.get("area_id") == _NOWHERE else {})

    def _form(self) -> Form:
        known = tags(self._store)
        unchanged = _("Ne change pas")
        areas = [(_NOWHERE, _("Aucun territoire")),
                 *((area.id, area.label) for area in queries.area_choices(self._store))]
        fields: dict[str, Field] = {
            "sector": ChoiceField("sector", _("Secteur"), vocabulary.options("sector"),
                                  none=unchanged),
            "kind": TextField("kind", _("Type"), hint=unchanged),
            "area_id": ChoiceField("area_id", _("Territoire"), areas, none=unchanged,
                                   filtered=True),
            "language": ChoiceField("language", _("Langue"), vocabulary.options("language"),
                                    none=unchanged),
        }
        rows: list[Field] = [fields[name] for name in SHARED[self.kind]]
        rows.append(TextField(
            "tag", _("Ajouter l’étiquette"), hint=_("existante ou nouvelle"),
            suggestions=[one.name for one in known]))
        if known:
            rows.append(ChoiceField("untag", _("Retirer l’étiquette"),
                                    [(one.id, one.name) for one in known], none=unchanged))
        return Form(rows)

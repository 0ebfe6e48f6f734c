"""The forms of governance; each hands its values to one command."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.rules_form import PresetForm, RulesForm
from dsi_desktop.features.governance.queries.open_work import open_work
from dsi_desktop.features.governance.rules import tree
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk

Values = dict[str, Value]


class BodyForms:
    """Opens the forms about bodies over one window, on one dossier."""

    def __init__(self, store: Store, desk: Desk, window: QWidget) -> None:
        self._store = store
        self._desk = desk
        self._window = window

    def new_body(self, made: Callable[[str], object], parent_id: str | None) -> FormDialog:
        """Ask for a new body, under `parent_id` unless another is chosen."""
        form = Form([
            TextField("name", _("Nom de l’instance"), required=True),
            [ChoiceField("kind", _("Type"), vocabulary.options("body_kind")),
             TextField("acronym", _("Sigle"))],
            ChoiceField("parent_id", _("Relève de"), self._bodies(),
                        none=_("Aucune autre instance")),
            ProseField("purpose", _("Raison d’être"), lines=3),
            DayField("start_on", _("Début"), self._desk.today),
        ])
        bodies = queries.bodies(self._store, self._desk.today())
        kind = "workstream" if bodies else "assembly"
        form.fill({"parent_id": parent_id, "kind": kind})

        def save(values: Values) -> None:
            made(commands.create_body(self._store, **typed(values)))

        return self.show(_("Nouvelle instance"), form, save)

    def edit_body(self, body_id: str) -> FormDialog:
        """Change a body."""
        sheet = queries.body_sheet(self._store, body_id, self._desk.today())
        form = Form([
            TextField("name", _("Nom de l’instance"), required=True),
            [ChoiceField("kind", _("Type"), vocabulary.options("body_kind")),
             TextField("acronym", _("Sigle"))],
            TextField("local_name", _("Nom d’usage du type"), hint=_("comité stratégique…")),
            ProseField("purpose", _("Raison d’être"), lines=3),
            DayField("start_on", _("Début"), self._desk.today),
        ])
        form.fill({name: getattr(sheet, name) for name in form.fields})

        def save(values: Values) -> None:
            commands.edit_body(self._store, body_id, **typed(values))

        return self.show(_("Modifier l’instance"), form, save)

    def rename(self, body_id: str) -> FormDialog:
        """Change the name only."""
        sheet = queries.body_sheet(self._store, body_id, self._desk.today())
        form = Form([TextField("name", _("Nom de l’instance"), required=True)])
        form.fill({"name": sheet.name})

        def save(values: Values) -> None:
            commands.rename_body(self._store, body_id, str(values["name"]))

        return self.show(_("Renommer l’instance"), form, save, _("Renommer"))

    def move(self, body_id: str) -> FormDialog:
        """Choose the body it reports to; those under it are not offered."""
        lines = queries.bodies(self._store, self._desk.today())
        under = tree.below(body_id, {line.id: line.parent_id for line in lines})
        offered = [
            (line.id, "\N{EM SPACE}" * line.depth + line.name)
            for line in lines if line.id not in under
        ]
        form = Form([ChoiceField("parent_id", _("Relève désormais de"), offered,
                                 none=_("Aucune autre instance"))])
        form.fill({"parent_id": next(line.parent_id for line in lines if line.id == body_id)})

        def save(values: Values) -> None:
            parent = values["parent_id"]
            commands.move_body(self._store, body_id, str(parent) if parent else None)

        return self.show(_("Déplacer sous…"), form, save, _("Déplacer"))

    def end(self, body_id: str) -> FormDialog:
        """Close a body on a day."""
        form = Form([DayField("end_on", _("Dernier jour"), self._desk.today, required=True)])
        form.fill({"end_on": self._desk.today().isoformat()})

        def save(values: Values) -> None:
            commands.end_body(self._store, body_id, str(values["end_on"]))

        dialog = self.show(_("Clore l’instance"), form, save, _("Clore"))
        dialog.accepted.connect(lambda: self._offer_board(body_id))
        return dialog

    def succeed(self, body_id: str, made: Callable[[str], object]) -> FormDialog:
        """Let a new body take over."""
        form = Form([
            TextField("name", _("Nom de la nouvelle instance"), required=True),
            DayField("on", _("À partir du"), self._desk.today, required=True),
        ])
        form.fill({"on": self._desk.today().isoformat()})

        def save(values: Values) -> None:
            made(commands.succeed_body(self._store, body_id, **typed(values)))

        dialog = self.show(_("Remplacer l’instance"), form, save, _("Remplacer"))
        dialog.accepted.connect(lambda: self._offer_board(body_id))
        return dialog

    def rules(self, body_id: str) -> FormDialog:
        """Change how a body convenes, decides, records and renews itself."""
        form = RulesForm()
        form.show_rules(queries.rules_of(self._store, body_id))

        def save(values: Values) -> None:
            commands.set_rules(self._store, body_id, **typed(values))

        return self.show(_("Règles de l’instance"), form, save, width=640)

    def preset(self, body_id: str) -> FormDialog:
        """Apply the rules of a kind of body to this one, the difference in sight."""
        sheet = queries.body_sheet(self._store, body_id, self._desk.today())
        form = PresetForm(
            queries.rules_of(self._store, body_id), list(sheet.colleges), sheet.kind)

        def save(values: Values) -> None:
            commands.apply_preset(self._store, body_id, str(values["preset"]))

        title = _("Appliquer un modèle à {body}").format(body=sheet.name)
        return self.show(title, form, save, _("Appliquer"), width=640)

    def show(
        self, title: str, form: Form, save: Callable[[Values], None], yes: str = "", *,
        width: int = 520,
    ) -> FormDialog:
        """Open a dialog and return it."""
        dialog = FormDialog(self._window, title, form, save, yes=yes, width=width)
        dialog.open()
        return dialog

    def _offer_board(self, body_id: str) -> None:
        """Lead to the board of a body that ended with open cards: it says where they go on."""
        work = open_work(self._store, body_id)
        if work.cards and self._desk.confirm(work.question(), _("Aller au tableau")):
            self._desk.open_record("board", work.board_id)

    def _bodies(self) -> list[tuple[str, str]]:
        return queries.body_choices(self._store, self._desk.today())

"""The view « Participation »: who is missing, whose voice is heard, how often one meets."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.acts.assembly_views import RhythmView, VoicesView
from dsi_desktop.features.governance.page.acts.round_table_view import RoundTableView
from dsi_desktop.features.governance.queries import AssetLine, RoundTable
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import ChoiceField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button
from dsi_desktop.ui.widgets.frames import EmptyState


class ParticipationPage(Page):
    """Three looks at the same question; the chantier chosen stays chosen."""

    WATCHES = (
        "body", "body_rules", "membership", "membership_asset", "person", "organization",
        "organization_voice", "population", "element_population", "plan", "issue", "orientation",
        "objective", "desired_change", "action", "meeting", "attendance", "tabling",
        "agenda_item",
    )  # fmt: skip

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self._found: RoundTable | None = None
        self.looks = Segmented(_("Ce qu’on regarde"), [
            ("table", _("Autour de la table")), ("voices", _("Voix à l’assemblée")),
            ("rhythm", _("Rythme et dépôts")),
        ])
        self.chantier = QComboBox()
        self.chantier.setAccessibleName(_("Chantier regardé"))
        self.chantier.setMaximumWidth(theme().px(260))
        self.table = RoundTableView(desk, self.add_asset, self.edit_asset)
        self.voices = VoicesView(desk)
        self.rhythm = RhythmView(desk)
        self._none = EmptyState(
            "layout-kanban", _("Aucun chantier n’est au travail"),
            _("Un chantier est une instance de l’organigramme."),
        )
        self._stack = QStackedWidget()
        for view in (self.table, self.voices, self.rhythm, self._none):
            self._stack.addWidget(view)
        self.add = button(_("Ajouter un apport"), self.add_asset, icon_name="plus")
        self._lay_out()
        self.looks.chosen.connect(lambda _key: self.refresh())
        self.chantier.activated.connect(lambda _at: self.refresh())

    @property
    def body_id(self) -> str:
        """The chantier regarded, "" when there is none."""
        return str(self.chantier.currentData() or "")

    def refresh(self) -> None:
        """Read what is looked at."""
        today, look = self.desk.today(), self.looks.current()
        self._offer_chantiers()
        is_table = look == "table"
        self.chantier.setVisible(is_table)
        self.add.setVisible(is_table)
        if is_table and self.body_id:
            self._found = queries.round_table(self._store, self.body_id, today)
            self.table.show_table(self._found)
            self.add.setEnabled(bool(self._found.members))
        elif look == "voices":
            self.voices.show_voices(queries.voices(self._store, today))
        elif look == "rhythm":
            self.rhythm.show_lines(
                queries.rhythms(self._store, today), queries.tablings(self._store, today)
            )
        view = {"table": self.table, "voices": self.voices, "rhythm": self.rhythm}[look]
        shown = self._none if is_table and not self.body_id else view
        self.add.setEnabled(self.add.isEnabled() and shown is view)
        self._stack.setCurrentWidget(shown)
        self.begin_at(shown)

    def add_asset(self) -> None:
        """Ask what a member brings."""
        found = self._found
        if found is None or not found.members:
            return
        form = self._form(found, with_member=True)

        def save(values: dict[str, Value]) -> None:
            commands.add_asset(
                self._store, str(values["membership_id"]), kind=str(values["kind"]),
                text=str(values["text"]), desired_change_id=str(values["change"] or ""),
            )

        form.fill({"kind": "knowledge"})
        FormDialog(self, _("Ajouter un apport"), form, save, yes=_("Ajouter")).open()

    def edit_asset(self, asset: AssetLine) -> None:
        """Ask for the changes of what a member brings; emptied, it is taken away."""
        found = self._found
        if found is None:
            return
        form = self._form(found, with_member=False)
        form.fill({
            "kind": asset.kind, "text": asset.text, "change": asset.change_id or None,
        })

        def save(values: dict[str, Value]) -> None:
            if not values["text"]:
                commands.remove_asset(self._store, asset.id)
                return
            commands.edit_asset(
                self._store, asset.id, kind=str(values["kind"]), text=str(values["text"]),
                desired_change_id=str(values["change"] or ""),
            )

        title = _("Apport de {name}").format(name=asset.person)
        FormDialog(self, title, form, save).open()

    def _form(self, found: RoundTable, *, with_member: bool) -> Form:
        changes = [(row.id, row.title) for row in found.changes]
        words = TextField(
            "text", _("Apport"), required=with_member,
            hint="" if with_member else _("Videz ce champ pour retirer l’apport"),
        )
        return Form([
            *([ChoiceField("membership_id", _("Membre du chantier"), found.members, required=True)]
              if with_member else []),
            [ChoiceField("kind", _("Nature"), options("asset_kind")), words],
            ChoiceField("change", _("Pour la transformation"), changes,
                        none=_("Aucune en particulier"), filtered=True),
        ])

    def _offer_chantiers(self) -> None:
        offered = queries.chantier_choices(self._store, self.desk.today())
        kept = self.body_id
        self.chantier.clear()
        for body_id, name in offered:
            self.chantier.addItem(name, body_id)
        self.chantier.setCurrentIndex(max(self.chantier.findData(kept), 0) if offered else -1)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.strip)
        tools.addStretch()
        tools.addWidget(self.chantier)
        tools.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addLayout(tools)
        column.addWidget(self.looks)
        column.addWidget(self._stack, 1)

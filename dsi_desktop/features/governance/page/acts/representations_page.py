"""The view « Représentations »: what the table said to elected officials and in public."""

from collections.abc import Callable, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.acts.ledger import Ledger
from dsi_desktop.features.governance.page.acts.printing import print_representations
from dsi_desktop.features.governance.page.acts.representation_forms import RepresentationForms
from dsi_desktop.features.governance.page.acts.representation_panel import show_representation
from dsi_desktop.features.governance.queries import RepresentationLine, RepresentationSheet
from dsi_desktop.features.governance.rules.representations import ICONS
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.frames import EmptyState

_TELLING = {
    "told": ("circle-check", "ok"), "missed": ("alert-triangle", "warn"),
    "next": ("calendar-event", "accent"), "waiting": ("clock", "text2"),
}


class RepresentationsPage(Ledger):
    """Positions, letters and meetings, and which assembly heard of each."""

    WATCHES = (
        "representation", "mandate", "task", "body", "person", "area", "meeting", "motion",
        "decision",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        empty = EmptyState(
            "speakerphone", _("Aucune représentation n’est consignée"),
            _("Les prises de position, les lettres et les rencontres avec des personnes élues, "
              "à rapporter à la prochaine assemblée."),
            _("Consigner une représentation"), lambda: self.start("representation"),
        )  # fmt: skip
        super().__init__(
            store, desk, _("Liste des représentations"), representation_model(desk), empty,
            (250, 120, 104, 180, 110, 280),
        )
        self.forms = RepresentationForms(store, desk, self)
        self.tools.offer_scopes(_("Représentations montrées"), [
            ("all", _("Toutes les représentations")), ("to_tell", _("À rapporter")),
        ])
        self.print = self.tools.add_tool(_("PDF"), self._print, icon_name="file-type-pdf")
        self.print.setAccessibleName(_("Enregistrer la liste des représentations en PDF"))
        self.told = self.tools.add_tool(_("Rapporter…"), self._tell_all, icon_name="check")
        self.told.setToolTip(_("Noter que la liste montrée a été rapportée à une assemblée"))
        self.tools.add_tool(
            _("Consigner"), lambda: self.start("representation"), look="primary", icon_name="plus"
        ).setAccessibleName(_("Consigner une représentation"))
        self._sheet: RepresentationSheet | None = None

    def read_rows(self, search: str, scope: str) -> Sequence[RepresentationLine]:
        """Return the acts of a scope."""
        rows = queries.representations(
            self.store, self.desk.today(), search=search, scope=scope or "all"
        )
        self.told.setEnabled(any(self._waits(line) for line in rows))
        self.print.setEnabled(bool(rows))
        return rows

    def read_sheet(self, record_id: str) -> None:
        """Show one act."""
        self._sheet = queries.representation_sheet(self.store, record_id, self.desk.today())
        show_representation(self.panel, self._sheet, self.desk, self.act)

    def say_count(self, count: int) -> str:
        """Return how many acts are listed."""
        said = ngettext("{n} représentation", "{n} représentations", count)
        return said.format(n=count) if count else ""

    def spared(self) -> Sequence[int]:
        """Beside the sheet, only what, when and what was heard of it."""
        return (1, 4, 3)

    def ask_new(self, made: Callable[[str], None]) -> object:
        """Ask for a new act."""
        return self.forms.new(made)

    def act(self, asked: str) -> None:
        """Do what a button of the sheet asked."""
        sheet = self._sheet
        if sheet is None:
            return
        acts: dict[str, Callable[[], object]] = {
            "task": lambda: self.forms.task(sheet), "edit": lambda: self.forms.edit(sheet),
            "tell": lambda: self.forms.tell([sheet.line.id]),
            "untell": lambda: self.attempt(
                lambda: commands.unreport_representation(self.store, sheet.line.id)),
            "remove": lambda: self._remove(sheet.line.id),
        }
        acts[asked]()

    def _waits(self, line: RepresentationLine) -> bool:
        return queries.is_to_tell(line, self.desk.today())

    def _tell_all(self) -> None:
        self.forms.tell([line.id for line in self.model.rows if self._waits(line)])

    def _print(self) -> None:
        print_representations(self.store, self.desk)

    def _remove(self, representation_id: str) -> None:
        self.attempt(lambda: commands.remove_representation(self.store, representation_id))
        self.desk.tell(_("Représentation supprimée. Ctrl+Z la ramène."))


def representation_model(desk: Desk) -> RowsModel[RepresentationLine]:
    """Return the model of the list of acts."""
    def day(line: RepresentationLine) -> str:
        return fmt.date_short(line.held_on, desk.today()) if line.held_on else ""

    return RowsModel(
        (
            Column(_("Objet"), lambda line: line.subject, spoken=_spoken,
                   icon=lambda line: icon(ICONS.get(line.kind, "speakerphone")),
                   tip=lambda line: line.subject),
            Column(_("Nature"), lambda line: word("representation_kind", line.kind)),
            Column(_("Date"), day),
            Column(_("Destinataire"), lambda line: line.addressee,
                   tip=lambda line: line.addressee),
            Column(_("Territoire"), lambda line: line.area, tip=lambda line: line.area),
            Column(_("À l’assemblée"), lambda line: line.telling.text,
                   icon=lambda line: icon(*_TELLING[line.telling.kind]),
                   tip=lambda line: line.telling.text),
        ),
        lambda line: line.id,
    )


def _spoken(line: RepresentationLine) -> str:
    parts = (
        line.subject, word("representation_kind", line.kind), line.addressee, line.area,
        line.telling.text,
    )
    return ", ".join(part for part in parts if part)

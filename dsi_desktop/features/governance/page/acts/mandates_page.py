"""The view « Mandats »: what the table asked of somebody, the most pressing first."""

from collections.abc import Callable, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.acts.ledger import Ledger
from dsi_desktop.features.governance.page.acts.mandate_forms import MandateForms
from dsi_desktop.features.governance.page.acts.mandate_panel import show_mandate
from dsi_desktop.features.governance.page.acts.printing import print_mandates
from dsi_desktop.features.governance.queries import MandateLine, MandateSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.frames import EmptyState

_ICONS = {
    "late": ("alert-circle", "danger"), "silent": ("alert-triangle", "warn"),
    "soon": ("clock", "warn"), "running": ("progress", "text2"), "reported": ("file-check", "ok"),
    "closed": ("circle-check", "text2"), "abandoned": ("circle-x", "text2"),
}


class MandatesPage(Ledger):
    """The mandates; a new one, a report, a task and an end are one gesture each."""

    WATCHES = (
        "mandate", "mandate_report", "task", "representation", "body", "person", "motion",
        "decision", "meeting",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        empty = EmptyState(
            "flag", _("Aucun mandat n’est ouvert"),
            _("Ce qu’une instance demande à une autre ou à une personne : un portrait à écrire, "
              "une démarche à mener. Le mandat suit son rapport jusqu’à la table."),
            _("Donner un mandat"), lambda: self.start("mandate"),
        )  # fmt: skip
        super().__init__(
            store, desk, _("Liste des mandats"), mandate_model(desk), empty,
            (330, 150, 190, 112, 250),
        )
        self.forms = MandateForms(store, desk, self)
        self.tools.offer_scopes(_("Mandats montrés"), [
            ("open", _("Mandats ouverts")), ("pressing", _("Mandats qui pressent")),
            ("closed", _("Mandats terminés")), ("all", _("Tous les mandats")),
        ])
        printer = self.tools.add_tool(
            _("PDF"), lambda: print_mandates(store, desk), icon_name="file-type-pdf"
        )
        printer.setAccessibleName(_("Enregistrer le suivi des mandats en PDF"))
        self.tools.add_tool(
            _("Donner un mandat"), lambda: self.start("mandate"), look="primary", icon_name="plus"
        )
        self._sheet: MandateSheet | None = None

    def read_rows(self, search: str, scope: str) -> Sequence[MandateLine]:
        """Return the mandates of a scope."""
        return queries.mandates(self.store, self.desk.today(), search=search, scope=scope)

    def read_sheet(self, record_id: str) -> None:
        """Show one mandate."""
        self._sheet = queries.mandate_sheet(self.store, record_id, self.desk.today())
        show_mandate(
            self.panel, self._sheet, self.desk, self.act,
            lambda one: self.forms.report(self._sheet, one) if self._sheet else None,
        )

    def say_count(self, count: int) -> str:
        """Return how many mandates are listed."""
        return ngettext("{n} mandat", "{n} mandats", count).format(n=count) if count else ""

    def spared(self) -> Sequence[int]:
        """Beside the sheet, only what and where it stands."""
        return (1, 2, 3)

    def ask_new(self, made: Callable[[str], None]) -> object:
        """Ask for a new mandate."""
        return self.forms.new(made)

    def act(self, asked: str) -> None:
        """Do what a button of the sheet asked."""
        sheet = self._sheet
        if sheet is None:
            return
        acts: dict[str, Callable[[], object]] = {
            "report": lambda: self.forms.report(sheet), "task": lambda: self.forms.task(sheet),
            "close": lambda: self.forms.close(sheet), "edit": lambda: self.forms.edit(sheet),
            "reopen": lambda: self.attempt(
                lambda: commands.reopen_mandate(self.store, sheet.line.id)),
            "remove": lambda: self._remove(sheet.line.id),
        }
        acts[asked]()

    def _remove(self, mandate_id: str) -> None:
        self.attempt(lambda: commands.remove_mandate(self.store, mandate_id))
        self.desk.tell(_("Mandat supprimé. Ctrl+Z le ramène."))


def mandate_model(desk: Desk) -> RowsModel[MandateLine]:
    """Return the model of the list of mandates."""
    def due(line: MandateLine) -> str:
        return fmt.date_short(line.due_on, desk.today()) if line.due_on else ""

    return RowsModel(
        (
            Column(_("Mandat"), lambda line: line.title, spoken=_spoken,
                   tip=lambda line: line.title),
            Column(_("Donné par"), lambda line: line.giver, tip=lambda line: line.giver),
            Column(_("Confié à"), lambda line: line.receiver, tip=lambda line: line.receiver),
            Column(_("Échéance"), due),
            Column(_("Suites"), lambda line: line.standing.text,
                   icon=lambda line: icon(*_ICONS[line.standing.kind]),
                   tip=lambda line: line.standing.text),
        ),
        lambda line: line.id,
    )


def _spoken(line: MandateLine) -> str:
    parts = (line.title, line.giver, line.receiver, line.standing.text)
    return ", ".join(part for part in parts if part)

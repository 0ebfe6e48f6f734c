"""What can be done with the plan in sight: each has a place in its menu, some have a key."""

from collections.abc import Callable
from dataclasses import dataclass

from dsi_desktop.features.plan import commands
from dsi_desktop.features.plan.page import advances_screen, printing, versions_dialog
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Tool:
    """A gesture on the plan: `words` is a French source, `keys` Qt's words or "".

    `of_one`: only where a plan is in sight. `apart`: a line stands above it in the menu.
    """

    name: str
    keys: str
    words: str
    icon: str
    use: Callable[[Plans], object]
    of_one: bool = True
    apart: bool = False


def renumber(host: Plans) -> None:
    """Give every element the code of its place."""
    try:
        commands.renumber(host.store, host.plan_id)
    except DsiError as refusal:
        host.desk.refuse(refusal)
    else:
        host.desk.tell(_("Les codes suivent maintenant l’ordre du plan. Ctrl+Z les ramène."))


TOOLS: tuple[Tool, ...] = (
    Tool("renumber", "", N_("Renuméroter le plan"), "hash", renumber),
    Tool("versions", "", N_("Versions…"), "history", versions_dialog.show_versions, apart=True),
    Tool("print", "Ctrl+P", N_("Imprimer le plan…"), "printer", printing.print_plan),
    Tool("export", "", N_("Exporter en XLSX…"), "file-spreadsheet", printing.export_plan),
    Tool("advances", "F9", N_("Avancées par chantier, à projeter"), "presentation",
         advances_screen.project_advances, of_one=False, apart=True),
    Tool("advances_paper", "", N_("Avancées par chantier, en PDF…"), "file-text",
         advances_screen.print_advances, of_one=False),
)  # fmt: skip

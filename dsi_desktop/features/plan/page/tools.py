"""What can be done with the plan in sight: each has a place in its menu, some have a key."""

from collections.abc import Callable
from dataclasses import dataclass

from dsi_desktop.features.plan.page import advances_screen, framing, printing, versions_dialog
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.kernel.i18n import N_


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


TOOLS: tuple[Tool, ...] = (
    Tool("frame", "Ctrl+Shift+V", N_("Vision et cadre du plan…"), "eye", framing.edit_frame,
         of_one=False),
    Tool("levels", "", N_("Noms des niveaux…"), "list-check", framing.name_levels),
    Tool("renumber", "", N_("Renuméroter le plan"), "hash", framing.renumber),
    Tool("new_plan", "", N_("Nouveau plan…"), "plus", framing.new_plan, of_one=False, apart=True),
    Tool("close_plan", "", N_("Clore ou rouvrir ce plan"), "flag", framing.close_plan),
    Tool("archive_plan", "", N_("Retirer ce plan…"), "trash", framing.archive_plan),
    Tool("versions", "", N_("Versions…"), "history", versions_dialog.show_versions, apart=True),
    Tool("print", "Ctrl+P", N_("Imprimer le plan…"), "printer", printing.print_plan),
    Tool("export", "", N_("Exporter en XLSX…"), "file-spreadsheet", printing.export_plan),
    Tool("advances", "F9", N_("Avancées par chantier, à projeter"), "presentation",
         advances_screen.project_advances, of_one=False, apart=True),
    Tool("advances_paper", "", N_("Avancées par chantier, en PDF…"), "file-text",
         advances_screen.print_advances, of_one=False),
)  # fmt: skip

"""What can be done with the board in sight: each has a place in its menu, most have a key."""

from collections.abc import Callable
from dataclasses import dataclass

from dsi_desktop.features.boards.page import printing
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.room_screen import project
from dsi_desktop.features.boards.page.settings import tools
from dsi_desktop.kernel.i18n import N_


@dataclass(frozen=True, slots=True)
class Tool:
    """A gesture on the board: `words` is a French source, `keys` Qt's words or "".

    `of_one`: only where the board of one chantier is in sight, not all of them. `apart`:
    a line stands above it in the menu.
    """

    name: str
    keys: str
    words: str
    icon: str
    use: Callable[[Boards], object]
    of_one: bool = False
    apart: bool = False


TOOLS: tuple[Tool, ...] = (
    Tool("columns", "Ctrl+Shift+C", N_("Colonnes et limites…"), "columns", tools.set_columns,
         of_one=True),
    Tool("rules", "", N_("Règles…"), "list-check", tools.set_rules, of_one=True),
    Tool("templates", "", N_("Modèles…"), "copy", tools.choose_template, of_one=True),
    Tool("archives", "", N_("Archives"), "archive", tools.show_archives),
    Tool("archive_done", "", N_("Archiver les cartes faites"), "box", tools.archive_done),
    Tool("archive_board", "", N_("Archiver ce tableau"), "archive", tools.archive_board,
         of_one=True),
    Tool("close", "", N_("Clore le chantier…"), "flag", tools.close_workstream, of_one=True),
    Tool("print", "Ctrl+P", N_("Imprimer le tableau…"), "printer", printing.print_board),
    Tool("progress", "", N_("Fiche d’avancement…"), "file-text", printing.print_progress,
         of_one=True),
    Tool("export", "", N_("Exporter en XLSX…"), "file-spreadsheet", printing.export_cards),
    Tool("project", "F9", N_("Projeter pour la salle"), "presentation", project),
)  # fmt: skip

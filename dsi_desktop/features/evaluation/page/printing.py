"""The papers of the evaluation, written beside the screen where the person says."""

from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation.report import EFFECTS, FORM, YEARLY
from dsi_desktop.features.evaluation.report.tables import review_spreadsheet
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.files import write_whole
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import Report, file_name
from dsi_desktop.ui.shell.desk import Desk, Progress


def print_effects(store: Store, desk: Desk, plan_id: str, about: str) -> None:
    """Print the effects and their map."""
    _print(store, desk, EFFECTS, plan_id or None, about)


def print_form(store: Store, desk: Desk, questionnaire_id: str, about: str) -> None:
    """Print the paper form of a questionnaire."""
    _print(store, desk, FORM, questionnaire_id, about)


def print_review(store: Store, desk: Desk, review_id: str, about: str) -> None:
    """Print a yearly review."""
    _print(store, desk, YEARLY, review_id, about)


def export_review(store: Store, desk: Desk, review_id: str, about: str) -> None:
    """Write the tables of a yearly review for a spreadsheet."""
    path = desk.ask_save_path(
        file_name(YEARLY, desk.today(), about, "xlsx"), _("Classeurs (*.xlsx)"))
    if path is None:
        return

    def work(_progress: Progress) -> Path:
        write_whole(path, spreadsheet_bytes(review_spreadsheet(store, review_id)))
        return path

    desk.run(_("Exporter en XLSX"), work, lambda made: _tell(desk, made))


def _print(store: Store, desk: Desk, report: Report, subject: str | None, about: str) -> None:
    path = desk.ask_save_path(
        file_name(report, desk.today(), about), _("Documents PDF (*.pdf)"))
    if path is None:
        return

    def work(progress: Progress) -> Path:
        from dsi_desktop.reporting.pdf.render import render

        render(report.build(store, subject), path, progress)
        return path

    desk.run(_(report.title), work, lambda made: _tell(desk, made))


def _tell(desk: Desk, path: Path) -> None:
    desk.tell(_("Fichier écrit : {name}").format(name=path.name))

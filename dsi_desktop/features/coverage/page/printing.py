"""The coverage on paper and in a spreadsheet, as it is shown."""

from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage.report import COVERAGE, coverage_spreadsheet
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.files import write_whole
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk, Progress


def print_coverage(store: Store, desk: Desk, subject: str) -> None:
    """Ask where, then write the PDF away from the screen."""
    path = desk.ask_save_path(file_name(COVERAGE, desk.today()), _("Documents PDF (*.pdf)"))
    if path is None:
        return

    def work(progress: Progress) -> Path:
        from dsi_desktop.reporting.pdf.render import render

        render(COVERAGE.build(store, subject), path, lambda pages: progress(pages / (pages + 3)))
        return path

    desk.run(_(COVERAGE.title), work, lambda made: _tell(desk, made))


def export_coverage(store: Store, desk: Desk, subject: str) -> None:
    """Ask where, then write the same figures for a spreadsheet."""
    path = desk.ask_save_path(
        file_name(COVERAGE, desk.today(), ending="xlsx"), _("Classeurs (*.xlsx)")
    )
    if path is None:
        return

    def work(_progress: Progress) -> Path:
        write_whole(path, spreadsheet_bytes(coverage_spreadsheet(store, subject)))
        return path

    desk.run(_("Exporter en XLSX"), work, lambda made: _tell(desk, made))


def _tell(desk: Desk, path: Path) -> None:
    desk.tell(_("Le document « {name} » est prêt.").format(name=path.name))

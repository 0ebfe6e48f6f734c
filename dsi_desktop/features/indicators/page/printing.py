"""The indicators on paper and in a spreadsheet."""

from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators.report import REPORTS, indicators_spreadsheet
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.files import write_whole
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk, Progress


def print_indicators(store: Store, desk: Desk, plan_id: str) -> None:
    """Ask where, then write the PDF beside the screen."""
    report = REPORTS[0]
    path = desk.ask_save_path(file_name(report, desk.today()), _("Documents PDF (*.pdf)"))
    if path is None:
        return

    def work(progress: Progress) -> Path:
        from dsi_desktop.reporting.pdf.render import render

        render(report.build(store, plan_id), path, lambda pages: progress(pages / (pages + 3)))
        return path

    desk.run(_(report.title), work, lambda made: _tell(desk, made))


def export_indicators(store: Store, desk: Desk, plan_id: str) -> None:
    """Ask where, then write every measure for a spreadsheet."""
    name = file_name(REPORTS[0], desk.today(), ending="xlsx")
    path = desk.ask_save_path(name, _("Classeurs (*.xlsx)"))
    if path is None:
        return

    def work(_progress: Progress) -> Path:
        write_whole(path, spreadsheet_bytes(indicators_spreadsheet(store, plan_id)))
        return path

    desk.run(_("Exporter en XLSX"), work, lambda made: _tell(desk, made))


def _tell(desk: Desk, path: Path) -> None:
    desk.tell(_("Le document « {name} » est prêt.").format(name=path.name))

"""The montage on paper and in a spreadsheet, as it is shown."""

from pathlib import Path

from dsi_desktop.features.funding.page.host import Funding
from dsi_desktop.features.funding.report.budget import (
    BUDGET,
    budget_document,
    budget_spreadsheet,
    subject_of,
)
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.files import write_whole
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Progress


def print_mix(host: Funding, year: int, body_id: str) -> None:
    """Ask where, then write the PDF of what is shown."""
    path = _asked(host, _("Documents PDF (*.pdf)"), "pdf")
    if path is None or host.plan_id is None:
        return
    subject = subject_of(host.plan_id, year, body_id)

    def work(_progress: Progress) -> None:
        from dsi_desktop.reporting.pdf.render import render

        render(budget_document(host.store, subject), path)

    host.desk.run(_("Montage en PDF"), work, lambda _none: _tell(host, path))


def export_mix(host: Funding, year: int, body_id: str) -> None:
    """Ask where, then write the spreadsheet of what is shown."""
    path = _asked(host, _("Classeurs (*.xlsx)"), "xlsx")
    if path is None or host.plan_id is None:
        return
    subject = subject_of(host.plan_id, year, body_id)

    def work(_progress: Progress) -> None:
        write_whole(path, spreadsheet_bytes(budget_spreadsheet(host.store, subject)))

    host.desk.run(_("Montage en XLSX"), work, lambda _none: _tell(host, path))


def _asked(host: Funding, kinds: str, ending: str) -> Path | None:
    return host.desk.ask_save_path(file_name(BUDGET, host.desk.today(), ending=ending), kinds)


def _tell(host: Funding, path: Path) -> None:
    host.desk.tell(_("Montage écrit : {name}").format(name=path.name))

"""The account in sight, printed or exported."""

from dsi_desktop.features.funding.page.host import Funding
from dsi_desktop.features.funding.report.accounts import (
    ACCOUNT,
    account_document,
    account_spreadsheet,
)
from dsi_desktop.features.funding.rules.accounts import Asked, subject_of
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.files import write_whole
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Progress


def print_account(host: Funding, asked: Asked, name: str) -> None:
    """Ask where, then write the PDF of the account in sight."""
    suggested = file_name(ACCOUNT, host.desk.today(), name)
    path = host.desk.ask_save_path(suggested, _("Documents PDF (*.pdf)"))
    if path is None:
        return

    def work(_progress: Progress) -> None:
        from dsi_desktop.reporting.pdf.render import render

        render(account_document(host.store, subject_of(asked)), path)

    host.desk.run(_("Reddition en PDF"), work, lambda _none: host.desk.tell(
        _("Reddition écrite : {name}").format(name=path.name)))


def export_account(host: Funding, asked: Asked, name: str) -> None:
    """Ask where, then write the spreadsheet of the account in sight."""
    suggested = file_name(ACCOUNT, host.desk.today(), name, ending="xlsx")
    path = host.desk.ask_save_path(suggested, _("Classeurs (*.xlsx)"))
    if path is None:
        return

    def work(_progress: Progress) -> None:
        write_whole(path, spreadsheet_bytes(account_spreadsheet(host.store, subject_of(asked))))

    host.desk.run(_("Reddition en XLSX"), work, lambda _none: host.desk.tell(
        _("Reddition écrite : {name}").format(name=path.name)))

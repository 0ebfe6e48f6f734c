"""Write the register or a certified extract as a PDF: read first, then render in the worker."""

from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.reporting.registry import Report, file_name
from dsi_desktop.ui.shell.desk import Desk, Progress


def print_report(store: Store, desk: Desk, report: Report, record_id: str) -> None:
    """Ask where, then print; the sentence at the end says where the file is."""
    try:
        document = report.build(store, record_id)
    except DsiError as refusal:
        desk.refuse(refusal)
        return
    name = file_name(report, desk.today(), document.subject)
    path = desk.ask_save_path(name, _("PDF (*.pdf)"))
    if path is None:
        return

    def work(progress: Progress) -> int:
        from dsi_desktop.reporting.pdf.render import render

        return render(document, path, progress).pages

    def done(pages: int) -> None:
        said = ngettext("{name} : {n} page écrite.", "{name} : {n} pages écrites.", pages)
        desk.tell(said.format(name=path.name, n=pages))

    desk.run(_(report.title), work, done)

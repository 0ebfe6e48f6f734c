"""Write minutes as a PDF: read first, then render in the worker while the meeting goes on."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.report import REPORTS
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.reporting.blocks import Document
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk, Progress


def print_minutes(store: Store, desk: Desk, meeting_id: str) -> None:
    """Ask where, then print; the sentence at the end says where the file is."""
    report = REPORTS[0]
    try:
        document = report.build(store, meeting_id)
    except DsiError as refusal:
        desk.refuse(refusal)
        return
    held_on = queries.minutes_of(store, meeting_id).held_on
    day = date.fromisoformat(held_on) if held_on else desk.today()
    write_pdf(desk, document, day, document.subject)


def write_pdf(desk: Desk, document: Document, day: date, about: str) -> None:
    """Ask where a document goes, then write it in the worker."""
    path = desk.ask_save_path(file_name(REPORTS[0], day, about), _("PDF (*.pdf)"))
    if path is None:
        return

    def work(progress: Progress) -> int:
        from dsi_desktop.reporting.pdf.render import render

        return render(document, path, progress).pages

    def done(pages: int) -> None:
        desk.tell(ngettext(
            "{name} : {n} page écrite.", "{name} : {n} pages écrites.", pages,
        ).format(name=path.name, n=pages))

    desk.run(_("Procès-verbal en PDF"), work, done)

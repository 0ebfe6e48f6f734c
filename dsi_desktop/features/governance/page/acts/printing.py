"""Print what the assembly is told: read first, then render in the worker."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.report.acts import MANDATES, REPRESENTATIONS
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import Report, file_name
from dsi_desktop.ui.shell.desk import Desk, Progress


def print_representations(store: Store, desk: Desk) -> None:
    """Ask where, then print the acts of spokesperson."""
    _print(store, desk, REPRESENTATIONS)


def print_mandates(store: Store, desk: Desk) -> None:
    """Ask where, then print where the mandates stand."""
    _print(store, desk, MANDATES)


def _print(store: Store, desk: Desk, report: Report) -> None:
    path = desk.ask_save_path(file_name(report, desk.today()), _("PDF (*.pdf)"))
    if path is None:
        return
    document = report.build(store, None)

    def work(progress: Progress) -> int:
        from dsi_desktop.reporting.pdf.render import render

        return render(document, path, progress).pages

    desk.run(_(report.title), work, lambda _pages: desk.tell(
        _("{name} : document écrit.").format(name=path.name)))

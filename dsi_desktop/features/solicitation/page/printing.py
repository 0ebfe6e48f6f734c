"""The hours on paper: by organisation only, for the period and the body in sight."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation.report import REPORTS
from dsi_desktop.features.solicitation.rules.spans import Span, subject_of
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk


def print_hours(store: Store, desk: Desk, span: Span, body_id: str) -> None:
    """Ask where, then write the PDF beside the screen."""
    report = REPORTS[0]
    path = desk.ask_save_path(
        file_name(report, desk.today()), _("Documents PDF (*.pdf)"))
    if path is None:
        return

    def work(_progress: Callable[[float], None]) -> None:
        from dsi_desktop.reporting.pdf.render import render

        render(report.build(store, subject_of(*span, body_id)), path)

    desk.run(_("Sollicitation en PDF"), work, lambda _none: desk.tell(
        _("Sollicitation écrite : {name}").format(name=path.name)))

"""Print a report by its name, whatever page asks: pages know no report of another feature."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk, Progress

if TYPE_CHECKING:
    from dsi_desktop.db.store import Store


class Press:
    """Asks where, then prints beside the screen; what is refused is said."""

    def __init__(self, desk: Desk, store: "Callable[[], Store | None]") -> None:
        self._desk = desk
        self._store = store

    def print_report(self, name: str, record_id: str, day: str = "") -> None:
        """Print a report about a record; `day` (ISO) begins the file's name, today by default."""
        from dsi_desktop.features.reports.report import composed, named, printed
        from dsi_desktop.reporting.registry import file_name

        store = self._store()
        if store is None:
            return
        try:
            report = named(name)
            document = composed(store, report, record_id)
        except DsiError as refusal:
            self._desk.refuse(refusal)
            return
        when = date.fromisoformat(day) if day else self._desk.today()
        suggested = file_name(report, when, document.subject)
        path = self._desk.ask_save_path(suggested, _("Documents PDF (*.pdf)"))
        if path is None:
            return

        def work(progress: Progress) -> Path:
            printed(document, path, progress)
            return path

        self._desk.run(_(report.title), work, lambda made: self._desk.tell(
            _("Le document « {name} » est prêt.").format(name=made.name)))

"""Every report of the house: choose what it is about, make the PDF, open it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dsi_desktop.db.store import Store
from dsi_desktop.features.reports import queries
from dsi_desktop.features.reports.page.report_card import ReportCard
from dsi_desktop.features.reports.queries import SubjectLine
from dsi_desktop.features.reports.report import DOSSIER, catalogue, composed, printed
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import Report, file_name
from dsi_desktop.ui.shell.desk import Desk, Progress
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import EmptyState, clear, scrolling
from dsi_desktop.ui.widgets.texts import Elided


class ReportsPage(Page):
    """The list of reports. The last one made stands at the top, ready to open."""

    WATCHES = ("meeting", "body", "action", "plan", "organization", "person", "board")

    def __init__(
        self, store: Store, desk: Desk, reports: tuple[Report, ...] | None = None
    ) -> None:
        super().__init__(desk)
        self._store = store
        self._reports = catalogue() if reports is None else reports
        self.cards: list[ReportCard] = []
        self.made: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(16)
        self.last = Elided("", "h3")
        self.opener = button(_("Ouvrir le PDF"), self.open_made, icon_name="external-link")
        self._ready = QHBoxLayout()
        self._ready.addWidget(self.last, 1)
        self._ready.addWidget(self.opener)
        column.addLayout(self._ready)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(14)
        column.addWidget(scrolling(self._list), 1)
        self._show_made(None)

    def refresh(self) -> None:
        """List the reports again, keeping what was chosen in each."""
        before = {
            card.report.name: chosen.id
            for card in self.cards
            if (chosen := card.chosen()) is not None
        }
        clear(self._list)
        self.cards = [self._card(report) for report in self._reports]
        for card in self.cards:
            card.choose(before.get(card.report.name, ""))
            self._list.addWidget(card)
        if not self.cards:
            self._list.addWidget(EmptyState(
                "file-text", _("Aucun rapport"), _("Les rapports du programme apparaîtront ici.")
            ))
        self._list.addStretch()

    def make(self, report: Report, subject: SubjectLine | None) -> None:
        """Ask where to write, then print in the worker."""
        day = date.fromisoformat(subject.day) if subject and subject.day else self.desk.today()
        suggested = file_name(report, day, subject.title if subject else "")
        path = self.desk.ask_save_path(suggested, _("Documents PDF (*.pdf)"))
        if path is None:
            return
        record_id = subject.id if subject else None

        def work(progress: Progress) -> Path:
            printed(composed(self._store, report, record_id), path, progress)
            return path

        self.desk.run(_("Créer le PDF"), work, self._done)

    def open_made(self) -> None:
        """Show the last PDF in the program the person reads them with."""
        if self.made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.made)))

    def _card(self, report: Report) -> ReportCard:
        subjects = None
        if report.scope != DOSSIER:
            subjects = queries.subjects(self._store, report.scope)
        return ReportCard(report, subjects, self.make)

    def _done(self, path: Path) -> None:
        self._show_made(path)
        self.desk.tell(_("Le rapport « {name} » est prêt.").format(name=path.name))
        self.opener.setFocus()

    def _show_made(self, path: Path | None) -> None:
        self.made = path
        self.last.say(_("Prêt : {name}").format(name=path.name) if path else "")
        self.last.setVisible(path is not None)
        self.opener.setVisible(path is not None)

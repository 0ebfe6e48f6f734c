"""« Suivis par organisation »: one PDF for all, or one for each, two days after the meeting."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.queries.entrusted import EntrustedSheet, entrusted
from dsi_desktop.features.minutes.report.follow_ups import FOLLOW_UPS, subject_of
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.reporting.blocks import Document
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk, Progress
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class Room(Protocol):
    """The page of the meeting, as this panel sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter

    def open_panel(self, panel: QWidget) -> None:
        """Put a panel in place of the lines."""

    def close_panel(self) -> None:
        """Bring the lines back."""


def send_follow_ups(room: Room) -> None:
    """Show who was entrusted with what."""
    room.open_panel(EntrustedPanel(room))


class EntrustedPanel(QWidget):
    """Entrée prints the page of one organisation; Échap gives the lines back."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._store, self._desk, self._room = room.store, room.desk, room
        self._meeting = room.presenter.meeting_id
        self.rows = RowsModel(_columns(), key=lambda one: one.id, parent=self)
        self.table = Table(_("Organisations qui ont un suivi"), self.rows, self._print_row)
        self.table.widths(240, 90, 90, stretch=0)
        self.said = label("", "muted", wrap=True)
        self.whole = button(
            _("Un seul PDF"), self.print_whole, look="primary", icon_name="printer")
        self.each = button(
            _("Un PDF par organisation…"), self.print_each, icon_name="file-type-pdf")
        self.back = button(_("Revenir aux lignes"), room.close_panel)
        self._lay_out()
        self.setFocusProxy(self.table)
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_("Suivis par organisation"), "h2"))
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        for tool in (self.back, self.each, self.whole):
            row.addWidget(tool)
        row.insertStretch(1)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read again."""
        found = entrusted(self._store, self._meeting, self._desk.today())
        self.rows.show(found)
        if found and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))
        self.said.setText(_summary(found))
        for tool in (self.whole, self.each):
            tool.setEnabled(bool(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap gives the lines back."""
        if event.key() == Qt.Key.Key_Escape:
            self._room.close_panel()
        else:
            super().keyPressEvent(event)

    def print_whole(self) -> None:
        """One page for each organisation, in one file."""
        self._desk.print_report(FOLLOW_UPS.name, self._meeting)

    def print_each(self) -> None:
        """One file for each organisation, in a folder."""
        folder = self._desk.ask_folder(_("Où écrire les suivis, un fichier par organisation ?"))
        if folder is None:
            return
        papers = [
            FOLLOW_UPS.build(self._store, subject_of(self._meeting, one.id))
            for one in self.rows.rows
        ]
        today = self._desk.today()

        def work(progress: Progress) -> int:
            return _write_all(papers, folder, today, progress)

        def done(files: int) -> None:
            self._desk.tell(ngettext(
                "{n} fichier écrit dans {folder}.", "{n} fichiers écrits dans {folder}.", files,
            ).format(n=files, folder=folder.name))

        self._desk.run(_("Suivis par organisation"), work, done)

    def _print_row(self, index: QModelIndex) -> None:
        self._desk.print_report(
            FOLLOW_UPS.name, subject_of(self._meeting, self.rows.row(index).id))


def _write_all(
    papers: list[Document], folder: Path, today: date, progress: Callable[[float], None]
) -> int:
    from dsi_desktop.reporting.pdf.render import render

    for n, paper in enumerate(papers, start=1):
        render(paper, folder / file_name(FOLLOW_UPS, today, paper.subject))
        progress(n / len(papers))
    return len(papers)


def _summary(found: tuple[EntrustedSheet, ...]) -> str:
    if not found:
        return _("Cette rencontre n’a donné aucun suivi.")
    ids = {line.id for sheet in found for line in sheet.lines}
    late = {line.id for sheet in found for line in sheet.lines if line.late}
    said = ngettext("{n} suivi", "{n} suivis", len(ids)).format(n=len(ids))
    if late:
        said += ngettext(", {n} en retard", ", {n} en retard", len(late)).format(n=len(late))
    return f"{said}."


def _columns() -> tuple[Column[EntrustedSheet], ...]:
    return (
        Column(_("Organisation"), lambda one: one.name or _("Sans organisation")),
        Column(_("Suivis"), lambda one: str(len(one.lines)), right=True),
        Column(_("En retard"), lambda one: str(sum(line.late for line in one.lines)), right=True),
    )

"""Documents joined, saved and taken away; the sheet of an organisation printed."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.report import REPORTS
from dsi_desktop.kernel.errors import DsiError, FileProblem
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk, Progress


class Papers:
    """Files on their way between the dossier and the folders of this computer."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk

    def attach(self, table: str, record_id: str) -> None:
        """Choose files and join them to a record; a refused one does not stop the others."""
        for path in self._desk.ask_open_paths(_("Tous les fichiers (*)")):
            try:
                content = path.read_bytes()
            except OSError as error:
                self._desk.refuse(FileProblem(
                    _("{name} ne se lit pas : {why}").format(name=path.name, why=error.strerror)))
                continue
            try:
                commands.attach_document(
                    self._store, table=table, record_id=record_id, name=path.name,
                    content=content)
            except DsiError as refusal:
                self._desk.refuse(refusal)

    def save(self, line: queries.DocumentLine) -> None:
        """Write a copy of a document where the person says."""
        path = self._desk.ask_save_path(line.name, _("Tous les fichiers (*)"))
        if path is None:
            return
        try:
            path.write_bytes(queries.paper_content(self._store, line.id))
        except DsiError as refusal:
            self._desk.refuse(refusal)
        except OSError as error:
            self._desk.refuse(FileProblem(
                _("{name} ne s’écrit pas : {why}").format(name=path.name, why=error.strerror)))
        else:
            self._desk.tell(_("{name} est enregistré.").format(name=path.name))

    def remove(self, line: queries.DocumentLine) -> None:
        """Take a document away; Ctrl+Z brings it back."""
        commands.remove_document(self._store, line.id)
        self._desk.tell(_("Document retiré. Ctrl+Z le ramène."))

    def print_sheet(self, organization_id: str) -> None:
        """Ask where, then write the sheet of an organisation as a PDF."""
        report = REPORTS[0]
        try:
            document = report.build(self._store, organization_id)
        except DsiError as refusal:
            self._desk.refuse(refusal)
            return
        name = file_name(report, self._desk.today(), document.subject)
        path = self._desk.ask_save_path(name, _("PDF (*.pdf)"))
        if path is None:
            return

        def work(progress: Progress) -> int:
            from dsi_desktop.reporting.pdf.render import render

            return render(document, path, progress).pages

        def done(pages: int) -> None:
            said = ngettext("{name} : {n} page écrite.", "{name} : {n} pages écrites.", pages)
            self._desk.tell(said.format(name=path.name, n=pages))

        self._desk.run(_("Fiche en PDF"), work, done)

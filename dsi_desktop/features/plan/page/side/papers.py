"""The files beside an element of the plan: pictures in small, everything else by its name."""

from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side.section import Section
from dsi_desktop.features.plan.presenter import papers
from dsi_desktop.features.plan.queries import PaperLine, paper_content
from dsi_desktop.formats.pictures import thumbnail
from dsi_desktop.kernel.errors import DsiError, FileProblem
from dsi_desktop.kernel.files import only_shows
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.sheet_parts import menu_button
from dsi_desktop.ui.widgets.texts import label

_SIDE = 260


class Documented(Protocol):
    """A sheet that shows files."""

    @property
    def id(self) -> str:
        """The record."""

    @property
    def papers(self) -> tuple[PaperLine, ...]:
        """Its files."""


D = TypeVar("D", bound=Documented)


class PapersSection(Section[D]):
    """Files are joined by the dialog or dropped here; a refused one does not stop the others."""

    def __init__(self, host: Plans, table: str) -> None:
        super().__init__(host, _("Pièces jointes"))
        self._table = table
        self._drawn: dict[tuple[str, int], QPixmap] = {}
        self.setAcceptDrops(True)

    def part(self, sheet: D) -> object:
        return sheet.papers

    def count(self, sheet: D) -> str:
        return str(len(sheet.papers)) if sheet.papers else ""

    def fill(self, sheet: D) -> None:
        for line in sheet.papers:
            self.body.addWidget(self._line(line))
        self.body.addWidget(self.hold(
            button(_("Joindre des fichiers…"), self.ask, icon_name="paperclip"), "join"))

    def ask(self) -> None:
        """Choose files and join them."""
        self.join(self.host.desk.ask_open_paths(_("Tous les fichiers (*)")))

    def join(self, paths: list[Path]) -> None:
        """Join files one by one, each said or refused in words."""
        for path in paths:
            try:
                question = papers.heavy_question(path.name, path.stat().st_size)
                if question and not self.host.desk.confirm(question, _("Joindre")):
                    continue
                said = papers.join(self.host.store, self._table, self.record_id, path.name,
                                   papers.content_of(path))  # fmt: skip
            except DsiError as refusal:
                self.host.desk.refuse(refusal)
            except OSError as error:
                self.host.desk.refuse(FileProblem(
                    _("{name} ne se lit pas : {why}").format(name=path.name, why=error.strerror)))
            else:
                self.host.desk.tell(said)
        self.host.renew()

    def open(self, line: PaperLine) -> None:
        """Open a copy of a file in the program of this computer that shows it.

        What could run, received from elsewhere, is only ever saved where the person says.
        """
        if not only_shows(line.name):
            said = _("{name} pourrait agir sur l’ordinateur : il ne s’ouvre pas d’ici. "
                     "Enregistrez-en une copie si vous savez d’où il vient.")
            self.host.desk.refuse(DsiError(said.format(name=line.name)))
            return
        folder = Path(mkdtemp(prefix="dsi-"))
        if self._write_copy(line, folder / Path(line.name).name):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder / Path(line.name).name)))

    def save(self, line: PaperLine) -> None:
        """Write a copy of a file where the person says."""
        path = self.host.desk.ask_save_path(line.name, _("Tous les fichiers (*)"))
        if path is not None and self._write_copy(line, path):
            self.host.desk.tell(_("{name} est enregistré.").format(name=path.name))

    def turn(self, line: PaperLine) -> None:
        """Turn a picture by a quarter; its bytes stay."""
        self.write(lambda: directory.turn_picture(self.host.store, line.id, 1))

    def caption(self, line: PaperLine) -> None:
        """Ask what a file shows."""
        form = Form([TextField("caption", _("Légende"))])
        form.fill({"caption": line.caption})
        form_dialog.ask(
            self.host.widget, _("Légende de {name}").format(name=line.name), form,
            lambda values: directory.caption_document(
                self.host.store, line.id, str(values["caption"] or "")))
        self.host.renew()

    def remove(self, line: PaperLine) -> None:
        """Take a file away; Ctrl+Z brings it back."""
        if self.write(lambda: directory.remove_document(self.host.store, line.id)):
            self.host.desk.tell(_("{name} est retiré. Ctrl+Z le ramène.").format(name=line.name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.unfold()
        self.join([path for path in paths if path.is_file()])

    def _line(self, line: PaperLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        drawn = self._drawing(line)
        if drawn is not None:
            shown = label("")
            shown.setPixmap(drawn)
            shown.setAccessibleName(_("Image : {words}").format(words=line.caption or line.name))
            column.addWidget(shown)
        row = QHBoxLayout()
        row.setSpacing(2)
        record = Record(line.name, papers.paper_words(line), icon_name="paperclip")
        opener = RecordLine(record, partial(self.open, line) if line.here else None)
        row.addWidget(self.hold(opener, f"open:{line.id}"), 1)
        row.addWidget(self.hold(menu_button(
            "dots", _("Gestes sur {name}").format(name=line.name), self._gestures(line)),
            f"menu:{line.id}"))
        column.addLayout(row)
        return holder

    def _gestures(self, line: PaperLine) -> list[tuple[str, partial[None]]]:
        there = [
            (_("Ouvrir"), partial(self.open, line)),
            (_("Enregistrer une copie…"), partial(self.save, line)),
        ]
        turned = [(_("Tourner vers la droite"), partial(self.turn, line))]
        every = [
            (_("Légende…"), partial(self.caption, line)),
            (_("Retirer"), partial(self.remove, line)),
        ]
        return [*(there if line.here else []),
                *(turned if line.here and line.picture else []), *every]  # fmt: skip

    def _drawing(self, line: PaperLine) -> QPixmap | None:
        if not (line.picture and line.here):
            return None
        key = (line.sha256, line.rotation)
        if key not in self._drawn:
            content = paper_content(self.host.store, line.id)
            made = thumbnail(content, line.rotation, 2 * theme().px(_SIDE))
            small = QPixmap()
            if made is not None and small.loadFromData(made):
                side = theme().px(_SIDE)
                small = small.scaled(
                    side, side, Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation)
            self._drawn[key] = small
        found = self._drawn[key]
        return found if not found.isNull() else None

    def _write_copy(self, line: PaperLine, path: Path) -> bool:
        try:
            path.write_bytes(paper_content(self.host.store, line.id))
        except DsiError as refusal:
            self.host.desk.refuse(refusal)
        except OSError as error:
            self.host.desk.refuse(FileProblem(
                _("{name} ne s’écrit pas : {why}").format(name=path.name, why=error.strerror)))
        else:
            return True
        return False
